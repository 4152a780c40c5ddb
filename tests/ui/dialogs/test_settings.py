"""The settings of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QSlider
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.settings import SettingsDialog
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.settings import Settings


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, settings: Settings) -> SettingsDialog:
    made = SettingsDialog(look, settings)
    qtbot.addWidget(made)
    made.open()
    return made


def test_it_opens_on_what_is_worn(dialog: SettingsDialog) -> None:
    assert [one.text() for one in dialog.findChildren(QRadioButton) if one.isChecked()] == ["Light"]
    assert dialog.findChild(QSlider).value() == 10


def test_a_theme_is_worn_and_kept_at_once(
    dialog: SettingsDialog, look: Look, tmp_path: Path, settings: Settings
) -> None:
    [dark] = [one for one in dialog.findChildren(QRadioButton) if one.text() == "Dark"]

    dark.click()

    assert look.choice is ThemeChoice.DARK
    settings.write_out()
    assert Settings(tmp_path).preferences().theme is ThemeChoice.DARK


def test_the_text_grows_with_the_arrow_keys(
    dialog: SettingsDialog, look: Look, settings: Settings
) -> None:
    QTest.keyClick(dialog.findChild(QSlider), Qt.Key.Key_Right)

    assert look.text_percent == 110
    assert settings.preferences().text_percent == 110
