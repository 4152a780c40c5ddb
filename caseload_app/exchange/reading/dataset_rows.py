"""Read the rows of the Standard Safeguarding Dataset: who a child is, its case, plans, worker.

Visits and reviews are in `dataset_events`. Every row speaks of one part of a child's case;
`domain.joining` puts the parts together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from caseload_app.domain.importing.claims import ChildClaim, ChildValue, ClaimPart, RowClaim, Source
from caseload_app.domain.importing.joining import NOT_A_HOLDER
from caseload_app.domain.records import CaseEvent, LongTerm, Plan, Record, Worker
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.annex_a import NO_CHILD_ID, Facts, child_facts
from caseload_app.exchange.reading.cells import read_fte
from caseload_app.exchange.reading.dataset_joins import DatasetJoins
from caseload_app.exchange.reading.roles import role_rank
from caseload_app.exchange.reading.row_reader import RowReader

_STAYS_IN_CARE = ("X1",)
"""The reason of an episode that ended because the next one began the same day (SSDA903)."""
_ACCOMMODATED = ("V2", "S20", "S 20", "SECTION 20")


class DatasetReader:
    """Reads rows of one table of the dataset, with what the other tables say of its ids."""

    def __init__(self, reader: RowReader, joins: DatasetJoins, facts: Facts, today: date) -> None:
        self.row = reader
        self.joins = joins
        self.facts = facts
        self.today = today

    def child_id(self) -> str:
        """Read the child's id, or find it by the period of care that the row belongs to."""
        return self.row.id("child_id") or self.joins.children.get(self.row.id("cla_id"), "")

    def is_open(self, ended_on: date | None) -> bool:
        return ended_on is None or ended_on > self.today

    def holder(self, worker: str, team: str) -> dict[str, ChildValue]:
        values = {"worker": worker, "team": self.joins.team(team)}
        return {field: value for field, value in values.items() if value}

    def done(self, claim: ChildClaim, *records: Record | None) -> RowClaim:
        """Give what the row says: its claim, its records, and the columns kept as facts."""
        said = [record for record in records if record is not None]
        facts = child_facts(self.row, claim.child_id, self.facts)
        return RowClaim(
            self.row.number,
            claim,
            records=(*said, *facts),
            problems=tuple(self.row.problems),
        )

    def event(
        self, child_id: str, kind: EventKind, on: date | None, outcome: str = ""
    ) -> CaseEvent | None:
        return CaseEvent(child_id, kind, on, outcome) if on is not None else None


def read_part_row(name: str, dataset: DatasetReader) -> RowClaim:
    """Give what one row says of a child's person, case, plan or worker."""
    if name == "ssd_professionals":
        return _professional(dataset)
    if name == "ssd_department":
        return RowClaim(dataset.row.number)
    child_id = dataset.child_id()
    if not child_id:
        return dataset.row.reject("child_id", NO_CHILD_ID)
    return _READ[name](dataset, child_id)


def _claim(
    child_id: str,
    part: ClaimPart,
    values: dict[str, ChildValue],
    spell: tuple[date | None, date | None, bool] = (None, None, True),
    plan: Plan | None = None,
) -> ChildClaim:
    started, ended, is_open = spell
    return ChildClaim(
        child_id,
        Source.DATASET,
        values,
        is_open=is_open,
        plan=plan,
        plan_started_on=started if plan is not None else None,
        ended_on=ended,
        dated=started,
        part=part,
    )


def _person(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    name = f"{row.text('forename')} {row.text('surname')}".strip()
    values: dict[str, ChildValue | None] = {
        "name": name,
        "born_on": row.date("born_on") or row.date("expected_on"),
        "sex": row.sex(),
    }
    filled = {field: value for field, value in values.items() if value}
    return dataset.done(_claim(child_id, ClaimPart.PERSON, filled))


def _involvement(dataset: DatasetReader, child_id: str) -> RowClaim:
    """Read who is involved; an involvement that ended the day it began was never one."""
    row = dataset.row
    started, ended = row.date("started_on"), row.date("ended_on")
    worker = dataset.joins.worker(row.id("professional_id"))
    rank = role_rank(row.text("role"))
    is_slip = started is not None and started == ended
    values = {} if is_slip else dataset.holder(worker, row.text("team"))
    if values and started is not None and rank < NOT_A_HOLDER:
        values["allocated_on"] = started
    return dataset.done(
        ChildClaim(
            child_id,
            Source.DATASET,
            values,
            is_open=dataset.is_open(ended) and not is_slip,
            ended_on=None if is_slip else ended,
            dated=started,
            part=ClaimPart.HOLDER,
            role_rank=rank if values else NOT_A_HOLDER,
        )
    )


def _professional(dataset: DatasetReader) -> RowClaim:
    """Read a worker who is named by an involvement; the table lists a whole authority."""
    row = dataset.row
    name = row.name("name")
    if not name or row.id("professional_id") not in dataset.joins.involved:
        return RowClaim(row.number)
    worker = Worker(
        name,
        role=_with_agency(row.text("role"), is_agency=bool(row.yes_no("agency"))),
        team=dataset.joins.team(row.text("team")),
        fte=row.number_by("fte", read_fte),
    )
    return RowClaim(row.number, main=worker, records=(worker,), problems=tuple(row.problems))


def _with_agency(role: str, *, is_agency: bool) -> str:
    return f"{role} (agency)".strip() if is_agency else role


def _referral(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    started, ended = row.date("started_on"), row.date("ended_on")
    nfa = row.yes_no("nfa")
    outcome = {True: "NFA", False: "Progressed", None: ""}[nfa]
    is_open = dataset.is_open(ended) and not nfa
    claim = ChildClaim(
        child_id,
        Source.DATASET,
        {},
        is_open=is_open,
        ended_on=ended or (started if nfa else None),
        ended_because=row.text("reason"),
        dated=started,
        part=ClaimPart.CASE,
    )
    return dataset.done(claim, dataset.event(child_id, EventKind.REFERRAL, started, outcome))


def _assessment(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    started, ended = row.date("started_on"), row.date("ended_on")
    outcome = {True: "No support needed", False: "Support needed", None: ""}[row.yes_no("nfa")]
    spell = (started, ended, dataset.is_open(ended))
    return dataset.done(
        _claim(child_id, ClaimPart.PLAN, {}, spell, Plan.ASSESSMENT),
        dataset.event(child_id, EventKind.ASSESSMENT_STARTED, started),
        dataset.event(child_id, EventKind.ASSESSMENT_AUTHORISED, ended, outcome),
    )


def _cin_plan(dataset: DatasetReader, child_id: str) -> RowClaim:
    kinds = (EventKind.CIN_PLAN_STARTED, EventKind.CIN_PLAN_ENDED)
    return _plan(dataset, child_id, Plan.CIN, kinds)


def _cp_plan(dataset: DatasetReader, child_id: str) -> RowClaim:
    kinds = (EventKind.CP_PLAN_STARTED, EventKind.CP_PLAN_ENDED)
    return _plan(dataset, child_id, Plan.CP, kinds)


def _plan(
    dataset: DatasetReader, child_id: str, plan: Plan, kinds: tuple[EventKind, EventKind]
) -> RowClaim:
    started, ended = dataset.row.date("started_on"), dataset.row.date("ended_on")
    spell = (started, ended, dataset.is_open(ended))
    return dataset.done(
        _claim(child_id, ClaimPart.PLAN, {}, spell, plan),
        dataset.event(child_id, kinds[0], started),
        dataset.event(child_id, kinds[1], ended),
    )


def _care_episode(dataset: DatasetReader, child_id: str) -> RowClaim:
    """Read an episode of care; one that only gave way to the next does not end the period."""
    row = dataset.row
    started, ended = row.date("started_on"), row.date("ended_on")
    entered = row.date("entered_on") or started
    gives_way = row.code("reason").upper().startswith(_STAYS_IN_CARE)
    left_on = None if gives_way else ended
    is_open = dataset.is_open(ended)
    return dataset.done(
        _claim(child_id, ClaimPart.PLAN, {}, (entered, ended, is_open), Plan.CLA),
        dataset.event(child_id, EventKind.BECAME_LOOKED_AFTER, entered),
        dataset.event(child_id, EventKind.CEASED_TO_BE_LOOKED_AFTER, left_on, row.code("reason")),
    )


def _placement(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    started, ended = row.date("started_on"), row.date("ended_on")
    kind = row.code("kind")
    values: dict[str, ChildValue] = {}
    if kind and dataset.is_open(ended):
        values["placement_type"] = kind
        values["long_term"] = LongTerm.YES if kind.upper()[:2] in ("U1", "U4") else LongTerm.NO
    return dataset.done(
        _claim(child_id, ClaimPart.EVENT, values, (started, None, True)),
        dataset.event(child_id, EventKind.PLACEMENT_STARTED, started, kind),
        dataset.event(child_id, EventKind.PLACEMENT_ENDED, ended),
    )


def _legal_status(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    status = row.text("status")
    started, ended = row.date("started_on"), row.date("ended_on")
    is_now = bool(status) and dataset.is_open(ended)
    values: dict[str, ChildValue] = {"legal_status": status} if is_now else {}
    upper = status.upper()
    kind = None
    if any(code in upper for code in _ACCOMMODATED):
        kind = EventKind.SECTION_20_STARTED
    elif upper.startswith("C2"):
        kind = EventKind.CARE_ORDER
    return dataset.done(
        _claim(child_id, ClaimPart.EVENT, values, (started, None, True)),
        dataset.event(child_id, kind, started) if kind is not None else None,
    )


def _care_leaver(dataset: DatasetReader, child_id: str) -> RowClaim:
    row = dataset.row
    review, contact = row.date("review_on"), row.date("contact_on")
    worker = dataset.joins.worker(row.id("worker_id"))
    adviser = row.name("adviser")
    values = dataset.holder(worker or dataset.joins.worker(adviser), row.text("team"))
    latest: Sequence[tuple[EventKind, date | None]] = (
        (EventKind.PATHWAY_REVIEW, review if review is None or review <= dataset.today else None),
        (EventKind.PA_CONTACT, contact),
    )
    events = [CaseEvent(child_id, k, on, latest_only=True) for k, on in latest if on is not None]
    claim = _claim(child_id, ClaimPart.PLAN, values, (None, None, True), Plan.CARE_LEAVER)
    return dataset.done(claim, *events)


_READ: dict[str, Callable[[DatasetReader, str], RowClaim]] = {
    "ssd_person": _person,
    "ssd_involvements": _involvement,
    "ssd_cin_episodes": _referral,
    "ssd_cin_assessments": _assessment,
    "ssd_cin_plans": _cin_plan,
    "ssd_cp_plans": _cp_plan,
    "ssd_cla_episodes": _care_episode,
    "ssd_cla_placement": _placement,
    "ssd_legal_status": _legal_status,
    "ssd_care_leavers": _care_leaver,
}
PART_TABLES = frozenset({*_READ, "ssd_professionals", "ssd_department"})
"""The tables whose rows say how a case stands, or who its people are."""
