"""What a list is narrowed to, as chips that take themselves away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from caseload_app.ui.look import Look


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter: its words, and what takes it away."""

    words: str
    remove: Callable[[], object]


class FilterChips(QWidget):
    """A row of chips, hidden while there is nothing to take away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._flow = FlowLayout(self, Space.TIGHT)
        self._shown: tuple[str, ...] = ()
        self.hide()

    @property
    def words(self) -> str:
        """Say all that is on."""
        return "; ".join(self._shown)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        words = tuple(chip.words for chip in chips)
        if words == self._shown:
            return
        self._shown = words
        empty(self._flow)
        for chip in chips:
            made = QPushButton(chip.words, self)
            made.setProperty("role", "filterChip")
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._look.dress(made, "close", "quiet")
            made.setToolTip(self.tr("Take this filter away"))
            made.setAccessibleName(self.tr("Take away the filter {}").format(chip.words))
            made.clicked.connect(chip.remove)
            self._flow.addWidget(made)
            made.show()
        self.setVisible(bool(chips))
