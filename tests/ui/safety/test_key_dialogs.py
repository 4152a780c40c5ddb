from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.safety.key_dialogs import ChangePassphraseDialog, RecoveryKeyDialog

KEY = "01234-56789-ABCDE-FGHJK-MNPQR"
STORE = Path("team.db")


def test_the_key_stays_until_it_is_on_paper(qtbot: QtBot, look: Look) -> None:
    dialog = RecoveryKeyDialog(look, KEY, STORE, date(2026, 3, 2))
    dialog.show()

    dialog.reject()
    still_open = dialog.isVisible()
    dialog.kept.click()
    dialog.close_button.click()

    assert still_open
    assert not dialog.isVisible()


def test_a_change_needs_the_passphrase_there_is(qtbot: QtBot, look: Look) -> None:
    dialog = ChangePassphraseDialog(look, STORE)
    qtbot.addWidget(dialog)

    dialog.new.chosen.emit("nine slow purple kettles")

    assert dialog.problem == "Type the passphrase that the store has now as well."


def test_both_passphrases_are_given(qtbot: QtBot, look: Look) -> None:
    dialog = ChangePassphraseDialog(look, STORE)
    qtbot.addWidget(dialog)
    dialog.old.setText("seven tall green ladders")

    with qtbot.waitSignal(dialog.given) as told:
        dialog.new.chosen.emit("nine slow purple kettles")

    assert told.args == ["seven tall green ladders", "nine slow purple kettles"]
