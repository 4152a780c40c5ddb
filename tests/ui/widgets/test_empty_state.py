from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.empty_state import EmptyState


def test_a_button_asks_for_its_command(look: Look, qtbot: QtBot) -> None:
    empty = EmptyState(look, "children")
    qtbot.addWidget(empty)
    button = empty.offer("Import a spreadsheet", "file.import", first=True)
    with qtbot.waitSignal(empty.asked) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert asked.args == ["file.import"]


def test_what_is_said_is_read_aloud_too(look: Look, qtbot: QtBot) -> None:
    empty = EmptyState(look, "children")
    qtbot.addWidget(empty)
    empty.say("No children yet", "Import this week's export to begin.")

    assert empty.accessibleName() == "No children yet. Import this week's export to begin."
