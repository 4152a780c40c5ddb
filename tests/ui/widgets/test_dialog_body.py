from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.ui.widgets.dialog_body import DialogBody
from caseload_app.ui.widgets.text import wrapping_label

LONG = "One sentence that takes its time to come to an end. " * 12


def test_words_get_the_height_they_need(qtbot: QtBot) -> None:
    body = DialogBody("Words", 400)
    qtbot.addWidget(body)
    words = wrapping_label(LONG, parent=body)
    body.column.addWidget(words)
    body.adjustSize()
    body.show()

    assert words.height() >= words.heightForWidth(words.width())
    assert body.verticalScrollBar().maximum() == 0


def test_what_is_higher_than_the_screen_is_scrolled(qtbot: QtBot) -> None:
    body = DialogBody("Words", 400)
    qtbot.addWidget(body)
    body.column.addWidget(wrapping_label(LONG * 20, parent=body))
    body.adjustSize()
    body.show()

    assert body.height() < body.screen().availableSize().height()
    assert body.verticalScrollBar().maximum() > 0
