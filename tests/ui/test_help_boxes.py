"""The boxes of the Help menu."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app import __version__
from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.help_boxes import show_about, show_keys
from caseload_app.ui.look import Look
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.page_shelf import PageShelf
from caseload_app.ui.settings import Settings
from caseload_app.ui.shortcut_sheet import ShortcutSheet


def a_window(look: Look, settings: Settings, qtbot: QtBot) -> MainWindow:
    window = MainWindow(look, settings, ActionBook(look), PageShelf.of([]))
    qtbot.addWidget(window)
    return window


def test_the_sheet_of_keys_opens(look: Look, settings: Settings, qtbot: QtBot) -> None:
    window = a_window(look, settings, qtbot)

    show_keys(window, window.actions_book)

    assert window.findChild(ShortcutSheet) is not None


def test_it_says_which_version_it_is(look: Look, settings: Settings, qtbot: QtBot) -> None:
    box = show_about(a_window(look, settings, qtbot))

    assert box.text() == f"Caseload {__version__}"
