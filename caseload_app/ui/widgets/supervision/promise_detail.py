"""One promise whole, and the forms that close it with evidence or carry it to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseload_app.domain.supervision.action_log import Source
from caseload_app.ui.models.supervision.action_rows import CLOSED, ActionRow, detail_lines
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.supervision.promise_forms import CarryForm, CloseForm
from caseload_app.ui.widgets.text import label, wrapping_label

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look


class PromiseDetail(BeginsAt):
    """Show one row of the list of actions, or ask to choose one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = wrapping_label(role="heading", parent=self)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(Space.NORMAL)
        self._lines.setVerticalSpacing(Space.TIGHT)
        self._lines.setColumnStretch(1, 1)
        self.closing = CloseForm(look, self)
        self.carrying = CarryForm(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SNUG, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addWidget(self._what)
        column.addLayout(self._lines)
        column.addWidget(self.closing)
        column.addWidget(self.carrying)
        column.addStretch(1)
        self.setFocusProxy(self.closing)

    def show_row(self, row: ActionRow | None, today: date) -> None:
        empty(self._lines)
        asked = self.tr("Choose an action to see it whole.")
        self._what.setText(row.item.what if row is not None else asked)
        for at, (caption, words) in enumerate(detail_lines(row) if row is not None else ()):
            top = Qt.AlignmentFlag.AlignTop
            self._lines.addWidget(label(caption, "quiet", self), at, 0, top)
            self._lines.addWidget(wrapping_label(words, parent=self), at, 1)
        is_open = row is not None and CLOSED not in row.kinds
        self.closing.setVisible(is_open)
        self.closing.start(today)
        is_agreed = row is not None and row.item.source is Source.SUPERVISION
        self.carrying.setVisible(is_open and is_agreed)
        self.carrying.start(today)
