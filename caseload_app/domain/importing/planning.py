"""Plan an import: what the claims of the files would change in the store, row by row.

Nothing is written here. The same files planned twice, the second time against what the first
would have made, give no change at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.child_ids import settle_child_ids
from caseload_app.domain.importing.claims import (
    ByPlan,
    ChildClaim,
    RowClaim,
    RowProblem,
    SheetClaims,
    Source,
)
from caseload_app.domain.importing.import_counts import Weighed, differing, sheet_report
from caseload_app.domain.importing.import_plan import Blanked, ImportPlan
from caseload_app.domain.importing.import_records import (
    NAMES_A_WORKER,
    RecordBook,
    RecordId,
    WorkerNames,
    most_common,
    record_id,
)
from caseload_app.domain.importing.keeping import HandMade, KnownBefore, keep_typed
from caseload_app.domain.importing.known_records import known_records
from caseload_app.domain.importing.plan_events import kind_by_plan
from caseload_app.domain.importing.setting_claims import SettingClaims
from caseload_app.domain.importing.settling import settle_child
from caseload_app.domain.records import (
    CaseEvent,
    Child,
    ChildFact,
    Plan,
    Record,
    RecordChange,
    Worker,
)

_CLEARED_WHEN_BLANK = frozenset({"worker", "team", "closed_on"})
_NAMES_ALL = ("tracker", "annex_a_6", "ssd_cin_episodes", "ssd_involvements")
"""The lists that name every child with an open case."""
_NO_SUCH_CHILD = (
    "No child with this ID is in the file or known already. "
    "Correct the ID, or add the child to the Children sheet."
)

__all__ = ["ImportPlan", "plan_import"]


def plan_import(
    sheets: Sequence[SheetClaims],
    existing: CaseRecords,
    today: date,
    known: KnownBefore | None = None,
    row_done: Callable[[], None] | None = None,
) -> ImportPlan:
    """Weigh the claims of all sheets together against what is known, and was decided before.

    `row_done` is called twice for every row or so, and may raise to end the work.
    """
    settled, notes = settle_child_ids(sheets, existing.children)
    planning = _Planning(settled, existing, today, known or KnownBefore())
    planning.row_done = row_done or planning.row_done
    planning.notes[0] += notes
    planning.settle_children()
    planning.take_records()
    planning.take_settings()
    planning.add_workers()
    return planning.finish()


def _nothing() -> None:
    """Stand for a hook that nobody wants."""


class _Planning:
    """The state of one planning run, in the order of `plan_import`."""

    def __init__(
        self,
        sheets: Sequence[SheetClaims],
        existing: CaseRecords,
        today: date,
        known: KnownBefore,
    ) -> None:
        self.known = known
        self.row_done: Callable[[], None] = _nothing
        self.hand_made: list[HandMade] = []
        self.blanked: list[Blanked] = []
        self.sheets = sheets
        self.existing = existing
        self.today = today
        self.before = {child.child_id: child for child in existing.children}
        self.after: dict[str, Child] = {}
        self.differing: dict[str, dict[str, object]] = {}
        self.names = WorkerNames(
            [*(worker.name for worker in existing.workers), *_listed_workers(sheets)],
            known.people,
        )
        self.teams = WorkerNames(
            [*(one.team for one in existing.workers), *(one.team for one in existing.children)],
            known.teams,
        )
        self.book = RecordBook(known_records(existing))
        self.settings = SettingClaims(known.settings, known.book, self.names.settle)
        self.notes: dict[int, list[str]] = defaultdict(list)
        self.taken: dict[tuple[int, int], list[RecordId]] = {}
        self.rejected: dict[tuple[int, int], RowProblem] = {}

    def settle_children(self) -> None:
        claims: dict[str, list[ChildClaim]] = defaultdict(list)
        told_by: dict[str, int] = {}
        for number, sheet in enumerate(self.sheets):
            for row in sheet.rows:
                if row.child is not None:
                    claims[row.child.child_id].append(row.child)
                    told_by[row.child.child_id] = number
        lists = frozenset(claim.source for told in claims.values() for claim in told)
        for child_id, told in claims.items():
            self.row_done()
            before = self.before.get(child_id)
            settled = settle_child(told, before, lists, self.today)
            if settled is None:
                continue
            child = settled.child
            worker, team = self.names.settle(child.worker), self.teams.settle(child.team)
            if (worker, team) != (child.worker, child.team):
                child = replace(child, worker=worker, team=team)
            if before is not None:
                child = self._kept(before, child)
                self.blanked += _blanked(told, before, self.known)
            self.after[child_id] = child
            self.differing[child_id] = differing(before, child)
            self.notes[told_by[child_id]] += settled.notes

    def _kept(self, before: Child, child: Child) -> Child:
        """Put corrections made by hand back where they stand."""
        typed = self.known.typed.get(record_id(before))
        if not typed:
            return child
        kept, found = keep_typed(before, child, typed)
        self.hand_made += found
        return kept if isinstance(kept, Child) else child

    def take_records(self) -> None:
        """Take the records of all rows, those of the most specific lists last."""
        rows = sorted(
            (
                (_weight(sheet, row), number, place, row)
                for number, sheet in enumerate(self.sheets)
                for place, row in enumerate(sheet.rows)
                if row.rejected is None
            ),
            key=lambda entry: entry[:3],
        )
        ready: list[tuple[int, int, RowClaim, list[Record]]] = []
        for _, number, place, row in rows:
            self.row_done()
            problem = self._problem_of(row)
            if problem is not None:
                self.rejected[number, place] = problem
                continue
            records = [*row.records, *self._by_plan(row)] if row.by_plan else list(row.records)
            if row.child is not None and row.child.child_id not in self.after:
                records = []
            if row.child is None:
                records = [self._in_one_spelling(record) for record in records]
            for record in records:
                if not isinstance(record, ChildFact):
                    self.book.expect(record, latest_discussion=row.child is not None)
            ready.append((number, place, row, records))
        for number, place, row, records in ready:
            self.row_done()
            is_latest = row.child is not None
            self.taken[number, place] = [
                self.book.take(each, row.assumed, latest_discussion=is_latest) for each in records
            ]
            self.notes[number] += self.book.notes()

    def take_settings(self) -> None:
        for at, taken in self.settings.take_sheets(self.sheets, self._stranger):
            if isinstance(taken, RowProblem):
                self.rejected[at] = taken
            else:
                self.taken[at] = [taken]

    def add_workers(self) -> None:
        """Make sure that everybody who holds a child or is named by a session is a worker.

        A worker without a team gets the one that most of their children are with.
        """
        teams: dict[str, Counter[str]] = defaultdict(Counter)
        for child in self.after.values():
            if child.worker and child.closed_on is None:
                teams[child.worker][child.team] += 1
            elif child.worker:
                teams[child.worker][""] += 0
        named = {self.names.settle(name): None for name in _workers_of_records(self.sheets)}
        for name in [*teams, *(name for name in named if name not in teams)]:
            counts = {team: count for team, count in teams[name].items() if team}
            worker = self.book.worker(name)
            if worker is None or (not worker.team and counts):
                self.book.take(Worker(name, team=most_common(counts)))

    def finish(self) -> ImportPlan:
        changed = dict(self._kept_changes())
        children = [
            RecordChange(self.before.get(child_id), child)
            for child_id, child in self.after.items()
            if self.differing[child_id] or child_id not in self.before
        ]
        weighed = Weighed(
            self.before,
            self.after,
            self.differing,
            {"worker": self.names, "team": self.teams},
            changed.keys() | self.settings.changed.keys(),
            frozenset(
                one
                for one in (*changed, *self.settings.changed)
                if self.book.is_known(one) or self.settings.is_known(one)
            ),
        )
        reports = tuple(
            sheet_report(
                weighed,
                sheet,
                [self.taken.get((number, place), ()) for place in range(len(sheet.rows))],
                {place: one for (at, place), one in self.rejected.items() if at == number},
                self.notes[number],
            )
            for number, sheet in enumerate(self.sheets)
        )
        return ImportPlan(
            (*children, *changed.values()),
            reports,
            _vanished(self.sheets, self.existing.children, self.after),
            tuple(self.hand_made),
            tuple(self.blanked),
            tuple(self.book.went_back),
            Counter(child.team for child in self.after.values() if child.closed_on is None),
            tuple(self.settings.changed.values()),
        )

    def _kept_changes(self) -> Iterator[tuple[RecordId, RecordChange]]:
        """Leave out what somebody removed by hand, and what a correction stands against."""
        for record_of, change in self.book.changes():
            before, after = change.before, change.after
            if before is None and after is not None and record_of in self.known.removed:
                self.hand_made.append(HandMade("", "removed", "added", None, after))
                continue
            typed = self.known.typed.get(record_of)
            if typed and before is not None and after is not None:
                after, found = keep_typed(before, after, typed)
                self.hand_made += found
                if after == before:
                    continue
                yield record_of, RecordChange(before, after)
            else:
                yield record_of, change

    def _in_one_spelling(self, record: Record) -> Record:
        named = self.names.in_record(record)
        if isinstance(named, Worker) and named.team:
            team = self.teams.settle(named.team)
            return named if team == named.team else replace(named, team=team)
        return named

    def _problem_of(self, row: RowClaim) -> RowProblem | None:
        """Tell why a row cannot stand: no such child, or a visit of no known plan."""
        main = row.main
        if main is None or row.child is not None:
            return None
        child_id = getattr(main, "child_id", "")
        stranger = self._stranger(row, child_id)
        if stranger is not None:
            return stranger
        if isinstance(main, CaseEvent) and row.by_plan and not list(self._by_plan(row)):
            return RowProblem(
                row.row,
                *row.id_cell,
                main.kind,
                "Which kind of visit or review this is cannot be told, for the child's plan has "
                "none. Write it in full, for example CIN visit.",
            )
        return None

    def _stranger(self, row: RowClaim, child_id: str) -> RowProblem | None:
        known = not child_id or self._child(child_id) is not None
        return None if known else RowProblem(row.row, *row.id_cell, child_id, _NO_SUCH_CHILD)

    def _child(self, child_id: str) -> Child | None:
        return self.after.get(child_id) or self.before.get(child_id)

    def _by_plan(self, row: RowClaim) -> Iterable[Record]:
        """Turn `last visit` and the like into the event of the child's plan, else into a fact."""
        child_id = row.child.child_id if row.child else getattr(row.main, "child_id", "")
        child = self._child(child_id)
        for event in row.by_plan:
            kind = kind_by_plan(event, child.plan if child is not None else Plan.OTHER)
            if kind is not None:
                yield CaseEvent(
                    child_id, kind, event.on, event.outcome, event.note, event.latest_only
                )
            elif event.latest_only and event.what is not ByPlan.SEEN:
                yield ChildFact(child_id, f"Last {event.what}", event.on.isoformat())


def _vanished(
    sheets: Sequence[SheetClaims], children: Iterable[Child], after: Collection[str]
) -> tuple[str, ...]:
    lists_all = any(sheet.rows and sheet.recognised_as in _NAMES_ALL for sheet in sheets)
    if not lists_all:
        return ()
    return tuple(
        child.child_id
        for child in children
        if child.closed_on is None and child.child_id not in after
    )


def _listed_workers(sheets: Sequence[SheetClaims]) -> Iterable[str]:
    for sheet in sheets:
        if sheet.recognised_as == "workers":
            for row in sheet.rows:
                if isinstance(row.main, Worker):
                    yield row.main.name


def _blanked(told: Sequence[ChildClaim], before: Child, known: KnownBefore) -> Iterator[Blanked]:
    """Note what a list that has the column no longer says, and nobody typed by hand."""
    lost = {
        field
        for claim in told
        for field in claim.blank
        if field not in _CLEARED_WHEN_BLANK and getattr(before, field) not in ("", None)
    }
    typed = known.typed.get(record_id(before), {}) if lost else {}
    for field in sorted(lost - typed.keys()):
        if not any(field in claim.values for claim in told):
            yield Blanked(before.child_id, field, getattr(before, field))


def _workers_of_records(sheets: Sequence[SheetClaims]) -> Iterable[str]:
    for sheet in sheets:
        for row in sheet.rows:
            if isinstance(row.main, NAMES_A_WORKER):
                yield row.main.worker


def _weight(sheet: SheetClaims, row: RowClaim) -> tuple[int, int]:
    """Order rows so that the most specific list, and of its rows the newest, has the last word."""
    if row.child is None:
        return (len(Source), 0)
    dated = row.child.dated
    return (-int(row.child.source), dated.toordinal() if dated is not None else 0)
