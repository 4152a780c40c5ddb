"""The commands of the View menu: theme and size of text, kept as soon as they are chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QActionGroup

from caseload_app.ui.look import Look, ThemeChoice

if TYPE_CHECKING:
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.settings import Settings

TEXT_STEP = 10


class ViewChoices(QObject):
    """Offer the themes and text sizes, and save what is chosen."""

    def __init__(
        self, look: Look, settings: Settings, actions: ActionBook, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        group = QActionGroup(self)
        self._themes = {}
        for choice in ThemeChoice:
            action = actions.offer(f"view.{choice}", partial(self.wear, choice))
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # its place is taken by the tick
            group.addAction(action)
            self._themes[choice] = action
        actions.offer("view.larger", partial(self.resize_text, TEXT_STEP))
        actions.offer("view.smaller", partial(self.resize_text, -TEXT_STEP))
        actions.offer("view.usual", self.usual_text)
        look.changed.connect(self._tick)
        self._tick()

    def wear(self, choice: ThemeChoice) -> None:
        self._wear(choice, self._look.text_percent)

    def resize_text(self, by: int) -> None:
        self._wear(self._look.choice, self._look.text_percent + by)

    def usual_text(self) -> None:
        self._wear(self._look.choice, 100)

    def _wear(self, choice: ThemeChoice, text_percent: int) -> None:
        self._look.wear(choice, text_percent)
        kept = self._settings.preferences()
        self._settings.save_preferences(
            replace(kept, theme=choice, text_percent=self._look.text_percent)
        )
        self._tick()

    @Slot()
    def _tick(self) -> None:
        self._themes[self._look.choice].setChecked(True)
