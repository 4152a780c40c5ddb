"""The groups of a list, beside it: choose one and the list shows only that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.models.groups import EVERYTHING, Group
from caseload_app.ui.models.record_table import Column, RecordTableModel
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.record_table_view import RecordTableView

if TYPE_CHECKING:
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

FEWEST_LETTERS = 30


class GroupList(BeginsAt):
    """`chosen` carries the key of a group, empty for all of them."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Group]],
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = EVERYTHING
        self.model = RecordTableModel(columns, lambda group: group.key)
        self.table = RecordTableView(name, look, settings, self)
        self.table.setSelectionMode(RecordTableView.SelectionMode.SingleSelection)
        self.table.show_model(self.model)
        self.table.setAccessibleName(self.tr("Groups"))
        self.table.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.setMinimumWidth(self.fontMetrics().averageCharWidth() * FEWEST_LETTERS)

    def keep_to(self, letters: int) -> None:
        """Be this wide, so that the list beside it gets the rest."""
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * letters)

    @property
    def key(self) -> str:
        """Give the group that is chosen."""
        return self._key

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups; the one chosen stays so, or else all of them are."""
        with QSignalBlocker(self.table):
            self.model.show_records(groups)
            if not self.table.choose(self._key):
                self._key = EVERYTHING
                self.table.choose(EVERYTHING)

    def choose(self, key: str) -> None:
        self._key = key
        with QSignalBlocker(self.table):
            self.table.choose(key)

    @Slot(object)
    def _choose(self, group: object) -> None:
        if isinstance(group, Group) and group.key != self._key:
            self._key = group.key
            self.chosen.emit(group.key)
