"""What the Help menu shows in a box of its own: every key, and which program this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app import __version__
from caseload_app.ui.messages import show_facts

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QWidget

    from caseload_app.ui.action_book import ActionBook


def show_keys(window: QWidget, actions: ActionBook) -> None:
    """Show the sheet of keys of what can be done now."""
    from caseload_app.ui.shortcut_sheet import ShortcutSheet

    ShortcutSheet(actions.can_do(), window).open()


def show_about(window: QWidget) -> QMessageBox:
    """Say which version this is, and what it is for."""
    about = window.tr("Who holds which children, what is due when, and who is supervised.")
    return show_facts(window, window.tr("Caseload {}").format(__version__), about)
