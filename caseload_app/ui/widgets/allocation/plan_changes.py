"""Beside the waiting list: who could take a family, and what else a plan may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from caseload_app.ui.widgets.allocation.change_forms import AbsenceForm, LeaverForm, StarterForm
from caseload_app.ui.widgets.allocation.suggestions import Suggestions
from caseload_app.ui.widgets.panel import scrolling

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look


class PlanChanges(QTabWidget):
    """`added` carries a move that was typed; `placed` the worker taken from the suggestions."""

    added = Signal(object)
    placed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._team = ""
        self.suggestions = Suggestions(look, self)
        self.leaver = LeaverForm(look, self)
        self.starter = StarterForm(look, self)
        self.absence = AbsenceForm(look, self)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("What the plan may hold"))
        for part, words in (
            (self.suggestions, self.tr("Who could")),
            (self.leaver, self.tr("Leaver")),
            (self.starter, self.tr("Starter")),
            (self.absence, self.tr("Absence")),
        ):
            self.addTab(scrolling(part, self), words)
        self.suggestions.placed.connect(self.placed)
        self.leaver.asked.connect(self._add_leaver)
        self.starter.asked.connect(self._add_starter)
        self.absence.asked.connect(self._add_absence)

    def show_casebook(self, casebook: Casebook) -> None:
        staff = [one for one in casebook.workers.values() if not casebook.has_left(one)]
        names = sorted((one.name for one in staff), key=str.casefold)
        teams = [one.team for one in staff if one.team]
        self._team = max(teams, key=teams.count, default="")
        self.leaver.worker.offer(names)
        self.absence.worker.offer(names)
        self.starter.set_today(casebook.today)
        for field in (self.leaver.on, self.absence.from_on, self.absence.until):
            field.set_today(casebook.today)

    @Slot()
    def _add_leaver(self) -> None:
        move = self.leaver.typed
        self.leaver.say("" if move else self.tr("Say who leaves, and on which day."))
        if move is not None:
            self.added.emit(move)

    @Slot()
    def _add_starter(self) -> None:
        move = self.starter.typed(self._team)
        self.starter.say("" if move else self.tr("Give a name; the limit is a whole number."))
        if move is not None:
            self.added.emit(move)
            self.starter.name.clear()

    @Slot()
    def _add_absence(self) -> None:
        move = self.absence.typed
        wrong = self.tr("Say who is away from which day; the last day cannot be earlier.")
        self.absence.say("" if move else wrong)
        if move is not None:
            self.added.emit(move)
