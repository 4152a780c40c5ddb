from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.services.safety.backups import Backup
from caseload_app.ui.look import Look
from caseload_app.ui.safety.damage_dialog import DamageDialog
from tests.ui.access.walking import clipped, nameless

PROBLEM = "C:/team.db is damaged and could not be read in full."
BACKUPS = [
    Backup(Path("b/new.db"), datetime(2026, 3, 2, 8, tzinfo=UTC), "on-opening", 400_000),
    Backup(Path("b/old.db"), datetime(2026, 2, 2, 8, tzinfo=UTC), "before-import", 300_000),
]


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> DamageDialog:
    made = DamageDialog(look, PROBLEM, BACKUPS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_newest_backup_is_chosen_and_another_can_be(dialog: DamageDialog, qtbot: QtBot) -> None:
    chosen = []
    dialog.restore_wanted.connect(chosen.append)

    dialog.restore.click()
    dialog.list.setCurrentRow(1)
    dialog.restore.click()

    assert chosen == [Path("b/new.db"), Path("b/old.db")]
    assert dialog.list.item(0).text().startswith("Mon 2 Mar 2026 08:00, when the store was opened")


def test_while_it_is_read_nothing_else_can_be_done(dialog: DamageDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.salvage_wanted):
        dialog.read.click()
    busy = [one.isEnabled() for one in (dialog.read, dialog.restore, dialog.close_button)]

    dialog.show_read(["Read 12 records.", "Nothing that was looked for is missing."])

    assert busy == [False, False, False]
    assert dialog.said.text() == "Read 12 records.\nNothing that was looked for is missing."
    assert dialog.take.isVisible()
    assert not dialog.read.isVisible()


def test_without_a_backup_that_is_said(qtbot: QtBot, look: Look) -> None:
    dialog = DamageDialog(look, PROBLEM, [])
    qtbot.addWidget(dialog)

    assert not dialog.restore.isEnabled()
    assert dialog.list.isHidden()


def test_it_can_be_used_by_ear_and_in_its_room(dialog: DamageDialog) -> None:
    assert list(nameless(dialog)) == []
    assert list(clipped(dialog)) == []
