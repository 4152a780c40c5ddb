"""The local rules of how often somebody is supervised: switch them, change them, add one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from caseload_app.domain.dates import Unit
from caseload_app.domain.supervision.supervision_policy import Stage
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.supervision.interval_field import IntervalField, number_field
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.look import Look

OURS = "local_"
OUR_SOURCE = "Our own rule"
USUAL_DAYS = 21
MOST_MONTHS = 60
CONFIDENCE = {"A": "law or guidance", "B": "several councils", "C": "one council"}


@dataclass(frozen=True, slots=True)
class _Row:
    stage: Stage
    use: QCheckBox
    interval: IntervalField


class StageRows(QWidget):
    """`edited` says that a person changed, added or took out a rule."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(Space.SNUG)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self.name = QLineEdit(self)
        self.role = QLineEdit(self)
        self.months: QSpinBox = number_field(
            self.tr("Only so many months after the start"), MOST_MONTHS, self, least=0
        )
        self.add = button(self.tr("Add this rule"), look, icon="add", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(self._grid)
        layout.addWidget(label(self.tr("A rule of our own"), "small", self))
        layout.addWidget(self._build_new())
        self.add.clicked.connect(self.add_rule)
        self.name.returnPressed.connect(self.add_rule)

    def _build_new(self) -> QWidget:
        self.name.setPlaceholderText(self.tr("What it is called, such as: seniors every six weeks"))
        self.name.setAccessibleName(self.tr("Name of the new rule"))
        self.role.setPlaceholderText(self.tr("Role holds this word (blank: any)"))
        self.role.setAccessibleName(self.tr("Role that the new rule is for"))
        self.months.setSpecialValueText(self.tr("any time"))
        self.months.setSuffix(self.tr(" months"))
        letter = self.fontMetrics().averageCharWidth()
        self.name.setMinimumWidth(letter * 34)
        self.role.setMinimumWidth(letter * 24)
        line = QWidget(self)
        flow = FlowLayout(line, Space.SNUG)
        after = label(self.tr("since the start, up to"), "quiet", line)
        for one in (self.name, self.role, after, self.months, self.add):
            flow.addWidget(one)
        return line

    # Show

    def show_stages(self, stages: Sequence[Stage]) -> None:
        empty(self._grid)
        self._rows = []
        for stage in stages:
            self._add_row(stage)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """Give the rules as they stand here."""
        return tuple(
            replace(
                row.stage,
                is_on=row.use.isChecked(),
                every=row.interval.every,
                unit=row.interval.counted_in,
            )
            for row in self._rows
        )

    def _add_row(self, stage: Stage) -> None:
        at = self._grid.rowCount()
        use = QCheckBox(stage.label, self)
        use.setChecked(stage.is_on)
        interval = IntervalField(stage.label, self)
        interval.show_interval(stage.every, stage.unit)
        about = wrapping_label(_about(stage), "small", self)
        self._grid.addWidget(use, at, 0, 1, 3)
        self._grid.addWidget(interval, at + 1, 0)
        self._grid.addWidget(about, at + 1, 1)
        if stage.id.startswith(OURS):
            drop = button(self.tr("Take out"), self._look, role="link", parent=self)
            drop.setAccessibleName(self.tr("Take out: {}").format(stage.label))
            drop.clicked.connect(partial(self._drop, stage.id))
            self._grid.addWidget(drop, at + 1, 2, Qt.AlignmentFlag.AlignRight)
        use.toggled.connect(self._edited)
        interval.edited.connect(self._edited)
        self._rows.append(_Row(stage, use, interval))

    # Ask

    @Slot()
    def add_rule(self) -> None:
        """Add the rule that is typed, switched on."""
        name = " ".join(self.name.text().split())
        if not name:
            self.name.setFocus()
            return
        taken = {row.stage.id for row in self._rows}
        number = next(n for n in range(1, len(taken) + 2) if f"{OURS}{n}" not in taken)
        self._add_row(
            Stage(
                f"{OURS}{number}",
                name,
                USUAL_DAYS,
                Unit.DAYS,
                self.role.text().strip(),
                None,
                self.months.value() or None,
                is_on=True,
                source=OUR_SOURCE,
                confidence="",
            )
        )
        self.name.clear()
        self.role.clear()
        self.months.setValue(0)
        self._rows[-1].interval.setFocus()
        self.edited.emit()

    def _drop(self, stage_id: str, _checked: bool = False) -> None:
        self.show_stages([one for one in self.stages if one.id != stage_id])
        self.edited.emit()

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()


def _about(stage: Stage) -> str:
    """Say whom a rule concerns and where it comes from."""
    said = []
    if stage.role:
        said.append(f"Roles with '{stage.role}'")
    if stage.below_fte is not None:
        said.append(f"below {stage.below_fte:g} FTE")
    if stage.months is not None:
        said.append(f"the first {stage.months} months")
    said.append(stage.source)
    confidence = CONFIDENCE.get(stage.confidence)
    if confidence:
        said.append(confidence)
    return " · ".join(one for one in said if one)
