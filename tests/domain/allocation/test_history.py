"""Who held a child when, worked by hand."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.allocation.history import (
    child_history,
    holdings_of,
    team_history,
    worker_history,
)
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Allocation, Child
from tests.builders import MONDAY, a_casebook, a_child, a_worker, an_event

HELD = (
    Allocation("C1", date(2025, 1, 13), "Ben Hale"),
    Allocation("C1", date(2025, 9, 1), ""),
    Allocation("C1", date(2025, 9, 8), "Cy Moss"),
    Allocation("C1", date(2026, 2, 23), "Asha Brook"),
)
REFERRAL = an_event("Referral received", date(2025, 1, 8))
TEAM = [a_worker(), a_worker("Ben Hale"), a_worker("Cy Moss")]


def book(*children: Child, allocations: tuple[Allocation, ...] = HELD) -> Casebook:
    shown = children or (a_child(allocated_on=date(2026, 2, 23)),)
    return a_casebook(shown, [REFERRAL], workers=TEAM, allocations=allocations)


def test_every_holder_has_the_days_they_held() -> None:
    assert [(one.worker, one.until, one.days) for one in holdings_of(book(), "C1")] == [
        ("Ben Hale", date(2025, 9, 1), 231),
        ("", date(2025, 9, 8), 7),
        ("Cy Moss", date(2026, 2, 23), 168),
        ("Asha Brook", None, 7),
    ]


def test_a_spell_is_said_in_words() -> None:
    assert holdings_of(book(), "C1")[1].words == (
        "Nobody, Mon 1 Sep 2025 to Mon 8 Sep 2025, 7 days"
    )


def test_changes_of_worker_leave_the_time_with_nobody_out() -> None:
    history = child_history(book(), book().children["C1"])

    assert (history.changes, history.changes_in_a_year) == (2, 2)


def test_the_time_to_allocate_counts_working_days_from_the_referral() -> None:
    history = child_history(book(), book().children["C1"])

    assert history.to_allocate == 3
    assert history.words == "Allocated after 3 working days, 2 changes of worker."


def test_nothing_is_said_of_the_time_where_work_was_done_before() -> None:
    visit = an_event("CIN visit", date(2025, 1, 9))
    child = a_child(allocated_on=date(2025, 1, 13))
    known = a_casebook([child], [REFERRAL, visit], workers=TEAM, allocations=HELD)

    assert child_history(known, child).to_allocate is None


def test_a_return_to_the_same_worker_after_nobody_is_no_change() -> None:
    held = (
        Allocation("C1", date(2025, 1, 13), "Asha Brook"),
        Allocation("C1", date(2025, 9, 1), ""),
        Allocation("C1", date(2025, 9, 8), "Asha Brook"),
    )

    assert child_history(book(allocations=held), book().children["C1"]).changes == 0


def test_a_case_held_for_a_year_by_the_same_worker_is_long_held() -> None:
    held = (Allocation("C1", date(2025, 3, 2), "Asha Brook"),)
    child = a_child(allocated_on=date(2025, 3, 2))
    known = book(child, allocations=held)

    history = child_history(known, child)

    assert (history.is_long_held, history.held_since) == (True, date(2025, 3, 2))
    assert worker_history(known, "Asha Brook").long_held == ("C1",)


def test_a_worker_s_new_and_gone_cases_are_counted() -> None:
    history = worker_history(book(), "Asha Brook")
    before = worker_history(book(), "Cy Moss")

    assert (history.new_7, history.new_30, history.gone_30) == (("C1",), ("C1",), ())
    assert before.gone_30 == ("C1",)
    assert worker_history(book(), "Ben Hale").days_to_allocate == 3


def test_a_worker_s_history_is_said_in_words() -> None:
    assert worker_history(book(), "Ben Hale").words == (
        "0 new in 7 days, 0 in 30; 0 went in 30 days; 0 long-held; "
        "3.0 working days to allocate, on average."
    )


def test_without_a_history_the_day_of_the_list_is_all_that_is_known() -> None:
    child = a_child(allocated_on=date(2026, 2, 27))
    known = a_casebook([child], today=MONDAY)

    history = child_history(known, child)

    assert (history.holdings, history.to_allocate, history.held_since) == (
        (),
        None,
        date(2026, 2, 27),
    )
    assert worker_history(known, "Asha Brook").new_7 == ("C1",)


def test_a_long_held_case_says_since_when() -> None:
    held = (Allocation("C1", date(2025, 3, 2), "Asha Brook"),)
    child = a_child(allocated_on=date(2025, 3, 2))
    known = a_casebook([child], workers=TEAM, allocations=held)

    assert child_history(known, child).words == (
        "No changes of worker, long-held, since Sun 2 Mar 2025."
    )


def test_a_closed_case_is_neither_new_nor_long_held() -> None:
    held = (Allocation("C1", date(2025, 1, 6), "Asha Brook"),)
    child = a_child(allocated_on=date(2025, 1, 6), closed_on=date(2026, 2, 20))
    known = a_casebook([child], workers=TEAM, allocations=held)

    history = worker_history(known, "Asha Brook")

    assert (history.new_30, history.long_held) == ((), ())
    assert holdings_of(known, "C1")[0].until == date(2026, 2, 20)
    assert history.words == "0 new in 7 days, 0 in 30; 0 went in 30 days; 0 long-held."


def test_a_case_nobody_ever_held_took_no_time_to_allocate() -> None:
    child = a_child(worker="")
    known = a_casebook([child], workers=TEAM, allocations=(Allocation("C1", date(2026, 2, 2), ""),))

    history = child_history(known, child)

    assert (history.to_allocate, history.held_since, history.changes) == (None, None, 0)


def test_the_whole_team_s_history_is_that_of_each() -> None:
    known = book()

    assert {name: worker_history(known, name) for name in known.workers} == team_history(known)


def test_a_worker_nobody_knows_has_no_history() -> None:
    assert worker_history(book(), "Nobody Known").new_30 == ()
