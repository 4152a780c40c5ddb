"""Whether a file is complete: its rows of each team against those of the last import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.difference import TeamRows
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import Child
from caseload_app.domain.wording import counted

_DOUBTFUL_SHARE = 0.25
_DOUBTFUL_ROWS = 3


def rows_by_team(
    plan: ImportPlan, existing: CaseRecords, last: Mapping[str, int] | None
) -> tuple[TeamRows, ...]:
    """Set each team's open children in the files beside those of the last import.

    Without a record of the last one, the open children known here stand for it. Lists that
    name no children have no teams.
    """
    if not plan.rows_by_team:
        return ()
    before = last
    if before is None:
        before = Counter(child.team for child in existing.children if child.closed_on is None)
    teams = sorted({*before, *plan.rows_by_team})
    return tuple(
        TeamRows(
            team,
            before.get(team, 0),
            plan.rows_by_team.get(team, 0),
            _is_doubtful(before.get(team, 0), plan.rows_by_team.get(team, 0)),
        )
        for team in teams
    )


def doubts_about(
    plan: ImportPlan, teams: Iterable[TeamRows], children: Iterable[Child]
) -> tuple[str, ...]:
    """Say why a file may not be complete; nothing where every team has about as many rows."""
    found = [_doubt(team) for team in teams if team.is_doubtful]
    known = sum(child.closed_on is None for child in children)
    if plan.vanished and _is_doubtful(known, known - len(plan.vanished)):
        found.append(
            f"{counted(len(plan.vanished), 'open child', 'open children')} of {known:,} known "
            "here are not in the file."
        )
    return tuple(found)


def _is_doubtful(before: int, now: int) -> bool:
    lost = before - now
    return lost >= _DOUBTFUL_ROWS and lost >= _DOUBTFUL_SHARE * before


def _doubt(team: TeamRows) -> str:
    name = team.team or "Children without a team"
    if not team.now:
        return f"{name}: {counted(team.before, 'child', 'children')} last time, none in this file."
    return (
        f"{name}: {counted(team.before, 'child', 'children')} last time, {team.now:,} in this file."
    )
