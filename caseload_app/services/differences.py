"""The difference an import makes: worked out before it is written, and readable ever after."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from caseload_app.domain.audit import ImportRecord, JsonValue
from caseload_app.domain.importing.accepting import accept
from caseload_app.domain.importing.comparing import import_difference
from caseload_app.domain.importing.difference import (
    DifferenceGroup,
    DifferenceRow,
    GroupId,
    ImportDifference,
    TeamRows,
)
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.late_and_met import LastSeen
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.services.casebooks import read_records
from caseload_app.services.collecting import collection_paused
from caseload_app.services.import_history import LEFT
from caseload_app.services.import_moves import MOST_KEPT, Answer, kept_moves, moves_answer
from caseload_app.services.import_values import ImportPreview
from caseload_app.services.session import Session
from caseload_app.store.imports import read_imports, read_latest_import
from caseload_app.store.read import read_workers

DIFFERENCE, TEAMS, MOVES = "difference", "rows_by_team", "moves"
MOST_ROWS_KEPT = 500
"""As many rows of each group are kept for later; how many there were is kept as well."""


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """One group of a past import: its first rows, and how many there were in all."""

    group: DifferenceGroup
    number: int


@dataclass(frozen=True, slots=True)
class KeptDifference:
    """What one past import changed, as its difference page showed it."""

    import_id: int
    at: datetime
    as_of: date
    files: tuple[str, ...]
    groups: tuple[KeptGroup, ...]
    teams: tuple[TeamRows, ...]
    doubts: tuple[str, ...]
    moves: Answer = field(default_factory=lambda: moves_answer(()))


def difference_of(
    session: Session, prepared: ImportPreview, book: RuleBook | None = None
) -> ImportDifference:
    """Work out what a preview would change; with the rules also what is newly late or met."""
    latest = read_latest_import(session.database)
    last = LastSeen(
        latest.as_of if latest is not None else None,
        _rows_by_team(latest) if latest is not None else None,
        book,
    )
    with collection_paused():
        records = prepared.weighed_against or read_records(session)
        return import_difference(prepared.plan, records, prepared.as_of, last)


def restricted(
    session: Session,
    prepared: ImportPreview,
    difference: ImportDifference,
    accepted: Collection[str],
) -> ImportPreview:
    """Give the preview with only the accepted rows of its difference, ready to be applied."""
    workers = {worker.name for worker in read_workers(session.database)}
    plan = accept(prepared.plan, difference, accepted, workers)
    return replace(prepared, plan=plan)


def only_accepted(difference: ImportDifference, accepted: Collection[str]) -> ImportDifference:
    """Give what is told and the rows that were accepted: the page as it is kept for later."""
    groups = (
        replace(
            group,
            rows=tuple(row for row in group.rows if not row.can_choose or row.id in accepted),
        )
        for group in difference.groups
        if group.id is not GroupId.HAND_MADE
    )
    hand_made = (group for group in difference.groups if group.id is GroupId.HAND_MADE)
    kept = sorted([*groups, *hand_made], key=lambda group: list(GroupId).index(group.id))
    left = {row.child_id for row in difference.rows() if row.can_choose and row.id not in accepted}
    return replace(
        difference,
        groups=tuple(group for group in kept if group.rows),
        # What a child's dates do was worked out for all of its rows together.
        moves=tuple(move for move in difference.moves if move.child_id not in left),
    )


def difference_value(difference: ImportDifference, plan: ImportPlan) -> dict[str, JsonValue]:
    """Give what the list of imports keeps of a difference."""
    return {
        DIFFERENCE: {
            "groups": [_group_value(group) for group in difference.groups],
            "teams": [[one.team, one.before, one.now, one.is_doubtful] for one in difference.teams],
            "doubts": list(difference.doubts),
        },
        MOVES: moves_answer(difference.moves, MOST_KEPT),
        TEAMS: dict(plan.rows_by_team),
        LEFT: plan.left,
    }


def latest_difference(session: Session) -> KeptDifference | None:
    """Give what the latest import that still stands changed; None where there was none."""
    latest = read_latest_import(session.database)
    return _kept(latest) if latest is not None else None


def past_difference(session: Session, import_id: int) -> KeptDifference | None:
    """Give what one past import changed; None where it was made before these were kept."""
    found = (one for one in read_imports(session.database) if one.import_id == import_id)
    listed = next(found, None)
    return _kept(listed) if listed is not None else None


def kept_answer(kept: KeptDifference | None) -> dict[str, JsonValue]:
    """Give a past difference in the shape that other programs read."""
    if kept is None:
        return {"import": None, "groups": [], "teams": [], "doubts": [], **moves_answer(())}
    return {
        "import": {
            "id": kept.import_id,
            "at": kept.at.isoformat(),
            "as_of": kept.as_of.isoformat(),
            "files": list(kept.files),
        },
        "groups": [
            {
                "id": str(one.group.id),
                "title": one.group.title,
                "meaning": one.group.meaning,
                "number": one.number,
                "rows": [_row_answer(row) for row in one.group.rows],
            }
            for one in kept.groups
        ],
        "teams": [
            {
                "team": one.team,
                "before": one.before,
                "now": one.now,
                "doubtful": one.is_doubtful,
            }
            for one in kept.teams
        ],
        "doubts": list(kept.doubts),
        **kept.moves,
    }


def _row_answer(row: DifferenceRow) -> JsonValue:
    return {
        "child_id": row.child_id or None,
        "worker": row.worker or None,
        "team": row.team or None,
        "before": row.before or None,
        "after": row.after or None,
        "sentence": row.sentence,
    }


def _group_value(group: DifferenceGroup) -> JsonValue:
    rows = group.rows[:MOST_ROWS_KEPT]
    return {
        "id": str(group.id),
        "number": len(group.rows),
        "rows": [
            [row.id, row.sentence, row.child_id, row.worker, row.team, row.before, row.after]
            for row in rows
        ],
    }


def _kept(listed: ImportRecord) -> KeptDifference | None:
    sheets = listed.sheets if isinstance(listed.sheets, dict) else {}
    value = sheets.get(DIFFERENCE)
    if not isinstance(value, dict):
        return None
    doubts, teams = value.get("doubts"), value.get("teams")
    return KeptDifference(
        listed.import_id,
        listed.at,
        listed.as_of,
        tuple(_file_names(listed.files)),
        tuple(_groups(value.get("groups"))),
        tuple(_teams(teams)),
        tuple(map(str, doubts)) if isinstance(doubts, list) else (),
        kept_moves(sheets.get(MOVES)),
    )


def _file_names(value: JsonValue) -> Iterator[str]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield str(entry.get("name", ""))


def _groups(value: JsonValue) -> Iterator[KeptGroup]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict) and entry.get("id") in set(GroupId):
            rows, number = entry.get("rows"), entry.get("number")
            read = tuple(_rows(rows))
            group = DifferenceGroup(GroupId(str(entry["id"])), read)
            yield KeptGroup(group, number if isinstance(number, int) else len(read))


def _rows(value: JsonValue) -> Iterator[DifferenceRow]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, list) and len(entry) == 7:
            place, sentence, child_id, worker, team, before, after = map(str, entry)
            yield DifferenceRow(place, sentence, child_id, worker, team, before, after)


def _teams(value: JsonValue) -> Iterator[TeamRows]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, list) and len(entry) == 4:
            team, before, now, is_doubtful = entry
            yield TeamRows(str(team), int(str(before)), int(str(now)), bool(is_doubtful))


def _rows_by_team(listed: ImportRecord) -> dict[str, int] | None:
    value = listed.sheets.get(TEAMS) if isinstance(listed.sheets, dict) else None
    if not isinstance(value, dict) or not value:
        return None
    return {team: number for team, number in value.items() if isinstance(number, int)}
