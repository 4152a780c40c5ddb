from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from caseload_app.services.safety.retention import Removal
from caseload_app.ui.look import Look
from caseload_app.ui.safety.certificate_dialog import CertificateDialog
from tests.ui.access.walking import clipped, nameless

REMOVAL = Removal(
    (("C77", date(2020, 1, 1)),),
    8,
    (("events", 1),),
    (Path("backups/a.db"),),
    date(2027, 4, 2),
    "56dd854d893b7151aa",
    "tester",
    date(2026, 3, 2),
    "Kept long enough",
)


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> CertificateDialog:
    made = CertificateDialog(REMOVAL, look)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_certificate_is_given_to_be_printed(dialog: CertificateDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.print_wanted) as told:
        dialog.print_button.click()

    assert "Reason: Kept long enough" in told.args[0].html
    assert dialog.isVisible()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_it_is_not_closed_without_the_certificate_by_mistake(dialog: CertificateDialog) -> None:
    dialog.close_button.click()

    [box] = dialog.findChildren(QMessageBox)
    assert box.text() == "Close without the certificate?"
    assert dialog.isVisible()
    next(one for one in box.buttons() if one.text() == "Close without it").click()
    assert not dialog.isVisible()


def test_every_word_has_its_room_in_large_text(dialog: CertificateDialog, look: Look) -> None:
    look.wear(look.choice, 200)
    dialog.adjustSize()

    assert list(nameless(dialog)) == []
    assert list(clipped(dialog)) == []
    dialog.print_button.click()
    dialog.close_button.click()
