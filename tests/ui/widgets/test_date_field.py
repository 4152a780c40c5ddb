from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.date_field import DateField


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> DateField:
    made = DateField(look)
    made.set_today(date(2026, 3, 3))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_typed_date_is_shown_in_full_when_left(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "6/3/26")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.date() == date(2026, 3, 6)
    assert field.text() == "Fri 6 Mar 2026"


def test_the_date_is_told_while_it_is_typed(field: DateField, qtbot: QtBot) -> None:
    told: list[object] = []
    field.dated.connect(told.append)
    qtbot.keyClicks(field, "1/3x")

    assert told == [None, None, date(2026, 3, 1), None]


def test_what_is_no_date_is_marked_and_kept(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "31/2/26")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.is_wrong
    assert field.text() == "31/2/26"
    assert field.accessibleDescription().startswith("This is not a date.")


def test_an_empty_field_is_not_wrong(field: DateField) -> None:
    assert field.date() is None
    assert not field.is_wrong


@pytest.mark.parametrize(
    ("key", "moved"),
    [
        (Qt.Key.Key_Up, date(2026, 3, 7)),
        (Qt.Key.Key_Down, date(2026, 3, 5)),
        (Qt.Key.Key_PageUp, date(2026, 3, 13)),
        (Qt.Key.Key_PageDown, date(2026, 2, 27)),
    ],
)
def test_keys_move_by_day_and_week(
    field: DateField, qtbot: QtBot, key: Qt.Key, moved: date
) -> None:
    field.show_date(date(2026, 3, 6))
    qtbot.keyClick(field, key)

    assert field.date() == moved


def test_the_first_move_from_nothing_is_today(field: DateField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Up)

    assert field.date() == date(2026, 3, 3)


def test_a_day_can_be_picked_from_the_calendar(field: DateField, qtbot: QtBot) -> None:
    field.show_date(date(2026, 3, 6))
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    with qtbot.waitSignal(field.edited):
        calendar.activated.emit(calendar.selectedDate().addDays(3))

    assert field.date() == date(2026, 3, 9)
