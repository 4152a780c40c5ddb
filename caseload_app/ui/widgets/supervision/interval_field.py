"""A length and what it is counted in: `28 days`, `3 months`."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from caseload_app.domain.dates import Unit
from caseload_app.ui.theme import Space

LONGEST = 400
UNITS = (
    (Unit.DAYS, "days"),
    (Unit.WORKING_DAYS, "working days"),
    (Unit.WEEKS, "weeks"),
    (Unit.MONTHS, "months"),
)


class IntervalField(QWidget):
    """`edited` says that a person changed it."""

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.length = number_field(self.tr("How long: {}").format(name), LONGEST, self)
        self.unit = QComboBox(self)
        for unit, words in UNITS:
            self.unit.addItem(words, unit)
        self.unit.setAccessibleName(self.tr("Counted in: {}").format(name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.length)
        row.addWidget(self.unit)
        self.length.valueChanged.connect(self._edited)
        self.unit.currentIndexChanged.connect(self._edited)
        self.setFocusProxy(self.length)

    def show_interval(self, length: int, unit: Unit) -> None:
        with QSignalBlocker(self.length), QSignalBlocker(self.unit):
            self.length.setValue(length)
            self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))

    @property
    def every(self) -> int:
        return self.length.value()

    @property
    def counted_in(self) -> Unit:
        return Unit(self.unit.currentData())

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()


def number_field(name: str, most: int, parent: QWidget, *, least: int = 1) -> QSpinBox:
    """Make a field for a whole number."""
    made = QSpinBox(parent)
    made.setRange(least, most)
    made.setAccessibleName(name)
    made.setMinimumWidth(made.fontMetrics().averageCharWidth() * 11)
    return made
