"""The columns of one table as a person arranges them: order, width, which are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from caseload_app.ui.settings import TableLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QTableView, QWidget

    from caseload_app.ui.models.record_table import Column, RecordTableModel
    from caseload_app.ui.settings import Settings

ROWS_MEASURED = 60
WIDEST = 420
NARROWEST = 48
CELL_PADDING = 26
SAVE_AFTER_MS = 400
MENDED_SHARE = 12


class TableColumns(QObject):
    """Keep the header of one table, under the table's name in the settings."""

    def __init__(self, view: QTableView, name: str, settings: Settings) -> None:
        super().__init__(view)
        self._view = view
        self._name = name
        self._settings = settings
        self._model: RecordTableModel[Any] | None = None
        self._fitted = False
        self._arranging = False
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.save)
        self._set_up(view.horizontalHeader())

    def _set_up(self, header: QHeaderView) -> None:
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(NARROWEST)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._changed)
        header.sortIndicatorChanged.connect(self._changed)

    def take(self, model: RecordTableModel[Any]) -> None:
        """Arrange the columns of the model as they were left, or as they come."""
        self._model = model
        self._arranging = True
        self._show_as_given()
        layout = self._settings.table_layout(self._name)
        if layout is not None:
            self._arrange(layout)
        self._arranging = False
        self.fit_once()

    def shown(self) -> Sequence[Column[Any]]:
        header = self._view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self._columns[at] for at in order if not header.isSectionHidden(at)]

    @Slot()
    def fit_once(self) -> None:
        """Fit the widths to the first rows that are seen, unless they were chosen before."""
        if self._fitted or self._model is None or not self._view.isVisible():
            return
        if self._model.rows:
            self._fitted = True
            self.fit()

    @Slot()
    def fit(self) -> None:
        self._arranging = True
        widths = [self._fitting_width(at, column) for at, column in enumerate(self._columns)]
        header = self._view.horizontalHeader()
        shown = [at for at in range(len(widths)) if not header.isSectionHidden(at)]
        too_wide = sum(widths[at] for at in shown) - self._view.viewport().width()
        # A little too wide is mended by the widest columns, so that nothing hides at the right;
        # much too wide is not, or no column at all could be read.
        if too_wide > self._view.viewport().width() // MENDED_SHARE:
            too_wide = 0
        for at in sorted(shown, key=widths.__getitem__, reverse=True):
            given = max(0, min(too_wide, widths[at] // 4))
            widths[at] -= given
            too_wide -= given
        for at, width in enumerate(widths):
            self._view.setColumnWidth(at, width)
        self._arranging = False

    @Slot()
    def look_changed(self) -> None:
        if self._model is not None and self._settings.table_layout(self._name) is None:
            self.fit()

    @Slot()
    def save(self) -> None:
        if self._model is not None:
            self._settings.save_table_layout(self._name, self._layout())

    def build_menu(self, parent: QWidget) -> QMenu:
        """Make the column chooser: one tick per column, then ways back."""
        menu = QMenu(self.tr("Columns"), parent)
        header = self._view.horizontalHeader()
        for at, column in enumerate(self._columns):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(at))
            # The last one stays: a table without columns could not be mended.
            action.setEnabled(header.isSectionHidden(at) or len(self.shown()) > 1)
            action.toggled.connect(partial(self._show_column, at))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.tr("Fit widths"), self._fit_and_save)
        menu.addAction(self.tr("Back to the usual columns"), self._forget)
        return menu

    @property
    def _columns(self) -> Sequence[Column[Any]]:
        return self._model.columns if self._model is not None else ()

    def _show_as_given(self) -> None:
        header = self._view.horizontalHeader()
        for at, column in enumerate(self._columns):
            header.moveSection(header.visualIndex(at), at)
            header.setSectionHidden(at, not column.shown)

    def _arrange(self, layout: TableLayout) -> None:
        """Put known columns where they were; a column that is new since then comes last."""
        header = self._view.horizontalHeader()
        at_of = {column.key: at for at, column in enumerate(self._columns)}
        kept = [key for key in layout.order if key in at_of]
        for place, key in enumerate(kept):
            header.moveSection(header.visualIndex(at_of[key]), place)
            header.setSectionHidden(at_of[key], key in layout.hidden)
            if key in layout.widths:
                header.resizeSection(at_of[key], max(NARROWEST, layout.widths[key]))
        if layout.sorted_by in at_of:
            order = Qt.SortOrder.DescendingOrder if layout.descending else _ASCENDING
            header.setSortIndicator(at_of[layout.sorted_by], order)
        self._fitted = bool(kept)

    def _layout(self) -> TableLayout:
        header = self._view.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        columns = self._columns
        sorted_at = header.sortIndicatorSection()
        return TableLayout(
            order=tuple(columns[at].key for at in order),
            hidden=frozenset(columns[at].key for at in order if header.isSectionHidden(at)),
            widths={
                columns[at].key: header.sectionSize(at)
                for at in order
                if not header.isSectionHidden(at)
            },
            sorted_by=columns[sorted_at].key if 0 <= sorted_at < len(columns) else "",
            descending=header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        )

    def _fitting_width(self, at: int, column: Column[Any]) -> int:
        metrics = self._view.fontMetrics()
        if column.width:
            return column.width * metrics.averageCharWidth() + CELL_PADDING
        title = metrics.horizontalAdvance(column.title) * 11 // 10 + CELL_PADDING + 12
        return max(NARROWEST, title, min(WIDEST, self._widest_cell(at)))

    def _widest_cell(self, at: int) -> int:
        if self._model is None:
            return NARROWEST
        rows = range(min(ROWS_MEASURED, len(self._model.rows)))
        hints = [self._view.sizeHintForIndex(self._model.index(row, at)).width() for row in rows]
        return max(hints, default=NARROWEST) + 10

    @Slot()
    def _changed(self) -> None:
        # Only what a person does is kept; widths also change while the columns are arranged.
        if not self._arranging and self._model is not None and self._fitted:
            self._save_soon.start()

    @Slot(int)
    def _resized(self, at: int) -> None:
        header = self._view.horizontalHeader()
        # The last column stretches with the window: that is nobody's choice.
        if header.visualIndex(at) != header.count() - 1:
            self._changed()

    @Slot("QPoint")
    def _show_menu(self, at: QPoint) -> None:
        header = self._view.horizontalHeader()
        menu = self.build_menu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(header.mapToGlobal(at))

    def _show_column(self, at: int, shown: bool) -> None:
        header = self._view.horizontalHeader()
        header.setSectionHidden(at, not shown)
        if shown:
            width = self._fitting_width(at, self._columns[at])
            header.resizeSection(at, max(width, NARROWEST))
        self.save()

    @Slot()
    def _fit_and_save(self) -> None:
        self.fit()
        self.save()

    @Slot()
    def _forget(self) -> None:
        self._arranging = True
        self._show_as_given()
        self._view.horizontalHeader().setSortIndicator(-1, _ASCENDING)
        self._arranging = False
        self.fit()
        self._save_soon.stop()
        self._settings.forget_table_layout(self._name)


_ASCENDING = Qt.SortOrder.AscendingOrder
