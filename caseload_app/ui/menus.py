"""The menu bar, filled from the commands that somebody offers to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from caseload_app.ui.actions import MENU_GROUPS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from caseload_app.ui.action_book import ActionBook


class Menus(QObject):
    """Keep the menus of a window in step with its commands; a menu with none is not shown."""

    def __init__(self, window: QMainWindow, actions: ActionBook) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._menus = {group: window.menuBar().addMenu(f"&{group}") for group in MENU_GROUPS}
        for group, menu in self._menus.items():
            menu.aboutToShow.connect(partial(self._dress, group))
        # Offers made later, such as importing, find their place too, all at once.
        self._refill = QTimer(self)
        self._refill.setSingleShot(True)
        self._refill.timeout.connect(self.fill)
        actions.offered.connect(self._refill.start)
        self.fill()

    def _dress(self, group: str) -> None:
        self._actions.dress(self._actions.of_group(group))

    @Slot()
    def fill(self) -> None:
        for group, menu in self._menus.items():
            actions = list(self._actions.of_group(group))
            menu.clear()
            menu.addActions(actions)
            # The window holds them too, so that their keys work with no menu open.
            self._window.addActions(actions)
            menu.menuAction().setVisible(bool(actions))
