"""Record or correct an event: its kind, day, outcome and note; Return saves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import CaseEvent
from caseload_app.ui.models.event_kinds import OUTCOMES, outcome_hint
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.child.decision_form import captioned
from caseload_app.ui.widgets.child.kind_field import KindField
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import button, dress_again, wrapping_label

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look
    from caseload_app.ui.models.event_kinds import KindChoice

# A pause between two letters: what an event would move is not worked out for half a word.
PAUSE_MS = 150
DATE_LETTERS = 20
NOTE_LETTERS = 8


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: str = ""
    on: date | None = None
    outcome: str = ""
    note: str = ""


class EventForm(BeginsAt):
    """Enter one event of one child.

    `saved` carries the event before (None for a new one) and after; `drafted` the same whenever
    what is typed makes or stops making an event, with None for after while it makes none.
    """

    saved = Signal(object, object)
    drafted = Signal(object, object)
    correcting = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child_id = ""
        self._today: date | None = None
        self._before: CaseEvent | None = None
        self._drafts: dict[str, _Draft] = {}
        self._kind = KindField(self)
        self._on = DateField(look, self)
        self._outcome = QComboBox(self)
        self._outcome_line = QLineEdit(self._outcome)
        self._note = QLineEdit(self)
        self._words = wrapping_label(role="small", parent=self)
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self._save = button(self.tr("Save event"), look, role="primary", parent=self)
        self._pause = QTimer(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._outcome.setEditable(True)
        self._outcome.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._outcome.addItems(["", *OUTCOMES])
        self._outcome.setMinimumContentsLength(12)
        self._outcome_line.setPlaceholderText(self.tr("As usual"))
        self._outcome.setLineEdit(self._outcome_line)
        self._note.setPlaceholderText(self.tr("Optional"))
        self._on.setMinimumWidth(self.fontMetrics().averageCharWidth() * DATE_LETTERS)
        self._note.setMinimumWidth(self.fontMetrics().averageCharWidth() * NOTE_LETTERS)
        self._cancel.hide()
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SNUG)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 3)
        captioned(grid, self.tr("Event"), self._kind, (0, 0))
        captioned(grid, self.tr("Date"), self._on, (0, 1), span=2)
        captioned(grid, self.tr("Outcome"), self._outcome, (2, 0))
        captioned(grid, self.tr("Note"), self._note, (2, 1))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        grid.addLayout(buttons, 3, 2)
        self._words.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(grid)
        layout.addWidget(self._words)
        self.setFocusProxy(self._kind)

    def _connect(self) -> None:
        self._kind.entered.connect(self.save)
        self._outcome_line.returnPressed.connect(self.save)
        self._note.returnPressed.connect(self.save)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self.cancel)
        for edited in (self._kind.changed, self._on.edited, self._outcome.currentTextChanged):
            edited.connect(self._edited)
        self._pause.timeout.connect(self.tell_draft)

    # Show

    @property
    def is_correcting(self) -> bool:
        return self._before is not None

    def show_child(self, child_id: str, kinds: KindChoice, today: date) -> None:
        """Get ready for a child; what was typed for another one waits for that one."""
        self._kind.offer(kinds)
        if child_id == self._child_id and today == self._today:
            return
        if self._before is None:
            self._drafts[self._child_id] = self._draft()
        self._stop_correcting()
        self._child_id, self._today = child_id, today
        self._on.set_today(today)
        self._take(self._drafts.pop(child_id, _Draft()))

    @property
    def typed_kind(self) -> str:
        return self._kind.currentText()

    def show_outcome(self, outcome: str) -> None:
        self._outcome.setEditText(outcome)

    def start(self, kind: str = "") -> None:
        """Begin a new event, of a kind when one is given."""
        if self._before is not None:
            self.cancel()
        if kind:
            self._kind.show_kind(kind)
        self._kind.setFocus()

    def correct(self, event: CaseEvent) -> None:
        """Fill the form with an event to correct; a draft waits until that is done."""
        if self._before is None:
            self._drafts[self._child_id] = self._draft()
        self._before = event
        self._take(_Draft(event.kind, event.on, event.outcome, event.note))
        self._save.setText(self.tr("Save correction"))
        self._cancel.show()
        self._kind.setFocus()
        self.correcting.emit(True)

    def say(self, problem: str) -> None:
        """Say what is wrong with what was typed."""
        self._show_words(problem, "problem")

    def clear(self) -> None:
        """Empty the form after its event was saved."""
        was_correcting = self._before is not None
        self._stop_correcting()
        self._take(self._drafts.pop(self._child_id, _Draft()) if was_correcting else _Draft())

    # Ask

    @Slot()
    def save(self) -> None:
        if not self._kind.kind:
            typed = self._kind.currentText().strip()
            unknown = self.tr("“{}” is not one kind of event; choose one of the list.")
            self.say(unknown.format(typed) if typed else self.tr("Choose what happened."))
            self._kind.setFocus()
            return
        event = self._event()
        if event is None:
            self.say(self.tr("The date is not a day; type it as 3/3/26, fri or today."))
            self._on.setFocus()
            return
        self.saved.emit(self._before, event)

    @Slot()
    def cancel(self) -> None:
        self.clear()
        self.tell_draft()

    @Slot()
    def _edited(self) -> None:
        self._show_words(outcome_hint(self._outcome.currentText()), "small")
        self._pause.start()

    @Slot()
    def tell_draft(self) -> None:
        """Say what event the form makes now."""
        self.drafted.emit(self._before, self._event())

    def _event(self) -> CaseEvent | None:
        kind, on = self._kind.kind, self._on.date()
        if not kind or on is None:
            return None
        outcome = self._outcome.currentText().strip()
        note = self._note.text().strip()
        if self._before is not None:
            return replace(self._before, kind=kind, on=on, outcome=outcome, note=note)
        return CaseEvent(self._child_id, kind, on, outcome, note)

    def _draft(self) -> _Draft:
        on = self._on.date()
        typed = self._kind.currentText()
        return _Draft(typed, on, self._outcome.currentText(), self._note.text())

    def _take(self, draft: _Draft) -> None:
        self._kind.show_kind(draft.kind)
        self._on.show_date(draft.on or self._today)
        self._outcome.setEditText(draft.outcome)
        self._note.setText(draft.note)
        self._show_words("", "small")
        self._pause.stop()

    def _stop_correcting(self) -> None:
        if self._before is not None:
            self._before = None
            self._save.setText(self.tr("Save event"))
            self._cancel.hide()
            self.correcting.emit(False)

    def _show_words(self, words: str, role: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        if self._words.property("role") != role:
            self._words.setProperty("role", role)
            dress_again(self._words)
