from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.paths import resource
from caseload_app.ui.actions import ACTIONS
from caseload_app.ui.look import Look, ThemeChoice

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def colours_of(image: QImage) -> set[str]:
    solid = (
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    )
    return {colour.name() for colour in solid}


def test_dark_is_worn_by_the_whole_application(look: Look, qapp: QApplication) -> None:
    look.wear(ThemeChoice.DARK, 100)

    assert qapp.palette().window().color().name() == "#15181e"
    assert "#15181e" in qapp.styleSheet()


def test_a_change_is_told_once(look: Look, qtbot: QtBot) -> None:
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.theme.name))
    look.wear(ThemeChoice.DARK, 100)
    look.wear(ThemeChoice.DARK, 100)

    assert told == ["Dark"]


@pytest.mark.parametrize(("asked", "worn"), [(90, 90), (150, 150), (20, 90), (500, 200)])
def test_text_size_keeps_within_bounds(look: Look, asked: int, worn: int) -> None:
    look.wear(ThemeChoice.LIGHT, asked)

    assert look.text_percent == worn


def test_larger_text_reaches_the_labels(look: Look, qtbot: QtBot) -> None:
    label = QLabel("Cases")
    qtbot.addWidget(label)
    before = label.fontMetrics().height()
    look.wear(ThemeChoice.LIGHT, 200)
    label.ensurePolished()

    assert label.fontMetrics().height() >= before * 1.8


def test_a_button_keeps_its_icon_in_the_colour_of_the_theme(look: Look, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    look.dress(button, "add")
    look.wear(ThemeChoice.DARK, 100)

    assert "#e7eaf0" in colours_of(look.picture("add", "ink", 96).toImage())
    assert button.icon().pixmap(24).toImage() == look.picture("add", "ink", 24).toImage()


def test_an_action_that_is_gone_is_no_trouble(look: Look) -> None:
    action = QAction()
    look.dress(action, "add")
    del action
    look.wear(ThemeChoice.DARK, 100)

    assert look.theme.is_dark


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(look: Look, name: str) -> None:
    image = look.picture(name, "ink", 48, 2.0).toImage()

    assert image.width() == 96
    assert colours_of(image)


def test_every_command_asks_for_an_icon_that_exists() -> None:
    wanted = {spec.icon for spec in ACTIONS if spec.icon}

    assert wanted <= set(ICONS)
