"""A card of the Monday page: a number, what it counts, the first few, and the whole list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent
    from PySide6.QtWidgets import QLabel

    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red

ROW_PADDING = 6


@dataclass(frozen=True, slots=True)
class CardLine:
    """One of the first few: a name, a detail at the right, and where it leads."""

    text: str
    detail: str = ""
    mark: StateMark | None = None
    opens: Destination | None = None
    red: Red | None = None
    """What an answer would be about: the line then offers to say what is being done."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says. `number` stays empty on a card of words alone."""

    title: str
    number: str = ""
    words: str = ""
    icon: str = ""
    tone: Tone | None = None
    lines: tuple[CardLine, ...] = ()
    opens: Destination | None = None
    opens_words: str = "Show all"
    when_empty: str = ""


class Card(QFrame):
    """Show one `CardContent`; `opened` carries the destination that was chosen."""

    opened = Signal(object)  # Destination
    answer_wanted = Signal(object)  # Red

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._content = CardContent(title="")
        self.setProperty("role", "card")
        self._build()

    # Build

    def _build(self) -> None:
        self._icon = _Picture(self._look, self)
        self._title = ElidedLabel(role="heading", parent=self)
        self._number = label(role="figure", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._empty = wrapping_label(role="quiet", parent=self)
        self._all = button("", self._look, role="link", parent=self)
        self._all.clicked.connect(self._open_all)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._icon)
        top.addWidget(self._title, 1)
        top.addWidget(self._all)
        figures = QHBoxLayout()
        figures.setSpacing(Space.NORMAL)
        figures.addWidget(self._number)
        figures.addWidget(self._words, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        # The rows' own padding hangs out, so that their text stands under the number.
        side = Space.ROOMY - ROW_PADDING
        layout.setContentsMargins(side, Space.NORMAL, side, Space.NORMAL)
        top.setContentsMargins(ROW_PADDING, 0, 2, 0)
        for inset in (figures, self._empty):
            inset.setContentsMargins(ROW_PADDING, 0, ROW_PADDING, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(top)
        layout.addLayout(figures)
        layout.addLayout(self._rows)
        layout.addWidget(self._empty)
        layout.addStretch(1)

    # Show

    @property
    def content(self) -> CardContent:
        return self._content

    def show_content(self, content: CardContent) -> None:
        """Show it anew only where it differs: after a visit most cards say what they said."""
        if content == self._content:
            return
        self._content = content
        self._icon.show_icon(content.icon, content.tone)
        self._title.show_words(content.title)
        _show_text(self._number, content.number)
        _show_text(self._words, content.words)
        _show_text(self._empty, "" if content.lines else content.when_empty)
        self._all.setText(content.opens_words)
        self._all.setVisible(content.opens is not None)
        self._all.setAccessibleName(f"{content.opens_words}: {content.title}")
        self.setAccessibleName(f"{content.title}: {content.number} {content.words}".strip())
        self._show_lines(content.lines)

    def _show_lines(self, lines: tuple[CardLine, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            row = CardRow(line, self._look, self)
            row.clicked.connect(partial(self._open_line, line))
            if row.answer is not None:
                row.answer.clicked.connect(partial(self._answer, line))
            self._rows.addWidget(row)

    # Ask

    @Slot()
    def _open_all(self) -> None:
        if self._content.opens is not None:
            self.opened.emit(self._content.opens)

    def _answer(self, line: CardLine, _checked: bool = False) -> None:
        self.answer_wanted.emit(line.red)

    def _open_line(self, line: CardLine, _checked: bool = False) -> None:
        if line.opens is not None:
            self.opened.emit(line.opens)


class CardRow(QPushButton):
    """One line of a card: text at the left, detail and badge at the right, opened as a whole."""

    def __init__(self, line: CardLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._look = look
        self.setProperty("role", "row")
        self.setEnabled(line.opens is not None)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        mark = line.mark.words if line.mark else ""
        spoken = ", ".join(part for part in (line.text, line.detail, mark) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._badge = self._build_badge(line)
        self.answer = self._build_answer(line)
        self._lay_out()

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
        return tool

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, Space.TIGHT, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addStretch(1)
        for widget in (self._badge, self.answer):
            if widget is not None:
                layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    # Qt

    def sizeHint(self) -> QSize:
        height = self.fontMetrics().height() + 12
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        place = self.rect().adjusted(ROW_PADDING, 0, -ROW_PADDING, 0)
        if self._badge is not None:
            place.setRight(place.right() - self._badge.sizeHint().width() - Space.SNUG)
        if self.answer is not None:
            place.setRight(place.right() - self.answer.sizeHint().width() - Space.TIGHT)
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


class _Picture(QWidget):
    """The card's icon on a soft round of its tone."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = ""
        self._tone: Tone | None = None
        look.changed.connect(self.update)

    def show_icon(self, icon: str, tone: Tone | None) -> None:
        self._icon = icon
        self._tone = tone
        self.setVisible(bool(icon))
        side = self.fontMetrics().height() + 12
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tone = self._tone
        fill = self._look.theme.tones[tone].fill if tone else self._look.colour("accent_soft")
        painter.setBrush(fill)
        painter.drawEllipse(self.rect())
        inset = self.width() // 5
        icon = self._look.icon(self._icon, tone or "accent_ink")
        icon.paint(painter, self.rect().adjusted(inset, inset, -inset, -inset))
        painter.end()


def _show_text(where: QLabel, text: str) -> None:
    where.setText(text)
    where.setVisible(bool(text))
