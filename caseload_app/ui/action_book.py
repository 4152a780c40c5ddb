"""The commands that can be done now, as actions of the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from caseload_app.ui.actions import ActionSpec, keys_words
from caseload_app.ui.place_actions import EVERY_ACTION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseload_app.ui.look import Look


class ActionBook(QObject):
    """The commands that can be done now: one becomes an action when somebody offers to do it."""

    offered = Signal(str)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._specs = {spec.id: spec for spec in EVERY_ACTION}
        self._actions: dict[str, QAction] = {}
        self._undressed: dict[QAction, str] = {}

    def offer(self, action_id: str, do: Callable[[], object]) -> QAction:
        """Make the command do something; until then no menu shows it."""
        action = self._build(self._specs[action_id])
        action.triggered.connect(partial(_do, do))
        self._actions[action_id] = action
        self.offered.emit(action_id)
        return action

    def add(self, spec: ActionSpec, do: Callable[[], object]) -> QAction:
        """Offer a command that is not in the table, such as going to a page."""
        self._specs[spec.id] = spec
        return self.offer(spec.id, do)

    def dress(self, actions: Sequence[QAction]) -> Sequence[QAction]:
        """Draw the pictures of actions that are about to be seen, each once.

        Most stand in menus alone; drawing all of them would hold up the start.
        """
        for action in actions:
            icon = self._undressed.pop(action, "")
            if icon:
                self._look.dress(action, icon)
        return actions

    def action(self, action_id: str) -> QAction | None:
        return self._actions.get(action_id)

    def do(self, action_id: str) -> None:
        action = self._actions.get(action_id)
        if action is not None:
            action.trigger()

    def enable(self, action_id: str, possible: bool) -> None:
        """Say whether a command can be done now; one nobody offers stays away."""
        action = self._actions.get(action_id)
        if action is not None:
            action.setEnabled(possible)

    def can_do(self) -> Sequence[ActionSpec]:
        """Give what can be done now, in the order of the table."""
        return [
            spec
            for spec in self._specs.values()
            if spec.id in self._actions and self._actions[spec.id].isEnabled()
        ]

    def of_group(self, group: str) -> Sequence[QAction]:
        return [
            self._actions[spec.id]
            for spec in self._specs.values()
            if spec.group == group and spec.id in self._actions
        ]

    def _build(self, spec: ActionSpec) -> QAction:
        text = f"{spec.text}…" if spec.asks_more else spec.text
        action = QAction(text, self)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        keys = f" ({keys_words(spec)})" if spec.keys else ""
        action.setToolTip(f"{spec.tip or spec.plain_text}{keys}")
        action.setStatusTip(spec.tip)
        if spec.icon:
            self._undressed[action] = spec.icon
        return action


def _do(do: Callable[[], object], _checked: bool = False) -> None:
    do()
