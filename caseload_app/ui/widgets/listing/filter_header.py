"""The heading of a table with a line under each title to type a filter into."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

GAP = 3


class FilterHeader(QHeaderView):
    """`typed` carries the column and what stands under its title; `left_down` asks for the rows."""

    typed = Signal(int, str)
    left_down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lines: dict[int, QLineEdit] = {}
        self._is_open = False
        for moved in (self.sectionResized, self.sectionMoved, self.geometriesChanged):
            moved.connect(self.place)

    @property
    def is_open(self) -> bool:
        """Tell whether the lines are shown."""
        return self._is_open

    def open(self, is_open: bool) -> None:
        """Show the lines, or put them away; what was typed then no longer counts."""
        if is_open == self._is_open:
            return
        self._is_open = is_open
        if not is_open:
            self.clear()
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(0, self.count() - 1))
        self.updateGeometry()
        table = self.parentWidget()
        if isinstance(table, QWidget):
            self.geometriesChanged.emit()
        self.place()

    def typed_under(self, column: int) -> str:
        line = self._lines.get(column)
        return line.text() if line is not None else ""

    def show_text(self, column: int, text: str) -> None:
        """Put words under a title, as a saved view does."""
        if text and not self._is_open:
            self.open(True)
        if text or column in self._lines:
            self._line(column).setText(text)

    def clear(self) -> None:
        for line in self._lines.values():
            line.clear()

    def start(self) -> None:
        """Go to the first line."""
        shown = (self.logicalIndex(place) for place in range(self.count()))
        first = next((at for at in shown if not self.isSectionHidden(at)), None)
        if first is not None:
            self._line(first).setFocus()

    @Slot()
    def place(self) -> None:
        """Put each line under its title."""
        for at in range(self.count()):
            shown = self._is_open and not self.isSectionHidden(at)
            if not shown and at not in self._lines:
                continue
            line = self._line(at)
            line.setVisible(shown)
            if shown:
                top = super().sizeHint().height()
                left = self.sectionViewportPosition(at)
                wide = self.sectionSize(at) - 2 * GAP
                line.setGeometry(left + GAP, top, max(wide, 1), line.sizeHint().height())

    def _line(self, column: int) -> QLineEdit:
        if column not in self._lines:
            line = _Line(self.viewport())
            title = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
            line.setAccessibleName(self.tr("Filter by {}").format(title))
            line.setPlaceholderText(self.tr("Filter"))
            line.setToolTip(self.tr("Words, a | b, > 3, < 1 mar, or = for blank"))
            line.textChanged.connect(partial(self.typed.emit, column))
            line.left_down.connect(self.left_down)
            self._lines[column] = line
        return self._lines[column]

    # Qt

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._is_open:
            probe = self._lines[min(self._lines)] if self._lines else QLineEdit()
            hint.setHeight(hint.height() + probe.sizeHint().height() + GAP)
        return hint

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if self._is_open:
            rect = QRect(rect.left(), rect.top(), rect.width(), super().sizeHint().height())
        super().paintSection(painter, rect, logicalIndex)


class _Line(QLineEdit):
    """A line that Escape clears and Down leaves for the rows."""

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left_down.emit()
            case _:
                super().keyPressEvent(event)
