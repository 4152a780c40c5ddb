"""The weeks ahead, worked by hand: Easter 2026 closes Fri 3 and Mon 6 April."""

from __future__ import annotations

from datetime import date, timedelta

from caseload_app.domain.ahead.weeks import Load, WeekCell, comes_back, weeks_ahead
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, Plan, SupervisionStatus
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))
EVENTS = [
    an_event("ICPC", date(2026, 2, 2)),
    an_event("Core group", date(2026, 2, 13)),
    an_event("CP visit", date(2026, 3, 2)),
]


def the_team(**facts: object) -> Casebook:
    return a_casebook([CHILD], EVENTS, workers=[a_worker(), a_worker("Bede Marsh")], **facts)


def cell(casebook: Casebook, monday: date, worker: str = "Asha Brook") -> WeekCell:
    ahead = weeks_ahead(casebook)
    row = next(row for row in ahead.rows if row.worker == worker)
    return row.cells[ahead.mondays.index(monday)]


def days_of(casebook: Casebook, rule: str) -> list[date]:
    row = next(row for row in weeks_ahead(casebook).rows if row.worker == "Asha Brook")
    return [one.due for week in row.cells for one in week.dates if one.deadline.rule.id == rule]


def test_it_begins_with_the_monday_of_this_week() -> None:
    ahead = weeks_ahead(a_casebook(workers=[a_worker()], today=date(2026, 3, 5)))

    assert ahead.mondays[0] == date(2026, 3, 2)
    assert len(ahead.mondays) == 12
    assert ahead.mondays[-1] - ahead.mondays[0] == timedelta(weeks=11)


def test_a_date_stands_in_its_week() -> None:
    found = cell(the_team(), date(2026, 3, 16))

    assert [(one.deadline.rule.id, one.is_expected) for one in found.dates] == [("cp_visit", False)]


def test_a_visit_comes_back_every_ten_working_days_and_says_it_is_expected() -> None:
    assert days_of(the_team(), "cp_visit") == [
        date(2026, 3, 16),
        date(2026, 3, 30),
        date(2026, 4, 15),
        date(2026, 4, 29),
        date(2026, 5, 14),
    ]
    assert [one.is_expected for one in cell(the_team(), date(2026, 4, 13)).dates] == [True]


def test_a_conference_that_happens_once_does_not_come_back() -> None:
    first = next(one for one in the_team().all_open_deadlines() if one.rule.id == "rcpc_first")

    assert not comes_back(first)


def test_what_is_late_stands_in_this_week() -> None:
    casebook = a_casebook([CHILD], EVENTS, today=date(2026, 3, 25))

    assert "cp_visit" in {one.deadline.rule.id for one in cell(casebook, date(2026, 3, 23)).dates}


def test_a_conference_is_counted_as_one() -> None:
    # Three months after the initial conference: Sat 2 May 2026.
    assert cell(the_team(), date(2026, 4, 27)).conferences == 1


def test_leave_takes_working_days_but_not_bank_holidays() -> None:
    away = Leave("Asha Brook", date(2026, 3, 30), date(2026, 4, 6), "Annual leave", "Bede Marsh")
    casebook = the_team(leave=[away])

    assert cell(casebook, date(2026, 3, 30)).days_away == 4
    assert cell(casebook, date(2026, 4, 6)).days_away == 0
    assert cell(casebook, date(2026, 4, 6)).working_days == 4


def test_dates_in_a_week_away_are_a_crunch_and_name_the_cover() -> None:
    away = Leave("Asha Brook", date(2026, 3, 16), date(2026, 3, 20), "Annual leave", "Bede Marsh")
    found = cell(the_team(leave=[away]), date(2026, 3, 16))

    assert found.load is Load.CRUNCH
    assert found.words == "1 date and 5 days away, covered by Bede Marsh: crunch"


def test_a_week_says_its_load_in_a_word() -> None:
    assert cell(the_team(), date(2026, 3, 16)).load is Load.LIGHT
    assert cell(the_team(), date(2026, 3, 9)).load is Load.NOTHING


def test_a_booked_session_counts_and_is_said() -> None:
    booked = a_session(date(2026, 3, 11), status=SupervisionStatus.PLANNED)
    found = cell(the_team(supervisions=[booked]), date(2026, 3, 9))

    assert found.words == "No dates and supervision: light"


def test_many_dates_on_few_days_are_a_crunch() -> None:
    children = [a_child(f"C{n}", plan=Plan.CP, plan_started_on=date(2026, 2, 2)) for n in range(11)]
    events = [
        an_event(kind, on, child.child_id)
        for child in children
        for kind, on in (("ICPC", date(2026, 2, 2)), ("CP visit", date(2026, 3, 2)))
    ]
    ahead = weeks_ahead(a_casebook(children, events))

    assert date(2026, 3, 16) in {one.monday for one in ahead.crunches}


def test_dates_of_nobody_and_of_leavers_have_rows_of_their_own() -> None:
    children = [
        a_child("C1", plan=Plan.CP, plan_started_on=date(2026, 2, 2), worker=""),
        a_child("C2", plan=Plan.CP, plan_started_on=date(2026, 2, 2), worker="Bede Marsh"),
    ]
    events = [an_event("CP visit", date(2026, 3, 2), one.child_id) for one in children]
    left = a_worker("Bede Marsh", left_on=date(2026, 2, 27))
    ahead = weeks_ahead(a_casebook(children, events, workers=[a_worker(), left]))

    assert [row.worker for row in ahead.rows] == ["Asha Brook", "", "Bede Marsh"]


def test_a_conference_is_named_among_the_dates() -> None:
    assert cell(the_team(), date(2026, 4, 27)).words == (
        "2 dates and 1 conference among them: light"
    )


def test_what_falls_due_after_the_last_week_is_not_shown() -> None:
    first_day = date(2026, 2, 2)
    casebook = a_casebook([CHILD], [an_event("ICPC", first_day)], today=first_day)

    assert casebook.open_deadlines("C1")[-1].due == date(2026, 5, 2)
    assert days_of(casebook, "rcpc_first") == []
