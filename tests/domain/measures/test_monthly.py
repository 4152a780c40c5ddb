"""The monthly report says what moved, what is red, and what is being done about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import with_responses
from caseload_app.domain.measures.measure import Counted
from caseload_app.domain.measures.monthly import as_at_words, monthly_report, unanswered_words
from caseload_app.domain.measures.snapshots import Change
from caseload_app.domain.responses import about_deadline, about_unallocated
from caseload_app.domain.wording import in_sentence
from tests.builders import a_casebook, a_child
from tests.domain.measures.twelve_children import measured, the_team

MEASURES = tuple(measured().values())


def test_a_line_holds_figure_change_and_england() -> None:
    changes = {"icpc_on_time": Change(date(2026, 2, 2), 60.0, 50.0)}

    report = monthly_report(the_team(), MEASURES, changes)

    line = next(one for one in report.figures if one.label.startswith("Initial conferences"))
    assert (line.figure, line.of) == ("50%", "1 of 2, small number")
    assert line.change == "down 10 points, worse"
    assert (line.england, line.against) == (
        "81.4% (year ending 31 March 2025)",
        "Worse than England",
    )


def test_what_has_no_figure_is_left_out() -> None:
    labels = {one.label for one in monthly_report(the_team(), MEASURES, {}).figures}

    assert "Child protection visits on time" not in labels
    assert "Cases per full-time equivalent" in labels


def test_a_red_says_what_is_being_done_by_when_and_by_whom() -> None:
    team = the_team()
    late = next(one for one in team.overdue() if one.rule.id == "cp_visit")
    answers = [
        replace(
            about_deadline(team, late), doing="Visit booked", by=date(2026, 3, 6), owner="Asha"
        ),
        replace(about_unallocated("C12"), doing="Allocation meeting"),
    ]

    report = monthly_report(with_responses(team, answers), MEASURES, {})

    reds = {red.what: red for red in report.reds}
    waiting = reds["Children not allocated"]
    assert waiting.doing == ("C12: Allocation meeting",)
    assert unanswered_words(waiting) == "Answered for all."
    visits = reds[f"{late.rule.label}, late"]
    assert visits.doing == (f"{late.subject}: Visit booked, by Fri 6 Mar 2026 (Asha)",)
    assert unanswered_words(visits) == "Nothing said yet about 1 of 2."


def test_an_answer_whose_day_has_passed_counts_as_none() -> None:
    answer = replace(about_unallocated("C12"), doing="Meeting", by=date(2026, 2, 27))

    report = monthly_report(with_responses(the_team(), [answer]), MEASURES, {})

    waiting = next(red for red in report.reds if red.what == "Children not allocated")
    assert (waiting.answered, unanswered_words(waiting)) == (0, "Nothing said yet about all.")


def test_the_headline_counts_cases_and_what_is_late() -> None:
    report = monthly_report(the_team(), MEASURES, {})

    assert report.headline[0] == (
        "11 cases held, 4.6 for each full-time equivalent; 1 child not allocated."
    )
    assert report.headline[1] == f"{len(the_team().overdue())} dates late today."


def test_every_figure_has_its_definition_at_the_end() -> None:
    report = monthly_report(the_team(), MEASURES, {})

    assert [name for name, _ in report.definitions] == [one.label for one in report.figures]
    assert all("over:" in words for _, words in report.definitions)


def test_a_report_says_of_what_day_it_is() -> None:
    assert as_at_words(monthly_report(the_team(), MEASURES, {})) == "As at Mon 2 Mar 2026"


def test_the_headline_names_what_stands_better_than_england() -> None:
    [conferences] = [one for one in MEASURES if one.spec.id == "icpc_on_time"]
    twelve = tuple(Counted(f"C{number}", 1) for number in range(12))

    report = monthly_report(the_team(), [replace(conferences, counted=twelve)], {})

    assert [line for line in report.headline if line.startswith("Better than England")] == [
        f"Better than England: {in_sentence(conferences.spec.label)}."
    ]


def test_of_many_answers_three_are_told_and_the_others_counted() -> None:
    waiting = [a_child(f"C{number}", worker="") for number in range(1, 6)]
    answers = [
        replace(about_unallocated(child.child_id), doing="Allocation meeting") for child in waiting
    ]

    report = monthly_report(with_responses(a_casebook(waiting), answers), MEASURES, {})

    red = next(one for one in report.reds if one.what == "Children not allocated")
    assert len(red.doing) == 4
    assert red.doing[-1] == "and 2 more"
