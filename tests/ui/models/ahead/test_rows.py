"""Weeks, days and absences as the page shows them."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.ahead.absence import absence_plans
from caseload_app.domain.ahead.team_calendar import team_calendar
from caseload_app.domain.ahead.weeks import weeks_ahead
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, Plan
from caseload_app.ui.models.ahead.grid import Shade
from caseload_app.ui.models.ahead.rows import (
    absence_columns,
    absence_rows,
    ahead_rows,
    crunch_words,
    day_cells,
    day_heads,
    week_cells,
    week_heads,
)
from tests.builders import a_casebook, a_child, a_worker, an_event

LEAVE = Leave("Asha Brook", date(2026, 3, 16), date(2026, 3, 20), "Annual leave")


def the_team(*leave: Leave) -> Casebook:
    return a_casebook(
        [a_child(name="Robin Vale", plan=Plan.CP, plan_started_on=date(2026, 2, 2))],
        [
            an_event("ICPC", date(2026, 2, 2)),
            an_event("Core group", date(2026, 2, 13)),
            an_event("CP visit", date(2026, 3, 2)),
        ],
        workers=[a_worker()],
        leave=leave,
    )


def test_a_week_shows_its_number_and_the_days_away() -> None:
    (row,) = week_cells(weeks_ahead(the_team(LEAVE)))

    assert row[2].text == "1 -5d"
    assert row[2].shade is Shade.CRUNCH


def test_a_week_is_headed_by_its_monday() -> None:
    head = week_heads(weeks_ahead(the_team()))[0]

    assert (head.text, head.words) == ("2\nMar", "Week from Mon 2 Mar 2026")


def test_the_tightest_weeks_are_said_first() -> None:
    assert crunch_words(weeks_ahead(the_team(LEAVE))) == "Crunch: Asha Brook, week of 16 Mar."
    assert crunch_words(weeks_ahead(the_team())) == "No week is a crunch."


def test_a_date_that_follows_from_another_says_expected_and_why() -> None:
    ahead = weeks_ahead(the_team())
    row = next(
        row
        for cell in ahead.rows[0].cells
        for row in ahead_rows(the_team(), cell)
        if row.mark is not None and row.mark.words == "Expected"
    )

    assert row.detail.startswith("If the one before is done when due.")
    assert row.who == "Robin Vale"


def test_a_day_is_headed_by_letter_and_number_and_says_who_is_there() -> None:
    head = day_heads(team_calendar(the_team(LEAVE), date(2026, 3, 16), 1))[0]

    assert (head.text, head.words) == ("M\n16", "Mon 16 Mar 2026: 0 of 1 there")


def test_a_day_away_with_something_due_and_no_cover_stands_out() -> None:
    (row,) = day_cells(team_calendar(the_team(LEAVE), date(2026, 3, 16), 1))

    assert [cell.shade for cell in row][:2] == [Shade.CRUNCH, Shade.AWAY]


def test_an_absence_says_what_has_to_be_settled() -> None:
    (row,) = absence_rows(absence_plans(the_team(LEAVE)), date(2026, 3, 2))
    shown = {column.key: column.text(row) for column in absence_columns()}

    assert shown["state"] == "1 date and nobody covers"
    assert (shown["cover"], shown["until"], shown["dates"]) == ("Nobody", "Fri 20 Mar 2026", "1")


def test_a_settled_absence_says_so() -> None:
    far = Leave("Asha Brook", date(2027, 3, 16), None, "Annual leave", "Bede Marsh")
    casebook = a_casebook(workers=[a_worker(), a_worker("Bede Marsh")], leave=[far])
    (row,) = absence_rows(absence_plans(casebook), date(2026, 3, 2))

    assert row.mark.words == "Settled"
