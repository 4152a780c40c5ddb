"""Which copies are out and which came back, and what can be done with each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.lending.loans import Loan
from caseload_app.ui.look import Look
from caseload_app.ui.safety.lent_copies_dialog import LentCopiesDialog, loan_words

TODAY = date(2026, 12, 7)
LENT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OUT = Loan("a", "Ann Example", LENT, date(2026, 12, 4), "cover.db")
BACK = replace(OUT, loan_id="b", deputy="Bo Example", back_at=LENT, workers=("Cy Example",))


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> LentCopiesDialog:
    made = LentCopiesDialog([BACK, OUT], TODAY, look)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_copy_says_where_it_is() -> None:
    assert loan_words(OUT, TODAY) == (
        "Ann Example: not back, due Fri 4 Dec 2026\nlent Mon 23 Nov 2026, the whole store, cover.db"
    )
    assert loan_words(BACK, TODAY) == (
        "Bo Example: taken back on Mon 23 Nov 2026\n"
        "lent Mon 23 Nov 2026, cases of Cy Example, cover.db"
    )
    assert "out until" in loan_words(OUT, date(2026, 12, 1))
    assert "will not come back" in loan_words(replace(OUT, is_given_up=True), TODAY)


def test_a_copy_that_is_out_comes_first_and_can_be_given_up(
    qtbot: QtBot, dialog: LentCopiesDialog
) -> None:
    with qtbot.waitSignal(dialog.given_up) as told:
        dialog.lost.click()

    assert told.args == [OUT]


def test_a_copy_that_is_back_can_be_undone(qtbot: QtBot, dialog: LentCopiesDialog) -> None:
    before = dialog.undo.isEnabled()
    dialog.list.setCurrentRow(1)

    with qtbot.waitSignal(dialog.undo_wanted) as told:
        dialog.undo.click()

    assert not before
    assert told.args == [BACK]


def test_the_file_is_asked_for(qtbot: QtBot, dialog: LentCopiesDialog) -> None:
    with qtbot.waitSignal(dialog.file_wanted):
        dialog.choose.click()

    assert not dialog.isVisible()
