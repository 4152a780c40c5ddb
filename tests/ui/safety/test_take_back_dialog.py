"""Every difference is seen, and nothing is taken before each conflict is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.lending.merging import Outcome, Side
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.services.lending.take_back import TakingBack, preview
from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.safety.take_back_dialog import CopyPassphraseDialog, TakeBackDialog
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.services.lending.copies import PHRASE, RECORDS, a_team, do_in, lent, write

BEFORE = CaseEvent("C1", "CP visit", date(2026, 2, 20), note="seen")
FERN = RECORDS[2]
assert isinstance(FERN, Child)


@pytest.fixture
def opened(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[tuple[TakeBackDialog, TakingBack]]:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (BEFORE, replace(BEFORE, note="by me")), (FERN, replace(FERN, sex="F")))
        visit = CaseEvent("C2", "CP visit", date(2026, 3, 6))
        there = replace(FERN, sex="M", legal_status="S20")
        do_in(copy, (BEFORE, replace(BEFORE, note="by Dee")), (FERN, there), (None, visit))
        shown = preview(session, copy, PHRASE)
        casebook = Workspace(session, the_rules(), lambda: MONDAY).casebook
        dialog = TakeBackDialog(shown, casebook, look, Settings(tmp_path / "settings"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        yield dialog, shown


def tabs(dialog: TakeBackDialog) -> list[str]:
    return [dialog.groups.tabText(at) for at in range(dialog.groups.count())]


def test_conflicts_come_first_and_every_kind_has_its_number(
    opened: tuple[TakeBackDialog, TakingBack],
) -> None:
    dialog, _ = opened

    assert tabs(dialog) == ["Changed by both (2)", "Done by the deputy (2)"]
    assert dialog.group is Outcome.CONFLICT


def test_the_row_in_view_says_all_three_values(
    opened: tuple[TakeBackDialog, TakingBack],
) -> None:
    dialog, _ = opened

    dialog.lines.selectRow(1)

    assert dialog.values.text() == (
        "Event CP visit, Fri 20 Feb 2026: note\nAs lent: seen\nHere now: by me\nIn the copy: by Dee"
    )


def test_nothing_is_taken_until_each_conflict_is_decided(
    qtbot: QtBot, opened: tuple[TakeBackDialog, TakingBack]
) -> None:
    dialog, shown = opened
    before = (dialog.take.isEnabled(), dialog.standing.text())

    dialog.lines.selectRow(0)
    dialog.mine.click()
    between = (dialog.take.isEnabled(), dialog.standing.text())
    dialog.theirs.click()  # the row that still waits is the one in view by now

    assert before == (False, "2 choices still to make.")
    assert between == (False, "1 choice still to make.")
    assert dialog.standing.text() == "3 changes would be taken."
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.take.click()
    assert told.args[0] == dict(zip(shown.conflicts, (Side.MINE, Side.DEPUTY), strict=True))


def test_all_conflicts_are_decided_at_once(opened: tuple[TakeBackDialog, TakingBack]) -> None:
    dialog, shown = opened

    dialog.all_theirs.click()

    assert dialog.choices == dict.fromkeys(shown.conflicts, Side.DEPUTY)
    assert dialog.take.isEnabled()


def test_what_has_nothing_to_choose_offers_no_choice(
    opened: tuple[TakeBackDialog, TakingBack],
) -> None:
    dialog, _ = opened

    dialog.groups.setCurrentIndex(1)

    assert not dialog.mine.isVisible()
    assert dialog.meaning.text() == "Only your deputy changed these. They are taken."


def test_the_passphrase_of_the_copy_is_asked_and_asked_again(qtbot: QtBot, look: Look) -> None:
    dialog = CopyPassphraseDialog(look, "cover.db")
    qtbot.addWidget(dialog)

    dialog.compare.click()
    empty = dialog.problem.text()
    dialog.passphrase.setText(PHRASE)
    with qtbot.waitSignal(dialog.given) as told:
        dialog.compare.click()
    dialog.say("The passphrase does not open it.")

    assert empty == "Type the passphrase of the copy."
    assert told.args == [PHRASE]
    assert dialog.isEnabled()
