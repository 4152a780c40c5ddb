"""Read List 10 of Annex A: the dates of adoption of children whom other lists name."""

from __future__ import annotations

from caseload_app.domain.importing.claims import ChildClaim, ClaimPart, RowClaim, Source
from caseload_app.domain.records import CaseEvent, ChildFact, Record
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.annex_a import NO_CHILD_ID, Facts, child_facts
from caseload_app.exchange.reading.row_reader import RowReader

_EVENTS = (
    ("placement_order_on", EventKind.AUTHORITY_TO_PLACE),
    ("placed_for_adoption_on", EventKind.PLACED_FOR_ADOPTION),
)
_DATED_FACTS = (
    ("adoption_decision_on", "Adoption decided on"),
    ("matched_on", "Matched with adopters on"),
    ("adoption_order_on", "Adoption order on"),
    ("adoption_reversed_on", "Adoption no longer planned since"),
)


def read_adoption_row(reader: RowReader, facts: Facts) -> RowClaim:
    """Give the adoption events and facts of a child; the list says nothing of who holds it.

    A child whom nothing else names is left out: the list reaches back over adopted children.
    """
    child_id = reader.id("child_id")
    if not child_id:
        return reader.reject("child_id", NO_CHILD_ID)
    records: list[Record] = [
        CaseEvent(child_id, kind, on)
        for field, kind in _EVENTS
        if (on := reader.date(field)) is not None
    ]
    records += [
        ChildFact(child_id, name, on.isoformat())
        for field, name in _DATED_FACTS
        if (on := reader.date(field)) is not None
    ]
    records += child_facts(reader, child_id, facts)
    claim = ChildClaim(child_id, Source.DATASET, {}, part=ClaimPart.EVENT)
    return RowClaim(reader.number, claim, records=tuple(records), problems=tuple(reader.problems))
