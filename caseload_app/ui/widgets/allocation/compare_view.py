"""Two plans side by side: each summed up in a sentence, then everybody's figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.models.allocation.compare_rows import (
    compared_columns,
    compared_rows,
    compared_words,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import wrapping_label

if TYPE_CHECKING:
    from caseload_app.domain.allocation.scenario import Scenario
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class CompareView(QWidget):
    """Compare what two plans would do to everybody."""

    def __init__(
        self, names: tuple[str, str], look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = [wrapping_label(parent=self) for _ in range(2)]
        model = RecordTableModel(compared_columns(*names), lambda row: row.name)
        self.table = build_table("allocation compared", model, look, settings)
        self.table.setAccessibleName(self.tr("Both plans, worker by worker"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        for one in self.words:
            layout.addWidget(one)
        layout.addWidget(self.table, 1)

    def show_plans(self, casebook: Casebook, first: Scenario, second: Scenario) -> None:
        for words, plan in zip(self.words, (first, second), strict=True):
            words.setText(compared_words(casebook, plan))
        self.table.records.show_records(compared_rows(casebook, first, second))
