"""The Monday page: each card says who, what and how late, and opens the list behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.models.card_order import USUAL
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.deadlines_page import DeadlinesPage
from caseload_app.ui.pages.monday_page import MondayPage
from caseload_app.ui.widgets.card_row import CardRow

Show = Callable[..., MondayPage]


def lines(page: MondayPage, card: str) -> list[str]:
    return [row.accessibleName() for row in page.cards[card].findChildren(CardRow)]


def test_what_is_late_says_who_what_and_how_late(show: Show) -> None:
    page = show(MondayPage)

    assert page.cards["late"].content.number == "4"
    assert page.cards["late"].content.words == "dates of 2 children; newest first"
    assert lines(page, "late") == [
        "Newly late this week, 2",
        "No word yet on what is being done, 4",
        "Bo Made, First review conference, 1 day late",
        "Ada Made, Child in need visit, 1 working day late",
        "Bo Made, Child protection visit, 11 working days late",
    ]


def test_supervision_is_late_with_its_last_date(show: Show) -> None:
    page = show(MondayPage)

    assert lines(page, "supervision") == ["Asha Brook, last Mon 12 Jan 2026, 21 days late"]


def test_the_leaver_stands_with_the_unallocated(show: Show) -> None:
    page = show(MondayPage)

    assert lines(page, "unallocated") == [
        "Cy Left has left, still holds 1 case",
        "Dev Made, Child in need",
    ]


def test_who_is_away_is_named_with_the_cover(show: Show) -> None:
    page = show(MondayPage)

    assert lines(page, "away") == ["Ben Hale, until Fri 6 Mar 2026, covered by Asha Brook"]


def test_a_card_without_anything_says_so_in_words(show: Show) -> None:
    page = show(MondayPage)

    soon = page.cards["soon"].content
    assert (soon.number, soon.when_empty) == ("", "Nothing falls due up to Mon 9 Mar 2026.")


def test_what_changed_is_hidden_until_something_was_imported(show: Show) -> None:
    page = show(MondayPage)

    assert not page.cards["changes"].isVisible()


def test_the_late_card_opens_as_many_dates_as_it_counts(
    show: Callable[..., MondayPage | DeadlinesPage], qtbot: QtBot
) -> None:
    page, deadlines = show(MondayPage), show(DeadlinesPage)
    assert isinstance(page, MondayPage)
    assert isinstance(deadlines, DeadlinesPage)
    [explain] = [
        one for one in page.cards["late"].findChildren(QPushButton) if one.text() == "Explain each"
    ]

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(explain, Qt.Key.Key_Space)
    deadlines.open_at(asked.args[0])

    assert len(deadlines.model.rows) == 4


def test_newly_late_opens_as_many_dates_as_it_counts(show: Show, qtbot: QtBot) -> None:
    page = show(MondayPage)
    newly = page.cards["late"].findChildren(CardRow)[0]

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(newly, Qt.Key.Key_Space)

    assert asked.args == [Destination("deadlines", "", "state=newly_late&about=children")]


def test_a_line_opens_the_child_at_that_deadline(show: Show, qtbot: QtBot) -> None:
    page = show(MondayPage)
    first = page.cards["late"].findChildren(CardRow)[2]

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(first, Qt.Key.Key_Space)

    assert asked.args == [Destination("child", "C2", "rcpc_first")]


def test_the_rail_counts_what_is_newly_late(show: Show) -> None:
    page = show(MondayPage)

    waiting = page.waiting(page._workspace.casebook)

    assert (waiting.number, waiting.words) == (2, "2 newly late this week")


@pytest.mark.parametrize("action", ["file.import", "file.template", "file.demo"])
def test_an_empty_store_offers_three_ways_to_begin(
    show_empty: Show, qtbot: QtBot, action: str
) -> None:
    page = show_empty(MondayPage)
    begin = page.first_steps.findChild(QPushButton, action)
    assert begin is not None

    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(begin, Qt.MouseButton.LeftButton)

    assert asked.args == [action]


def test_the_page_has_no_sideways_scroll_at_the_smallest_screen(show: Show) -> None:
    page = show(MondayPage)

    assert page.columns.width() <= page.width()
    assert page.cards["late"].x() != page.cards["soon"].x()


def test_book_them_in_leads_to_the_supervision_page(show: Show) -> None:
    page = show(MondayPage)

    content = page.cards["supervision"].content

    assert content.opens == Destination("supervision", filter="state=due")


def test_an_action_that_is_late_is_on_the_page(show: Show) -> None:
    page = show(MondayPage)

    content = page.cards["actions"].content

    assert (content.number, content.words) == ("1", "action past its day")
    assert content.opens == Destination("actions", filter="state=late")


def test_a_late_line_asks_what_is_being_done(show: Show, qtbot: QtBot) -> None:
    page = show(MondayPage)
    row = page.cards["late"].findChildren(CardRow)[2]
    assert row.answer is not None

    with qtbot.waitSignal(page.asked) as asked:
        qtbot.mouseClick(row.answer, Qt.MouseButton.LeftButton)

    assert asked.args == ["record.response"]
    assert [red.title for red in page.reds()] == ["Bo Made: First review conference"]


def test_a_hidden_card_takes_no_room_but_its_red_is_said(show: Show) -> None:
    page = show(MondayPage)

    page.take_order(USUAL.with_hidden("limit", True).with_hidden("away", True))

    assert not page.cards["limit"].isVisible()
    [line] = page.hidden_reds.findChildren(CardRow)
    assert line.accessibleName().startswith("Over their limit, ")
    assert page.hidden_reds.isVisible()


def test_one_click_shows_every_card_in_the_usual_order(show: Show, qtbot: QtBot) -> None:
    page = show(MondayPage)
    page.take_order(USUAL.moved("away", -8).with_hidden("late", True))
    [every] = [
        one for one in page.hidden_reds.findChildren(QPushButton) if one.text() == "Show every card"
    ]

    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)

    assert page.cards["late"].isVisible()
    assert not page.hidden_reds.isVisible()


def test_the_order_holds_the_next_time(show: Show, qtbot: QtBot) -> None:
    show(MondayPage).take_order(USUAL.moved("right", -9))

    again = show(MondayPage)
    qtbot.waitUntil(lambda: again.cards["right"].y() == 0)

    assert again.cards["right"].pos().x() == 0
    assert again.cards["late"].pos().x() > 0


def test_hiding_what_is_not_there_says_nothing(show: Show) -> None:
    page = show(MondayPage)

    page.take_order(USUAL.with_hidden("changes", True))

    assert not page.hidden_reds.isVisible()
