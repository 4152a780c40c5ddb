from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.widgets.flow_layout import FlowLayout


def _words(count: int, qtbot: QtBot) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, gap=10)
    labels = [QLabel("word", holder) for _ in range(count)]
    for one in labels:
        one.setFixedSize(100, 20)
        layout.addWidget(one)
    return holder, layout, labels


def test_what_fits_stays_in_one_line(qtbot: QtBot) -> None:
    holder, layout, _ = _words(3, qtbot)

    assert layout.heightForWidth(320) == 20
    assert holder.layout() is layout


def test_the_rest_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder, layout, _ = _words(3, qtbot)

    assert layout.heightForWidth(319) > 40
    assert holder.layout() is layout


def test_a_widget_that_is_added_is_measured_as_well(qtbot: QtBot) -> None:
    holder, layout, _ = _words(3, qtbot)
    before = layout.heightForWidth(320)
    another = QLabel("more", holder)
    another.setFixedSize(100, 20)

    layout.addWidget(another)

    assert before == 20
    assert layout.heightForWidth(320) > 40


def test_a_widget_that_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    holder, layout, labels = _words(4, qtbot)
    holder.resize(320, 100)
    holder.show()
    qtbot.waitExposed(holder)
    before = layout.heightForWidth(320)

    labels[0].hide()
    layout.activate()

    assert before > 40
    assert layout.heightForWidth(320) == 20


def test_a_widget_that_grows_is_measured_again(qtbot: QtBot) -> None:
    holder, layout, labels = _words(2, qtbot)
    holder.resize(320, 100)
    holder.show()
    qtbot.waitExposed(holder)
    before = layout.minimumSize().height()

    labels[0].setFixedSize(100, 50)
    layout.activate()

    assert before == 20
    assert layout.minimumSize().height() == 50
