"""The list of children: found by a few letters, narrowed, opened, and left as it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.children_page import ChildrenPage

Show = Callable[..., ChildrenPage]


@pytest.fixture
def page(show: Show) -> ChildrenPage:
    return show(ChildrenPage)


def ids(page: ChildrenPage) -> list[str]:
    return [row.child.child_id for row in page.model.rows]


def cell(page: ChildrenPage, row: int, key: str) -> str:
    return str(page.model.index(row, page.model.column_index(key)).data())


def test_open_cases_are_listed_by_name(page: ChildrenPage) -> None:
    assert ids(page) == ["C1", "C2", "C3", "C4", "C5", "C7"]
    assert page.list.count_words == "6 of 7 children"


def test_a_row_says_what_comes_next(page: ChildrenPage) -> None:
    keys = ("name", "age", "plan", "worker", "next", "due", "state", "late", "seen")

    assert [cell(page, 0, key) for key in keys] == [
        "Ada Made",
        "10",
        "CIN",
        "Asha Brook",
        "Child in need visit",
        "Fri 27 Feb 2026",
        "1 working day late",
        "1",
        "Fri 30 Jan 2026",
    ]


def test_typing_part_of_a_name_finds_the_child(page: ChildrenPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.list.search, "cleo")

    qtbot.waitUntil(lambda: ids(page) == ["C3"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("overdue", ["C1", "C2"]),
        ("state=unallocated", ["C4"]),
        ("state=new", ["C3"]),
        ("state=not_discussed", ["C1", "C3", "C4", "C5", "C7"]),
        ("worker=Ben+Hale", ["C7"]),
        ("worker=nobody", ["C4"]),
        ("plan=CP", ["C2"]),
        ("open=closed", ["C6"]),
        ("open=all&worker=Asha+Brook", ["C1", "C2", "C3", "C6"]),
    ],
)
def test_a_destination_narrows_the_list(page: ChildrenPage, asked: str, found: list[str]) -> None:
    page.open_at(Destination("children", filter=asked))

    assert ids(page) == found


def test_clear_shows_the_usual_list_again(page: ChildrenPage, qtbot: QtBot) -> None:
    page.open_at(Destination("children", filter="state=unallocated"))
    [clear] = [one for one in page.findChildren(QPushButton) if one.text() == "Clear"]

    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)

    assert len(ids(page)) == 6
    assert clear.isHidden()


def test_enter_opens_the_child(page: ChildrenPage, qtbot: QtBot) -> None:
    page.list.table.choose("C3")

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("child", "C3")]


def test_coming_back_finds_the_same_search_sort_and_row(page: ChildrenPage) -> None:
    page.open_at(Destination("children", filter="worker=Asha+Brook"))
    page.list.table.sortByColumn(page.model.column_index("name"), Qt.SortOrder.DescendingOrder)
    page.list.table.choose("C2")
    place = page.remember()

    page.open_at(Destination("children"))
    page.list.table.choose("C7")
    page.restore(place)

    assert ids(page) == ["C3", "C2", "C1"]
    assert page.list.table.current_record() == page.model.record_at(1)


def test_an_unallocated_child_is_marked_in_words(page: ChildrenPage) -> None:
    assert cell(page, 3, "worker") == "Unallocated"


def test_without_children_the_page_says_how_to_begin(show_empty: Show) -> None:
    page = show_empty(ChildrenPage)

    assert page.body.is_empty
    assert page.body.empty.accessibleName().startswith("No children yet. Import Annex A")


def test_a_figure_opens_the_children_behind_it(show: Callable[..., ChildrenPage]) -> None:
    page = show(ChildrenPage)

    page.open_at(Destination("children", filter="among=Late+on+2+Mar%7CC1&open=all"))

    assert [row.child.child_id for row in page.model.rows] == ["C1"]
