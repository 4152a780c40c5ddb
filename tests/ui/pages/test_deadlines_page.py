"""The list of deadlines: late first, grouped, and each one explained in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.deadlines_page import DeadlinesPage

Show = Callable[..., DeadlinesPage]


@pytest.fixture
def page(show: Show) -> DeadlinesPage:
    made = show(DeadlinesPage)
    made.open_at(Destination("deadlines"))
    return made


def rules(page: DeadlinesPage) -> list[str]:
    return [f"{row.name}: {row.deadline.rule.id}" for row in page.model.rows]


def test_the_longest_late_comes_first_and_supervision_with_it(page: DeadlinesPage) -> None:
    assert rules(page)[:3] == [
        "Bo Made: core_group_first",
        "Asha Brook: supervision",
        "Bo Made: cp_visit",
    ]
    assert page.list.count_words == "13 deadlines"


def test_a_row_says_when_and_how_late(page: DeadlinesPage) -> None:
    keys = ("child", "rule", "due", "state", "worker", "started")

    said = [page.model.index(2, page.model.column_index(key)).data() for key in keys]

    assert said == [
        "Bo Made",
        "Child protection visit",
        "Fri 13 Feb 2026",
        "11 working days late",
        "Asha Brook",
        "CP visit, Fri 30 Jan 2026",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("overdue", 5),
        ("state=overdue&about=children", 4),
        ("state=newly_late", 2),
        ("about=workers", 2),
        ("worker=Ben+Hale", 3),
        ("rule=cin_visit", 4),
        ("week=2026-03-23", 3),
    ],
)
def test_a_destination_narrows_the_list(page: DeadlinesPage, asked: str, found: int) -> None:
    page.open_at(Destination("deadlines", filter=asked))

    assert len(page.model.rows) == found


def test_groups_say_how_many_are_late_and_narrow_the_list(page: DeadlinesPage) -> None:
    page.open_at(Destination("deadlines", filter="group=worker"))
    groups = [(one.title, one.weight, one.number) for one in page.groups.model.rows]

    page.groups.table.choose("Ben Hale")

    assert groups == [
        ("All", 5, 13),
        ("Asha Brook", 5, 6),
        ("Ben Hale", 0, 3),
        ("Cy Left", 0, 2),
        ("Unallocated", 0, 2),
    ]
    assert [row.worker for row in page.model.rows] == ["Ben Hale"] * 3


def test_space_explains_the_row_without_leaving_it(page: DeadlinesPage, qtbot: QtBot) -> None:
    page.list.table.selectRow(2)

    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)

    assert page.explanation.accessibleName() == "Bo Made: Child protection visit"
    said = [label.text() for label in page.explanation.findChildren(QLabel)]
    assert "10 working days after CP visit on Fri 30 Jan 2026" in said
    assert page.list.table.currentIndex().row() == 2


def test_the_next_row_is_explained_while_the_explanation_is_open(
    page: DeadlinesPage, qtbot: QtBot
) -> None:
    page.list.table.selectRow(2)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Space)

    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)

    assert page.explanation.accessibleName() == "Ada Made: Child in need visit"


@pytest.mark.parametrize(
    ("row", "leads_to"),
    [
        (1, Destination("worker", "Asha Brook")),
        (2, Destination("child", "C2", "cp_visit")),
    ],
)
def test_enter_opens_the_child_at_that_deadline(
    page: DeadlinesPage, qtbot: QtBot, row: int, leads_to: Destination
) -> None:
    page.list.table.selectRow(row)

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [leads_to]


def test_coming_back_finds_the_same_group(page: DeadlinesPage) -> None:
    page.open_at(Destination("deadlines", filter="state=overdue&group=rule"))
    page.groups.table.choose("cp_visit")
    place = page.remember()

    page.open_at(Destination("deadlines"))
    page.restore(place)

    assert rules(page) == ["Bo Made: cp_visit"]


def test_the_rail_counts_what_is_late(page: DeadlinesPage) -> None:
    assert page.waiting(page._workspace.casebook).words == "4 late"
