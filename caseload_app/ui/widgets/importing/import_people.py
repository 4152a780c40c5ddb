"""Spellings that may be one worker, or one team: same or different, decided once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.models.importing.import_mapping import LIKELY, certainty_words
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.importing.import_columns import CertaintyBar, ChoiceBox
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.text import button, frame, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.importing.same_names import SameNames
    from caseload_app.ui.look import Look

NAME_LETTERS = 18


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """What somebody decided about some spellings; `keep` is empty where they are different."""

    names: tuple[str, ...]
    keep: str
    is_team: bool


class NameRow(QFrame):
    """One proposal; `edited` says that it was decided."""

    edited = Signal()

    def __init__(self, proposal: SameNames, look: Look, parent: QWidget, *, is_team: bool) -> None:
        super().__init__(parent)
        self._proposal = proposal
        self._is_team = is_team
        told = " · ".join(proposal.names)
        self._names = wrapping_label(told, parent=self)
        kind = self.tr("Team") if is_team else self.tr("Worker")
        words = f"{kind}. {certainty_words(min(proposal.certainty, 0.99))}: {proposal.because}"
        self._because = wrapping_label(words, "small", self)
        self._bar = CertaintyBar(look, self)
        self._bar.show_share(proposal.certainty)
        self.same = QRadioButton(self.tr("Same, called"), self)
        self.different = QRadioButton(self.tr("Different"), self)
        self.keep = ChoiceBox([(name, name) for name in proposal.names], NAME_LETTERS, self)
        self._group = QButtonGroup(self)
        for one in (self.same, self.different):
            self._group.addButton(one)
            one.setAccessibleName(f"{one.text()}: {told}")
            one.toggled.connect(self._decided)
        self.keep.setAccessibleName(self.tr("The name to keep of {}").format(told))
        self.keep.show_value(proposal.keep)
        self.keep.activated.connect(self._name_picked)
        self._build()

    def _build(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(Space.SNUG)
        for one in (self.same, self.keep, self.different):
            choices.addWidget(one)
        choices.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, Space.TIGHT, 0, Space.SNUG)
        grid.setHorizontalSpacing(Space.NORMAL)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._names, 0, 0)
        grid.addWidget(self._bar, 0, 1)
        grid.addWidget(self._because, 1, 0, 1, 2)
        grid.addLayout(choices, 2, 0, 1, 2)

    @property
    def is_likely(self) -> bool:
        return self._proposal.certainty >= LIKELY

    @property
    def answer(self) -> NameAnswer | None:
        """Give what was decided; None while nothing is."""
        names = self._proposal.names
        if self.same.isChecked():
            return NameAnswer(names, self.keep.value, self._is_team)
        return NameAnswer(names, "", self._is_team) if self.different.isChecked() else None

    @Slot(bool)
    def _decided(self, chosen: bool) -> None:
        if chosen:
            self.edited.emit()

    @Slot()
    def _name_picked(self) -> None:
        self.same.setChecked(True)


class NamesPanel(QWidget):
    """All proposals; `decided` carries the answers."""

    decided = Signal(object)  # list[NameAnswer]

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[NameRow] = []
        words = self.tr(
            "These spellings may be one worker or one team. Your answer holds for what is kept "
            "already and for every later import. What you leave open is asked again."
        )
        self.use = button(self.tr("Use these answers"), look, icon="check", parent=self)
        self.all_same = button(self.tr("All likely ones are the same"), look, parent=self)
        inner = frame("", self)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.SNUG, 0)
        self._column.setSpacing(Space.TIGHT)
        top = QHBoxLayout()
        top.setSpacing(Space.NORMAL)
        top.addWidget(wrapping_label(words, "quiet", self), 1)
        top.addWidget(self.all_same)
        top.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(top)
        layout.addWidget(scrolling(inner, self), 1)
        self.use.clicked.connect(self._decide)
        self.all_same.clicked.connect(self._take_likely)

    @property
    def answers(self) -> list[NameAnswer]:
        return [answer for row in self.rows if (answer := row.answer) is not None]

    def start(self) -> None:
        """Go to the first name, ready to be answered by keyboard."""
        if self.rows:
            self.rows[0].same.setFocus()

    def show_names(self, people: Sequence[SameNames], teams: Sequence[SameNames]) -> None:
        empty(self._column)
        self.rows = [NameRow(one, self._look, self, is_team=False) for one in people]
        self.rows += [NameRow(one, self._look, self, is_team=True) for one in teams]
        for row in self.rows:
            row.edited.connect(self._show_use)
            self._column.addWidget(row)
        if not self.rows:
            nothing = self.tr("No two names look like one worker or one team.")
            self._column.addWidget(label(nothing, "quiet", self))
        self._column.addStretch(1)
        self._show_use()

    @Slot()
    def _show_use(self) -> None:
        self.use.setVisible(bool(self.rows))
        self.all_same.setVisible(len([row for row in self.rows if row.is_likely]) > 1)
        self.use.setEnabled(bool(self.answers))
        tip = "" if self.answers else self.tr("Say same or different first")
        self.use.setToolTip(tip)

    @Slot()
    def _take_likely(self) -> None:
        """Answer every likely one that is still open; nothing is kept before it is used."""
        for row in self.rows:
            if row.is_likely and row.answer is None:
                row.same.setChecked(True)

    @Slot()
    def _decide(self) -> None:
        self.decided.emit(self.answers)
