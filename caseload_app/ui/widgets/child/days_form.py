"""Days on which the council is closed, and the terms of its schools."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from caseload_app.domain.dates import Term
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look

DATE_LETTERS = 18


class DaysForm(QWidget):
    """Holds a draft of the days and terms; `edited` says that it changed."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._draft = RuleSettings()
        self._days = Panel(self.tr("Closing days and extra bank holidays"), self)
        self._terms = Panel(self.tr("School terms"), self)
        self._day_rows, self._term_rows = QGridLayout(), QGridLayout()
        self.day, self.day_name = self._date(), QLineEdit(self)
        self.first, self.last, self.term_name = self._date(), self._date(), QLineEdit(self)
        self.add_day = button(self.tr("Add the day"), look, icon="add", parent=self)
        self.add_term = button(self.tr("Add the term"), look, icon="add", parent=self)
        self._build()
        self.add_day.clicked.connect(self._add_day)
        self.day_name.returnPressed.connect(self._add_day)
        self.add_term.clicked.connect(self._add_term)
        self.term_name.returnPressed.connect(self._add_term)

    def _date(self) -> DateField:
        made = DateField(self._look, self, lean=Lean.FUTURE)
        made.setMinimumWidth(self.fontMetrics().averageCharWidth() * DATE_LETTERS)
        return made

    def _build(self) -> None:
        self.day_name.setPlaceholderText(self.tr("Such as: Council closed"))
        self.day_name.setAccessibleName(self.tr("What the day is"))
        self.term_name.setPlaceholderText(self.tr("Such as: Spring term 2027"))
        self.term_name.setAccessibleName(self.tr("What the term is called"))
        for field, words in (
            (self.day, self.tr("Day")),
            (self.first, self.tr("First day of the term")),
            (self.last, self.tr("Last day of the term")),
        ):
            field.setAccessibleName(words)
        about_days = self.tr("Not counted where a rule counts working days.")
        about_terms = self.tr(
            "Personal education plans are reviewed by the end of the next term. Until the terms "
            "are entered, 4 months are counted instead."
        )
        self._days.body.addWidget(wrapping_label(about_days, "small", self))
        self._days.body.addLayout(self._day_rows)
        self._days.body.addLayout(_line((self.day, self.day_name, self.add_day)))
        self._terms.body.addWidget(wrapping_label(about_terms, "small", self))
        self._terms.body.addLayout(self._term_rows)
        self._terms.body.addLayout(_line((self.first, self.last)))
        self._terms.body.addLayout(_line((self.term_name, self.add_term)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        for panel in (self._days, self._terms):
            layout.addWidget(panel)

    # Show

    def show_settings(self, settings: RuleSettings, today: date) -> None:
        self._draft = settings
        for field in (self.day, self.first, self.last):
            field.set_today(today)
        self._show_rows()

    def settings_from(self, saved: RuleSettings) -> RuleSettings:
        """Give the settings with these days and terms."""
        return replace(saved, closing_days=self._draft.closing_days, terms=self._draft.terms)

    def _show_rows(self) -> None:
        empty(self._day_rows)
        for at, (on, name) in enumerate(self._draft.closing_days):
            self._day_rows.addWidget(label(f"{day(on)}: {name}", parent=self), at, 0)
            remove = self._remove_button(name)
            remove.clicked.connect(partial(self._remove_day, (on, name)))
            self._day_rows.addWidget(remove, at, 1)
        empty(self._term_rows)
        for at, term in enumerate(self._draft.terms):
            words = f"{term.name}: {day(term.first)} to {day(term.last)}"
            self._term_rows.addWidget(label(words, parent=self), at, 0)
            remove = self._remove_button(term.name)
            remove.clicked.connect(partial(self._remove_term, term))
            self._term_rows.addWidget(remove, at, 1)
        for rows in (self._day_rows, self._term_rows):
            rows.setColumnStretch(0, 1)

    def _remove_button(self, name: str) -> QPushButton:
        made = button(self.tr("Remove"), self._look, role="link", parent=self)
        made.setAccessibleName(self.tr("Remove {}").format(name))
        return made

    # Ask

    @Slot()
    def _add_day(self) -> None:
        on, name = self.day.date(), self.day_name.text().strip()
        if on is None:
            self.day.setFocus()
            return
        days = dict(self._draft.closing_days) | {on: name or self.tr("Council closed")}
        self._take(replace(self._draft, closing_days=tuple(sorted(days.items()))))
        self.day.show_date(None)
        self.day_name.clear()
        self.day.setFocus()

    @Slot()
    def _add_term(self) -> None:
        first, last, name = self.first.date(), self.last.date(), self.term_name.text().strip()
        for missing, field in ((first, self.first), (last, self.last), (name, self.term_name)):
            if not missing:
                field.setFocus()
                return
        if first is None or last is None:
            return
        terms = sorted((*self._draft.terms, Term(name, first, last)), key=lambda one: one.first)
        self._take(replace(self._draft, terms=tuple(terms)))
        for field in (self.first, self.last):
            field.show_date(None)
        self.term_name.clear()
        self.first.setFocus()

    def _remove_day(self, gone: tuple[date, str], _checked: bool = False) -> None:
        kept = tuple(one for one in self._draft.closing_days if one != gone)
        self._take(replace(self._draft, closing_days=kept))

    def _remove_term(self, gone: Term, _checked: bool = False) -> None:
        kept = tuple(one for one in self._draft.terms if one != gone)
        self._take(replace(self._draft, terms=kept))

    def _take(self, draft: RuleSettings) -> None:
        self._draft = draft
        self._show_rows()
        self.edited.emit()


def _line(widgets: tuple[QWidget, ...]) -> QGridLayout:
    line = QGridLayout()
    line.setHorizontalSpacing(Space.SNUG)
    for at, widget in enumerate(widgets):
        line.addWidget(widget, 0, at)
        line.setColumnStretch(at, int(isinstance(widget, QLineEdit)))
    return line
