"""When a manager looks at each child again, by plan, and who was never looked at."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import CaseDiscussion, Child, Plan
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.oversight import is_in_court, oversight_of, team_oversight
from caseload_app.domain.supervision.supervision_policy import SupervisionPolicy
from tests.builders import a_casebook, a_child, an_event, the_rules

TODAY = date(2026, 3, 31)
TALK = CaseDiscussion("C1", date(2026, 1, 31), "Asha Brook", "Go on", "It works")


@pytest.mark.parametrize(
    ("plan", "due"),
    [
        (Plan.CP, date(2026, 2, 28)),
        (Plan.CIN, date(2026, 3, 28)),
        (Plan.CLA, date(2026, 4, 30)),
        (Plan.CARE_LEAVER, date(2026, 4, 30)),
    ],
)
def test_each_plan_has_its_interval(plan: Plan, due: date) -> None:
    child = a_child(plan=plan)

    found = oversight_of(a_casebook([child], discussions=[TALK], today=TODAY), child)

    assert (found.due, found.decision) == (due, "Go on")


def test_a_child_in_court_is_looked_at_monthly() -> None:
    child = a_child(plan=Plan.CLA)
    events = [an_event("Court application issued", date(2026, 1, 5))]

    found = oversight_of(a_casebook([child], events, discussions=[TALK], today=TODAY), child)

    assert (found.due, found.state) == (date(2026, 2, 28), DeadlineState.OVERDUE)


def test_one_never_discussed_counts_from_the_allocation() -> None:
    child = a_child(allocated_on=date(2026, 3, 2))

    found = oversight_of(a_casebook([child], today=TODAY), child)

    assert (found.last_on, found.due) == (None, date(2026, 4, 27))
    assert found.words == (
        "Due Mon 27 Apr 2026: 8 weeks after the allocation on Mon 2 Mar 2026 "
        "(CIN; a suggestion; councils differ, confidence D)."
    )


def test_without_any_day_there_is_no_date() -> None:
    child = a_child()

    found = oversight_of(a_casebook([child], today=TODAY), child)

    assert (found.due, found.state) == (None, None)
    assert found.words == "Every 8 weeks, but there is no day to count from."


def test_never_discussed_comes_first_then_the_longest_ago() -> None:
    children = [Child(f"C{n}", worker="Asha Brook", plan=Plan.CIN) for n in (1, 2, 3)]
    talks = [TALK, CaseDiscussion("C2", date(2025, 12, 1), "Asha Brook", "Wait")]

    found = team_oversight(a_casebook(children, discussions=talks, today=TODAY))

    assert [one.child_id for one in found] == ["C3", "C2", "C1"]


def test_one_workers_children_alone() -> None:
    children = [a_child("C1"), a_child("C2", worker="Bo Lee")]

    found = team_oversight(a_casebook(children, today=TODAY), "Bo Lee")

    assert [one.child_id for one in found] == ["C2"]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["Court application issued"], "In court since Mon 5 Jan 2026"),
        (["Pre-proceedings letter"], "Pre-proceedings since Mon 5 Jan 2026"),
        (["Court application issued", "Proceedings concluded"], ""),
        ([], ""),
    ],
)
def test_court_begins_and_ends(kinds: list[str], expected: str) -> None:
    events = [an_event(kind, date(2026, 1 + at, 5)) for at, kind in enumerate(kinds)]

    assert is_in_court(a_casebook([a_child()], events, today=TODAY), "C1") == expected


def test_a_plan_without_an_interval_is_said_so() -> None:
    child = a_child(plan=Plan.CP)
    records = CaseRecords(children=[child], loop=LoopRecords(policy=SupervisionPolicy()))

    found = oversight_of(build_casebook(records, the_rules(), TODAY), child)

    assert (found.due, found.words) == (None, "No interval is set for this plan.")
