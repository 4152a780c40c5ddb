"""Deadlines one under another; each opens in place to show how its date was worked out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.explanation import Explained, ExplanationPanel, Step
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QResizeEvent

    from caseload_app.ui.look import Look
    from caseload_app.ui.models.deadline_lines import DeadlineLine

ARROW_SIDE = 14


class DeadlineRows(QWidget):
    """Show deadline lines; those that were opened stay open when the lines are shown again."""

    explained = Signal(object)  # the identity of the line that was opened
    own_date_wanted = Signal(object)  # the identity of the line it is for
    answer_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[Hashable, DeadlineRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        # The badges learn their new size of text only after this call.
        self._align_soon = QTimer(self)
        self._align_soon.setSingleShot(True)
        self._align_soon.setInterval(0)
        self._align_soon.timeout.connect(self._align)
        look.changed.connect(self._align_soon.start)

    @property
    def opened_identities(self) -> set[Hashable]:
        """Give the lines whose explanation is shown."""
        return {key for key, row in self._rows.items() if row.is_open}

    @property
    def rows(self) -> Sequence[DeadlineRow]:
        return tuple(self._rows.values())

    def show_lines(self, lines: Sequence[DeadlineLine], keep: bool = True) -> None:
        were_open = {key for key, row in self._rows.items() if row.is_open} if keep else set()
        empty(self._layout)
        self._rows = {}
        for line in lines:
            row = DeadlineRow(line, self._look, self)
            self._rows[line.identity] = row
            self._layout.addWidget(row)
            if line.identity in were_open:
                row.open()  # before anyone listens: what was open already is not scrolled to
            row.opened.connect(self.explained)
            row.own_date_wanted.connect(self.own_date_wanted)
            row.answer_wanted.connect(self.answer_wanted)
        self._align()

    @Slot()
    def _align(self) -> None:
        widest = max((row.badge_width for row in self._rows.values()), default=0)
        for row in self._rows.values():
            row.align_badge(widest)

    def row(self, identity: Hashable) -> DeadlineRow | None:
        return self._rows.get(identity)

    def explain(self, identity: Hashable) -> bool:
        """Open the line of a deadline; False when it is not among those shown."""
        row = self._rows.get(identity)
        if row is not None:
            row.open()
            row.head.setFocus()
        return row is not None


class DeadlineRow(QWidget):
    """One deadline: a button over the steps of its explanation, which it shows and hides."""

    opened = Signal(object)
    own_date_wanted = Signal(object)
    answer_wanted = Signal(object)

    def __init__(self, line: DeadlineLine, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._look = look
        self._panel: ExplanationPanel | None = None
        self.head = RowButton(self)
        self._arrow = QLabel(self.head)
        self._badge = StateBadge(look, line.mark, self.head)
        self._badge_place = QWidget(self.head)
        self._build()
        self._show_arrow()
        look.changed.connect(self._show_arrow)

    # Build

    def _build(self) -> None:
        place = QHBoxLayout(self._badge_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        title = ElidedLabel(self._line.title, parent=self.head)
        due = label(self._line.due, "quiet", self.head)
        row = QHBoxLayout(self.head)
        row.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.SNUG, Space.TIGHT)
        row.setSpacing(Space.SNUG)
        row.addWidget(self._arrow)
        row.addWidget(self._badge_place)
        row.addWidget(title, 1)
        row.addWidget(due)
        spoken = ", ".join(
            part for part in (self._line.mark.words, self._line.title, self._line.due) if part
        )
        self.head.setCheckable(True)
        self.head.setAccessibleName(spoken)
        self.head.setAccessibleDescription(self.tr("Opens how this date was worked out"))
        self.head.setToolTip(self._line.detail or spoken)
        self.head.toggled.connect(self._toggle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.head)

    # Show

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    @property
    def badge_width(self) -> int:
        return self._badge.sizeHint().width()

    def align_badge(self, width: int) -> None:
        """Give the badge the room of the widest, so that the titles stand in line."""
        self._badge_place.setFixedWidth(width)

    def open(self) -> None:
        self.head.setChecked(True)

    def _toggle(self, shown: bool) -> None:
        if self._panel is None:
            self._panel = ExplanationPanel(self._look, self)
            steps = tuple(Step(name, words) for name, words in self._line.steps)
            self._panel.show_explained(Explained(self.tr("How this date was worked out"), steps))
            self._layout.addWidget(self._panel)
            if self._line.can_be_answered:
                words = self.tr("Say what is being done")
                self._panel.offer(words, partial(self.answer_wanted.emit, self._line.identity))
            if self._line.can_be_set:
                self._panel.offer(self._line.set_words, self._want_own_date)
        self._panel.setVisible(shown)
        self._show_arrow()
        if shown:
            self.opened.emit(self._line.identity)

    def _want_own_date(self) -> None:
        self.own_date_wanted.emit(self._line.identity)

    def _show_arrow(self) -> None:
        icon = self._look.icon("chevron", "quiet")
        arrow = icon.pixmap(QSize(ARROW_SIDE, ARROW_SIDE), self.devicePixelRatioF())
        self._arrow.setPixmap(arrow.transformed(QTransform().rotate(90)) if self.is_open else arrow)


class RowButton(QPushButton):
    """A button as large as the layout of labels inside it; clicks on them are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
