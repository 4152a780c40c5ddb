"""The made-up team as workbooks: one for today, and one for each week before it if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.demonstration.capacity_story import tell_capacity
from caseload_app.domain.demonstration.loop_story import tell_loop
from caseload_app.domain.demonstration.team import DemoTeam, make_world, team_as_at
from caseload_app.domain.records import Record
from caseload_app.errors import ExpectedError

FEWEST_CHILDREN, MOST_CHILDREN = 2, 10_000
FEWEST_WORKERS, MOST_WORKERS = 1, 2_000
MOST_WEEKS = 104


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """How large a team is wanted, from which seed, as at which day, with how many weeks before."""

    children: int
    workers: int
    seed: int
    today: date
    weeks: int = 0


def demonstration_records(request: DemoRequest) -> CaseRecords:
    """Give the records of a made-up team, as the store would hold them."""
    _check(request)
    world = make_world(request.children, request.workers, seed=request.seed, today=request.today)
    team, loop = tell_loop(world, request.seed)
    return CaseRecords(
        workers=team.workers,
        children=team.children,
        events=team.events,
        supervisions=team.supervisions,
        discussions=team.discussions,
        actions=team.actions,
        leave=team.leave,
        loop=loop,
        capacity=tell_capacity(team, request.today),
    )


def write_demonstration(request: DemoRequest, path: Path) -> list[Path]:
    """Write the made-up team to workbooks, the oldest week first; `path` itself is today's.

    Those of earlier weeks have their date before the suffix: `OUT-2026-11-16.xlsx`.
    """
    from caseload_app.exchange.writing.workbook_writer import write_records

    _check(request)
    world = make_world(request.children, request.workers, seed=request.seed, today=request.today)
    written = []
    for weeks_ago in range(request.weeks, -1, -1):
        on = request.today - timedelta(weeks=weeks_ago)
        target = path.with_stem(f"{path.stem}-{on.isoformat()}") if weeks_ago else path
        write_records(target, _by_sheet(team_as_at(world, on)), as_at=on)
        written.append(target)
    return written


def _by_sheet(team: DemoTeam) -> dict[str, Sequence[Record]]:
    return {
        "Workers": team.workers,
        "Children": team.children,
        "Events": team.events,
        "Supervisions": team.supervisions,
        "Case discussions": team.discussions,
        "Actions": team.actions,
        "Leave": team.leave,
    }


def _check(request: DemoRequest) -> None:
    limits = (
        ("children", request.children, FEWEST_CHILDREN, MOST_CHILDREN),
        ("workers", request.workers, FEWEST_WORKERS, MOST_WORKERS),
        ("weeks before today", request.weeks, 0, MOST_WEEKS),
    )
    for what, number, fewest, most in limits:
        if not fewest <= number <= most:
            raise ExpectedError(
                f"A made-up team cannot have {number:,} {what}.",
                f"Choose a number from {fewest:,} to {most:,}.",
            )
