"""The optional points table: what a child counts for and why, every sum laid open.

A table is a list of rows that a manager can read and change. Each save is a new version with
its day, so what a past week counted is worked out by the table of that week for ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from caseload_app.domain.capacity.kept import PointsVersion
from caseload_app.domain.capacity.limits import cut_to, share_of
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan, Worker
from caseload_app.domain.supervision.oversight import is_in_court
from caseload_app.domain.wording import in_sentence

WHOLE = 100


class RowKind(StrEnum):
    """What a row of the table is about."""

    CAPACITY = "capacity"
    STABLE = "stable"
    PLAN = "plan"
    STAGE = "stage"
    COURT = "court"
    SIBLINGS = "siblings"
    TRAVEL = "travel"
    DUTY = "duty"


@dataclass(frozen=True, slots=True)
class PointsRow:
    """One row: `match` says whom it concerns, `days` how long a stage lasts.

    For brothers and sisters `points` is the share, in per cent, that each further child of the
    family with the same worker counts; for `capacity` it is what a full-time worker can carry.
    """

    kind: RowKind
    match: str = ""
    points: int = 0
    days: int | None = None


@dataclass(frozen=True, slots=True)
class PointsTable:
    """A table by its name, with its rows in the order they were written."""

    name: str = ""
    rows: tuple[PointsRow, ...] = ()

    def of_kind(self, kind: RowKind) -> tuple[PointsRow, ...]:
        """Give the rows of one kind."""
        return tuple(row for row in self.rows if row.kind is kind)

    def points_of(self, kind: RowKind, otherwise: int) -> int:
        """Give the points of the one row of a kind."""
        return next((row.points for row in self.of_kind(kind)), otherwise)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One part of a sum: what for, and how many points."""

    words: str
    points: float


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of points with its parts."""

    lines: tuple[ScoreLine, ...] = ()

    @property
    def total(self) -> float:
        """Add the parts up."""
        return round(sum(line.points for line in self.lines), 2)

    @property
    def words(self) -> str:
        """Lay the sum open: `11: child protection 7, in court 4`."""
        parts = ", ".join(f"{line.words} {line.points:g}" for line in self.lines)
        return f"{self.total:g}: {parts}" if parts else f"{self.total:g}"


@dataclass(frozen=True, slots=True)
class WorkerScore:
    """A worker's points: what each child counts, what stands beside, and what can be carried."""

    children: Mapping[str, Score]
    beside: Score
    capacity: int | None

    @property
    def total(self) -> float:
        """Add up the children and what stands beside them."""
        return round(sum(one.total for one in self.children.values()) + self.beside.total, 2)

    @property
    def words(self) -> str:
        """Lay the sum open: `52: 5 children 37, fixed part 15`."""
        held = sum(one.total for one in self.children.values())
        child = "child" if len(self.children) == 1 else "children"
        parts = [f"{len(self.children)} {child} {held:g}"]
        parts += [f"{line.words} {line.points:g}" for line in self.beside.lines]
        of = f" of {self.capacity}" if self.capacity is not None else ""
        return f"{self.total:g}{of}: {', '.join(parts)}"


def table_of(version: PointsVersion) -> PointsTable:
    """Read a version's table; a row that cannot be read is left out."""
    return replace(from_plain(PointsTable, json.loads(version.content)), name=version.name)


def content_of(table: PointsTable) -> str:
    """Write a table as a version keeps it."""
    return json.dumps(to_plain(table), ensure_ascii=False)


def table_problems(table: PointsTable) -> tuple[str, ...]:
    """Say in sentences what in a table cannot stand."""
    found = []
    if not table.name.strip():
        found.append("The table has no name.")
    if any(row.points < 0 for row in table.rows):
        found.append("Points cannot be below nought.")
    if any(row.points > WHOLE for row in table.of_kind(RowKind.SIBLINGS)):
        found.append("A brother or sister counts at most 100 per cent.")
    plans = {plan.value for plan in PLAN_PRECEDENCE}
    strange = [
        row.match
        for kind in (RowKind.PLAN, RowKind.STAGE)
        for row in table.of_kind(kind)
        if row.match not in plans
    ]
    found += [f"'{one}' is no plan; use one of {', '.join(sorted(plans))}." for one in strange]
    if any(row.days is None or row.days < 1 for row in table.of_kind(RowKind.STAGE)):
        found.append("A stage needs the number of days it lasts.")
    keys = [(row.kind, row.match.casefold()) for row in table.rows]
    found += [
        f"There are two rows for {match or kind}."
        for kind, match in sorted(set(keys))
        if keys.count((kind, match)) > 1
    ]
    return tuple(found)


def score_child(casebook: Casebook, child: Child, table: PointsTable) -> Score:
    """Add up one child alone, without regard to brothers and sisters."""
    plan = casebook.plan(child)
    lines = [
        ScoreLine(_PLAN_WORDS[plan], row.points)
        for row in table.of_kind(RowKind.PLAN)
        if row.match == plan
    ]
    started = child.plan_started_on
    lines += [
        ScoreLine(f"first {row.days} days of the plan", row.points)
        for row in table.of_kind(RowKind.STAGE)
        if row.match == plan
        and started is not None
        and started <= casebook.today < started + timedelta(days=row.days or 0)
    ]
    court = is_in_court(casebook, child.child_id) if table.of_kind(RowKind.COURT) else ""
    lines += [
        ScoreLine(in_sentence(row.match), row.points)
        for row in table.of_kind(RowKind.COURT)
        if court.startswith(row.match)
    ]
    flags = child.flags.casefold()
    lines += [
        ScoreLine(in_sentence(row.match), row.points)
        for row in table.of_kind(RowKind.TRAVEL)
        if row.match and row.match.casefold() in flags
    ]
    return Score(tuple(lines))


def score_worker(
    casebook: Casebook, worker: Worker, children: Iterable[Child], table: PointsTable
) -> WorkerScore:
    """Add up a worker: the children, the fixed part, and the duties that run on the day."""
    alone = {child.child_id: (child, score_child(casebook, child, table)) for child in children}
    scores = {child_id: score for child_id, (_, score) in alone.items()}
    share = table.points_of(RowKind.SIBLINGS, WHOLE)
    if share < WHOLE:
        _take_families(scores, [child for child, _ in alone.values()], share)
    capacity = None
    full = table.points_of(RowKind.CAPACITY, 0)
    if full and worker.fte:
        percent = share_of(worker, casebook.capacity, casebook.today)
        capacity = cut_to(full, worker.fte, percent)
    return WorkerScore(scores, _beside(casebook, worker, table), capacity)


def points_words(casebook: Casebook, worker: str) -> str:
    """Lay a worker's points open against what they can carry; empty while none are used."""
    version = casebook.capacity.points_on(casebook.today)
    if version is None:
        return ""
    children = casebook.held_by(worker)
    return score_worker(casebook, casebook.workers[worker], children, table_of(version)).words


def _take_families(scores: dict[str, Score], children: Sequence[Child], share: int) -> None:
    """Let the child who counts most count in full, and each brother or sister by the share."""
    families: dict[str, list[str]] = {}
    for child in children:
        if child.family_id:
            families.setdefault(child.family_id, []).append(child.child_id)
    for members in families.values():
        first, *others = sorted(members, key=lambda one: (-scores[one].total, one))
        for child_id in others:
            whole = scores[child_id]
            less = round(-whole.total * (WHOLE - share) / WHOLE, 2)
            line = ScoreLine(f"brother or sister of {first}, at {share} %", less)
            scores[child_id] = Score((*whole.lines, line))


def _beside(casebook: Casebook, worker: Worker, table: PointsTable) -> Score:
    lines = [
        ScoreLine(in_sentence(row.match) or "fixed part", row.points)
        for row in table.of_kind(RowKind.STABLE)
    ]
    for one in casebook.capacity.reductions_of(worker.name, casebook.today):
        kind = one.kind.casefold()
        listed = [row for row in table.of_kind(RowKind.DUTY) if row.match.casefold() in kind]
        points = one.points or (listed[0].points if listed else 0)
        if points:
            lines.append(ScoreLine(in_sentence(one.kind), points))
    return Score(tuple(lines))


_PLAN_WORDS = {
    Plan.CLA: "looked after",
    Plan.CP: "child protection",
    Plan.CIN: "child in need",
    Plan.ASSESSMENT: "assessment",
    Plan.CARE_LEAVER: "care leaver",
    Plan.OTHER: "other plan",
}
