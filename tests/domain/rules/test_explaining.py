"""Explanations that re-add to the date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.dates import Limit, Term, Unit, add_months
from caseload_app.domain.rules.deadlines import Deadline, as_at
from caseload_app.domain.rules.explaining import (
    Explanation,
    counting_words,
    days_not_counted,
    explain,
)
from caseload_app.domain.rules.timescales import Status, Timescale
from caseload_app.domain.wording import long_day
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
CALENDAR = BOOK.calendar
ASSESSMENT = BOOK.by_id["cf_assessment"]
OPEN = Deadline(
    "1",
    ASSESSMENT,
    "Referral received",
    date(2026, 3, 2),
    date(2026, 5, 7),
    ASSESSMENT.limit,
)


def explained(deadline: Deadline, today: date = date(2026, 3, 9)) -> Explanation:
    return explain(deadline, CALENDAR, as_at(today, CALENDAR))


def test_an_open_date_is_worked_out_in_one_sentence() -> None:
    assert explained(OPEN).sentence == (
        "Child and family assessment due Thu 7 May 2026: 45 working days after referral received "
        "on Mon 2 Mar 2026; not counted: Good Friday 3 Apr, Easter Monday 6 Apr, early May bank "
        "holiday 4 May. Working Together to Safeguard Children; DfE indicator 'within 45 working "
        "days of a referral' (statutory guidance); council setting unchanged. As at Mon 9 Mar "
        "2026: due in 40 working days. Cleared by: assessment authorised."
    )


def test_the_steps_name_rule_start_count_due_standing_and_source() -> None:
    titles = [title for title, _ in explained(OPEN).steps]

    assert titles == [
        "Rule",
        "Started by",
        "Counted",
        "Not counted",
        "Adds up",
        "Due",
        "How it stands",
        "Cleared by",
        "Whose rule",
        "Source",
        "Setting",
        "More",
    ]


@pytest.mark.parametrize(
    ("deadline", "today", "words"),
    [
        (OPEN, date(2026, 5, 7), "As at Thu 7 May 2026: due today."),
        (OPEN, date(2026, 5, 8), "As at Fri 8 May 2026: 1 working day late."),
        (replace(OPEN, met_on=date(2026, 5, 7)), date(2026, 6, 1), "Met on Thu 7 May 2026."),
        (
            replace(OPEN, met_on=date(2026, 5, 11)),
            date(2026, 6, 1),
            "Met on Mon 11 May 2026, 2 working days late.",
        ),
        (
            replace(OPEN, met_on=date(2026, 5, 11), on_time_known=False),
            date(2026, 6, 1),
            "Met by Mon 11 May 2026; only the latest date is known, so an earlier one may have "
            "met it in time.",
        ),
        (
            replace(OPEN, exempt_because="ICPC not required"),
            date(2026, 6, 1),
            "Not needed: ICPC not required.",
        ),
        (
            replace(OPEN, ended_on=date(2026, 5, 11)),
            date(2026, 6, 1),
            "No longer open since Mon 11 May 2026; it was not met.",
        ),
    ],
)
def test_the_explanation_says_how_the_date_stands(
    deadline: Deadline, today: date, words: str
) -> None:
    assert words in explained(deadline, today).sentence


def test_what_is_over_does_not_say_what_would_clear_it() -> None:
    assert "Cleared by" not in explained(replace(OPEN, met_on=date(2026, 5, 7))).sentence


def test_a_stand_in_and_a_choice_of_limit_are_said() -> None:
    sentence = explained(replace(OPEN, stand_in="the plan stands in", because="so agreed")).sentence

    assert "The plan stands in. This limit because so agreed." in sentence


def test_a_holiday_of_another_year_carries_its_year() -> None:
    start, due = date(2026, 12, 14), date(2027, 1, 7)
    deadline = replace(OPEN, started_on=start, due=due, limit=Limit(15, Unit.WORKING_DAYS))

    assert "Christmas Day 25 Dec 2026" in explained(deadline).sentence
    assert "New Year's Day 1 Jan." in explained(deadline).sentence


def test_past_the_table_of_bank_holidays_the_explanation_says_so() -> None:
    deadline = replace(OPEN, started_on=date(2040, 12, 3), due=date(2041, 2, 8))

    assert "Bank holidays of that year are not in the table" in explained(deadline).sentence


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(1, Unit.WEEKS), "1 week after CLA visit on Mon 2 Mar 2026"),
        (Limit(72, Unit.HOURS), "72 hours, counted as 3 days, after CLA visit on Mon 2 Mar 2026"),
        (Limit(-2, Unit.WORKING_DAYS), "2 working days before CLA visit on Mon 2 Mar 2026"),
        (
            Limit(26, Unit.WEEKS_BEGINNING),
            "26 weeks beginning with CLA visit on Mon 2 Mar 2026, which is day 1",
        ),
        (
            Limit(5, Unit.WORKING_DAYS, count_first_day=True),
            "5 working days after CLA visit on Mon 2 Mar 2026, that day counted as day 1",
        ),
        (Limit(0, Unit.DAYS), "on the day of CLA visit on Mon 2 Mar 2026"),
    ],
)
def test_each_way_of_counting_has_its_words(limit: Limit, words: str) -> None:
    assert counting_words(limit, "CLA visit", date(2026, 3, 2)) == words


def test_counting_backwards_names_the_holidays_between() -> None:
    start, due = date(2026, 4, 14), date(2026, 4, 7)
    limit = Limit(-8, Unit.WORKING_DAYS)

    assert days_not_counted(start, due, limit, CALENDAR) == ()
    assert len(days_not_counted(start, date(2026, 3, 31), limit, CALENDAR)) == 2


def test_a_rule_nobody_confirmed_is_a_local_default() -> None:
    rule = Timescale(
        "r", "Rule", "child", "G", ("A",), ("B",), OPEN.limit, Status.LAW, "An Act.", "D"
    )

    assert (
        "An Act. (local default, check your policy); council setting unchanged."
        in explained(replace(OPEN, rule=rule)).sentence
    )


@given(st.dates(date(2005, 1, 10), date(2039, 12, 31)), st.integers(1, 60))
def test_the_explanation_re_adds_to_the_date(start: date, days: int) -> None:
    limit = Limit(days, Unit.WORKING_DAYS)
    due = CALENDAR.due(start, limit)

    skipped = days_not_counted(start, due, limit, CALENDAR)
    weekdays = sum(
        date.fromordinal(day).weekday() < 5
        for day in range(start.toordinal() + 1, due.toordinal() + 1)
    )
    assert weekdays - len(skipped) == days


@given(st.dates(date(2005, 1, 10), date(2038, 12, 31)), st.sampled_from(BOOK.timescales))
def test_every_rule_re_adds_to_its_date_by_what_its_explanation_says(
    start: date, rule: Timescale
) -> None:
    due = CALENDAR.due(start, rule.limit)
    deadline = Deadline("1", rule, rule.starts_on[0], start, due, rule.limit)

    said = explained(deadline)
    assert re_added(start, rule.limit, len(said.skipped)) == due
    assert long_day(due) in said.sentence
    assert said.sentence.count(long_day(start)) >= 1


def re_added(start: date, limit: Limit, holidays: int) -> date:
    """Add the limit up again by hand, from the number of holidays that were named."""
    match limit.unit:
        case Unit.WORKING_DAYS:
            step = -1 if limit.length < 0 else 1
            day, left = start, abs(limit.length) + holidays
            while left:
                day = date.fromordinal(day.toordinal() + step)
                left -= day.weekday() < 5
            return day
        case Unit.MONTHS:
            return add_months(start, limit.length)
        case Unit.WEEKS | Unit.WEEKS_BEGINNING:
            early = limit.unit is Unit.WEEKS_BEGINNING
            return date.fromordinal(start.toordinal() + 7 * limit.length - early)
        case Unit.HOURS:
            return date.fromordinal(start.toordinal() + -(-limit.length // 24))
    return date.fromordinal(start.toordinal() + limit.length)


def test_a_rule_found_in_one_source_only_says_to_check_it() -> None:
    rule = Timescale(
        "r", "Rule", "child", "G", ("A",), ("B",), OPEN.limit, Status.LOCAL, "Sefton", "C"
    )

    assert (
        "Sefton (local policy, found in one source only: check your policy)"
        in explained(replace(OPEN, rule=rule)).sentence
    )


def test_nothing_a_manager_reads_speaks_of_confidence() -> None:
    said = explained(OPEN)

    assert "confidence" not in said.sentence + str(said.steps)


def test_a_printed_line_says_why_in_short() -> None:
    assert explained(OPEN).why == (
        "45 working days after referral received on Mon 2 Mar 2026; not counted: Good Friday "
        "3 Apr, Easter Monday 6 Apr, early May bank holiday 4 May (statutory guidance; council "
        "setting unchanged)"
    )


def test_two_school_terms_are_counted_by_their_number() -> None:
    terms = (
        Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),
        Term("Summer", date(2026, 4, 13), date(2026, 7, 21)),
        Term("Autumn", date(2026, 9, 3), date(2026, 12, 18)),
    )
    calendar = CALENDAR.with_closing_days({}, terms)
    limit = Limit(2, Unit.SCHOOL_TERMS)
    deadline = replace(OPEN, due=date(2026, 12, 18), limit=limit)

    sentence = explain(deadline, calendar, as_at(date(2026, 3, 9), calendar)).sentence
    assert "by the end of the school term number 2 after referral received" in sentence


def test_a_date_set_for_somebody_says_so_in_place_of_the_setting() -> None:
    assert "; set for this child." in explained(replace(OPEN, set_for="this child")).sentence


def test_a_past_date_that_hangs_on_the_placement_says_which_facts_were_used() -> None:
    visit = BOOK.by_id["cla_visit_year1"]
    past = replace(OPEN, rule=visit, met_on=date(2026, 3, 6))
    words = "Judged by the placement and legal status known today."

    assert words in explained(past).sentence
    assert words not in explained(replace(past, met_on=None)).sentence


def test_a_date_that_is_about_nobody_is_late_for_nobody() -> None:
    sentence = explained(replace(OPEN, subject=""), date(2026, 6, 1)).sentence

    assert sentence.endswith("(statutory guidance); council setting unchanged.")
