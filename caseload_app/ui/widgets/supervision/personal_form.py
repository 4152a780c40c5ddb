"""The personal part of a session: about the worker, and never on a child's file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.supervision.supervision_record import (
    CheckKind,
    PersonalPart,
    StandingCheck,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import label
from caseload_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look

FIELDS = (
    ("wellbeing", "Wellbeing", "How they are, what helps"),
    ("workload", "Workload", "What the figures mean for them"),
    ("leave", "Leave", "Taken, booked, to book"),
    ("learning", "Learning and development", "What was learned, what is next"),
    ("asye", "ASYE milestones", "Where they stand, what is due"),
    ("reflection", "Reflection on practice", "One piece of work looked at together"),
    ("organisation", "Organisation", "What the service needs them to know, and the other way"),
    ("disagreement", "Disagreement", "What is not agreed, in whose words"),
)
AGREED = ((None, "Not said"), (True, "Both agree"), (False, "Not agreed"))
DATE_LETTERS = 19


class PersonalForm(QWidget):
    """Text by text, then the standing checks; `edited` says that a person changed something."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = PersonalPart()
        self._texts = {name: TextArea(caption, hint, self) for name, caption, hint in FIELDS}
        self._agreed = QComboBox(self)
        self._checks = {kind: _CheckLine(kind, look, self) for kind in CheckKind}
        self._captions: dict[str, QWidget] = {}
        self._build()

    def _build(self) -> None:
        for value, words in AGREED:
            self._agreed.addItem(words, value)
        self._agreed.setAccessibleName(self.tr("Workload agreed"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.NORMAL)
        grid.setVerticalSpacing(Space.SNUG)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (name, words, _hint) in enumerate(FIELDS):
            caption = label(words, "quiet", self)
            caption.setContentsMargins(0, 6, 0, 0)
            caption.setBuddy(self._texts[name])
            self._captions[name] = caption
            grid.addWidget(caption, at, 0, top)
            if name == "workload":
                view = QHBoxLayout()
                view.setSpacing(Space.SNUG)
                view.addWidget(self._texts[name], 1)
                view.addWidget(self._agreed, 0, top)
                grid.addLayout(view, at, 1)
            else:
                grid.addWidget(self._texts[name], at, 1)
            self._texts[name].edited.connect(self.edited)
        self._agreed.currentIndexChanged.connect(self.edited)
        checks = QGridLayout()
        checks.setHorizontalSpacing(Space.SNUG)
        checks.setVerticalSpacing(Space.TIGHT)
        for at, heading in enumerate(("Standing check", "Seen on", "Expires", "Note")):
            checks.addWidget(label(heading, "small", self), 0, at)
        for row, line in enumerate(self._checks.values(), start=1):
            line.put_into(checks, row)
            line.edited.connect(self.edited)
        checks.setColumnStretch(3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(grid)
        layout.addLayout(checks)
        self.setFocusProxy(self._texts["wellbeing"])

    def show_part(self, part: PersonalPart, today: date, *, asye: bool) -> None:
        """Show what was written; the ASYE line only for somebody in that year."""
        self._part = part
        for name, text in self._texts.items():
            text.show_words(str(getattr(part, name)))
        with_asye = asye or bool(part.asye)
        self._texts["asye"].setVisible(with_asye)
        self._captions["asye"].setVisible(with_asye)
        with QSignalBlocker(self._agreed):
            self._agreed.setCurrentIndex(self._agreed.findData(part.workload_agreed))
        known = {one.kind: one for one in part.checks}
        for kind, line in self._checks.items():
            line.show_check(known.get(kind, StandingCheck(kind)), today)

    @property
    def part(self) -> PersonalPart:
        texts = {name: text.words for name, text in self._texts.items()}
        checks = tuple(line.check for line in self._checks.values())
        return replace(
            self._part, **texts, workload_agreed=self._agreed.currentData(), checks=checks
        )


class _CheckLine(QWidget):
    """One standing check, whose fields stand in the grid of its form."""

    edited = Signal()

    def __init__(self, kind: CheckKind, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._check = StandingCheck(kind)
        self._seen = DateField(look, parent)
        self._expires = DateField(look, parent, lean=Lean.FUTURE)
        self._note = QLineEdit(parent)
        for field, words in (
            (self._seen, "seen on"),
            (self._expires, "expires"),
            (self._note, "note"),
        ):
            field.setAccessibleName(f"{kind}, {words}")
            field.setPlaceholderText("")
        for field in (self._seen, self._expires):
            field.setMinimumWidth(field.fontMetrics().averageCharWidth() * DATE_LETTERS)
            field.edited.connect(self.edited)
        self._note.textEdited.connect(self.edited)

    def put_into(self, grid: QGridLayout, row: int) -> None:
        parent = self.parentWidget()
        grid.addWidget(label(str(self._check.kind), parent=parent), row, 0)
        for at, field in enumerate((self._seen, self._expires, self._note), start=1):
            grid.addWidget(field, row, at)

    def show_check(self, check: StandingCheck, today: date) -> None:
        self._check = check
        for field in (self._seen, self._expires):
            field.set_today(today)
        self._seen.show_date(check.seen_on)
        self._expires.show_date(check.expires_on)
        self._note.setText(check.note)

    @property
    def check(self) -> StandingCheck:
        return replace(
            self._check,
            seen_on=self._seen.date(),
            expires_on=self._expires.date(),
            note=self._note.text(),
        )
