"""Read a list of the team's own: one row a child, under the template's or other headings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseload_app.domain.importing.claims import (
    ByPlan,
    ChildClaim,
    ChildValue,
    PlanEvent,
    RowClaim,
    Source,
)
from caseload_app.domain.importing.joining import NOT_A_HOLDER
from caseload_app.domain.importing.people import split_aside
from caseload_app.domain.records import CaseDiscussion, ChildFact, LongTerm, Plan
from caseload_app.exchange.reading.annex_a import (
    NO_CHILD_ID,
    Facts,
    blank_holder,
    child_facts,
    child_values,
)
from caseload_app.exchange.reading.cells import read_id
from caseload_app.exchange.reading.plan_words import PlanWords
from caseload_app.exchange.reading.roles import role_rank
from caseload_app.exchange.reading.row_reader import RowReader

OTHER_PLAN = "Also on"
"""The fact that names a second plan beside the one the child counts under."""

_TEXT_FIELDS = ("closure_reason", "legal_status", "placement_type", "flags")
_OF_HOLDER = ("worker", "team", "allocated_on")
_NO_FACTS: Facts = {}
_CLOSED_WORDS = ("closed", "yes", "y", "true", "case closed")
_OPEN_WORDS = ("open", "no", "n", "false")


def read_tracker_row(reader: RowReader, facts: Facts = _NO_FACTS) -> RowClaim:
    """Give what one row says; what it leaves blank stays as it is, but for worker and closure.

    A row about somebody who is involved but never holds a case says nothing of the worker.
    """
    child_id = _child_id(reader)
    if not child_id:
        return reader.reject(_id_field(reader), NO_CHILD_ID)
    status = _status(reader)
    values = child_values(reader) | _further_values(reader) | _two_in_one(reader)
    closed_on, is_closed = _closure(reader)
    blank = blank_holder(reader, values)
    if reader.has("worker_and_team") and "worker" not in values:
        blank |= {"worker"}
    rank = role_rank(reader.text("role"))
    if rank == NOT_A_HOLDER:
        values = {field: value for field, value in values.items() if field not in _OF_HOLDER}
        blank -= set(_OF_HOLDER)
    if reader.is_blank("closed_on"):
        blank |= {"closed_on"}
    allocated = values.get("allocated_on")
    claim = ChildClaim(
        child_id,
        Source.OWN_LIST,
        {field: value for field, value in values.items() if field != "closure_reason"},
        blank,
        is_open=not (is_closed or status.is_closed),
        plan=status.counted,
        plan_started_on=reader.date("plan_started_on"),
        ended_on=closed_on,
        ended_because=str(values.get("closure_reason", "")),
        dated=allocated if not isinstance(allocated, str | None) else None,
        role_rank=rank,
    )
    return RowClaim(
        reader.number,
        claim,
        records=(*_records(reader, child_id, status), *child_facts(reader, child_id, facts)),
        by_plan=tuple(_plan_events(reader)),
        problems=tuple(reader.problems),
    )


def _id_field(reader: RowReader) -> str:
    return "child_id" if reader.has("child_id") else "name_and_id"


def _child_id(reader: RowReader) -> str:
    """Read the ID, or take it out of the brackets after a name."""
    found = reader.id("child_id")
    if not found and reader.has("name_and_id"):
        found = read_id(split_aside(reader.text("name_and_id"))[1])[0]
    return found


def _two_in_one(reader: RowReader) -> dict[str, ChildValue]:
    """Part the cells that hold a name and something more in brackets."""
    name, _ = split_aside(reader.text("name_and_id"))
    worker, team = split_aside(reader.name("worker_and_team"))
    own_team = reader.name("team")
    found = {"name": name, "worker": worker, "team": own_team or team}
    return {field: value for field, value in found.items() if value}


def _status(reader: RowReader) -> PlanWords:
    """Read the plan, or the yes-and-no columns that some lists have for two of them."""
    status = reader.plan("plan")
    flagged = [
        plan
        for plan, field in ((Plan.CLA, "looked_after"), (Plan.CP, "on_cp"))
        if reader.yes_no(field) and plan not in status.plans
    ]
    if not flagged:
        return status
    return PlanWords((*flagged, *status.plans), status.is_closed, status.is_open)


def _further_values(reader: RowReader) -> dict[str, ChildValue]:
    found: dict[str, ChildValue | None] = {field: reader.text(field) for field in _TEXT_FIELDS}
    found["family_id"] = reader.id("family_id")
    found["allocated_on"] = reader.date("allocated_on")
    word = reader.choice("long_term", "long_term")
    found["long_term"] = LongTerm(word) if word else None
    return {field: value for field, value in found.items() if value}


def _closure(reader: RowReader) -> tuple[date | None, bool]:
    """Read the closing date; some columns of that name hold only the word."""
    text = reader.text("closed_on").casefold()
    if text in _CLOSED_WORDS:
        return None, True
    if text in _OPEN_WORDS:
        return None, False
    day = reader.date("closed_on")
    return day, day is not None


def _records(
    reader: RowReader, child_id: str, status: PlanWords
) -> Iterator[CaseDiscussion | ChildFact]:
    discussed = reader.date("last_supervision")
    if discussed is not None:
        yield CaseDiscussion(child_id, discussed)
    if status.plans:
        # An empty fact takes away what an earlier list said.
        yield ChildFact(child_id, OTHER_PLAN, ", ".join(status.plans[1:]))


def _plan_events(reader: RowReader) -> Iterator[PlanEvent]:
    for what, field in ((ByPlan.VISIT, "last_visit"), (ByPlan.REVIEW, "last_review")):
        day = reader.date(field)
        if day is not None:
            yield PlanEvent(what, day)
