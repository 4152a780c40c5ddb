"""The actions from last time, each with what became of it: done, carried or dropped, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.supervision.supervision_record import ActionReview, Fate
from caseload_app.ui.models.state_marks import carried_mark
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import label, wrapping_label
from caseload_app.ui.widgets.text_area import TextArea
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

FATES = ((Fate.DONE, "Done"), (Fate.CARRIED, "Carry"), (Fate.DROPPED, "Drop"))
NOTE_HINTS = {
    None: "Say what became of it first",
    Fate.DONE: "What shows that it is done",
    Fate.CARRIED: "What stopped it",
    Fate.DROPPED: "Why it is dropped (needed)",
}


class ReviewRow(QFrame):
    """One action and its outcome; `edited` says that a person changed it."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._too_often = 3
        self._review = ActionReview("", "")
        self._action = wrapping_label(parent=self)
        self._about = wrapping_label(role="small", parent=self)
        self._badge = StateBadge(look, StateMark(Tone.SOON, ""), self)
        self._group = QButtonGroup(self)
        self._fates: dict[Fate, QRadioButton] = {}
        self._note = TextArea(self.tr("Note"), parent=self)
        self._by_words = label(self.tr("Now by"), "quiet", self)
        self._by = DateField(look, self, lean=Lean.FUTURE)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._action, 1)
        top.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        choices = QWidget(self)
        flow = QHBoxLayout(choices)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(Space.NORMAL)
        for fate, words in FATES:
            choice = QRadioButton(words, choices)
            choice.toggled.connect(self._fate_chosen)
            self._group.addButton(choice)
            self._fates[fate] = choice
            flow.addWidget(choice)
        carried = QHBoxLayout()
        carried.setSpacing(Space.SNUG)
        carried.addWidget(self._by_words)
        carried.addWidget(self._by)
        carried.addStretch(1)
        outcome = QHBoxLayout()
        outcome.setSpacing(Space.NORMAL)
        outcome.addWidget(choices)
        outcome.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.TIGHT, 0, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(top)
        layout.addWidget(self._about)
        layout.addLayout(outcome)
        layout.addLayout(carried)
        self._note.edited.connect(self.edited)
        self._by.edited.connect(self.edited)
        self._by.setAccessibleName(self.tr("Carried to"))

    # Show

    def show_review(self, review: ActionReview, casebook: Casebook, today: date) -> None:
        self._review = review
        self._too_often = casebook.loop.policy.carried_too_often
        self._action.setText(review.action)
        self._about.setText(_about(review, casebook))
        self._by.set_today(today)
        self._by.show_date(review.now_by)
        self._note.show_words(review.note)
        for fate, choice in self._fates.items():
            choice.blockSignals(True)
            self._group.setExclusive(False)
            choice.setChecked(review.fate is fate)
            self._group.setExclusive(True)
            choice.blockSignals(False)
            choice.setAccessibleName(f"{choice.text()}: {review.action}")
        self._note.setAccessibleName(f"Note: {review.action}")
        self._show_fate()

    def _show_fate(self) -> None:
        review = self.review
        self._note.setPlaceholderText(NOTE_HINTS[review.fate])
        carried = review.fate is Fate.CARRIED
        self._by.setVisible(carried)
        self._by_words.setVisible(carried)
        mark = carried_mark(review.times_after, self._too_often)
        self._badge.setVisible(mark is not None)
        if mark is not None:
            self._badge.show_mark(mark)

    # Ask

    @property
    def review(self) -> ActionReview:
        fate = next((fate for fate, one in self._fates.items() if one.isChecked()), None)
        by = self._by.date() if fate is Fate.CARRIED else None
        return replace(self._review, fate=fate, note=self._note.words, now_by=by)

    def start(self) -> None:
        self._fates[Fate.DONE].setFocus()

    @Slot(bool)
    def _fate_chosen(self, chosen: bool) -> None:
        if chosen:
            self._show_fate()
            self.edited.emit()


class ReviewRows(QWidget):
    """All actions from last time, or a sentence where there is none."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[ReviewRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.TIGHT)

    @property
    def reviews(self) -> tuple[ActionReview, ...]:
        return tuple(row.review for row in self.rows)

    def show_reviews(
        self, reviews: Sequence[ActionReview], casebook: Casebook, today: date
    ) -> None:
        empty(self._layout)
        self.rows = []
        for review in reviews:
            row = ReviewRow(self._look, self)
            row.show_review(review, casebook, today)
            row.edited.connect(self.edited)
            self._layout.addWidget(row)
            self.rows.append(row)
        if not reviews:
            nothing = self.tr("Nothing is open from last time.")
            self._layout.addWidget(wrapping_label(nothing, "quiet", self))

    def start(self, at: int = 0) -> bool:
        """Go to the first action, or to the one at a place; False where there is none."""
        if at < len(self.rows):
            self.rows[at].start()
            return True
        return False


def _about(review: ActionReview, casebook: Casebook) -> str:
    child = casebook.children.get(review.child_id)
    parts = (
        casebook.display_name(child) if child is not None else review.child_id,
        review.owner if review.owner != review.worker else "",
        f"due {day(review.due_on)}" if review.due_on else "no day agreed",
        f"agreed {day(review.agreed_on)}" if review.agreed_on else "",
    )
    return " · ".join(part for part in parts if part)
