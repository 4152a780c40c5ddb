"""Three short forms: somebody leaves, starts, or is away for long, in the plan alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QWidget

from caseload_app.domain.allocation.scenario import Absence, Leaver, Starter
from caseload_app.domain.records import Leave, Worker
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.supervision.promise_forms import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.look import Look

KINDS = ("Sick leave", "Maternity leave", "Annual leave", "Career break", "Secondment")


class WorkerBox(QComboBox):
    """Choose one of the workers; who is chosen stays chosen when the list is new."""

    def offer(self, names: Sequence[str]) -> None:
        chosen = self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItems(list(names))
            self.setCurrentIndex(max(0, self.findText(chosen)))


class LeaverForm(Form):
    """A worker leaves on a day."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add to the plan", parent)
        self.worker = WorkerBox(self)
        self.on = DateField(look, self, lean=Lean.FUTURE)
        self.add_fields(((self.tr("Worker"), self.worker), (self.tr("Leaves on"), self.on)))

    @property
    def typed(self) -> Leaver | None:
        on, worker = self.on.date(), self.worker.currentText()
        return Leaver(worker, on) if on is not None and worker else None


class StarterForm(Form):
    """Somebody joins; the team is that of the others."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add to the plan", parent)
        self._today: date | None = None
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(self.tr("A name, or 'Vacancy 1'"))
        self.fte = QDoubleSpinBox(self)
        self.fte.setRange(0.1, 1.0)
        self.fte.setSingleStep(0.1)
        self.fte.setValue(1.0)
        self.limit = QLineEdit(self)
        self.limit.setPlaceholderText(self.tr("Cases, or leave empty"))
        self.is_new = QCheckBox(self.tr("Newly qualified"), self)
        self.add_fields(
            (
                (self.tr("Name"), self.name),
                (self.tr("FTE"), self.fte),
                (self.tr("Limit"), self.limit),
                (self.tr("Stage"), self.is_new),
            )
        )

    def set_today(self, today: date) -> None:
        self._today = today

    def typed(self, team: str) -> Starter | None:
        """Give the move; None while the name or the limit cannot be read."""
        name, limit = self.name.text().strip(), self.limit.text().strip()
        if not name or not (limit.isdigit() or not limit):
            return None
        asye = self._today if self.is_new.isChecked() else None
        return Starter(
            Worker(
                name,
                team=team,
                fte=round(self.fte.value(), 2),
                started_on=self._today,
                asye_started_on=asye,
                case_limit=int(limit) if limit else None,
            )
        )


class AbsenceForm(Form):
    """A worker is away; without a last day for as long as can be seen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add to the plan", parent)
        self.worker = WorkerBox(self)
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.addItems(KINDS)
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.until = DateField(look, self, lean=Lean.FUTURE)
        self.until.setPlaceholderText(self.tr("Empty: no end known"))
        self.add_fields(
            (
                (self.tr("Worker"), self.worker),
                (self.tr("Kind"), self.kind),
                (self.tr("From"), self.from_on),
                (self.tr("Until"), self.until),
            )
        )

    @property
    def typed(self) -> Absence | None:
        start, until, worker = self.from_on.date(), self.until.date(), self.worker.currentText()
        if start is None or self.until.is_wrong or not worker:
            return None
        if until is not None and until < start:
            return None
        return Absence(Leave(worker, start, until, self.kind.currentText().strip()))
