"""The rows of the points table, of its versions, and of what it counts, every sum laid open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.capacity.kept import PointsVersion
from caseload_app.domain.capacity.points import PointsRow, PointsTable, RowKind, score_worker
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

KIND_WORDS = {
    RowKind.CAPACITY: "A full-time worker can carry",
    RowKind.STABLE: "Fixed part for everybody",
    RowKind.PLAN: "Plan",
    RowKind.STAGE: "First days of a plan",
    RowKind.COURT: "Court",
    RowKind.SIBLINGS: "Each further brother or sister, %",
    RowKind.TRAVEL: "Travel, a word of the flags",
    RowKind.DUTY: "Fixed duty, while it runs",
}


@dataclass(frozen=True, slots=True)
class CountRow:
    """What one worker or one child counts, with the whole sum in words."""

    key: str
    name: str
    points: float
    capacity: int | None
    words: str
    is_worker: bool


def count_rows(casebook: Casebook, table: PointsTable, worker: str = "") -> list[CountRow]:
    """Give what every worker counts by a table, or what each child of one worker counts."""
    if worker:
        known = casebook.workers.get(worker)
        children = casebook.held_by(worker)
        found = score_worker(casebook, known, children, table).children if known else {}
        return [
            CountRow(
                child.child_id,
                casebook.display_name(child),
                found[child.child_id].total,
                None,
                found[child.child_id].words,
                is_worker=False,
            )
            for child in children
            if child.child_id in found
        ]
    rows = []
    for one in sorted(casebook.workers.values(), key=lambda one: one.name.casefold()):
        children = casebook.held_by(one.name)
        if children or not casebook.has_left(one):
            score = score_worker(casebook, one, children, table)
            rows.append(
                CountRow(one.name, one.name, score.total, score.capacity, score.words, True)
            )
    return rows


def points_row_columns() -> tuple[Column[PointsRow], ...]:
    return (
        Column("kind", "What", lambda row: KIND_WORDS[row.kind], width=26),
        Column("match", "Which", lambda row: row.match, width=18),
        Column(
            "days",
            "Days",
            lambda row: "" if row.days is None else str(row.days),
            lambda row: row.days,
            Align.RIGHT,
        ),
        Column(
            "points", "Points", lambda row: str(row.points), lambda row: row.points, Align.RIGHT
        ),
    )


def count_columns() -> tuple[Column[CountRow], ...]:
    return (
        Column("name", "Who", lambda row: row.name, width=18),
        Column(
            "points",
            "Points",
            lambda row: f"{row.points:g}",
            lambda row: row.points,
            Align.RIGHT,
        ),
        Column(
            "of",
            "Of",
            lambda row: "" if row.capacity is None else str(row.capacity),
            lambda row: row.capacity,
            Align.RIGHT,
            heading_tip="What somebody with these hours, at this stage, can carry today",
        ),
        Column("sum", "The sum", lambda row: row.words, tooltip=lambda row: row.words, width=60),
    )


def version_words(version: PointsVersion | None) -> str:
    """Say which table counts today; points are off until one is switched on."""
    if version is None:
        return "Points are not in use. Nobody has to use them: limits count children."
    return (
        f"In use: {version.name}, version {version.version}, from {day(version.from_on)} "
        f"({version.reason})."
    )


def version_choice(version: PointsVersion) -> str:
    """Name a version in a list."""
    state = "" if version.is_on else ", switched off"
    return f"Version {version.version}, {version.name}, from {day(version.from_on)}{state}"
