"""A past day is worked out from what had happened by then."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.measures.past import as_known_on
from caseload_app.domain.records import Allocation, CaseDiscussion, ChildFact, Plan
from tests.builders import a_child, a_session, a_worker, an_event, the_rules

DAY = date(2026, 2, 2)


def test_a_child_that_came_later_is_not_there_yet() -> None:
    records = CaseRecords(
        children=[
            a_child("C1", allocated_on=date(2026, 2, 3)),
            a_child("C2", allocated_on=date(2026, 2, 2)),
            a_child("C3"),
        ],
        facts=[ChildFact("C1", "Ethnicity", "A1")],
    )

    then = as_known_on(records, DAY)

    assert [child.child_id for child in then.children] == ["C2", "C3"]
    assert then.facts == []


def test_a_child_is_held_by_whoever_held_it_then() -> None:
    records = CaseRecords(
        children=[a_child("C1", worker="Ben Field")],
        allocations=[
            Allocation("C1", date(2026, 1, 5), "Asha Brook", "North"),
            Allocation("C1", date(2026, 2, 10), "Ben Field", "South"),
        ],
    )

    (child,) = as_known_on(records, DAY).children

    assert (child.worker, child.team) == ("Asha Brook", "North")


def test_a_case_that_closed_later_was_open_and_a_leaver_still_there() -> None:
    records = CaseRecords(
        workers=[a_worker(left_on=date(2026, 2, 20))],
        children=[a_child("C1", closed_on=date(2026, 2, 10), closure_reason="Moved")],
    )

    then = as_known_on(records, DAY)

    assert (then.children[0].closed_on, then.children[0].closure_reason) == (None, "")
    assert then.workers[0].left_on is None


def test_a_plan_that_began_later_gives_way_to_the_one_before() -> None:
    records = CaseRecords(
        children=[a_child("C1", plan=Plan.CLA, plan_started_on=date(2026, 2, 20))],
        events=[
            an_event("CP plan started", date(2025, 11, 3)),
            an_event("Became looked after", date(2026, 2, 20)),
        ],
    )

    casebook = build_casebook(as_known_on(records, DAY), the_rules(), DAY)

    assert casebook.plan(casebook.children["C1"]) is Plan.CP


def test_what_was_said_and_held_later_is_not_known() -> None:
    records = CaseRecords(
        workers=[a_worker()],
        children=[a_child()],
        supervisions=[a_session(date(2026, 1, 5)), a_session(date(2026, 2, 20))],
        discussions=[
            CaseDiscussion("C1", date(2026, 1, 5)),
            CaseDiscussion("C1", date(2026, 2, 20)),
        ],
    )

    then = as_known_on(records, DAY)

    assert [one.on for one in then.supervisions] == [date(2026, 1, 5)]
    assert [one.on for one in then.discussions] == [date(2026, 1, 5)]


def test_a_child_allocated_since_was_with_nobody_where_no_history_tells() -> None:
    child = a_child(allocated_on=date(2026, 2, 10), plan_started_on=date(2026, 1, 5))
    events = [an_event("CIN plan started", date(2026, 1, 5))]

    [then] = as_known_on(CaseRecords(children=[child], events=events), DAY).children

    assert then.worker == ""
