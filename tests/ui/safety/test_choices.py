from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.safety.choices import SafetyChoices
from caseload_app.ui.settings import Settings


def test_the_minutes_are_kept_as_chosen(qtbot: QtBot, look: Look, settings: Settings) -> None:
    choices = SafetyChoices(look, settings)
    qtbot.addWidget(choices)
    saved: list[int] = []
    settings.when_saved(lambda: saved.append(settings.preferences().lock_after_minutes))

    choices.minutes.setCurrentIndex(choices.minutes.findData(5))
    choices.minutes.activated.emit(choices.minutes.currentIndex())

    assert saved == [5]


def test_ten_minutes_are_usual(qtbot: QtBot, look: Look, settings: Settings) -> None:
    choices = SafetyChoices(look, settings)
    qtbot.addWidget(choices)

    assert choices.minutes.currentText() == "after 10 minutes"


def test_a_second_place_is_kept_and_let_go(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> None:
    choices = SafetyChoices(look, settings)
    qtbot.addWidget(choices)

    choices.keep_place(str(tmp_path))
    kept = settings.preferences().second_place
    choices.clear.click()

    assert kept == str(tmp_path)
    assert settings.preferences().second_place == ""


def test_whether_the_passphrase_is_remembered_is_shown_and_taken_back(
    qtbot: QtBot, look: Look, settings: Settings
) -> None:
    command = QAction("Forget")
    command.triggered.connect(lambda: command.setEnabled(False))
    made = SafetyChoices(look, settings, forget=command)
    qtbot.addWidget(made)
    before = made.remembered.text()

    made.forget.click()

    assert before == "This computer remembers the passphrase"
    assert made.remembered.text() == "This computer does not remember the passphrase"
    assert not made.forget.isEnabled()


def test_a_store_without_a_passphrase_has_nothing_to_forget(
    qtbot: QtBot, look: Look, settings: Settings
) -> None:
    made = SafetyChoices(look, settings)
    qtbot.addWidget(made)

    assert made.forget.isHidden()
    assert made.remembered.isHidden()
