"""What is asked once about a list beside its columns: the order of its dates, its status words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from caseload_app.domain.importing.mapping import DateOrder
from caseload_app.ui.models.importing.import_mapping import read_both_ways, status_choices
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.importing.import_columns import ChoiceBox
from caseload_app.ui.widgets.text import label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseload_app.domain.importing.mapping import MappingProposal, StatusWord

PLAN_LETTERS = 16


class DateOrderChoice(QWidget):
    """Day first or month first, shown on the list's own dates; `picked` says which."""

    picked = Signal(DateOrder)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = wrapping_label(parent=self)
        self.day_first = QRadioButton(self)
        self.month_first = QRadioButton(self)
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        for widget in (self._words, self.day_first, self.month_first):
            layout.addWidget(widget)
        for choice in (self.day_first, self.month_first):
            self._group.addButton(choice)
        self.day_first.clicked.connect(partial(self._pick, DateOrder.DAY_FIRST))
        self.month_first.clicked.connect(partial(self._pick, DateOrder.MONTH_FIRST))

    def show_proposal(self, proposal: MappingProposal, order: DateOrder) -> None:
        """Show both readings of the first date that can be read both ways."""
        shown = proposal.ambiguous_dates
        both = next(filter(None, map(read_both_ways, shown)), None)
        by_day, by_month = both or ("", "")
        told = ", ".join(shown)
        words = self.tr("Dates such as {} can be read both ways.").format(told)
        self._words.setText(words if shown else self.tr("Every date can be read one way only."))
        self.day_first.setText(_reading(self.tr("Day first"), by_day))
        self.month_first.setText(_reading(self.tr("Month first"), by_month))
        (self.month_first if order is DateOrder.MONTH_FIRST else self.day_first).setChecked(True)

    def _pick(self, order: DateOrder, _checked: bool = False) -> None:
        self.picked.emit(order)


class StatusRows(QWidget):
    """Each word of the status column and the plan it means; `picked` carries both."""

    picked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices: dict[str, ChoiceBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.NORMAL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(3, 1)

    def show_words(self, statuses: Sequence[StatusWord], decided: Mapping[str, str]) -> None:
        empty(self._grid)
        self.choices = {}
        for at, one in enumerate(statuses):
            box = ChoiceBox(status_choices(), PLAN_LETTERS, self)
            box.setAccessibleName(self.tr("What {} means").format(one.word))
            box.show_value(decided.get(one.word, ""))
            box.activated.connect(partial(self._pick, one.word))
            self._grid.addWidget(label(one.word, parent=self), at, 0)
            self._grid.addWidget(label(count(one.number, "row"), "small", self), at, 1)
            self._grid.addWidget(box, at, 2)
            self.choices[one.word] = box

    def start(self) -> bool:
        """Go to the first word that nobody has decided on; False where there is none."""
        undecided = next((box for box in self.choices.values() if not box.value), None)
        if undecided is not None:
            undecided.setFocus()
        return undecided is not None

    @Slot(str, int)
    def _pick(self, word: str, _at: int) -> None:
        self.picked.emit(word, self.choices[word].value)


def _reading(words: str, example: str) -> str:
    return f"{words}: {example}" if example else words
