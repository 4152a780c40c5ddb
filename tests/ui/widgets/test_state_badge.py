from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.theme import StateMark, Tone, ToneColours
from caseload_app.ui.widgets.state_badge import StateBadge, paint_shape

GREY = ToneColours(QColor("#555555"), QColor("#ffffff"), QColor("#555555"))


def shape_of(tone: Tone) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_shape(painter, QRectF(6, 6, 12, 12), tone, GREY)
    painter.end()
    return image


@pytest.mark.parametrize(("first", "second"), list(combinations(Tone, 2)))
def test_states_differ_by_shape_when_colour_is_taken_away(
    look: Look, first: Tone, second: Tone
) -> None:
    assert shape_of(first) != shape_of(second)


def test_a_badge_has_room_for_its_words(look: Look, qtbot: QtBot) -> None:
    badge = StateBadge(look, StateMark(Tone.SOON, "in 3 working days"))
    qtbot.addWidget(badge)
    words = badge.fontMetrics().horizontalAdvance("in 3 working days")

    assert badge.sizeHint().width() > words + 16


def test_a_screen_reader_hears_the_words_of_a_badge(look: Look, qtbot: QtBot) -> None:
    badge = StateBadge(look, StateMark(Tone.SOON, "Due soon"))
    qtbot.addWidget(badge)
    badge.show_mark(StateMark(Tone.OVERDUE, "6 days late"))

    assert badge.accessibleName() == "6 days late"


def test_a_badge_is_painted_in_the_colours_of_the_theme(look: Look, qtbot: QtBot) -> None:
    badge = StateBadge(look, StateMark(Tone.OVERDUE, "late"))
    qtbot.addWidget(badge)
    look.wear(ThemeChoice.DARK, 100)
    image = badge.grab().toImage()
    middle_of_the_edge = image.pixelColor(5, image.height() // 2)

    assert middle_of_the_edge.name() == look.theme.tones[Tone.OVERDUE].fill.name()
