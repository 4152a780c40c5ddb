"""What was late when, who came in and left, and how old the children are."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.measures.movements import ages_by_plan, flows_by_month, late_by_week
from caseload_app.domain.records import Plan
from tests.builders import MONDAY, a_casebook, a_child, an_event

CP = {"plan": Plan.CP}


def test_a_date_is_late_from_the_day_after_it_until_it_is_met() -> None:
    events = [
        an_event("Referral received", date(2026, 2, 5)),
        an_event("Referral decision", date(2026, 2, 17)),
    ]

    late = late_by_week(a_casebook([a_child(plan=Plan.ASSESSMENT)], events), weeks=4)

    assert [(one.on, one.deadlines) for one in late] == [
        (date(2026, 2, 2), 0),
        (date(2026, 2, 9), 1),
        (date(2026, 2, 16), 1),
        (date(2026, 2, 23), 0),
        (MONDAY, 0),
    ]
    assert late[1].children == ("C1",)


def test_what_is_late_today_is_what_every_page_counts() -> None:
    events = [an_event("Strategy discussion", date(2026, 1, 5))]
    casebook = a_casebook([a_child(**CP)], events, today=date(2026, 3, 4))

    last = late_by_week(casebook)[-1]

    assert (last.on, last.deadlines) == (date(2026, 3, 4), len(casebook.overdue()))
    assert last.deadlines > 0


def test_a_child_comes_in_when_first_known_of_and_leaves_when_closed() -> None:
    children = [
        a_child("C1", allocated_on=date(2026, 1, 5)),
        a_child("C2", allocated_on=date(2025, 1, 5), closed_on=date(2026, 2, 10)),
        a_child("C3", closed_on=date(2026, 4, 1)),
    ]
    events = [an_event("Contact received", date(2025, 12, 30), "C1")]

    flows = {one.month: one for one in flows_by_month(a_casebook(children, events))}

    assert len(flows) == 12
    assert flows[date(2025, 12, 1)].came == ("C1",)
    assert flows[date(2026, 2, 1)].left == ("C2",)
    assert flows[date(2026, 3, 1)].left == ()


def test_children_are_sorted_by_age_and_plan() -> None:
    children = [
        a_child("C1", born_on=date(2025, 6, 1), **CP),
        a_child("C2", born_on=date(2008, 3, 2)),
        a_child("C3"),
    ]

    bands = {band.name: band for band in ages_by_plan(a_casebook(children))}

    assert bands["Under 1"].children[Plan.CP] == ("C1",)
    assert bands["18 and over"].all_children == ("C2",)
    assert bands["Not known"].all_children == ("C3",)


def test_what_only_the_newest_event_met_is_not_counted_as_having_been_late() -> None:
    events = [
        an_event("Referral received", date(2026, 2, 5)),
        an_event("Referral decision", date(2026, 2, 17), latest_only=True),
    ]

    late = late_by_week(a_casebook([a_child(plan=Plan.ASSESSMENT)], events), weeks=4)

    assert [one.deadlines for one in late] == [0, 0, 0, 0, 0]


def test_what_was_not_needed_was_never_late() -> None:
    events = [
        an_event("Strategy discussion", date(2026, 1, 5)),
        an_event("ICPC not required", date(2026, 2, 20)),
    ]
    casebook = a_casebook([a_child()], events)
    rules = {one.rule.id for one in casebook.deadlines["C1"] if one.exempt_because}

    assert "icpc" in rules
    assert [one.deadlines for one in late_by_week(casebook, weeks=2)] == [0, 0, 0]
