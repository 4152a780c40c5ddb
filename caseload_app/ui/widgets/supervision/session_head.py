"""The head of a session being written up: whose it is, what kind, when, how long, who leads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import SupervisionKind
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.supervision.supervision_record import SupervisionDraft
    from caseload_app.ui.look import Look

KIND_WORDS = {
    SupervisionKind.PERSONAL: "Personal",
    SupervisionKind.CASE: "Case",
    SupervisionKind.GROUP: "Group",
    SupervisionKind.ASYE: "Assessed year",
}
MINUTES = (30, 45, 60, 75, 90, 105, 120, 150, 180)
DATE_LETTERS = 20
NAME_LETTERS = 28


class SessionHead(QFrame):
    """`edited` says that a person changed a field."""

    edited = Signal()
    signed = Signal()
    print_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._kept = ElidedLabel(role="quiet", parent=self)
        self._kind = QComboBox(self)
        self._on = DateField(look, self)
        self._minutes = QComboBox(self)
        self._supervisor = QLineEdit(self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._drop = button(self.tr("Throw the draft away"), look, role="link", parent=self)
        self._print = button(self.tr("Print summary"), look, icon="print", parent=self)
        self._sign = button(self.tr("Sign off"), look, icon="check", role="primary", parent=self)
        self._build()
        self._connect()

    def _build(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        for kind, words in KIND_WORDS.items():
            self._kind.addItem(words, kind)
        self._minutes.setEditable(True)
        self._minutes.addItem("", None)
        for minutes in MINUTES:
            self._minutes.addItem(str(minutes), minutes)
        self._minutes.setMinimumContentsLength(4)
        self._on.setMinimumWidth(width * DATE_LETTERS)
        self._supervisor.setMinimumWidth(width * NAME_LETTERS)
        self._sign.setToolTip(self.tr("Make it a record that is never changed (Ctrl+Return)"))
        self._sign.setShortcut("Ctrl+Return")
        self._problem.hide()
        top = QHBoxLayout()
        top.setSpacing(Space.NORMAL)
        top.addWidget(self._kept, 1, Qt.AlignmentFlag.AlignVCenter)
        for one in (self._drop, self._print, self._sign):
            top.addWidget(one)
        line = QWidget(self)
        flow = FlowLayout(line, Space.NORMAL)
        for caption, field in (
            (self.tr("Kind"), self._kind),
            (self.tr("Held on"), self._on),
            (self.tr("Minutes"), self._minutes),
            (self.tr("Led by"), self._supervisor),
        ):
            flow.addWidget(_captioned(caption, field, line))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.ROOMY, Space.SNUG, Space.ROOMY, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(line)
        layout.addLayout(top)
        layout.addWidget(self._problem)

    def _connect(self) -> None:
        self._kind.currentIndexChanged.connect(self.edited)
        self._on.edited.connect(self.edited)
        self._minutes.currentTextChanged.connect(self.edited)
        self._supervisor.textEdited.connect(self.edited)
        self._sign.clicked.connect(self.signed)
        self._print.clicked.connect(self.print_wanted)
        self._drop.clicked.connect(self.drop_wanted)

    def show_draft(self, draft: SupervisionDraft, today: date) -> None:
        self.setAccessibleName(self.tr("Supervision of {}").format(draft.worker))
        for box in (self._kind, self._minutes):
            box.blockSignals(True)
        self._kind.setCurrentIndex(self._kind.findData(draft.kind))
        self._minutes.setEditText(str(draft.minutes) if draft.minutes else "")
        for box in (self._kind, self._minutes):
            box.blockSignals(False)
        self._on.set_today(today)
        self._on.show_date(draft.on)
        with QSignalBlocker(self._supervisor):
            self._supervisor.setText(draft.supervisor)
            self._supervisor.setCursorPosition(0)

    def take_into(self, draft: SupervisionDraft) -> SupervisionDraft:
        """Give the draft with what stands here; a day that is none leaves the one before."""
        typed = self._minutes.currentText().strip()
        return replace(
            draft,
            kind=SupervisionKind(self._kind.currentData()),
            on=self._on.date() or draft.on,
            minutes=int(typed) if typed.isdecimal() else None,
            supervisor=self._supervisor.text().strip(),
        )

    @property
    def kind(self) -> SupervisionKind:
        return SupervisionKind(self._kind.currentData())

    @property
    def day_is_wrong(self) -> bool:
        return self._on.date() is None

    def say_kept(self, words: str, *, has_draft: bool) -> None:
        self._kept.show_words(words)
        self._drop.setVisible(has_draft)

    def say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def start(self) -> None:
        self._on.setFocus()


def _captioned(caption: str, field: QWidget, parent: QWidget) -> QWidget:
    made = QWidget(parent)
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.TIGHT)
    words = label(caption, "quiet", made)
    words.setBuddy(field)
    field.setAccessibleName(caption)
    layout.addWidget(words)
    layout.addWidget(field)
    return made
