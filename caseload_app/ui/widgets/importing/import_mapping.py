"""Which column holds what: a list with headings of its own, looked through before it is read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.importing.mapping import (
    DateOrder,
    MappingProposal,
    SheetMapping,
    mapping_problems,
)
from caseload_app.ui.models.importing.import_mapping import (
    has_dates,
    keeping_rest,
    keeps_all,
    plan_heading,
    sheet_words,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.importing.import_answers import DateOrderChoice, StatusRows
from caseload_app.ui.widgets.importing.import_columns import ColumnRows
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.text import button, wrapping_label

if TYPE_CHECKING:
    from caseload_app.ui.look import Look


class MappingPanel(QWidget):
    """Look through one proposal; every signal but `left_out` and `given_up` carries the mapping.

    `decided` keeps it and reads on; `handed_on` keeps it and gives it to a colleague.
    """

    decided = Signal(object)  # SheetMapping
    handed_on = Signal(object)  # SheetMapping
    taken_over = Signal()
    left_out = Signal()
    given_up = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: MappingProposal | None = None
        self.mapping = SheetMapping("", {})
        self._title = ElidedLabel(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._problem = wrapping_label(role="problem", parent=self)
        self.use = button(
            self.tr("Use this mapping"), look, icon="check", role="primary", parent=self
        )
        self.skip = button(self.tr("Leave this sheet out"), look, parent=self)
        self.cancel = button(self.tr("Cancel"), look, parent=self)
        self.hand_on = button(
            self.tr("Save for a colleague…"), look, icon="export", role="link", parent=self
        )
        self.take_over = button(
            self.tr("Use a colleague's…"), look, icon="import", role="link", parent=self
        )
        inner = QWidget(self)
        self._columns = Panel(self.tr("Columns"), inner)
        self.columns = ColumnRows(look, self._columns)
        self.keep = QCheckBox(self.tr("Keep every other column as a further fact"), self._columns)
        self._dates = Panel(self.tr("Dates"), inner)
        self.dates = DateOrderChoice(self._dates)
        self._statuses = Panel(self.tr("Words of the status column"), inner)
        self.statuses = StatusRows(self._statuses)
        self._later = wrapping_label(role="quiet", parent=self._statuses)
        self._area = scrolling(inner, self)
        self._build(inner)
        self._connect()

    # Build and connect

    def _build(self, inner: QWidget) -> None:
        self.keep.setToolTip(self.tr("They stand on the child's card, under More from the lists"))
        self._columns.body.addWidget(self.columns)
        self._columns.body.addWidget(self.keep)
        self._dates.body.addWidget(self.dates)
        self._statuses.body.addWidget(self.statuses)
        self._statuses.body.addWidget(self._later)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NORMAL)
        for panel in (self._columns, self._dates, self._statuses):
            column.addWidget(panel)
        column.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._title, 1)
        for one in (self.cancel, self.skip, self.use):
            top.addWidget(one)
        links = FlowLayout(gap=Space.SNUG)
        for link in (self.hand_on, self.take_over):
            links.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(top)
        layout.addWidget(self._words)
        layout.addLayout(links)
        layout.addWidget(self._problem)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.columns.picked.connect(self._pick_field)
        self.keep.clicked.connect(self._keep_rest)
        self.dates.picked.connect(self._pick_order)
        self.statuses.picked.connect(self._pick_status)
        self.use.clicked.connect(self._decide)
        self.hand_on.clicked.connect(self._hand_on)
        self.take_over.clicked.connect(self._take_over)
        self.skip.clicked.connect(self._leave_out)
        self.cancel.clicked.connect(self._give_up)

    # Show

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def problem(self) -> str:
        return self._problem.text()

    @property
    def words_are_open(self) -> bool:
        """Tell whether another column now holds the plan, whose words are not listed here."""
        if self._proposal is None:
            return False
        heading = plan_heading(self.mapping)
        return bool(heading) and heading != plan_heading(self._proposal.as_mapping())

    def show_proposal(self, proposal: MappingProposal) -> None:
        self._proposal = proposal
        name = Path(proposal.file).name
        self.mapping = proposal.as_mapping(f"{name}, {proposal.sheet}")
        self._title.show_words(self.tr("Columns of {}").format(name))
        self._words.setText(sheet_words(proposal))
        self.columns.show_columns(proposal.columns, self.mapping)
        self.dates.show_proposal(proposal, self.mapping.date_order)
        self.statuses.show_words(proposal.statuses, self.mapping.statuses)
        self._show_mapping(self.mapping)
        self._area.verticalScrollBar().setValue(0)
        if proposal.is_remembered and self.statuses.start():
            QTimer.singleShot(0, self._show_statuses)
        else:
            self.columns.start()

    @Slot()
    def _show_statuses(self) -> None:
        """Scroll to the words that are asked, once everything has its place."""
        self._area.ensureWidgetVisible(self._statuses)

    def _show_mapping(self, mapping: SheetMapping) -> None:
        self.mapping = mapping
        self.columns.show_mapping(mapping)
        self.keep.setChecked(keeps_all(mapping))
        problems = mapping_problems(mapping)
        self._problem.setText(" ".join(problems))
        self._problem.setVisible(bool(problems))
        for one in (self.use, self.hand_on):
            one.setEnabled(not problems)
            one.setToolTip(problems[0] if problems else "")
        proposal = self._proposal
        is_open = bool(proposal and proposal.ambiguous_dates)
        self._dates.setVisible(is_open and has_dates(mapping))
        heading = plan_heading(mapping)
        self._statuses.setVisible(bool(heading))
        self.statuses.setVisible(not self.words_are_open)
        later = self.tr("The words in {} are asked next, once this mapping is used.")
        self._later.setText(later.format(heading))
        self._later.setVisible(self.words_are_open)

    # Ask

    @Slot(str, str)
    def _pick_field(self, heading: str, field_id: str) -> None:
        self._show_mapping(self.mapping.with_field(heading, field_id))

    @Slot(bool)
    def _keep_rest(self, keep: bool) -> None:
        self._show_mapping(keeping_rest(self.mapping, keep=keep))

    @Slot(DateOrder)
    def _pick_order(self, order: DateOrder) -> None:
        self._show_mapping(replace(self.mapping, date_order=order))

    @Slot(str, str)
    def _pick_status(self, word: str, plan: str) -> None:
        kept = {known: means for known, means in self.mapping.statuses.items() if known != word}
        statuses = {**kept, word: plan} if plan else kept
        self._show_mapping(replace(self.mapping, statuses=statuses))

    @Slot()
    def _decide(self) -> None:
        self.decided.emit(self.mapping)

    @Slot()
    def _hand_on(self) -> None:
        self.handed_on.emit(self.mapping)

    @Slot()
    def _take_over(self) -> None:
        self.taken_over.emit()

    @Slot()
    def _leave_out(self) -> None:
        self.left_out.emit()

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()
