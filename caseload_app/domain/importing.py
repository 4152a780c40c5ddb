"""Plan an import: what the claims of the files would change in the store, row by row.

Nothing is written here. The same files planned twice, the second time against what the first
would have made, give no change at all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.claims import (
    ByPlan,
    ChildClaim,
    ClaimPart,
    RowClaim,
    RowProblem,
    SheetClaims,
    Source,
)
from caseload_app.domain.import_plan import ImportPlan, SheetReport
from caseload_app.domain.import_records import RecordBook, RecordId, WorkerNames, most_common
from caseload_app.domain.plan_events import kind_by_plan
from caseload_app.domain.records import (
    AgreedAction,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    Plan,
    Record,
    RecordChange,
    Supervision,
    Worker,
)
from caseload_app.domain.settling import settle_child

MOST_NOTES = 200
_NAMES_ALL = ("tracker", "annex_a_6", "ssd_cin_episodes", "ssd_involvements")
"""The lists that name every child with an open case."""

__all__ = ["ImportPlan", "SheetReport", "plan_import"]


def plan_import(sheets: Sequence[SheetClaims], existing: CaseRecords, today: date) -> ImportPlan:
    """Weigh the claims of all sheets together against what is known."""
    planning = _Planning(sheets, existing, today)
    planning.settle_children()
    planning.take_records()
    planning.add_workers()
    return planning.finish()


class _Planning:
    """The state of one planning run, in the order of `plan_import`."""

    def __init__(self, sheets: Sequence[SheetClaims], existing: CaseRecords, today: date) -> None:
        self.sheets = sheets
        self.existing = existing
        self.today = today
        self.before = {child.child_id: child for child in existing.children}
        self.after: dict[str, Child] = {}
        self.differing: dict[str, dict[str, object]] = {}
        self.names = WorkerNames(
            [*(worker.name for worker in existing.workers), *_listed_workers(sheets)]
        )
        self.book = RecordBook(
            [
                *existing.workers,
                *existing.events,
                *existing.facts,
                *existing.supervisions,
                *existing.discussions,
                *existing.actions,
                *existing.leave,
            ]
        )
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
            before = self.before.get(child_id)
            settled = settle_child(told, before, lists, self.today)
            if settled is None:
                continue
            child = settled.child
            worker = self.names.settle(child.worker)
            if worker != child.worker:
                child = replace(child, worker=worker)
            self.after[child_id] = child
            self.differing[child_id] = _differing(before, child)
            self.notes[told_by[child_id]] += settled.notes

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
            problem = self._problem_of(row)
            if problem is not None:
                self.rejected[number, place] = problem
                continue
            records = [*row.records, *self._by_plan(row)] if row.by_plan else list(row.records)
            if row.child is not None and row.child.child_id not in self.after:
                records = []
            if row.child is None:
                records = [self.names.in_record(record) for record in records]
            for record in records:
                if not isinstance(record, ChildFact):
                    self.book.expect(record, latest_discussion=row.child is not None)
            ready.append((number, place, row, records))
        for number, place, row, records in ready:
            is_latest = row.child is not None
            self.taken[number, place] = [
                self.book.take(each, row.assumed, latest_discussion=is_latest) for each in records
            ]
            self.notes[number] += self.book.notes()

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
        changed = dict(self.book.changes())
        children = [
            RecordChange(self.before.get(child_id), child)
            for child_id, child in self.after.items()
            if self.differing[child_id] or child_id not in self.before
        ]
        reports = tuple(
            self._report(number, sheet, changed) for number, sheet in enumerate(self.sheets)
        )
        changes = (*children, *changed.values())
        return ImportPlan(changes, reports, self._vanished())

    def _problem_of(self, row: RowClaim) -> RowProblem | None:
        """Tell why a row cannot stand: no such child, or a visit of no known plan."""
        main = row.main
        if main is None or row.child is not None:
            return None
        child_id = getattr(main, "child_id", "")
        if child_id and self._child(child_id) is None:
            return RowProblem(
                row.row,
                *row.id_cell,
                child_id,
                "No child with this ID is in the file or known already. "
                "Correct the ID, or add the child to the Children sheet.",
            )
        if isinstance(main, CaseEvent) and row.by_plan and not list(self._by_plan(row)):
            return RowProblem(
                row.row,
                *row.id_cell,
                main.kind,
                "Which kind of visit or review this is cannot be told, for the child's plan has "
                "none. Write it in full, for example CIN visit.",
            )
        return None

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

    def _report(
        self, number: int, sheet: SheetClaims, changed: Mapping[RecordId, RecordChange]
    ) -> SheetReport:
        counts: Counter[str] = Counter()
        rejected: list[RowProblem] = []
        problems: list[RowProblem] = []
        for place, row in enumerate(sheet.rows):
            problem = row.rejected or self.rejected.get((number, place))
            if problem is not None:
                rejected.append(problem)
                continue
            problems += row.problems
            counts[self._outcome(row, self.taken[number, place], changed)] += 1
            counts["closed"] += self._closes(row)
        skipped = sheet.row_count if not sheet.rows else 0
        return SheetReport(
            sheet.file,
            sheet.name,
            sheet.recognised_as,
            sheet.header_row,
            sheet.row_count,
            counts["added"],
            counts["changed"],
            counts["unchanged"] + skipped,
            counts["closed"],
            tuple(rejected),
            tuple(problems),
            sheet.unmatched_headings,
            sheet.skipped_because,
            (*sheet.notes, *_first_few(self.notes[number])),
        )

    def _outcome(
        self, row: RowClaim, taken: Sequence[RecordId], changed: Mapping[RecordId, RecordChange]
    ) -> str:
        """Judge a row against what was known before: is its main record new, or anything else?"""
        claim = row.child
        if claim is not None and row.main is None:
            if claim.child_id not in self.after:
                return "unchanged"
            if claim.child_id not in self.before:
                return "added"
        elif taken and taken[0] in changed and not self.book.is_known(taken[0]):
            return "added"
        if any(record_of in changed for record_of in taken):
            return "changed"
        if claim is not None and _contributes(claim, self.differing[claim.child_id], self.names):
            return "changed"
        return "unchanged"

    def _closes(self, row: RowClaim) -> bool:
        claim = row.child
        if claim is None or claim.is_open or not claim.source.is_current:
            return False
        after = self.after.get(claim.child_id)
        if after is None or claim.part not in (ClaimPart.WHOLE, ClaimPart.CASE):
            return False
        before = self.before.get(claim.child_id)
        was_open = before is None or before.closed_on is None
        return was_open and after.closed_on is not None

    def _vanished(self) -> tuple[str, ...]:
        lists_all = any(sheet.rows and sheet.recognised_as in _NAMES_ALL for sheet in self.sheets)
        if not lists_all:
            return ()
        return tuple(
            child.child_id
            for child in self.existing.children
            if child.closed_on is None and child.child_id not in self.after
        )


def _first_few(notes: list[str]) -> list[str]:
    """Keep as many notes as somebody can read, and say how many more there are."""
    if len(notes) <= MOST_NOTES:
        return notes
    return [*notes[:MOST_NOTES], f"And {len(notes) - MOST_NOTES:,} more notes of these kinds."]


def _listed_workers(sheets: Sequence[SheetClaims]) -> Iterable[str]:
    for sheet in sheets:
        if sheet.recognised_as == "workers":
            for row in sheet.rows:
                if isinstance(row.main, Worker):
                    yield row.main.name


def _workers_of_records(sheets: Sequence[SheetClaims]) -> Iterable[str]:
    for sheet in sheets:
        for row in sheet.rows:
            if isinstance(row.main, Supervision | AgreedAction | Leave):
                yield row.main.worker


def _weight(sheet: SheetClaims, row: RowClaim) -> tuple[int, int]:
    """Order rows so that the most specific list, and of its rows the newest, has the last word."""
    if row.child is None:
        return (len(Source), 0)
    dated = row.child.dated
    return (-int(row.child.source), dated.toordinal() if dated is not None else 0)


def _differing(before: Child | None, after: Child) -> dict[str, object]:
    if before is None or before == after:
        return {}
    return {
        name: getattr(after, name)
        for name in _CHILD_FIELDS
        if getattr(before, name) != getattr(after, name)
    }


_CHILD_FIELDS = tuple(field.name for field in fields(Child))


def _contributes(claim: ChildClaim, differing: Mapping[str, object], names: WorkerNames) -> bool:
    """Tell whether a row said any of what changed about its child."""
    for field, value in differing.items():
        said = claim.values.get(field)
        if field == "worker" and isinstance(said, str):
            said = names.settle(said)
        if said is not None and said == value:
            return True
        if field in claim.blank and value in ("", None):
            return True
    own_word = {
        "plan": claim.plan,
        "plan_started_on": claim.plan_started_on,
        "closed_on": claim.ended_on,
        "closure_reason": claim.ended_because or None,
    }
    if any(differing.get(field) == value for field, value in own_word.items() if value is not None):
        return True
    return "closed_on" in differing and claim.is_open is (differing["closed_on"] is None)
