"""Weigh claimed records against those already known: what is added, changed, or left alone.

Blank never erases. The latest date of a kind never goes back: where a list knows an older one
than is known already, the newer stays and the difference is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from caseload_app.domain.capacity.kept import (
    AgreedLimit,
    LimitReview,
    PointsVersion,
    Reduction,
)
from caseload_app.domain.importing.same_names import NameDecisions
from caseload_app.domain.records import (
    RECORD_KEYS,
    ActionStep,
    AgreedAction,
    Allocation,
    AuditFinding,
    CaseAudit,
    CaseDiscussion,
    CaseEvent,
    Challenge,
    ChildFact,
    Leave,
    Record,
    RecordChange,
    SessionDetail,
    Supervision,
    SupervisorSpell,
    Worker,
    record_key,
)
from caseload_app.domain.vocabulary import took_place
from caseload_app.domain.wording import in_sentence, long_day

DATED_FACTS = frozenset({"Last seen", "Last IRO contact", "Last visit", "Last review"})
"""Facts whose value is the ISO date of the latest of something."""

NAMES_A_WORKER = (
    Supervision
    | AgreedAction
    | Leave
    | ActionStep
    | SessionDetail
    | SupervisorSpell
    | AgreedLimit
    | Reduction
    | LimitReview
)
"""Records that are about a worker: whom they name, the store has to know."""

RecordId = tuple[object, ...]
"""The kind of a record and the values of its key."""


def record_id(record: Record) -> RecordId:
    """Name a record among all kinds; the commonest kinds have a short way of their own."""
    kind = type(record)
    if isinstance(record, ChildFact):
        return (kind, record.child_id, record.name)
    if isinstance(record, CaseEvent):
        return (kind, record.child_id, record.kind, record.on)
    return (kind, *record_key(record))


class WorkerNames:
    """Gives every worker, or team, one spelling: as decided, else the one known first.

    Case and spaces never make another name.
    """

    def __init__(self, known: Iterable[str], decided: NameDecisions | None = None) -> None:
        self._spelling: dict[str, str] = {}
        self._decided = decided or NameDecisions()
        for name in known:
            self.settle(name)

    def settle(self, name: str) -> str:
        if not name:
            return ""
        name = self._decided.name(name)
        return self._spelling.setdefault(" ".join(name.split()).casefold(), name)

    def in_record(self, record: Record) -> Record:
        """Give the record with its worker's name as it is spelled elsewhere."""
        match record:
            case Worker():
                name = self.settle(record.name)
                return record if name == record.name else replace(record, name=name)
            case Supervision() | AgreedAction() | Leave() | CaseDiscussion():
                name = self.settle(record.worker)
                return record if name == record.worker else replace(record, worker=name)
            case ActionStep() | SessionDetail() | SupervisorSpell() | CaseAudit():
                name = self.settle(record.worker)
                return record if name == record.worker else replace(record, worker=name)
            case AuditFinding() | Challenge() | Allocation():
                name = self.settle(record.worker)
                return record if name == record.worker else replace(record, worker=name)
            case AgreedLimit() | Reduction() | LimitReview():
                name = self.settle(record.worker)
                return record if name == record.worker else replace(record, worker=name)
            case _:
                return record


@dataclass(frozen=True, slots=True)
class WentBack:
    """A `latest` date of a file that is older than one known: the newer was kept."""

    child_id: str
    what: str
    in_file: date
    kept: date

    @property
    def sentence(self) -> str:
        return (
            f"Child {self.child_id}: the latest {in_sentence(self.what)} in this file is "
            f"{long_day(self.in_file)}, older than {long_day(self.kept)}, which was kept."
        )


class RecordBook:
    """The records that are known, and what claims make of them."""

    def __init__(self, known: Iterable[Record]) -> None:
        self._known: dict[RecordId, Record] = {record_id(record): record for record in known}
        self._wanted: dict[RecordId, Record] = {}
        self._newest: dict[tuple[str, str], date] = {}
        self._discussed: dict[str, dict[date, RecordId]] = defaultdict(dict)
        self._open_actions: dict[tuple[str, str, str], list[RecordId]] = defaultdict(list)
        self._claimed_actions: set[RecordId] = set()
        self._notes: list[str] = []
        self.went_back: list[WentBack] = []
        for record_of, record in self._known.items():
            self._look_at(record_of, record)

    def is_known(self, record_of: RecordId) -> bool:
        return record_of in self._known

    def worker(self, name: str) -> Worker | None:
        """Give a worker as known so far, claims included."""
        record_of: RecordId = (Worker, name)
        found = self._wanted.get(record_of) or self._known.get(record_of)
        return found if isinstance(found, Worker) else None

    def expect(self, record: Record, *, latest_discussion: bool = False) -> None:
        """Look at a claim before any is taken, so that the newest of each kind is known."""
        match record:
            case CaseEvent() if took_place(record.outcome):
                self._note_newest(record.child_id, record.kind, record.on)
            case CaseDiscussion() if not latest_discussion:
                self._discussed[record.child_id].setdefault(record.on, record_id(record))
            case AgreedAction():
                self._claimed_actions.add(record_id(record))
            case _:
                pass

    def take(
        self,
        record: Record,
        assumed: frozenset[str] = frozenset(),
        *,
        latest_discussion: bool = False,
    ) -> RecordId:
        """Weigh one claim and say which record it came to stand for.

        What it leaves blank, and the fields that are only `assumed`, it does not say. A
        `latest_discussion` is the date of the last one only, from a list of children.
        """
        match record:
            case ChildFact():
                return self._take_fact(record)
            case CaseEvent():
                return self._take_event(record)
            case PointsVersion() if self.is_known(record_id(record)):
                # A version is never changed: the store's own stands, whatever a file says.
                return record_id(record)
            case CaseDiscussion() if latest_discussion:
                return self._take_latest_discussion(record)
            case AgreedAction():
                return self._take_action(record)
            case _:
                return self._merge(record_id(record), record, assumed)

    def notes(self) -> list[str]:
        """Hand over what there is to say of the claims taken since the last call."""
        notes, self._notes = self._notes, []
        return notes

    def changes(self) -> Iterator[tuple[RecordId, RecordChange]]:
        """Give every record that is new or different."""
        for record_of, record in self._wanted.items():
            before = self._known.get(record_of)
            if isinstance(record, ChildFact) and not record.value:
                if before is not None:
                    yield record_of, RecordChange(before, None)
            elif before != record:
                yield record_of, RecordChange(before, record)

    def _go_back(self, child_id: str, what: str, was: date, now: date) -> None:
        found = WentBack(child_id, what, was, now)
        self.went_back.append(found)
        self._notes.append(found.sentence)

    def _look_at(self, record_of: RecordId, record: Record) -> None:
        match record:
            case CaseEvent():
                if took_place(record.outcome):
                    self._note_newest(record.child_id, record.kind, record.on)
            case CaseDiscussion():
                self._discussed[record.child_id].setdefault(record.on, record_of)
            case AgreedAction() if record.done_on is None:
                self._open_actions[_action_text(record)].append(record_of)
            case _:
                pass

    def _note_newest(self, child_id: str, kind: str, on: date) -> None:
        place = (child_id, kind)
        newest = self._newest.get(place)
        if newest is None or on > newest:
            self._newest[place] = on

    def _take_event(self, event: CaseEvent) -> RecordId:
        record_of = record_id(event)
        if event.latest_only and record_of not in self._known:
            newest = self._newest.get((event.child_id, event.kind))
            if newest is not None and event.on < newest:
                self._go_back(event.child_id, event.kind, event.on, newest)
                return record_of
        return self._merge(record_of, event)

    def _take_fact(self, fact: ChildFact) -> RecordId:
        record_of = record_id(fact)
        base = self._wanted.get(record_of) or self._known.get(record_of)
        if isinstance(base, ChildFact) and fact.name in DATED_FACTS and fact.value < base.value:
            was, now = date.fromisoformat(fact.value), date.fromisoformat(base.value)
            self._go_back(fact.child_id, fact.name, was, now)
        elif base is None:
            if fact.value:
                self._wanted[record_of] = fact
        elif base != fact or not fact.value:
            self._wanted[record_of] = fact
        return record_of

    def _take_latest_discussion(self, discussion: CaseDiscussion) -> RecordId:
        """Take the date of a discussion, unless that day or a later one has one already."""
        record_of = record_id(discussion)
        days = self._discussed[discussion.child_id]
        if discussion.on in days:
            return days[discussion.on]
        newest = max(days, default=discussion.on)
        if discussion.on < newest:
            self._go_back(discussion.child_id, "case discussion", discussion.on, newest)
            return record_of
        days[discussion.on] = record_of
        return self._merge(record_of, discussion)

    def _take_action(self, action: AgreedAction) -> RecordId:
        """Take an action: the same one, or the only open one of these words with a new due date."""
        record_of = record_id(action)
        if record_of not in self._known:
            candidates = [
                known
                for known in self._open_actions[_action_text(action)]
                if known not in self._claimed_actions
            ]
            if len(candidates) == 1:
                record_of = candidates[0]
        return self._merge(record_of, action)

    def _merge(
        self, record_of: RecordId, record: Record, assumed: frozenset[str] = frozenset()
    ) -> RecordId:
        base = self._wanted.get(record_of) or self._known.get(record_of)
        if base is None:
            self._wanted[record_of] = record
        elif base != record:
            self._wanted[record_of] = merged(base, record, assumed)
        return record_of


def merged(base: Record, record: Record, assumed: frozenset[str] = frozenset()) -> Record:
    """Give the base with every field that the record fills; `latest_only` stays as first read."""
    filled = {
        field.name: value
        for field in fields(record)
        if field.name not in assumed
        and field.name != "latest_only"
        and (value := getattr(record, field.name)) not in ("", None)
    }
    is_action = isinstance(record, AgreedAction)
    kept = () if is_action else RECORD_KEYS[type(record)]
    return replace(base, **{name: value for name, value in filled.items() if name not in kept})


def _action_text(action: AgreedAction) -> tuple[str, str, str]:
    return action.worker, action.child_id, " ".join(action.action.split()).casefold()


def most_common(names: Mapping[str, int]) -> str:
    """Give the name counted most often, the first of equals in the alphabet."""
    return min(names, key=lambda name: (-names[name], name), default="")
