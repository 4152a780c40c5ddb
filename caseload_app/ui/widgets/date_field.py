"""A field for a date: type it as you say it, or pick it; it is then shown as `Tue 3 Mar 2026`."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from caseload_app.ui import words
from caseload_app.ui.typed_dates import Lean, typed_day
from caseload_app.ui.widgets.text import dress_again

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from caseload_app.ui.look import Look


class DateField(QLineEdit):
    """`dated` carries the date, or None while what is typed is no date; `edited` says it changed.

    Up and Down move by a day, Page Up and Page Down by a week. `lean` says which way a date
    without a year is meant.
    """

    dated = Signal(object)
    edited = Signal()

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, lean: Lean = Lean.PAST
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._today = _day(QDate.currentDate())
        self._lean = lean
        self._date: datetime.date | None = None
        self._calendar: QWidget | None = None
        self.setPlaceholderText(self.tr("such as 3/3/26, fri or today"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 26)
        self._pick = QAction(self.tr("Pick from a calendar"), self)
        self._pick.setToolTip(self.tr("Pick from a calendar"))
        look.dress(self._pick, "calendar", "quiet")
        self._pick.triggered.connect(self._show_calendar)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._read)
        self.editingFinished.connect(self._tidy)

    def set_today(self, today: datetime.date) -> None:
        """Take the day that `today` and a date without a year are counted from."""
        self._today = today

    def date(self) -> datetime.date | None:
        return self._date

    @property
    def is_wrong(self) -> bool:
        """Tell whether something is typed that is no date."""
        return bool(self.text().strip()) and self._date is None

    def show_date(self, on: datetime.date | None) -> None:
        self._date = on
        self.setText(words.day(on) if on else "")
        self._mark()

    def _choose(self, on: datetime.date) -> None:
        self.show_date(on)
        self.dated.emit(on)
        self.edited.emit()

    @Slot(str)
    def _read(self, text: str) -> None:
        self._date = typed_day(text, self._today, self._lean)
        self.dated.emit(self._date)
        self.edited.emit()

    @Slot()
    def _tidy(self) -> None:
        if self._date is not None:
            self.setText(words.day(self._date))
        self._mark()

    def _mark(self) -> None:
        """Say by the border, the tip and to a screen reader that this is no date."""
        wrong = self.is_wrong
        problem = self.tr("This is not a date. Type it as 3/3/26, fri or today.")
        self.setProperty("problem", wrong)
        self.setToolTip(problem if wrong else "")
        self.setAccessibleDescription(problem if wrong else "")
        dress_again(self)

    @Slot()
    def _show_calendar(self) -> None:
        popup = QWidget(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._dress(calendar)
        shown = self._date or self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._calendar = popup
        popup.show()
        calendar.setFocus()

    def _dress(self, calendar: QCalendarWidget) -> None:
        """Give the calendar the theme where no stylesheet reaches: weekends and arrows."""
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            quiet = QTextCharFormat()
            quiet.setForeground(self._look.colour("quiet"))
            calendar.setWeekdayTextFormat(weekend, quiet)
        for name, icon in (("prev", "back"), ("next", "forward")):
            arrow = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if arrow is not None:
                arrow.setIcon(self._look.icon(icon))
        calendar.setMinimumHeight(calendar.fontMetrics().height() * 13)

    @Slot("QDate")
    def _picked(self, picked: QDate) -> None:
        if self._calendar is not None:
            # Enter and a click may both come: the second finds it closed.
            self._calendar.close()
            self._calendar = None
            self._choose(_day(picked))
            self.setFocus()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 7,
            Qt.Key.Key_PageDown: -7,
        }
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._show_calendar()
        elif event.key() in steps and not self.is_wrong:
            days = steps[Qt.Key(event.key())]
            self._choose(self._date + datetime.timedelta(days=days) if self._date else self._today)
        else:
            super().keyPressEvent(event)


def _day(of: QDate) -> datetime.date:
    return datetime.date(of.year(), of.month(), of.day())
