"""Change one row of the points table, and save the table as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from caseload_app.domain.capacity.kept import PointsVersion
from caseload_app.domain.capacity.points import PointsRow, RowKind
from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.ui.models.allocation.points_rows import KIND_WORDS
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.supervision.promise_forms import Form
from caseload_app.ui.widgets.text import button

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look

MATCHES = {
    RowKind.PLAN: tuple(plan.value for plan in PLAN_PRECEDENCE),
    RowKind.STAGE: tuple(plan.value for plan in PLAN_PRECEDENCE),
    RowKind.COURT: ("In court", "Pre-proceedings"),
}
MOST_POINTS = 999
MOST_DAYS = 1000


class RowForm(Form):
    """One row; `added` puts it into the table, `removed` takes the chosen one out."""

    removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Put into the table", parent)
        self.kind = QComboBox(self)
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind.value)
        self.match = QComboBox(self)
        self.match.setEditable(True)
        self.days = QSpinBox(self)
        self.days.setRange(0, MOST_DAYS)
        self.points = QSpinBox(self)
        self.points.setRange(0, MOST_POINTS)
        self.remove = button(self.tr("Take the chosen row out"), look, role="link", parent=self)
        self.add_fields(
            (
                (self.tr("What"), self.kind),
                (self.tr("Which"), self.match),
                (self.tr("Days"), self.days),
                (self.tr("Points"), self.points),
            )
        )
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.addItem(foot)
        self.kind.currentIndexChanged.connect(self._offer)
        self.remove.clicked.connect(self.removed)
        self._offer()

    def show_row(self, row: PointsRow) -> None:
        self.kind.setCurrentIndex(self.kind.findData(row.kind.value))
        self.match.setEditText(row.match)
        self.days.setValue(row.days or 0)
        self.points.setValue(row.points)

    @property
    def row(self) -> PointsRow:
        kind = RowKind(self.kind.currentData())
        days = self.days.value() or None
        return PointsRow(
            kind, self.match.currentText().strip(), self.points.value(), self._kept(kind, days)
        )

    @staticmethod
    def _kept(kind: RowKind, days: int | None) -> int | None:
        return days if kind is RowKind.STAGE else None

    @Slot()
    def _offer(self) -> None:
        """Offer what the kind of row can be about."""
        kind = RowKind(self.kind.currentData())
        text = self.match.currentText()
        self.match.clear()
        self.match.addItems(MATCHES.get(kind, ()))
        self.match.setEditText(text if kind not in MATCHES or text in MATCHES[kind] else "")
        self.days.setEnabled(kind is RowKind.STAGE)


class VersionForm(Form):
    """From which day a table counts, whether it does, and why."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Save as a new version", parent)
        self.name = QLineEdit(self)
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.is_on = QCheckBox(self.tr("Points are in use"), self)
        self.reason = QLineEdit(self)
        self.add_fields(
            (
                (self.tr("Name"), self.name),
                (self.tr("Counts from"), self.from_on),
                (self.tr("In use"), self.is_on),
                (self.tr("Reason"), self.reason),
            )
        )

    def start(self, today: date, version: PointsVersion | None) -> None:
        self.from_on.set_today(today)
        self.from_on.show_date(today)
        self.is_on.setChecked(version is not None)
        self.reason.clear()
        self.say("")

    @property
    def version(self) -> PointsVersion | None:
        """Give what is typed; None where the day is none."""
        on = self.from_on.date()
        if on is None:
            return None
        name, reason = self.name.text().strip(), self.reason.text().strip()
        return PointsVersion(0, on, name, "{}", self.is_on.isChecked(), reason)
