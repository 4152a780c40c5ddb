from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from caseload_app.domain.records import CaseEvent
from caseload_app.services.safety.backups import back_up_today
from caseload_app.ui.look import Look
from caseload_app.ui.safety.backups_dialog import BackupsDialog
from tests.builders import a_child, a_worker
from tests.services.stores import a_store


def test_two_clicks_go_back_and_the_first_shows_the_loss(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    with a_store(tmp_path, [a_worker(), a_child()]) as session:
        made = back_up_today(session).made
        with session.write() as writer:
            writer.add(CaseEvent("C1", "CP visit", date(2026, 3, 1)))
        dialog = BackupsDialog(session, look, None)
        dialog.show()

        dialog.list.setCurrentRow(0)
        words = dialog.loss.text()
        with qtbot.waitSignal(dialog.wanted) as told:
            dialog.restore.click()

    assert words.startswith("Going back would lose 1 change made since Mon 2 Mar 2026:")
    assert "Events: 1 now, 0 then" in words
    assert told.args[1] == made


def test_without_a_backup_nothing_can_be_gone_back_to(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    with a_store(tmp_path) as session:
        dialog = BackupsDialog(session, look, None)
        qtbot.addWidget(dialog)

        assert not dialog.restore.isEnabled()
        assert dialog.loss.text() == "There is no backup yet; the next opening makes one."
