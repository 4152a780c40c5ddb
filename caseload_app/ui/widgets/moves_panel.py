"""Which deadlines a write moved, or would move: a badge and a plain sentence for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseload_app.ui.models.importing.move_rows import MOVE_MARKS
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseload_app.domain.moves import DeadlineMove
    from caseload_app.ui.look import Look

MOST_SHOWN = 4


class MovesPanel(QWidget):
    """Show moves under a heading; nothing at all while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sentences: tuple[str, ...] = ()
        self._heading = wrapping_label(role="small", parent=self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SNUG)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self._heading)
        layout.addLayout(self._grid)
        self.hide()

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def sentences(self) -> tuple[str, ...]:
        return self._sentences

    def show_moves(
        self,
        heading: str,
        moves: Sequence[DeadlineMove],
        *,
        name_of: Callable[[str], str] | None = None,
    ) -> None:
        """Show moves; `name_of` gives the name to put before each where they are of several."""
        empty(self._grid)
        self._heading.setText(heading)
        self._sentences = tuple(
            f"{name_of(move.subject)}: {move.sentence}" if name_of else move.sentence
            for move in moves
        )
        for at, move in enumerate(moves[:MOST_SHOWN]):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(StateBadge(self._look, MOVE_MARKS[move.kind], self), at, 0, top)
            self._grid.addWidget(wrapping_label(self._sentences[at], parent=self), at, 1)
        if len(moves) > MOST_SHOWN:
            more = self.tr("and {} more").format(len(moves) - MOST_SHOWN)
            made = label(more, "small", self)
            made.setToolTip("\n".join(self._sentences[MOST_SHOWN:]))
            self._grid.addWidget(made, MOST_SHOWN, 1)
        self.setAccessibleName(" ".join((heading, *self._sentences)))
        self.show()

    def clear(self) -> None:
        empty(self._grid)
        self._sentences = ()
        self._heading.clear()
        self.hide()
