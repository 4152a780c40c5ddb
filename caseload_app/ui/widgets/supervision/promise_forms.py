"""Three short forms beside the list of actions: close one, agree one, raise a challenge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import AgreedAction, Challenge
from caseload_app.domain.supervision.action_log import CHALLENGE_KINDS
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.child_field import ChildField
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look


class Form(BeginsAt):
    """Captions and fields, a button, and a place for what is wrong."""

    asked = Signal()

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SNUG)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self._problem = wrapping_label(role="problem", parent=self)
        self._problem.hide()
        self.do = button(words, look, role="primary", parent=self)
        self.do.clicked.connect(self.asked)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(self._grid)
        layout.addWidget(self._problem)
        layout.addLayout(foot)
        layout.addStretch(1)

    def add_fields(self, fields: Sequence[tuple[str, QWidget]]) -> None:
        for row, (caption, field) in enumerate(fields):
            words = label(caption, "quiet", self)
            words.setContentsMargins(0, 6, 0, 0)
            words.setBuddy(field)
            field.setAccessibleName(caption)
            self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(field, row, 1)
        self.setFocusProxy(fields[0][1])

    def say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))


class CloseForm(Form):
    """What shows that a promise was kept, and when."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Close it", parent)
        self.evidence = TextArea("", self.tr("What shows that it is done"), self)
        self.on = DateField(look, self)
        self.add_fields(((self.tr("Evidence"), self.evidence), (self.tr("Done on"), self.on)))

    def start(self, today: date) -> None:
        """Get ready for another promise."""
        self.evidence.show_words("")
        self.on.set_today(today)
        self.on.show_date(today)
        self.say("")


class CarryForm(Form):
    """Another day for an action that could not be done, and what stood in the way."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Carry it", parent)
        self.why = TextArea("", self.tr("What stood in the way"), self)
        self.now_by = DateField(look, self, lean=Lean.FUTURE)
        self.add_fields(((self.tr("Why"), self.why), (self.tr("Now by"), self.now_by)))

    def start(self, today: date) -> None:
        """Get ready for another promise."""
        self.why.show_words("")
        self.now_by.set_today(today)
        self.now_by.show_date(None)
        self.say("")


class ActionForm(Form):
    """An action agreed between sessions."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add the action", parent)
        self.what = TextArea("", self.tr("Who does what"), self)
        self.worker = QComboBox(self)
        self.child = ChildField(self)
        self.owner = QLineEdit(self)
        self.owner.setPlaceholderText(self.tr("The worker, unless somebody else"))
        self.due = DateField(look, self, lean=Lean.FUTURE)
        self.add_fields(
            (
                (self.tr("Action"), self.what),
                (self.tr("Worker"), self.worker),
                (self.tr("Child"), self.child),
                (self.tr("Owner"), self.owner),
                (self.tr("By when"), self.due),
            )
        )

    def show_casebook(self, casebook: Casebook) -> None:
        chosen = self.worker.currentText()
        with QSignalBlocker(self.worker):
            self.worker.clear()
            self.worker.addItems(sorted(casebook.supervision, key=str.casefold))
            self.worker.setCurrentIndex(max(0, self.worker.findText(chosen)))
        self.child.offer(casebook)
        self.due.set_today(casebook.today)

    @property
    def problem(self) -> str:
        if self.child.is_wrong:
            return self.tr("No child of that name or ID is known.")
        return self.tr("The date is not a day.") if self.due.is_wrong else ""

    @property
    def action(self) -> AgreedAction:
        worker = self.worker.currentText()
        owner = self.owner.text().strip() or worker
        what = self.what.words.strip()
        return AgreedAction(worker, what, self.child.child_id, owner, self.due.date())

    @Slot()
    def clear(self) -> None:
        self.what.show_words("")
        self.child.show_child("")
        self.owner.clear()
        self.due.show_date(None)
        self.say("")


class ChallengeForm(Form):
    """A dispute or a challenge, raised with us or by us."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Add the challenge", parent)
        self._today: date | None = None
        self.matter = TextArea("", self.tr("What is disputed"), self)
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.addItems(CHALLENGE_KINDS)
        self.child = ChildField(self)
        self.with_whom = QLineEdit(self)
        self.owner = QLineEdit(self)
        self.raised = DateField(look, self)
        self.due = DateField(look, self, lean=Lean.FUTURE)
        self.add_fields(
            (
                (self.tr("Matter"), self.matter),
                (self.tr("Kind"), self.kind),
                (self.tr("Child"), self.child),
                (self.tr("With whom"), self.with_whom),
                (self.tr("Owner"), self.owner),
                (self.tr("Raised on"), self.raised),
                (self.tr("Answer by"), self.due),
            )
        )

    def show_casebook(self, casebook: Casebook) -> None:
        self._today = casebook.today
        self.child.offer(casebook)
        self.raised.set_today(casebook.today)
        self.due.set_today(casebook.today)
        if self.raised.date() is None:
            self.raised.show_date(casebook.today)

    @property
    def problem(self) -> str:
        if not self.child.child_id:
            return self.tr("Say which child it is about, by name or ID.")
        if self.raised.date() is None or self.due.is_wrong:
            return self.tr("A date is not a day.")
        return ""

    @property
    def challenge(self) -> Challenge | None:
        """Give the challenge; None while its day is none."""
        raised = self.raised.date()
        if raised is None:
            return None
        return Challenge(
            self.child.child_id,
            raised,
            self.kind.currentText().strip(),
            self.matter.words.strip(),
            self.with_whom.text().strip(),
            owner=self.owner.text().strip(),
            due_on=self.due.date(),
        )

    @Slot()
    def clear(self) -> None:
        self.matter.show_words("")
        self.child.show_child("")
        self.with_whom.clear()
        self.owner.clear()
        self.raised.show_date(self._today)
        self.due.show_date(None)
        self.say("")
