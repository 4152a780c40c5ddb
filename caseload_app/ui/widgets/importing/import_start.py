"""Where an import starts: a place to drop spreadsheets on, and the imports made so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.models.importing.import_rows import history_columns
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.importing.drop_zone import DropZone
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table

if TYPE_CHECKING:
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class ImportStart(QWidget):
    """The zone asks for files; a row of the history opens what that import changed."""

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(look, self)
        model = RecordTableModel(history_columns(), lambda row: row.import_id)
        self.history = build_table("imports", model, look, settings)
        self.history.say_when_empty(self.tr("Nothing has been imported into this store yet."))
        earlier = Panel(self.tr("Earlier imports"), self)
        earlier.say_aside(self.tr("Enter shows what each of them changed"))
        earlier.body.addWidget(self.history)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ROOMY)
        layout.addWidget(self.zone)
        layout.addWidget(earlier, 1)
