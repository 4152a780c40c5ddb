"""The casebook holds one day: who is open, what is due, and what one write changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import with_child
from caseload_app.domain.demonstration.team import make_team
from caseload_app.domain.records import CaseDiscussion, Plan
from caseload_app.domain.rules.deadlines import OPEN_STATES, DeadlineState
from tests.builders import MONDAY, a_casebook, a_child, an_event

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 2, 16)}


def test_a_case_is_no_longer_open_on_its_closing_day() -> None:
    casebook = a_casebook([a_child("C1", closed_on=MONDAY), a_child("C2")])

    assert [child.child_id for child in casebook.open_children()] == ["C2"]


def test_open_deadlines_come_earliest_first() -> None:
    casebook = a_casebook([a_child(**CP)], [an_event("ICPC", date(2026, 2, 16))])

    assert [one.rule.id for one in casebook.open_deadlines("C1")] == [
        "core_group_first",
        "cp_visit",
        "rcpc_first",
    ]


def test_days_are_counted_in_the_rules_own_unit() -> None:
    casebook = a_casebook([a_child(**CP)], [an_event("ICPC", date(2026, 2, 9))])

    days = {one.rule.id: casebook.days(one) for one in casebook.open_deadlines("C1")}

    assert days == {"core_group_first": -5, "cp_visit": -5, "rcpc_first": 68}


def test_brothers_and_sisters_share_a_family() -> None:
    children = [a_child(name, family_id="F1") for name in ("C1", "C2")] + [a_child("C3")]
    casebook = a_casebook(children)

    assert [one.child_id for one in casebook.siblings(children[0])] == ["C2"]
    assert casebook.siblings(children[2]) == []


def test_a_discussion_in_the_future_has_not_happened() -> None:
    discussions = [
        CaseDiscussion("C1", date(2026, 2, 2), decision="Keep visiting"),
        CaseDiscussion("C1", date(2026, 3, 9), decision="Step down"),
    ]
    casebook = a_casebook([a_child()], discussions=discussions)

    last = casebook.last_discussion("C1")

    assert last is not None and last.decision == "Keep visiting"


def test_replacing_one_child_gives_what_reading_everything_again_would() -> None:
    children = [a_child("C1", **CP), a_child("C2", **CP)]
    events = [an_event("ICPC", date(2026, 2, 16), name) for name in ("C1", "C2")]
    visit = an_event("CP visit", date(2026, 2, 20), "C1")

    replaced = with_child(a_casebook(children, events), children[0], [events[0], visit], (), ())

    whole = a_casebook(children, [*events, visit])
    assert replaced.deadlines == whole.deadlines
    assert replaced.current == whole.current
    assert replaced.queue == whole.queue
    assert replaced.open == whole.open
    assert replaced.events == whole.events


def test_what_is_open_of_a_team_is_the_same_as_among_all_its_deadlines() -> None:
    team = make_team(60, 4, seed=5, today=MONDAY)
    casebook = a_casebook(team.children, team.events)

    among_all = [
        one
        for deadlines in casebook.deadlines.values()
        for one in deadlines
        if casebook.state(one) in OPEN_STATES
    ]
    among_all.sort(key=lambda one: (one.due, one.subject, one.rule.id))
    assert len(among_all) > 100
    assert casebook.all_open_deadlines() == among_all


def test_what_is_late_and_due_soon_are_parts_of_what_is_open() -> None:
    casebook = a_casebook([a_child(**CP)], [an_event("ICPC", date(2026, 2, 9))])

    assert [one.rule.id for one in casebook.overdue()] == ["core_group_first", "cp_visit"]
    assert [one.rule.id for one in casebook.due_soon()] == []


def test_the_past_is_looked_at_where_a_state_of_the_past_is_asked_for() -> None:
    events = [an_event("ICPC", date(2026, 2, 16)), an_event("CP visit", date(2026, 2, 20))]
    casebook = a_casebook([a_child(**CP)], events)

    met = casebook.in_states("C1", {DeadlineState.MET})
    due = casebook.in_states("C1", {DeadlineState.DUE_SOON, DeadlineState.OVERDUE})

    assert [one.rule.id for one in met] == ["cp_visit"]
    assert [one.rule.id for one in due] == ["core_group_first", "cp_visit"]


def test_a_child_without_a_name_is_shown_by_the_id() -> None:
    casebook = a_casebook()

    assert [casebook.display_name(one) for one in (a_child(name="Nell"), a_child())] == [
        "Nell",
        "C1",
    ]


def test_from_a_visitor_names_are_hidden_as_on_paper() -> None:
    named, nameless = a_child("C1", name="Ada Made"), a_child("C2")
    casebook = replace(a_casebook([named, nameless]), names_hidden=True)

    assert casebook.display_name(named) == "A.M. C1"
    assert casebook.display_name(nameless) == "C2"
