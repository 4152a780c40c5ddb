"""What stands under every change of the rules: reason, preview, save."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.services.policy import PolicyPreview
from caseload_app.ui.look import Look
from caseload_app.ui.widgets.change_bar import ChangeBar


def a_bar(qtbot: QtBot, look: Look) -> ChangeBar:
    bar = ChangeBar(look, str.lower)
    qtbot.addWidget(bar)
    return bar


def test_a_change_that_moves_nothing_today_can_be_saved(qtbot: QtBot, look: Look) -> None:
    bar = a_bar(qtbot, look)
    bar.show_preview(PolicyPreview((), ()))

    assert bar.moves.heading == (
        "No date of today would move. What starts from then on counts by it."
    )
    assert bar.save.isEnabled()


def test_leaving_it_forgets_reason_and_preview(qtbot: QtBot, look: Look) -> None:
    bar = a_bar(qtbot, look)
    bar.reason.setText("why")
    bar.show_preview(PolicyPreview((), ()))
    with qtbot.waitSignal(bar.left):
        bar.leave.click()

    assert bar.reason.text() == ""
    assert not bar.save.isEnabled()
