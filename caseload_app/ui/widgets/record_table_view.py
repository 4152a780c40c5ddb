"""A table of records set up well: whole rows, columns to choose, keys, copying, remembering."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from caseload_app.ui.models.record_table import Column, RecordTableModel, Role
from caseload_app.ui.widgets.listing.filter_header import FilterHeader
from caseload_app.ui.widgets.record_delegate import RecordDelegate
from caseload_app.ui.widgets.stacked_bar import StackedBarDelegate
from caseload_app.ui.widgets.state_badge import StateBadgeDelegate
from caseload_app.ui.widgets.table_columns import TableColumns
from caseload_app.ui.widgets.table_copy import copied_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

R = TypeVar("R")
ROW_PADDING = 12
PREPARE_EVERY_MS = 15


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a person was in a table: what `remember` gives and `restore` takes."""

    sorted_by: int
    order: Qt.SortOrder
    chosen: frozenset[Hashable]
    current: Hashable | None
    scroll: int


class RecordTableView(QTableView):
    """Show one `RecordTableModel`; `opened` carries the record of the row that was opened."""

    opened = Signal(object)
    chosen = Signal(object)  # the current record, or None

    def __init__(
        self, name: str, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.name = name
        self.headings = FilterHeader(self)
        self.setHorizontalHeader(self.headings)
        self._columns = TableColumns(self, name, settings)
        self._badges = StateBadgeDelegate(look, self)
        self._bars = StackedBarDelegate(look, self)
        self.setItemDelegate(RecordDelegate(look, self))
        self._empty_words = ""
        self._row_actions: list[QAction] = []
        self._place: TablePlace | None = None
        self._records: RecordTableModel[Any] | None = None
        self._prepare = QTimer(self)
        self._prepare.setInterval(PREPARE_EVERY_MS)
        self._prepare.timeout.connect(self._prepare_search)
        self._set_up()
        look.changed.connect(self._look_changed)

    # Build

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.doubleClicked.connect(self._open_index)
        self._fit_rows()

    def show_model(self, model: RecordTableModel[Any]) -> None:
        """Take the model whose records to show; it becomes this table's own."""
        model.setParent(self)
        self._records = model
        self.setModel(model)
        for at, column in enumerate(model.columns):
            if column.paint is not None:
                self.setItemDelegateForColumn(at, self._bars)
            elif column.state is not None:
                self.setItemDelegateForColumn(at, self._badges)
        self._columns.take(model)
        self.setSortingEnabled(True)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._come_back)
        model.dataChanged.connect(self._records_replaced)
        self.selectionModel().currentRowChanged.connect(self._current_changed)

    def say_when_empty(self, words: str) -> None:
        """Give the words shown when no row is left to show."""
        self._empty_words = words
        self.viewport().update()

    def add_row_action(self, action: QAction) -> None:
        """Offer one more action in the menu of a row."""
        self._row_actions.append(action)

    # Show and ask

    @property
    def records(self) -> RecordTableModel[Any]:
        if self._records is None:
            message = "the table has no model yet"
            raise RuntimeError(message)
        return self._records

    def current_record(self) -> object | None:
        index = self.currentIndex()
        return index.data(Role.RECORD) if index.isValid() else None

    def chosen_records(self) -> list[Any]:
        """Give the selected records, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.record_at(row) for row in rows]

    def shown_columns(self) -> Sequence[Column[Any]]:
        """Give the columns as the person arranged them, for copying, printing and exporting."""
        return self._columns.shown()

    def choose(self, identity: Hashable) -> bool:
        """Select the row of a record and bring it into view; False when it is not shown."""
        row = self.records.row_of(identity)
        if row is None:
            return False
        self.selectRow(row)
        self.scrollTo(self.records.index(row, 0))
        return True

    def remember(self) -> TablePlace:
        column, order = self.records.sorted_by
        current = self.currentIndex()
        chosen = {index.data(Role.IDENTITY) for index in self.selectionModel().selectedRows()}
        return TablePlace(
            sorted_by=column,
            order=order,
            chosen=frozenset(chosen),
            current=current.data(Role.IDENTITY) if current.isValid() else None,
            scroll=self.verticalScrollBar().value(),
        )

    def restore(self, place: object) -> None:
        if isinstance(place, TablePlace):
            if self.records.sorted_by != (place.sorted_by, place.order):
                self.sortByColumn(place.sorted_by, place.order)
            self._go_to(place)

    @Slot()
    def copy_chosen(self) -> None:
        records = self.chosen_records()
        if records:
            QGuiApplication.clipboard().setMimeData(copied_rows(self.shown_columns(), records))

    @Slot()
    def open_current(self) -> None:
        self._open_index(self.currentIndex())

    @Slot("QModelIndex")
    def _open_index(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(Role.RECORD))

    @Slot()
    def _current_changed(self) -> None:
        self.chosen.emit(self.current_record())

    @Slot()
    def _keep_place(self) -> None:
        self._place = self.remember()

    @Slot()
    def _come_back(self) -> None:
        if self._place is not None:
            self._go_to(self._place)
        self._columns.fit_once()
        self._prepare.start()

    @Slot()
    def _records_replaced(self) -> None:
        """Tell what the current row holds now, and prepare the search again."""
        self.chosen.emit(self.current_record())
        self._prepare.start()

    @Slot()
    def _prepare_search(self) -> None:
        if not self.records.prepare_some():
            self._prepare.stop()

    def _go_to(self, place: TablePlace) -> None:
        chosen = QItemSelection()
        last = self.records.columnCount() - 1
        for identity in place.chosen:
            row = self.records.row_of(identity)
            if row is not None:
                chosen.select(self.records.index(row, 0), self.records.index(row, last))
        selection = self.selectionModel()
        selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = None if place.current is None else self.records.row_of(place.current)
        if row is not None:
            no_change = QItemSelectionModel.SelectionFlag.NoUpdate
            selection.setCurrentIndex(self.records.index(row, 0), no_change)
        self.updateGeometries()
        self.verticalScrollBar().setValue(place.scroll)

    def _fit_rows(self) -> None:
        height = self.fontMetrics().height() + ROW_PADDING
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    @Slot()
    def _look_changed(self) -> None:
        self._fit_rows()
        self._columns.look_changed()
        self.viewport().update()

    def _row_menu(self, column: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.currentIndex().isValid():
            menu.addAction(self._look.icon("forward"), self.tr("Open"), self.open_current)
            copy = menu.addAction(self._look.icon("copy"), self.tr("Copy"), self.copy_chosen)
            copy.setShortcut(QKeySequence.StandardKey.Copy)
            menu.addActions(self._row_actions)
            menu.addSeparator()
        if column >= 0:
            title = self.records.columns[column].title
            sort = menu.addAction(self.tr("Sort by {}").format(title))
            sort.triggered.connect(partial(self._sort_by, column))
        chooser = self._columns.build_menu(menu)
        chooser.setIcon(self._look.icon("columns"))
        menu.addMenu(chooser)
        return menu

    def _sort_by(self, column: int, _checked: bool = False) -> None:
        self.sortByColumn(column, Qt.SortOrder.AscendingOrder)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_chosen()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._columns.fit_once()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        place = event.globalPos()
        if by_key and index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(8, 0))
        self._row_menu(index.column()).popup(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._empty_words and self._records is not None and not self._records.rows:
            painter = QPainter(self.viewport())
            painter.setPen(self._look.colour("quiet"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.viewport().rect().adjusted(24, 24, -24, -24), flags, self._empty_words
            )
            painter.end()
