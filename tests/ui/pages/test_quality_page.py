"""What to put right: by check, with how many dates each one hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.quality_page import QualityPage

Show = Callable[..., QualityPage]


@pytest.fixture
def page(show: Show) -> QualityPage:
    made = show(QualityPage)
    made.open_at(Destination("quality"))
    return made


def test_checks_say_how_much_they_found_and_hide(page: QualityPage) -> None:
    groups = [(one.title, one.weight, one.number) for one in page.groups.model.rows]

    assert groups == [
        ("All", 2, 3),
        ("Plans without a start", 2, 1),
        ("Cases of a worker who has left", 0, 1),
        ("Open cases without a worker", 0, 1),
    ]


def test_the_chosen_finding_is_said_whole(page: QualityPage) -> None:
    assert page.message.text() == (
        "Cleo Made: On a plan (CIN) with no start date, so 2 deadlines cannot be worked out. "
        "Enter when it started."
    )


def test_a_destination_opens_one_check(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="check=no_worker"))

    assert [row.name for row in page.model.rows] == ["Dev Made"]


def test_one_workers_share_is_one_choice_away(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="worker=Cy+Left"))

    assert [row.title for row in page.model.rows] == ["Cases of a worker who has left"]


def test_enter_opens_the_child_to_mend(page: QualityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("child", "C3")]


def test_coming_back_finds_the_same_check(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="check=no_worker"))
    place = page.remember()

    page.open_at(Destination("quality"))
    page.restore(place)

    assert [row.name for row in page.model.rows] == ["Dev Made"]


def test_without_records_there_is_nothing_to_check_yet(show_empty: Show) -> None:
    page = show_empty(QualityPage)

    assert page.body.empty.accessibleName().startswith("Nothing to check yet.")
