"""Filters in the headings, chips that take them away, and views of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.pages.children_page import VIEWS, ChildrenPage
from tests.ui.pages.conftest import nobody, show, show_empty, workspace

Show = Callable[..., ChildrenPage]
__all__ = ["nobody", "show", "show_empty", "workspace"]


def names(page: ChildrenPage) -> list[str]:
    return [row.name for row in page.model.rows]


def chips(page: ChildrenPage) -> list[str]:
    found = page.list.tools.chips.findChildren(QPushButton)
    return [one.text() for one in found if not one.isHidden()]


def line(page: ChildrenPage, title: str) -> QLineEdit:
    headings = page.list.table.headings
    return next(
        one
        for one in headings.findChildren(QLineEdit)
        if one.accessibleName() == f"Filter by {title}"
    )


def test_typing_under_a_heading_narrows_the_list(show: Show, qtbot: QtBot) -> None:
    page = show(ChildrenPage)
    page.list.tools.columns.click()

    qtbot.keyClicks(line(page, "Worker"), "ben")

    assert names(page) == ["Gus Made"]
    assert chips(page) == ["Worker: ben"]


def test_a_chip_takes_its_filter_away(show: Show, qtbot: QtBot) -> None:
    page = show(ChildrenPage)
    page.list.put("state", "overdue")
    page.list.tools.columns.click()
    qtbot.keyClicks(line(page, "Name"), "ada")
    assert chips(page) == ["State: Something late", "Name: ada"]

    for one in page.list.tools.chips.findChildren(QPushButton):
        if one.text() == "State: Something late":
            qtbot.mouseClick(one, Qt.MouseButton.LeftButton)

    assert chips(page) == ["Name: ada"]
    assert names(page) == ["Ada Made"]


def test_closing_the_lines_takes_their_filters_away(show: Show, qtbot: QtBot) -> None:
    page = show(ChildrenPage)
    page.list.tools.columns.click()
    qtbot.keyClicks(line(page, "Name"), "ada")

    page.list.tools.columns.click()

    assert len(names(page)) == 6


def test_down_leaves_the_heading_for_the_rows(show: Show, qtbot: QtBot) -> None:
    page = show(ChildrenPage)
    page.list.tools.columns.click()

    qtbot.keyClick(line(page, "Name"), Qt.Key.Key_Down)

    assert page.list.table.currentIndex().row() == 0


def test_a_view_of_one_s_own_comes_back_with_everything(show: Show, qtbot: QtBot) -> None:
    page = show(ChildrenPage)
    page.list.put("state", "overdue")
    page.list.tools.columns.click()
    qtbot.keyClicks(line(page, "Name"), "ada")
    page.list.tools.save_as("My reds")
    page.list.start_afresh()

    [view] = page.list.tools.saved()
    page.list.tools.show_view(view)

    assert view.name == "My reds"
    assert names(page) == ["Ada Made"]


def test_the_list_knows_views_of_its_own(show: Show) -> None:
    page = show(ChildrenPage)

    page.list.tools.show_view(VIEWS[0])

    assert names(page) == ["Bo Made", "Ada Made"]


def test_a_view_can_be_forgotten(show: Show) -> None:
    page = show(ChildrenPage)
    page.list.tools.save_as("My reds")

    page.list.tools.forget("My reds")

    assert page.list.tools.saved() == []


def test_chosen_rows_are_added_up(show: Show) -> None:
    page = show(ChildrenPage)
    page.list.put("state", "overdue")

    page.list.table.selectAll()

    assert page.list.count_words == "2 of 7 children   ·   2 chosen  ·  Late 4"
