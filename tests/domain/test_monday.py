"""The Monday page holds the rows behind each of its numbers."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import with_child
from caseload_app.domain.demonstration.team import make_team
from caseload_app.domain.happenings import happened_since
from caseload_app.domain.monday import monday_page
from caseload_app.domain.records import AgreedAction, Leave, Plan
from tests.builders import MONDAY, a_casebook, a_child, a_session, a_worker, an_event

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 1, 5)}


def test_what_fell_due_in_the_last_week_is_newly_late() -> None:
    events = [
        an_event("ICPC", date(2026, 1, 5), "C1"),
        an_event("CP visit", date(2026, 2, 12), "C1"),
        an_event("ICPC", date(2026, 1, 5), "C2"),
        an_event("CP visit", date(2026, 1, 12), "C2"),
    ]
    page = monday_page(a_casebook([a_child("C1", **CP), a_child("C2", **CP)], events))

    late = [one.subject for one in page.overdue if one.rule.id == "cp_visit"]
    newly = [one.subject for one in page.newly_late if one.rule.id == "cp_visit"]

    assert (late, newly) == (["C2", "C1"], ["C1"])


def test_who_is_late_or_cannot_be_judged_counts_as_not_supervised() -> None:
    workers = [a_worker("Ann"), a_worker("Bo"), a_worker("Cy")]
    sessions = [a_session(date(2026, 1, 5), "Bo"), a_session(date(2026, 2, 23), "Cy")]

    page = monday_page(a_casebook(workers=workers, supervisions=sessions))

    assert [one.worker for one in page.not_supervised] == ["Bo", "Ann"]


def test_an_action_carried_three_times_is_named() -> None:
    sessions = [a_session(date(2026, 1, day)) for day in (9, 16, 23)]
    action = AgreedAction("Asha Brook", "Ring the school", due_on=date(2026, 1, 8))

    casebook = a_casebook(workers=[a_worker()], supervisions=sessions, actions=[action])

    assert [one.carried_most for one in monday_page(casebook).carried] == [3]


def test_who_is_on_leave_today_is_away() -> None:
    workers = [a_worker("Ann"), a_worker("Bo"), a_worker("Cy")]
    leave = [
        Leave("Ann", date(2026, 2, 27), MONDAY),
        Leave("Bo", date(2026, 3, 3), date(2026, 3, 6)),
        Leave("Cy", date(2026, 2, 2)),
    ]

    page = monday_page(a_casebook(workers=workers, leave=leave))

    assert [worker.name for worker in page.away] == ["Ann", "Cy"]


def test_what_went_right_is_said_only_where_there_was_something_to_get_right() -> None:
    workers = [a_worker("Ann", case_limit=5)]
    casebook = a_casebook(workers=workers, supervisions=[a_session(MONDAY, "Ann")])

    assert monday_page(casebook).went_right == (
        "Everybody has been supervised on time.",
        "Nobody holds more cases than agreed.",
    )


def test_an_empty_store_gives_an_empty_page() -> None:
    page = monday_page(a_casebook())

    assert (page.overdue, page.findings, page.went_right) == ((), (), ())


def test_what_was_promised_and_is_past_its_day_is_named() -> None:
    actions = [
        AgreedAction("Asha Brook", "Ring the school", due_on=date(2026, 2, 20)),
        AgreedAction("Asha Brook", "Book training", due_on=date(2026, 4, 1)),
    ]

    page = monday_page(a_casebook(workers=[a_worker()], actions=actions))

    assert [one.what for one in page.promises] == ["Ring the school"]


def test_workers_whose_supervisor_has_left_are_named() -> None:
    workers = [a_worker("Ann", supervisor="Bo"), a_worker("Bo", left_on=date(2026, 2, 2))]

    assert monday_page(a_casebook(workers=workers)).without_supervisor == ("Ann",)


def test_who_is_away_for_long_does_not_count_as_not_supervised() -> None:
    leave = [Leave("Ann", date(2026, 1, 12), None, "Maternity leave")]
    sessions = [a_session(date(2026, 1, 5), "Ann")]

    page = monday_page(a_casebook(workers=[a_worker("Ann")], supervisions=sessions, leave=leave))

    assert page.not_supervised == ()


def test_following_an_event_gives_the_page_that_starting_afresh_would() -> None:
    team = make_team(80, 5, seed=11, today=MONDAY)
    before = a_casebook(team.children, team.events, workers=team.workers, actions=team.actions)
    child = team.children[0]
    events = [*before.events[child.child_id], an_event("CP visit", MONDAY, child.child_id)]
    after = with_child(before, child, events, (), ())

    assert happened_since(after, before) == {child.child_id}
    assert monday_page(after, monday_page(before)) == monday_page(after)


def test_a_page_of_another_reading_is_not_followed() -> None:
    casebook, again = a_casebook([a_child("C1")]), a_casebook([a_child("C1"), a_child("C2")])

    assert happened_since(again, casebook) is None
    assert monday_page(again, monday_page(casebook)) == monday_page(again)
