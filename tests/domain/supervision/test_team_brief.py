"""The team brief as a value, before it becomes a page."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import monday_page
from caseload_app.domain.records import Leave, Plan, Response
from caseload_app.domain.supervision.team_brief import team_brief
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

ASHA = "Asha Brook"
TODAY = date(2026, 3, 30)


def late_children(number: int, *responses: Response) -> Casebook:
    children = [a_child(f"C{n}", plan=Plan.CP) for n in range(number)]
    events = [an_event("CP visit", date(2026, 3, 12), f"C{n}") for n in range(number)]
    return a_casebook(children, events, workers=[a_worker()], responses=responses, today=TODAY)


def test_a_brief_shows_what_fits_and_counts_the_rest() -> None:
    brief = team_brief(monday_page(late_children(15)))

    assert len(brief.newly_late) == 7
    assert brief.left_off == ("8 dates newly late",)


def test_who_is_away_is_said_with_the_return_and_the_cover() -> None:
    leave = [
        Leave(ASHA, date(2026, 2, 2), date(2026, 2, 6), "Annual leave"),
        Leave(ASHA, date(2026, 3, 23), date(2026, 4, 3), "Sick leave", "Bo Lee"),
        Leave("Cy Moss", date(2026, 3, 2)),
    ]
    casebook = a_casebook(workers=[a_worker(), a_worker("Cy Moss")], leave=leave, today=TODAY)

    assert team_brief(monday_page(casebook)).away == (
        "Asha Brook: Sick leave, until Fri 3 Apr 2026, covered by Bo Lee",
        "Cy Moss: leave, no date of return, no cover recorded",
    )


def test_a_brief_says_how_caseloads_stand_against_the_limits() -> None:
    workers = [a_worker(case_limit=1), a_worker("Bo Lee", case_limit=1), a_worker("Cy Moss")]
    children = [a_child("C1"), a_child("C2"), a_child("C3", worker="Bo Lee")]
    casebook = a_casebook(children, workers=workers, today=TODAY)

    brief = team_brief(monday_page(casebook))

    assert {one.worker: one.limit for one in brief.workers} == {
        "Asha Brook": "1 over 1",
        "Bo Lee": "within 1",
        "Cy Moss": "none set",
    }


def test_a_leaver_on_the_brief_is_no_concern_of_supervision() -> None:
    workers = [a_worker(left_on=date(2026, 3, 1))]
    casebook = a_casebook([a_child()], workers=workers, today=TODAY)

    brief = team_brief(monday_page(casebook))

    assert [(one.supervision, one.is_unsupervised) for one in brief.workers] == [
        ("Has left", False)
    ]


def test_what_is_being_done_stands_with_what_is_newly_late() -> None:
    said = Response("cp_visit", "C0", "", date(2026, 3, 12), "Visit booked", TODAY, ASHA)

    brief = team_brief(monday_page(late_children(1, said)))

    assert [one.answer for one in brief.newly_late] == [
        "Visit booked, by Mon 30 Mar 2026 (Asha Brook)"
    ]


def test_reds_of_workers_and_of_allocation_carry_their_answers() -> None:
    said = [
        Response("case_limit", "", ASHA, None, "Two families to Bo", date(2026, 4, 3), "Nia"),
        Response("unallocated", "C3", "", None, "Duty holds it"),
    ]
    casebook = a_casebook(
        [a_child("C1"), a_child("C2"), a_child("C3", worker="")],
        workers=[a_worker(case_limit=1), a_worker("Bo Lee")],
        supervisions=[a_session(date(2026, 3, 9)), a_session(date(2026, 2, 16), "Bo Lee")],
        responses=said,
        today=TODAY,
    )

    brief = team_brief(monday_page(casebook))

    assert [(one.worker, one.cases, one.doing) for one in brief.workers] == [
        (ASHA, 2, "Two families to Bo, by Fri 3 Apr 2026 (Nia)"),
        ("Bo Lee", 0, "Supervision: no word yet"),
        ("Nobody", 1, "C3: Duty holds it"),
    ]


def test_children_whom_nobody_holds_stand_together() -> None:
    children = [a_child(f"C{n}", worker="") for n in range(8)]
    said = Response("unallocated", "C3", "", None, "Duty holds it")
    records = {"workers": [a_worker()], "today": TODAY}

    silent = team_brief(monday_page(a_casebook(children, **records)))
    spoken = team_brief(monday_page(a_casebook(children, responses=[said], **records)))

    assert (silent.workers[-1].cases, silent.workers[-1].doing) == (8, "No word yet")
    assert spoken.workers[-1].doing == "C3: Duty holds it; 7 without a word yet"


def test_a_limit_about_which_nothing_was_said_says_so() -> None:
    workers = [a_worker(case_limit=1)]
    casebook = a_casebook([a_child("C1"), a_child("C2")], workers=workers, today=TODAY)

    [worker] = team_brief(monday_page(casebook)).workers

    assert worker.doing == "Limit: no word yet; supervision: no word yet"


def test_long_answers_leave_room_for_fewer_dates() -> None:
    answers = [
        Response("cp_visit", f"C{n}", "", date(2026, 3, 12), "Waiting for the school " * 5)
        for n in range(15)
    ]

    brief = team_brief(monday_page(late_children(15, *answers)))

    assert len(brief.newly_late) == 3
