"""Who took part in a session of a group, and what it looked at together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import as_typed, button
from caseload_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.supervision_record import SupervisionDraft
    from caseload_app.ui.look import Look


class GroupForm(QWidget):
    """A tick for each colleague; `edited` says that a person changed something."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        self._names = QWidget(self)
        self._flow = FlowLayout(self._names, Space.NORMAL)
        self.everybody = button(
            self.tr("Everybody with this supervisor"), look, role="link", parent=self
        )
        self._with_same: tuple[str, ...] = ()
        self.theme = TextArea(
            self.tr("What the group looked at"),
            self.tr("What the group looked at together, and what each takes away"),
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self._names)
        layout.addWidget(self.everybody)
        layout.addWidget(self.theme)
        self.everybody.clicked.connect(self.tick_everybody)
        self.theme.edited.connect(self.edited)

    def show_draft(self, draft: SupervisionDraft, casebook: Casebook) -> None:
        """Offer the colleagues of the worker's team, and whoever is ticked already."""
        worker = casebook.workers[draft.worker]
        supervised = {
            name: casebook.loop.supervisor_on(casebook.workers[name], casebook.today)
            for name in casebook.supervision
        }
        lead = supervised.get(draft.worker, "")
        self._with_same = tuple(name for name, by in supervised.items() if lead and by == lead)
        team = {name for name in supervised if casebook.workers[name].team == worker.team}
        offered = sorted({*team, *self._with_same, *draft.present, draft.worker}, key=str.casefold)
        ticked = {draft.worker, *draft.present}
        empty(self._flow)
        self.ticks = {}
        for name in offered:
            tick = QCheckBox(as_typed(name), self._names)
            tick.setChecked(name in ticked)
            tick.toggled.connect(self._edited)
            self._flow.addWidget(tick)
            self.ticks[name] = tick
        self.everybody.setVisible(len(self._with_same) > 1)
        self.theme.show_words(draft.personal.reflection)

    def take_into(self, draft: SupervisionDraft) -> SupervisionDraft:
        """Give the draft with who took part and what was looked at."""
        ticked = {name for name, tick in self.ticks.items() if tick.isChecked()}
        present = tuple(name for name in self.ticks if name in ticked | {draft.worker})
        personal = replace(draft.personal, reflection=self.theme.words)
        return replace(draft, present=present, personal=personal)

    @Slot()
    def tick_everybody(self) -> None:
        for name in self._with_same:
            if name in self.ticks:
                self.ticks[name].setChecked(True)

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()
