"""Read Lists 6 to 9 of Annex A: the children who are open now, or closed in six months.

Each row says who holds the child, what plan it is on, and the latest visit, review or check;
`Date of last ...` columns become events marked as the latest of their kind only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from caseload_app.domain.importing.claims import (
    ByPlan,
    ChildClaim,
    ChildValue,
    PlanEvent,
    RowClaim,
    Source,
)
from caseload_app.domain.making import maker_of
from caseload_app.domain.records import CaseEvent, ChildFact, LongTerm, Plan, Record
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.row_reader import RowReader

Facts = Mapping[str, tuple[str, bool]]
"""The fields kept as facts: the name of each, and whether a no, or none, says nothing."""

NO_CHILD_ID = "There is no child's ID in this row. Fill it in, or delete the row."
INITIAL_HEALTH_WITHIN = timedelta(days=92)
"""An initial health assessment belongs to the first three months looked after; the limit
itself is 20 working days (Care Planning Regulations 2010, reg 7)."""

_CAN_BE_BLANK = (
    "worker",
    "team",
    "name",
    "born_on",
    "sex",
    "family_id",
    "legal_status",
    "placement_type",
    "allocated_on",
    "flags",
)
_LONG_TERM_CODES = ("U1", "U4")
_ACCOMMODATED = ("V2", "S20", "S 20", "SECTION 20")

# Of these a large file makes hundreds of thousands.
make_claim, make_row = maker_of(ChildClaim), maker_of(RowClaim)
make_event, make_fact = maker_of(CaseEvent), maker_of(ChildFact)


def read_current_row(reader: RowReader, source: Source, facts: Facts) -> RowClaim:
    """Give what one row of List 6, 7, 8 or 9 says."""
    child_id = reader.id("child_id")
    if not child_id:
        return reader.reject("child_id", NO_CHILD_ID)
    return _READ[source](reader, child_id, facts)


def child_values(reader: RowReader) -> dict[str, ChildValue]:
    """Give what any list says about the child itself and who holds it."""
    found: dict[str, ChildValue | None] = {
        "name": _full_name(reader),
        "born_on": reader.date("born_on"),
        "sex": reader.sex(),
        "worker": reader.name("worker"),
        "team": reader.name("team"),
    }
    return {field: value for field, value in found.items() if value}


def _full_name(reader: RowReader) -> str:
    name = reader.text("name")
    if name or not (reader.has("forename") or reader.has("surname")):
        return name
    return f"{reader.text('forename')} {reader.text('surname')}".strip()


def blank_holder(reader: RowReader, values: dict[str, ChildValue]) -> frozenset[str]:
    """Name the columns about the child and its worker that are there and say nothing."""
    return frozenset(field for field in _CAN_BE_BLANK if reader.has(field) and field not in values)


def child_facts(reader: RowReader, child_id: str, facts: Facts) -> Iterator[ChildFact]:
    """Give the further columns of a row under the names they are kept by."""
    for field, (name, is_silent_on_no) in facts.items():
        text = reader.answer(field)
        if is_silent_on_no and text in ("No", "0"):
            # An empty fact takes away what an earlier list said.
            yield make_fact(child_id, name, "")
        elif text:
            yield make_fact(child_id, name, text)


def _children_in_need(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    """Read List 6. Its start date is the plan's for a child in need, else the referral's.

    Where an assessment is open, the referral that led to it has been decided on.
    """
    status = reader.plan("case_status")
    started, closed = reader.date("cin_started_on"), reader.date("cin_closed_on")
    seen = reader.date("last_seen")
    plan = status.counted
    values = child_values(reader)
    records: list[Record] = list(child_facts(reader, child_id, facts))
    if plan is Plan.ASSESSMENT and started is not None:
        records.append(make_event(child_id, EventKind.REFERRAL, started, "Progressed"))
    if seen is not None:
        records.append(make_fact(child_id, "Last seen", seen.isoformat()))
    own_start = started if plan in (None, Plan.CIN, Plan.ASSESSMENT) else None
    claim = make_claim(
        child_id,
        Source.LIST_6,
        values,
        blank_holder(reader, values),
        is_open=closed is None and not status.is_closed,
        plan=plan,
        plan_started_on=own_start,
        ended_on=closed,
        ended_because=reader.text("closure_reason"),
        dated=_newest(started, seen, closed),
    )
    by_plan = (PlanEvent(ByPlan.SEEN, seen),) if seen is not None else ()
    return _row(reader, claim, records, by_plan)


def _child_protection(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    """Read List 7."""
    started, ended = reader.date("cp_started_on"), reader.date("cp_ended_on")
    visit, review = reader.date("last_cp_visit"), reader.date("last_review_conference")
    values = child_values(reader)
    records: list[Record] = [
        *_events(
            child_id,
            (EventKind.CP_PLAN_STARTED, started, False),
            (EventKind.CP_VISIT, visit, True),
            (EventKind.REVIEW_CONFERENCE, review, True),
            (EventKind.CP_PLAN_ENDED, ended, False),
        ),
        *child_facts(reader, child_id, facts),
    ]
    claim = make_claim(
        child_id,
        Source.LIST_7,
        values,
        blank_holder(reader, values),
        is_open=ended is None,
        plan=Plan.CP,
        plan_started_on=started,
        ended_on=ended,
        dated=_newest(started, visit, review, ended),
    )
    return _row(reader, claim, records)


def _looked_after(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    """Read List 8."""
    started, ended = reader.date("looked_after_on"), reader.date("ceased_on")
    visit, review = reader.date("last_cla_visit"), reader.date("last_cla_review")
    legal, legal_on = reader.text("legal_status"), reader.date("legal_status_on")
    health, iro = reader.date("last_health"), reader.date("last_iro_contact")
    is_accommodated = any(code in legal.upper() for code in _ACCOMMODATED)
    records: list[Record] = [
        *_events(
            child_id,
            (EventKind.BECAME_LOOKED_AFTER, started, False),
            (EventKind.PLACEMENT_STARTED, reader.date("placement_on"), False),
            (EventKind.SECTION_20_STARTED, legal_on if is_accommodated else None, False),
            (EventKind.CLA_VISIT, visit, True),
            (EventKind.CLA_REVIEW, review, True),
            (_health_assessment(started, health), health, True),
            (EventKind.DENTAL_CHECK, reader.date("last_dental"), True),
            (EventKind.CEASED_TO_BE_LOOKED_AFTER, ended, False),
        ),
        *child_facts(reader, child_id, facts),
    ]
    if iro is not None:
        records.append(make_fact(child_id, "Last IRO contact", iro.isoformat()))
    values = child_values(reader) | _placement(reader) | ({"legal_status": legal} if legal else {})
    claim = make_claim(
        child_id,
        Source.LIST_8,
        values,
        blank_holder(reader, values),
        is_open=ended is None,
        plan=Plan.CLA,
        plan_started_on=started,
        ended_on=ended,
        ended_because=reader.code("ceased_reason"),
        dated=_newest(started, visit, review, ended),
    )
    return _row(reader, claim, records)


def _placement(reader: RowReader) -> dict[str, ChildValue]:
    """Give the placement's type; foster placements of the long-term codes are long-term."""
    kind = reader.code("placement_type")
    if not kind:
        return {}
    found: dict[str, ChildValue] = {"placement_type": kind}
    if kind.upper().startswith(_LONG_TERM_CODES):
        found["long_term"] = LongTerm.YES
    return found


def _health_assessment(started: date | None, on: date | None) -> EventKind:
    """Tell the initial assessment from a review by how soon it followed the start of care."""
    if started is not None and on is not None and started <= on <= started + INITIAL_HEALTH_WITHIN:
        return EventKind.INITIAL_HEALTH
    return EventKind.REVIEW_HEALTH


def _care_leaver(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    """Read List 9 in either shape; where no worker is named the personal adviser holds the case."""
    review, contact = reader.date("last_pathway_review"), reader.date("last_contact")
    values = child_values(reader)
    adviser = reader.name("adviser")
    if adviser and "worker" not in values:
        values["worker"] = adviser
    records: list[Record] = [
        *_events(
            child_id,
            (EventKind.PATHWAY_REVIEW, review, True),
            (EventKind.PA_CONTACT, contact, True),
        ),
        *child_facts(reader, child_id, facts),
    ]
    claim = make_claim(
        child_id,
        Source.LIST_9,
        values,
        blank_holder(reader, values),
        plan=Plan.CARE_LEAVER,
        dated=_newest(review, contact),
    )
    return _row(reader, claim, records)


_READ: dict[Source, Callable[[RowReader, str, Facts], RowClaim]] = {
    Source.LIST_6: _children_in_need,
    Source.LIST_7: _child_protection,
    Source.LIST_8: _looked_after,
    Source.LIST_9: _care_leaver,
}


def _events(child_id: str, *dated: tuple[EventKind, date | None, bool]) -> Iterator[CaseEvent]:
    for kind, on, latest_only in dated:
        if on is not None:
            yield make_event(child_id, kind, on, latest_only=latest_only)


def _newest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _row(
    reader: RowReader,
    claim: ChildClaim,
    records: list[Record],
    by_plan: tuple[PlanEvent, ...] = (),
) -> RowClaim:
    return make_row(
        reader.number,
        claim,
        records=tuple(records),
        by_plan=by_plan,
        problems=tuple(reader.problems),
    )
