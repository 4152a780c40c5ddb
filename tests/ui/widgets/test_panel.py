"""A column that scrolls: what grows in it has its room at once, and comes into sight whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.panel import ScrollingColumn, scrolling
from caseload_app.ui.widgets.text import wrapping_label

WORDS = "The interval is set by the placement, and counts from the visit before. " * 4


class Column(QWidget):
    """Forty lines in a column, and words under one of them that can be opened."""

    def __init__(self, under: int) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        inner = QWidget(self)
        self.words = wrapping_label(WORDS, parent=inner)
        self.words.hide()
        rows = QVBoxLayout(inner)
        for number in range(40):
            rows.addWidget(QLabel(f"Line {number}", inner))
            if number == under:
                rows.addWidget(self.words)
        column.addWidget(inner)


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 400)
    return made


def shown(page: QWidget, under: int) -> tuple[Column, ScrollingColumn]:
    column = Column(under)
    area = scrolling(column, page)
    QVBoxLayout(page).addWidget(area)
    page.show()
    return column, area


def in_sight(area: ScrollingColumn, widget: QWidget) -> QRect:
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return place.intersected(area.viewport().rect())


def test_what_was_opened_has_its_full_height_before_it_is_drawn(page: QWidget) -> None:
    column, area = shown(page, under=2)

    column.words.show()
    area.reveal(column.words)

    assert column.words.height() >= column.words.heightForWidth(column.words.width())


@pytest.mark.parametrize("under", [2, 20, 39])
def test_the_whole_of_it_is_scrolled_into_sight(qtbot: QtBot, page: QWidget, under: int) -> None:
    column, area = shown(page, under)

    column.words.show()
    area.reveal(column.words)
    qtbot.wait(1)

    assert in_sight(area, column.words).size() == column.words.size()


def test_of_what_is_taller_than_the_window_the_top_is_shown(qtbot: QtBot, page: QWidget) -> None:
    column, area = shown(page, under=20)
    column.words.setText(WORDS * 12)

    column.words.show()
    area.reveal(column.words)
    qtbot.wait(1)

    assert in_sight(area, column.words).top() == 8
    assert in_sight(area, column.words).height() == area.viewport().height() - 8


def test_what_has_gone_meanwhile_is_not_looked_for(qtbot: QtBot, page: QWidget) -> None:
    column, area = shown(page, under=39)

    area.reveal(column.words)
    column.words.deleteLater()
    qtbot.wait(1)

    assert area.verticalScrollBar().value() == 0
