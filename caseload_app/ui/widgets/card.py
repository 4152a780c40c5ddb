"""A card of the Monday page: a number, what it counts, the first few, and the whole list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.card_row import ROW_PADDING, CardLine, CardRow
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLabel

    from caseload_app.ui.look import Look


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says. `number` stays empty on a card of words alone."""

    title: str
    number: str = ""
    words: str = ""
    icon: str = ""
    tone: Tone | None = None
    lines: tuple[CardLine, ...] = ()
    opens: Destination | str | None = None
    opens_words: str = "Show all"
    when_empty: str = ""


class Card(QFrame):
    """Show one `CardContent`; `opened` carries the destination, or the command, that was chosen."""

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
            row.stepped.connect(self.opened)
            row.answer_wanted.connect(self.answer_wanted)
            self._rows.addWidget(row)

    # Ask

    @Slot()
    def _open_all(self) -> None:
        if self._content.opens is not None:
            self.opened.emit(self._content.opens)

    def _open_line(self, line: CardLine, _checked: bool = False) -> None:
        if line.opens is not None:
            self.opened.emit(line.opens)


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
