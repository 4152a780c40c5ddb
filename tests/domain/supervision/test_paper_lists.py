"""Lists for paper as values, before they become pages."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    Leave,
    Plan,
    Response,
    SupervisionStatus,
)
from caseload_app.domain.supervision.paper_lists import (
    child_paper,
    inspector_list,
    overdue_by_worker,
    supervision_words,
)
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

ASHA = "Asha Brook"
TODAY = date(2026, 3, 30)


def test_what_nobody_holds_comes_first() -> None:
    children = [a_child("C1", plan=Plan.CP), a_child("C2", plan=Plan.CP, worker="")]
    events = [an_event("CP visit", date(2026, 2, 2), one) for one in ("C1", "C2")]

    groups = overdue_by_worker(a_casebook(children, events, today=TODAY))

    assert [(one.worker, one.dates[0].shown) for one in groups] == [("", "C2"), (ASHA, "C1")]


@pytest.mark.parametrize(
    ("sessions", "leave", "words"),
    [
        ([a_session(date(2026, 3, 2))], [], "Due 30 Mar, not booked"),
        (
            [
                a_session(date(2026, 3, 9)),
                a_session(date(2026, 4, 1), status=SupervisionStatus.PLANNED),
            ],
            [],
            "Due 6 Apr, booked 1 Apr",
        ),
        ([a_session(date(2026, 2, 16))], [], "14 days late"),
        ([], [], "No day to count from"),
        (
            [a_session(date(2026, 3, 2))],
            [Leave(ASHA, date(2026, 3, 9), None, "Sick leave")],
            "Paused: Sick leave",
        ),
    ],
)
def test_supervision_is_said_in_a_few_words(
    sessions: list[object], leave: list[Leave], words: str
) -> None:
    casebook = a_casebook(
        workers=[a_worker()],
        supervisions=sessions,  # type: ignore[arg-type]
        leave=leave,
        today=TODAY,
    )

    assert supervision_words(casebook, casebook.supervision[ASHA]) == words


def test_who_has_left_is_said_so() -> None:
    assert supervision_words(a_casebook(), None) == "Has left"


def test_a_childs_open_actions_are_found_whoever_has_them() -> None:
    actions = [
        AgreedAction("Bo Lee", "Ring", "C1"),
        AgreedAction(ASHA, "Done", "C1", done_on=TODAY),
        AgreedAction(ASHA, "Other child", "C2"),
    ]
    casebook = a_casebook(
        [a_child(born_on=date(2026, 5, 1))],
        workers=[a_worker(), a_worker("Bo Lee")],
        actions=actions,
        today=TODAY,
    )

    paper = child_paper(casebook, "C1")

    assert [one.action for one in paper.actions] == ["Ring"]
    assert ("Age", "Not born yet") in paper.facts


def test_children_with_most_wrong_come_first() -> None:
    children = [
        a_child("C1", allocated_on=date(2026, 3, 23), plan_started_on=date(2026, 3, 23)),
        a_child("C2", plan=Plan.CP, worker=""),
    ]
    events = [an_event("CP visit", date(2026, 2, 2), "C2")]

    paper = inspector_list(a_casebook(children, events, today=TODAY))

    assert [one.shown for one in paper.rows] == ["C2", "C1"]
    assert paper.rows[0].worker == "Nobody"
    assert paper.rows[0].last_visit == date(2026, 2, 2)
    assert paper.rows[1].wrong == ""


def test_what_is_not_late_stays_off_the_overdue_list() -> None:
    events = [an_event("CP visit", date(2026, 3, 27))]
    casebook = a_casebook([a_child(plan=Plan.CP)], events, today=TODAY)

    assert casebook.all_open_deadlines() != ()
    assert overdue_by_worker(casebook) == ()


def test_the_age_of_a_child_is_given_in_years() -> None:
    casebook = a_casebook([a_child(born_on=date(2018, 3, 31))], today=TODAY)

    assert ("Age", "7") in child_paper(casebook, "C1").facts


def test_who_was_not_discussed_in_time_is_said_to_the_inspector() -> None:
    children = [a_child("C1"), a_child("C2", allocated_on=date(2025, 12, 1))]
    talks = [CaseDiscussion("C1", date(2026, 1, 5), ASHA, "Go on")]

    paper = inspector_list(a_casebook(children, discussions=talks, today=TODAY))

    assert {one.shown: one.wrong.split("; ")[0] for one in paper.rows} == {
        "C1": "Not discussed since Mon 5 Jan 2026",
        "C2": "Never discussed",
    }


def test_what_is_being_done_stands_with_each_late_date() -> None:
    said = Response("cp_visit", "C1", "", date(2026, 2, 2), "Visit booked", TODAY, ASHA)
    events = [an_event("CP visit", date(2026, 2, 2))]
    casebook = a_casebook([a_child(plan=Plan.CP)], events, responses=[said], today=TODAY)

    [group] = overdue_by_worker(casebook)

    assert [one.answer for one in group.dates] == ["Visit booked, by Mon 30 Mar 2026 (Asha Brook)"]
