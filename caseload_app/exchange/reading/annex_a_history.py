"""Read Lists 3 to 5 of Annex A: referrals, assessments, section 47 enquiries and conferences.

Each row is something that happened, so it gives events. It also says whether that piece of
work still goes on, which counts only for a child whom no list of current children names:

* a referral is open unless it was ended by no further action;
* an assessment is open until it is authorised; one that found support is needed stays open as
  a child in need, as long as no List 6 in the same files says otherwise;
* an enquiry is open until a conference was held or deemed unnecessary; one that led to a plan
  stays open as child protection, as long as no List 6 says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

from caseload_app.domain.importing.claims import ChildClaim, RowClaim, Source
from caseload_app.domain.records import CaseEvent, Plan
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.annex_a import (
    NO_CHILD_ID,
    Facts,
    child_facts,
    child_values,
    make_claim,
    make_event,
    make_row,
)
from caseload_app.exchange.reading.row_reader import RowReader


def read_history_row(reader: RowReader, source: Source, facts: Facts) -> RowClaim:
    """Give what one row of List 3, 4 or 5 says."""
    child_id = reader.id("child_id")
    if not child_id:
        return reader.reject("child_id", NO_CHILD_ID)
    return _READ[source](reader, child_id, facts)


def _referral(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    on = reader.date("referred_on")
    if on is None:
        return reader.reject("referred_on", "There is no date of referral in this row.")
    ended_at_once = _is_no_further_action(reader)
    outcome = {True: "NFA", False: "Progressed", None: ""}[ended_at_once]
    return _row(
        reader,
        make_claim(
            child_id,
            Source.LIST_3,
            child_values(reader),
            is_open=not ended_at_once,
            plan=Plan.ASSESSMENT,
            plan_started_on=on,
            ended_on=on if ended_at_once else None,
            ended_because="NFA",
            dated=on,
        ),
        [make_event(child_id, EventKind.REFERRAL, on, outcome)],
        facts,
    )


def _is_no_further_action(reader: RowReader) -> bool | None:
    """Read the NFA column, where some write `NFA` and `FA` for yes and no."""
    text = reader.code("referral_nfa").casefold().replace(".", "")
    if text in ("nfa", "no further action"):
        return True
    if text in ("fa", "further action"):
        return False
    return reader.yes_no("referral_nfa")


def _assessment(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    started, authorised = reader.date("assessment_on"), reader.date("authorised_on")
    main = started or authorised
    if main is None or _is_unreadable(reader, "assessment_on"):
        return reader.reject("assessment_on", "There is no start date of an assessment here.")
    needs_support = reader.yes_no("needs_support")
    events = []
    if started is not None:
        events.append(make_event(child_id, EventKind.ASSESSMENT_STARTED, started))
    if authorised is not None:
        outcome = {True: "Support needed", False: "No support needed", None: ""}[needs_support]
        kind = EventKind.ASSESSMENT_AUTHORISED
        events.append(make_event(child_id, kind, authorised, outcome))
    stays = authorised is not None and needs_support is True
    return _row(
        reader,
        make_claim(
            child_id,
            Source.LIST_4,
            child_values(reader),
            is_open=authorised is None or stays,
            plan=Plan.CIN if stays else Plan.ASSESSMENT,
            plan_started_on=authorised if stays else started,
            ended_on=authorised,
            ended_because="Assessment authorised",
            dated=main,
        ),
        events,
        facts,
    )


def _enquiry(reader: RowReader, child_id: str, facts: Facts) -> RowClaim:
    """Read List 5; a conference deemed unnecessary is dated the day of the strategy discussion."""
    strategy, conference = reader.date("strategy_on"), reader.date("icpc_on")
    main = strategy or conference
    if main is None or _is_unreadable(reader, "strategy_on"):
        return reader.reject("strategy_on", "There is no date of a strategy discussion here.")
    unnecessary, led_to_plan = reader.yes_no("icpc_unnecessary"), reader.yes_no("icpc_led_to_plan")
    events = []
    if strategy is not None:
        events.append(make_event(child_id, EventKind.STRATEGY_DISCUSSION, strategy))
        if unnecessary:
            events.append(make_event(child_id, EventKind.ICPC_NOT_REQUIRED, strategy))
    if conference is not None:
        outcome = {True: "CP plan", False: "No plan", None: ""}[led_to_plan]
        events.append(make_event(child_id, EventKind.ICPC, conference, outcome))
    ended = conference or (strategy if unnecessary else None)
    stays = conference is not None and led_to_plan is True
    return _row(
        reader,
        make_claim(
            child_id,
            Source.LIST_5,
            child_values(reader),
            is_open=ended is None or stays,
            plan=Plan.CP if stays else Plan.ASSESSMENT,
            plan_started_on=conference if stays else strategy,
            ended_on=ended,
            ended_because="Section 47 enquiry ended",
            dated=main,
        ),
        events,
        facts,
    )


_READ: dict[Source, Callable[[RowReader, str, Facts], RowClaim]] = {
    Source.LIST_3: _referral,
    Source.LIST_4: _assessment,
    Source.LIST_5: _enquiry,
}


def _is_unreadable(reader: RowReader, field: str) -> bool:
    heading = reader.columns[field].heading if reader.has(field) else ""
    return any(problem.heading == heading for problem in reader.problems)


def _row(reader: RowReader, claim: ChildClaim, events: list[CaseEvent], facts: Facts) -> RowClaim:
    """Put the row together; what it is there for is its first event.

    A fact seen during an assessment is also the event that meets the rule about it, dated
    nowhere in the list, so it stays a fact.
    """
    return make_row(
        reader.number,
        claim,
        main=events[0],
        records=(*events, *child_facts(reader, claim.child_id, facts)),
        problems=tuple(reader.problems),
    )
