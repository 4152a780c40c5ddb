"""A line of a card: who, what, how it stands; the next step beside it, all steps in its menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space, StateMark
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent

    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red

ROW_PADDING = 6
LETTERS_WITH_STEP = 64
"""Where fewer fit on the line, the next step stands in the menu alone."""


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done about a line: in a word, such as Record, and where that is done."""

    words: str
    leads_to: Destination


@dataclass(frozen=True, slots=True)
class CardLine:
    """One of the first few: a name, a detail at the right, and where it leads."""

    text: str
    detail: str = ""
    mark: StateMark | None = None
    opens: Destination | None = None
    red: Red | None = None
    """What an answer would be about: the line then offers to say what is being done."""
    said: str = ""
    """What is being done about it; it stands below, on a line of its own."""
    steps: tuple[Step, ...] = ()
    """What can be done about it, the usual next step first."""


class CardRow(QPushButton):
    """One line of a card: text at the left, detail and badge at the right, opened as a whole.

    `answer` is the button that asks what is being done, `step` the one of the next step;
    a press of the Menu key or of the right button lists everything that can be done.
    """

    stepped = Signal(object)  # Destination
    answer_wanted = Signal(object)  # Red

    def __init__(self, line: CardLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._look = look
        self.setProperty("role", "row")
        self.setEnabled(line.opens is not None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        mark = line.mark.words if line.mark else ""
        spoken = ", ".join(part for part in (line.text, line.detail, mark, line.said) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._badge = self._build_badge(line)
        self.answer = self._build_answer(line)
        self.step = self._build_step(line)
        self._lay_out()
        self._build_menu(line)

    @property
    def line(self) -> CardLine:
        return self._line

    def _build_badge(self, line: CardLine) -> StateBadge | None:
        if line.mark is None:
            return None
        badge = StateBadge(self._look, line.mark, self)
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return badge

    def _build_answer(self, line: CardLine) -> QToolButton | None:
        if line.red is None:
            return None
        tool = QToolButton(self)
        self._look.dress(tool, "note", "quiet")
        words = self.tr("Say what is being done about {}").format(line.red.title)
        tool.setToolTip(words)
        tool.setAccessibleName(words)
        tool.clicked.connect(self._want_answer)
        return tool

    def _build_step(self, line: CardLine) -> QPushButton | None:
        if not line.steps:
            return None
        first = line.steps[0]
        shown = button(first.words, self._look, role="link", parent=self)
        shown.setAccessibleName(f"{first.words}: {line.text}")
        shown.setToolTip(f"{first.words}: {line.text}")
        shown.clicked.connect(partial(self._take, first.leads_to))
        return shown

    def _build_menu(self, line: CardLine) -> None:
        if line.opens is None:
            return
        self._add(self.tr("Open"), self.click)
        for step in line.steps:
            self._add(step.words, partial(self._take, step.leads_to))
        if line.red is not None:
            self._add(self.tr("What is being done…"), self._want_answer)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _add(self, words: str, do: Callable[[], object]) -> None:
        action = QAction(words, self)
        action.triggered.connect(do)
        self.addAction(action)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        below = self._line_height if self._line.said else 0
        layout.setContentsMargins(0, 0, Space.TIGHT, below)
        layout.setSpacing(Space.TIGHT)
        layout.addStretch(1)
        for widget in self._at_the_right():
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def _at_the_right(self) -> Iterator[QWidget]:
        for widget in (self._badge, self.answer, self.step):
            if widget is not None:
                yield widget

    @property
    def _line_height(self) -> int:
        return self.fontMetrics().height() + ROW_PADDING // 2

    # Ask

    def _take(self, leads_to: Destination, _checked: bool = False) -> None:
        self.stepped.emit(leads_to)

    def _want_answer(self, _checked: bool = False) -> None:
        self.answer_wanted.emit(self._line.red)

    # Qt

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() + 12
        if self._line.said:
            height += self._line_height
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.step is not None:
            letters = self.width() / self.fontMetrics().averageCharWidth()
            self.step.setVisible(letters >= LETTERS_WITH_STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = self.rect().adjusted(ROW_PADDING, 0, -ROW_PADDING, 0)
        if self._line.said:
            place = self._paint_said(painter, place)
        for widget in self._at_the_right():
            if not widget.isHidden():
                place.setRight(place.right() - widget.sizeHint().width() - Space.TIGHT)
        place.setRight(place.right() - Space.TIGHT)
        metrics: QFontMetrics = self.fontMetrics()
        detail_width = metrics.horizontalAdvance(self._line.detail)
        text_width = metrics.horizontalAdvance(self._line.text)
        room = place.width() - detail_width - Space.NORMAL
        if text_width > room:
            # The name comes first: the detail gives way, down to a third of the line.
            detail_width = max(place.width() // 3, place.width() - text_width - Space.NORMAL)
            room = place.width() - detail_width - Space.NORMAL
        elide = Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._look.colour("ink"))
        text = metrics.elidedText(self._line.text, elide, max(0, room) + 1)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(self._look.colour("quiet"))
        detail = metrics.elidedText(self._line.detail, elide, detail_width + 1)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, detail)
        painter.end()

    def _paint_said(self, painter: QPainter, place: QRect) -> QRect:
        """Write what is being done at the foot; give what is left above it."""
        foot = place.adjusted(Space.NORMAL, 0, 0, -ROW_PADDING // 2)
        painter.setPen(self._look.colour("quiet"))
        words = self.fontMetrics().elidedText(
            f"→ {self._line.said}", Qt.TextElideMode.ElideRight, foot.width()
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        return place.adjusted(0, 0, 0, -self._line_height)
