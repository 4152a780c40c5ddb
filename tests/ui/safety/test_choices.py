from __future__ import annotations

from pathlib import Path

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
