"""A line of a card offers its next step, its answer, and both again in its menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import Response
from caseload_app.ui.look import Look
from caseload_app.ui.models.reds import Red
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.card_row import CardLine, CardRow, Step

RECORD = Destination("child", "C1", "event=CP+visit")
RED = Red(Response("cp_visit", "C1", "", None), "Ada: visit", "6 days late")
LINE = CardLine(
    "Ada Fenwick",
    "CP visit",
    opens=Destination("child", "C1"),
    red=RED,
    steps=(Step("Record", RECORD), Step("Decide", Destination("child", "C1", "discussion"))),
)


@pytest.fixture
def row(look: Look, qtbot: QtBot) -> CardRow:
    made = CardRow(LINE, look)
    qtbot.addWidget(made)
    made.resize(800, made.sizeHint().height())
    made.show()
    return made


def test_the_next_step_is_one_press_away(row: CardRow, qtbot: QtBot) -> None:
    assert row.step is not None
    assert row.step.accessibleName() == "Record: Ada Fenwick"

    with qtbot.waitSignal(row.stepped) as stepped:
        qtbot.mouseClick(row.step, Qt.MouseButton.LeftButton)

    assert stepped.args == [RECORD]


def test_the_menu_lists_everything_that_can_be_done(row: CardRow) -> None:
    assert [action.text() for action in row.actions()] == [
        "Open",
        "Record",
        "Decide",
        "What is being done…",
    ]


def test_an_answer_is_asked_for_from_the_menu(row: CardRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.answer_wanted) as wanted:
        row.actions()[-1].trigger()

    assert wanted.args == [RED]


def test_where_there_is_no_room_the_step_stays_in_the_menu(row: CardRow) -> None:
    row.resize(200, row.height())

    assert row.step is not None
    assert not row.step.isVisible()


def test_a_line_that_leads_nowhere_has_no_menu(look: Look, qtbot: QtBot) -> None:
    row = CardRow(CardLine("No visit overdue"), look)
    qtbot.addWidget(row)

    assert row.actions() == []
