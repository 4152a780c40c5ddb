"""One finding, whole: mend it here, put it aside with a reason, or open its card."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.mending import Fix, FixKind, FixValue, fix_of, plans_to_choose
from caseload_app.ui.models.finding_rows import FindingRow, snooze_words
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

SHARES = ("0.2", "0.4", "0.5", "0.6", "0.8", "1")
FIELD_LETTERS, REASON_LETTERS = 26, 46
LONG = 28


class FindingPanel(QFrame):
    """`mended`, `put_aside`, `taken_up` and `opened` carry what was asked for the finding shown."""

    mended = Signal(object, object)  # Finding, the value given
    put_aside = Signal(object, str, object)  # Finding, reason, date or None
    taken_up = Signal(object)  # Finding
    opened = Signal(object)  # FindingRow

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: FindingRow | None = None
        self._today = date.min
        self._fix: Fix | None = None
        self.words = wrapping_label(parent=self)
        self.rests = wrapping_label(role="quiet", parent=self)
        self._asked = label(parent=self)
        self.choice = QComboBox(self)
        self.on_day = DateField(look, self, lean=Lean.PAST)
        self.save = button(self.tr("Put right"), look, icon="check", parent=self)
        self.aside = button(self.tr("Put aside…"), look, icon="clock", role="link", parent=self)
        self.wake = button(self.tr("Take up again"), look, icon="undo", role="link", parent=self)
        self.card = button(self.tr("Open the card"), look, icon="child", role="link", parent=self)
        self._why = QWidget(self)
        self.reason = QLineEdit(self._why)
        self.until = QComboBox(self._why)
        self.rest = button(self.tr("Put aside"), look, icon="check", parent=self._why)
        self.leave = button(self.tr("Cancel"), look, parent=self._why)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.setProperty("role", "panel")
        letter = self.fontMetrics().averageCharWidth()
        for field in (self.choice, self.on_day):
            field.setFixedWidth(letter * FIELD_LETTERS)
        self.reason.setMinimumWidth(letter * REASON_LETTERS)
        self.reason.setPlaceholderText(self.tr("Why it can wait, such as: birth certificate asked"))
        self.reason.setAccessibleName(self.tr("Why it can wait"))
        self.until.setAccessibleName(self.tr("Until when"))
        for days, words in (
            (0, self.tr("until it changes")),
            (7, self.tr("for a week")),
            (LONG, self.tr("for four weeks")),
        ):
            self.until.addItem(words, days)
        line = FlowLayout(gap=Space.SNUG)
        fields = (self._asked, self.choice, self.on_day, self.save)
        for widget in (*fields, self.card, self.aside, self.wake):
            line.addWidget(widget)
        self._asked.setMinimumHeight(self.save.sizeHint().height())
        why = QHBoxLayout(self._why)
        why.setContentsMargins(0, 0, 0, 0)
        why.setSpacing(Space.SNUG)
        why.addWidget(self.reason, 1)
        for widget in (self.until, self.rest, self.leave):
            why.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, Space.SNUG, Space.NORMAL, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        for widget in (self.words, self.rests):
            layout.addWidget(widget)
        layout.addLayout(line)
        layout.addWidget(self._why)
        self._why.hide()

    def _connect(self) -> None:
        self.save.clicked.connect(self._mend)
        self.on_day.returnPressed.connect(self._mend)
        self.aside.clicked.connect(self._ask_why)
        self.reason.returnPressed.connect(self._put_aside)
        self.rest.clicked.connect(self._put_aside)
        self.leave.clicked.connect(self._why.hide)
        self.wake.clicked.connect(self._take_up)
        self.card.clicked.connect(self._open)

    # Show

    def show_row(self, row: FindingRow | None, casebook: Casebook) -> None:
        """Show another finding; nothing where none is chosen."""
        self.setVisible(row is not None)
        if row is None or row == self._row:
            return
        self._row, self._today = row, casebook.today
        self._fix = fix_of(row.finding)
        name = f"{row.name}: " if row.name else ""
        self.words.setText(f"{name}{row.finding.message}")
        rests = row.snooze is not None
        self.rests.setText(snooze_words(row.snooze) if row.snooze else "")
        self.rests.setVisible(rests)
        self.aside.setVisible(not rests)
        self.wake.setVisible(rests)
        self.card.setVisible(bool(row.finding.child_id or row.worker))
        self._why.hide()
        self._show_fix(casebook)

    def _show_fix(self, casebook: Casebook) -> None:
        fix = self._fix
        is_day = fix is not None and fix.kind is FixKind.DAY
        self._asked.setVisible(fix is not None)
        self.save.setVisible(fix is not None)
        self.on_day.setVisible(is_day)
        self.choice.setVisible(fix is not None and not is_day)
        if fix is None:
            return
        self._asked.setText(fix.title)
        for field in (self.choice, self.on_day):
            field.setAccessibleName(fix.title)
        self.on_day.set_today(casebook.today)
        self.on_day.show_date(None)
        self.choice.clear()
        self.choice.addItems(["", *_choices(fix, casebook)])

    @property
    def value(self) -> FixValue | None:
        """Give what was chosen or typed; None while nothing is."""
        if self._fix is None:
            return None
        if self._fix.kind is FixKind.DAY:
            return self.on_day.date()
        text = self.choice.currentText()
        if self._fix.kind is FixKind.SHARE:
            return float(text) if text else None
        return text

    # Ask

    @Slot()
    def _mend(self) -> None:
        if self._row is not None and self._fix is not None:
            self.mended.emit(self._row.finding, self.value)

    @Slot()
    def _ask_why(self) -> None:
        self.reason.clear()
        self._why.show()
        self.reason.setFocus()

    @Slot()
    def _put_aside(self) -> None:
        if self._row is None:
            return
        days = self.until.currentData()
        until = self._today + timedelta(days=days) if days else None
        self.put_aside.emit(self._row.finding, self.reason.text(), until)

    @Slot()
    def _take_up(self) -> None:
        if self._row is not None:
            self.taken_up.emit(self._row.finding)

    @Slot()
    def _open(self) -> None:
        if self._row is not None:
            self.opened.emit(self._row)


def _choices(fix: Fix, casebook: Casebook) -> list[str]:
    match fix.kind:
        case FixKind.WORKER:
            here = (one for one in casebook.workers.values() if not casebook.has_left(one))
            return sorted(one.name for one in here)
        case FixKind.PLAN:
            return list(plans_to_choose())
        case FixKind.SHARE:
            return list(SHARES)
        case FixKind.DAY:
            return []
    raise ValueError(fix.kind)
