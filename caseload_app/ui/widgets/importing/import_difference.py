"""What an import would change: groups with counts, each opening its rows, taken or left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.importing.difference import GroupId, ImportDifference
from caseload_app.ui.models.importing.difference_rows import (
    GroupRow,
    LineRow,
    group_row_columns,
    group_rows,
    line_row_columns,
    line_rows,
    names_in,
    taken_words,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.importing.import_plan import ImportPlan
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

GROUPS_SHARE, LINES_SHARE = 2, 3
GROUPS_LETTERS = 44
"""So many letters of the groups are seen, however narrow the window is."""


class DifferencePanel(QWidget):
    """`opened` carries a child's ID; `choice_changed` says that other rows are taken."""

    opened = Signal(str)
    choice_changed = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._difference = ImportDifference()
        self._names: Mapping[str, str] = {}
        self.accepted: frozenset[str] = frozenset()
        self._shown: GroupId | None = None
        groups = RecordTableModel(group_row_columns(), lambda row: row.group.id)
        self.groups = build_table("import changes", groups, look, settings)
        lines = RecordTableModel(line_row_columns(), lambda line: line.row.id)
        self.lines = build_table("import change lines", lines, look, settings)
        self._choice = label(role="quiet", parent=self)
        self._meaning = wrapping_label(role="quiet", parent=self)
        self.take_all = button(self.tr("Take everything"), look, role="link", parent=self)
        self.leave_all = button(self.tr("Leave everything"), look, role="link", parent=self)
        self.take_group = button(self.tr("Take this group"), look, role="link", parent=self)
        self.leave_group = button(self.tr("Leave this group"), look, role="link", parent=self)
        self.turn_rows = button(self.tr("Take or leave the row"), look, role="link", parent=self)
        self._key = QShortcut(Qt.Key.Key_Space, self.lines)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.turn_rows.setToolTip(self.tr("Space does the same, for all the rows you select"))
        self._key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.groups.say_when_empty(
            self.tr("Nothing would change: the store already holds all of this.")
        )
        self.lines.say_when_empty(self.tr("Choose a kind of change to see whom it is about."))
        whole, one = FlowLayout(gap=Space.SNUG), FlowLayout(gap=Space.SNUG)
        self._choice.setMinimumHeight(self.take_all.sizeHint().height())
        for widget in (self._choice, self.take_all, self.leave_all):
            whole.addWidget(widget)
        for widget in (self.take_group, self.leave_group, self.turn_rows):
            one.addWidget(widget)
        self.groups.setMinimumWidth(self.fontMetrics().averageCharWidth() * GROUPS_LETTERS)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._meaning)
        column.addLayout(one)
        column.addWidget(self.lines, 1)
        both = QSplitter(self)
        both.addWidget(self.groups)
        both.addWidget(right)
        both.setStretchFactor(0, GROUPS_SHARE)
        both.setStretchFactor(1, LINES_SHARE)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(Space.NORMAL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.TIGHT, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(whole)
        layout.addWidget(both, 1)

    def _connect(self) -> None:
        self.groups.chosen.connect(self._start_group)
        self.lines.selectionModel().selectionChanged.connect(self._show_turn)
        self.lines.opened.connect(self._open_line)
        self._key.activated.connect(self._turn_rows)
        self.turn_rows.clicked.connect(self._turn_rows)
        self.take_all.clicked.connect(self._take_all)
        self.leave_all.clicked.connect(self._leave_all)
        self.take_group.clicked.connect(self._take_group)
        self.leave_group.clicked.connect(self._leave_group)

    # Show

    @property
    def difference(self) -> ImportDifference:
        return self._difference

    @property
    def choice_words(self) -> str:
        return self._choice.text()

    @property
    def meaning(self) -> str:
        return self._meaning.text()

    def show_difference(
        self, difference: ImportDifference, plan: ImportPlan, casebook: Casebook
    ) -> None:
        """Show another difference, with what is proposed taken."""
        self._difference = difference
        self._names = names_in(plan, casebook)
        self._shown = None
        self.accepted = difference.proposed()
        self._show_choice()
        if difference.groups:
            self.groups.selectRow(0)
            self._start_group(self.groups.current_record())
        else:
            self._show_group(None)

    def _show_choice(self) -> None:
        rows = group_rows(self._difference, self.accepted)
        self._choice.setText(taken_words(rows))
        self.groups.records.show_records(rows)
        can_choose = any(group.can_choose for group in self._difference.groups)
        self.take_all.setVisible(can_choose)
        self.leave_all.setVisible(can_choose)

    @Slot(object)
    def _start_group(self, chosen: object) -> None:
        """Show another group from its first row; the same one keeps what is selected."""
        group_id = chosen.group.id if isinstance(chosen, GroupRow) else None
        if group_id == self._shown:
            return
        self._shown = group_id
        self._show_group(chosen)
        if self.lines.records.rows:
            self.lines.selectRow(0)
        self._show_turn()

    def _show_group(self, chosen: object) -> None:
        group = chosen.group if isinstance(chosen, GroupRow) else None
        can_choose = group is not None and group.can_choose
        for widget in (self.take_group, self.leave_group, self.turn_rows):
            widget.setVisible(can_choose)
        meaning = group.meaning if group is not None else ""
        self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))
        lines = line_rows(group, self.accepted, self._names) if group is not None else []
        self.lines.records.show_records(lines)

    @Slot()
    def _show_turn(self) -> None:
        """Offer to take or leave rows where some are chosen, and say how many."""
        chosen = [line for line in self.lines.chosen_records() if line.row.can_choose]
        self.turn_rows.setEnabled(bool(chosen))
        one = self.tr("Take or leave the row")
        many = self.tr("Take or leave {}").format(count(len(chosen), "row"))
        self.turn_rows.setText(one if len(chosen) < 2 else many)

    # Ask

    def _take(self, accepted: Iterable[str]) -> None:
        self.accepted = frozenset(accepted)
        self._show_choice()
        self._show_group(self.groups.current_record())
        self.choice_changed.emit()

    def _of_group(self) -> frozenset[str]:
        chosen = self.groups.current_record()
        return chosen.group.to_choose if isinstance(chosen, GroupRow) else frozenset()

    @Slot()
    def _take_all(self) -> None:
        """Take what is proposed: a correction of yours is given up only by name."""
        self._take(self._difference.proposed())

    @Slot()
    def _leave_all(self) -> None:
        self._take(())

    @Slot()
    def _take_group(self) -> None:
        self._take(self.accepted | self._of_group())

    @Slot()
    def _leave_group(self) -> None:
        self._take(self.accepted - self._of_group())

    @Slot()
    def _turn_rows(self) -> None:
        chosen = [line for line in self.lines.chosen_records() if line.row.can_choose]
        ids = frozenset(line.row.id for line in chosen)
        all_taken = all(line.is_taken for line in chosen)
        if ids:
            self._take(self.accepted - ids if all_taken else self.accepted | ids)

    @Slot(object)
    def _open_line(self, line: object) -> None:
        if isinstance(line, LineRow) and line.row.child_id:
            self.opened.emit(line.row.child_id)
