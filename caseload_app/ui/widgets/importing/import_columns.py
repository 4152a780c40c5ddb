"""The user's own columns: heading, sample cells, what each holds, and how sure that is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from caseload_app.ui.models.importing.import_mapping import column_certainty, field_choices
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from caseload_app.domain.importing.mapping import ColumnProposal, SheetMapping
    from caseload_app.ui.look import Look

COMBO_LETTERS = 20
SHOWN_AT_ONCE = 16
BAR_WIDTH, BAR_HEIGHT = 56, 6


class ChoiceBox(QComboBox):
    """A list to pick one thing from, that leaves the wheel to the page it stands on."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], letters: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        for value, words in choices:
            self.addItem(words, value)
        self.setMaxVisibleItems(SHOWN_AT_ONCE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> str:
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(value), 0))
        self.setToolTip(self.currentText())
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CertaintyBar(QWidget):
    """A short bar, as full as a guess is sure; the words beside it say the same."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_share(self, share: float) -> None:
        self._share = share
        self.setAccessibleName(f"{share:.0%} sure")
        self.setToolTip(f"{share:.0%} sure")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BAR_WIDTH, BAR_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(self._look.colour("border"))
        painter.drawRoundedRect(whole, radius, radius)
        if self._share > 0:
            whole.setWidth(max(whole.width() * self._share, whole.height()))
            painter.setBrush(self._look.colour("accent"))
            painter.drawRoundedRect(whole, radius, radius)
        painter.end()


class ColumnRow:
    """The widgets of one column, which the grid owns."""

    def __init__(self, column: ColumnProposal, look: Look, parent: QWidget) -> None:
        self.column = column
        self.heading = ElidedLabel(column.heading, parent=parent)
        self.heading.setToolTip(f"Column {column.letter}: {column.heading}")
        samples = " · ".join(column.samples) or "empty"
        self.samples = ElidedLabel(samples, "quiet", parent)
        self.choice = ChoiceBox(field_choices(), COMBO_LETTERS, parent)
        self.choice.setAccessibleName(f"What {column.heading} holds")
        self.heading.setBuddy(self.choice)
        self.bar = CertaintyBar(look, parent)
        self.sure = label(role="small", parent=parent)

    def show_mapping(self, mapping: SheetMapping) -> None:
        self.choice.show_value(mapping.fields.get(self.column.heading, ""))
        share, words, because = column_certainty(self.column, mapping)
        self.bar.show_share(share)
        self.sure.setText(words)
        self.sure.setToolTip(because)
        self.choice.setAccessibleDescription(f"{words}: {because}")


class ColumnRows(QWidget):
    """`picked` carries a heading and the field that somebody chose for it."""

    picked = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[ColumnRow] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.NORMAL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 5)
        self._grid.setColumnStretch(2, 3)

    def show_columns(self, columns: Sequence[ColumnProposal], mapping: SheetMapping) -> None:
        """Show other columns; what stood here before goes."""
        empty(self._grid)
        titles = ("Your column", "Cells such as", "Holds", "How sure")
        for place, title in enumerate(titles):
            self._grid.addWidget(label(self.tr(title), "small", self), 0, place)
        self.rows = [ColumnRow(column, self._look, self) for column in columns]
        for at, row in enumerate(self.rows, 1):
            self._grid.addWidget(row.heading, at, 0)
            self._grid.addWidget(row.samples, at, 1)
            self._grid.addWidget(row.choice, at, 2)
            self._grid.addWidget(row.sure, at, 3)
            self._grid.addWidget(row.bar, at, 4)
            row.choice.activated.connect(partial(self._pick, row))
        self.show_mapping(mapping)

    def show_mapping(self, mapping: SheetMapping) -> None:
        for row in self.rows:
            row.show_mapping(mapping)

    def start(self) -> None:
        """Go to the first column that is not sure, or else to the first."""
        wanted = next((row for row in self.rows if not row.choice.value), None)
        first = wanted or next(iter(self.rows), None)
        if first is not None:
            first.choice.setFocus()

    def _pick(self, row: ColumnRow, _at: int) -> None:
        self.picked.emit(row.column.heading, row.choice.value)
