"""The team: a row for each worker, totals, and the way to their cards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.team_page import TeamPage

Show = Callable[..., TeamPage]


@pytest.fixture
def page(show: Show) -> TeamPage:
    return show(TeamPage)


def names(page: TeamPage) -> list[str]:
    return [row.name for row in page.model.rows]


def cell(page: TeamPage, row: int, key: str) -> str:
    return str(page.model.index(row, page.model.column_index(key)).data())


def test_a_row_says_the_caseload_and_the_supervision(page: TeamPage) -> None:
    keys = ("worker", "cases", "limit", "per_fte", "overdue", "new", "next", "last", "actions")

    assert [cell(page, 0, key) for key in keys] == [
        "Asha Brook",
        "3: 1 Child protection, 2 Child in need; limit 2",
        "1 over",
        "3",
        "4",
        "1",
        "21 days late",
        "Mon 12 Jan 2026",
        "1",
    ]


def test_who_is_away_or_has_left_is_marked_in_words(page: TeamPage) -> None:
    assert [cell(page, row, "worker") for row in range(3)] == [
        "Asha Brook",
        "Ben Hale (away)",
        "Cy Left (left)",
    ]
    assert cell(page, 2, "limit") == "Has left"


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("supervision", ["Asha Brook"]),
        ("over_limit", ["Asha Brook"]),
        ("room", ["Ben Hale"]),
        ("late", ["Asha Brook"]),
        ("away", ["Ben Hale"]),
        ("left", ["Cy Left"]),
    ],
)
def test_a_destination_narrows_the_team(page: TeamPage, state: str, found: list[str]) -> None:
    page.open_at(Destination("team", filter=f"state={state}"))

    assert names(page) == found


def test_the_totals_stand_beside_england(page: TeamPage) -> None:
    said = [label.text() for label in page.totals.findChildren(QLabel)]

    assert "England 2025" in said
    assert "15.2" in said


def test_enter_opens_the_worker(page: TeamPage, qtbot: QtBot) -> None:
    page.list.table.choose("Ben Hale")

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("worker", "Ben Hale")]


def test_the_rail_counts_who_is_not_supervised(page: TeamPage) -> None:
    waiting = page.waiting(page._workspace.casebook)

    assert (waiting.number, waiting.words) == (1, "1 worker not supervised")
