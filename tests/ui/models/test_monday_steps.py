"""Each line of the Monday page leads to where its next step is done."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import monday_page
from caseload_app.domain.records import AgreedAction, Leave, Plan
from caseload_app.ui.models.monday_cards import monday_cards
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.card_row import CardLine
from tests.builders import MONDAY, a_casebook, a_child, a_session, a_worker, an_event

ASHA = "Asha Brook"


def last_line(card: str, casebook: Casebook) -> CardLine:
    return monday_cards(monday_page(casebook), None)[card].lines[-1]


def steps(line: CardLine) -> list[tuple[str, Destination]]:
    return [(step.words, step.leads_to) for step in line.steps]


def test_a_late_visit_is_recorded_with_its_kind_filled_in() -> None:
    events = [an_event("CP visit", date(2026, 2, 2))]
    casebook = a_casebook([a_child(plan=Plan.CP)], events)

    assert ("Record", Destination("child", "C1", "event=CP+visit")) in steps(
        last_line("late", casebook)
    )


def test_a_late_supervision_is_booked_or_recorded() -> None:
    casebook = a_casebook(workers=[a_worker()], supervisions=[a_session(date(2026, 1, 5))])

    assert steps(last_line("supervision", casebook)) == [
        ("Book", Destination("supervision", ASHA, "tab=due")),
        ("Record", Destination("supervision_record", ASHA)),
    ]


def test_cases_over_the_limit_are_moved_on_the_board() -> None:
    casebook = a_casebook([a_child("C1"), a_child("C2")], workers=[a_worker(case_limit=1)])

    assert steps(last_line("limit", casebook))[0] == (
        "Move cases",
        Destination("allocation", ASHA, "tab=board"),
    )


def test_a_child_without_a_worker_is_allocated_on_the_board() -> None:
    casebook = a_casebook([a_child(worker="")], workers=[a_worker()])

    assert steps(last_line("unallocated", casebook)) == [
        ("Allocate", Destination("allocation", "C1", "tab=board"))
    ]


def test_cases_of_a_leaver_are_allocated_or_handed_over() -> None:
    casebook = a_casebook([a_child()], workers=[a_worker(left_on=date(2026, 2, 20))])

    assert steps(last_line("unallocated", casebook)) == [
        ("Allocate", Destination("allocation", ASHA, "tab=board")),
        ("Hand over", Destination("worker", ASHA)),
    ]


def test_a_late_action_is_closed_where_it_is_chosen() -> None:
    actions = [AgreedAction(ASHA, "Ring the school", "C1", due_on=date(2026, 2, 2))]
    casebook = a_casebook([a_child()], actions=actions)

    assert steps(last_line("actions", casebook)) == [
        ("Close", Destination("actions", filter="state=late&what=Ring+the+school")),
        ("Decide", Destination("child", "C1", "discussion")),
    ]


def test_an_action_of_a_worker_alone_is_closed() -> None:
    actions = [AgreedAction(ASHA, "Book leave", due_on=date(2026, 2, 2))]
    casebook = a_casebook(workers=[a_worker()], actions=actions)

    assert [words for words, _ in steps(last_line("actions", casebook))] == ["Close"]


def test_who_is_away_is_covered_where_cover_is_chosen() -> None:
    casebook = a_casebook(workers=[a_worker()], leave=[Leave(ASHA, MONDAY, None)])

    assert steps(last_line("away", casebook)) == [
        ("Cover", Destination("ahead", ASHA, "tab=leave"))
    ]


def test_what_went_right_is_told_to_the_team() -> None:
    casebook = a_casebook(workers=[a_worker()], supervisions=[a_session(MONDAY)])

    card = monday_cards(monday_page(casebook), None)["right"]

    assert (card.opens, card.opens_words) == ("print.brief", "Tell the team")
