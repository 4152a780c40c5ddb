"""What a measure is compared with: England by year, neighbours, a local target to enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.measures.comparators import LOCAL_KINDS, Comparator, ComparatorKind
from caseload_app.ui.models.measures.detail_rows import comparator_columns, newest_first
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from caseload_app.domain.measures.measure import MeasureSpec
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class ComparatorPanel(QWidget):
    """`saved` carries a figure as typed, `removed` one to take back."""

    saved = Signal(object)  # dict of texts
    removed = Signal(object)  # Comparator
    file_wanted = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec: MeasureSpec | None = None
        self.words = wrapping_label(parent=self)
        self.model = RecordTableModel(comparator_columns(), lambda one: (one.kind, one.year))
        self.table = build_table("figures to compare with", self.model, look, settings)
        self.kind = QComboBox(self)
        self.value, self.year = QLineEdit(self), QLineEdit(self)
        self.definition = QLineEdit(self)
        self.save = button(self.tr("Save the figure"), look, parent=self)
        self.remove = button(self.tr("Remove"), look, role="link", parent=self)
        self.from_file = button(self.tr("From a file…"), look, role="link", parent=self)
        self.problem = wrapping_label(role="problem", parent=self)
        self._build()
        self._connect()

    def _build(self) -> None:
        for kind in LOCAL_KINDS:
            self.kind.addItem(kind.value, kind.value)
        self.table.say_when_empty(
            self.tr("No national figure, and no target or neighbours' figure entered yet.")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SNUG)
        grid.setVerticalSpacing(Space.TIGHT)
        fields = (
            (self.tr("Whose"), self.kind),
            (self.tr("Figure"), self.value),
            (self.tr("Year it is of"), self.year),
        )
        for at, (words, box) in enumerate(fields):
            caption = label(words, "small", self)
            caption.setBuddy(box)
            box.setAccessibleName(words)
            grid.addWidget(caption, 0, at)
            grid.addWidget(box, 1, at)
        words = self.tr("Definition, in a sentence")
        self.definition.setAccessibleName(words)
        grid.addWidget(label(words, "small", self), 2, 0, 1, 3)
        grid.addWidget(self.definition, 3, 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.from_file)
        buttons.addStretch(1)
        self.from_file.setToolTip(
            self.tr("A spreadsheet with Measure, Kind, Value, Year, Definition and Source")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addWidget(self.words)
        column.addWidget(self.table, 1)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.problem.hide()

    def _connect(self) -> None:
        self.save.clicked.connect(self._save)
        self.remove.clicked.connect(self._remove)
        self.from_file.clicked.connect(self.file_wanted)
        self.table.chosen.connect(self._chosen)

    def show_spec(self, spec: MeasureSpec) -> None:
        """Show what one measure is compared with."""
        self._spec = spec
        england = spec.comparator
        if england is None:
            self.words.setText(self.tr("No national figure of the same definition was found."))
        else:
            self.words.setText(f"{england.definition}. {england.source}.")
        self.model.show_records(newest_first(spec.comparators))
        self.remove.setEnabled(False)
        for box in (self.value, self.year, self.definition):
            box.clear()
        self.say("")

    def say(self, problem: str) -> None:
        """Say why a figure was not saved; an empty text says nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    @Slot(object)
    def _chosen(self, one: object) -> None:
        is_local = isinstance(one, Comparator) and one.kind is not ComparatorKind.ENGLAND
        self.remove.setEnabled(is_local)

    @Slot()
    def _save(self) -> None:
        if self._spec is not None:
            self.saved.emit(
                {
                    "measure": self._spec.id,
                    "kind": str(self.kind.currentData()),
                    "value": self.value.text(),
                    "year": self.year.text(),
                    "definition": self.definition.text(),
                }
            )

    @Slot()
    def _remove(self) -> None:
        one = self.table.current_record()
        if isinstance(one, Comparator) and one.kind is not ComparatorKind.ENGLAND:
            self.removed.emit(one)
