"""Beside the search of a list: filters in the headings, saved views, chips for what is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from caseload_app.services.list_views import read_views, save_views
from caseload_app.ui.models.column_filters import column_test
from caseload_app.ui.models.list_views import (
    ListView,
    views_as_text,
    views_from_text,
    with_view,
    without_view,
)
from caseload_app.ui.widgets.listing.filter_chips import Chip, FilterChips
from caseload_app.ui.widgets.text import as_typed, button

if TYPE_CHECKING:
    from caseload_app.services.session import Session
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.record_table import RecordTableModel
    from caseload_app.ui.widgets.record_table_view import RecordTableView
    from caseload_app.ui.widgets.search_field import SearchField

LONGEST_NAME = 40


class Narrowing(Protocol):
    """What the tools ask of the list they belong to."""

    table: RecordTableView
    search: SearchField

    @property
    def model(self) -> RecordTableModel[Any]:
        """Give the rows."""

    @property
    def values(self) -> Mapping[str, str]:
        """Give what is chosen, by the names of the choices."""

    def chosen_words(self) -> list[tuple[str, str]]:
        """Give the choices that are not as usual, each as a chip says it."""

    def put_usual(self, name: str) -> None:
        """Take one choice back."""

    def choose(self, **values: str) -> None:
        """Narrow the list to these values."""

    def to_table(self) -> None:
        """Go to the rows."""


class ListTools(QObject):
    """Keep the chips of a list right, and offer its views; `filtered` says a heading changed it."""

    filtered = Signal()

    def __init__(self, owner: Narrowing, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = owner
        self._today = date.today()
        self._session: Session | None = None
        self._own: Sequence[ListView] = ()
        self.chips = FilterChips(look, parent)
        self.columns = button("", look, icon="filter", parent=parent)
        self.columns.setCheckable(True)
        self.columns.setShortcut("Ctrl+Shift+F")
        self.columns.setToolTip(self.tr("Filter by column: type under a heading (Ctrl+Shift+F)"))
        self.columns.setAccessibleName(self.tr("Filter by column"))
        self.views = button(self.tr("Views"), look, icon="columns", parent=parent)
        self.views.setToolTip(self.tr("Views of this list, your own among them"))
        self.views.hide()
        self._menu = QMenu(self.views)
        self.views.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self.columns.toggled.connect(self._open_columns)
        owner.table.headings.typed.connect(self._narrow)
        owner.table.headings.left_down.connect(owner.to_table)

    def offer(self, session: Session, own: Sequence[ListView]) -> None:
        """Offer the list's own views, and those saved in the store."""
        self._session, self._own = session, own
        self.views.show()

    def set_today(self, today: date) -> None:
        """Take the day that `< fri` under a heading is counted from."""
        self._today = today

    # Chips

    def show_chips(self) -> None:
        """Show a chip for everything that narrows the list now."""
        found = []
        searched = self._list.search.text().strip()
        if searched:
            found.append(Chip(f"“{searched}”", self._list.search.clear))
        for name, words in self._list.chosen_words():
            found.append(Chip(words, partial(self._list.put_usual, name)))
        for key, typed in self.column_texts().items():
            title = self._title(key)
            found.append(Chip(f"{title}: {typed}", partial(self._clear_column, key)))
        self.chips.show_chips(found)

    def column_texts(self) -> dict[str, str]:
        """Give what is typed under headings, by the columns' keys."""
        headings = self._list.table.headings
        keys = [column.key for column in self._list.model.columns]
        return {
            key: headings.typed_under(at)
            for at, key in enumerate(keys)
            if headings.typed_under(at).strip()
        }

    def show_column_texts(self, texts: dict[str, str]) -> None:
        """Put words under headings, and take away what stood under the others."""
        headings = self._list.table.headings
        for at, column in enumerate(self._list.model.columns):
            headings.show_text(at, texts.get(column.key, ""))
        self.columns.setChecked(headings.is_open)

    @Slot(int, str)
    def _narrow(self, at: int, typed: str) -> None:
        column = self._list.model.columns[at]
        self._list.model.narrow(f"heading {column.key}", column_test(column, typed, self._today))
        self.show_chips()
        self.filtered.emit()

    def _clear_column(self, key: str) -> None:
        self._list.table.headings.show_text(self._list.model.column_index(key), "")

    def _title(self, key: str) -> str:
        return self._list.model.columns[self._list.model.column_index(key)].title

    @Slot(bool)
    def _open_columns(self, is_open: bool) -> None:
        headings = self._list.table.headings
        headings.open(is_open)
        if is_open:
            headings.start()
        else:
            self._list.table.setFocus()

    # Views

    def show_view(self, view: ListView) -> None:
        """Narrow and sort the list as the view says."""
        self._list.search.setText(view.searched)
        self._list.model.search(view.searched)
        self._list.choose(**view.chosen)
        self.show_column_texts(dict(view.columns))
        if view.sorted_by:
            order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
            self._list.table.sortByColumn(self._list.model.column_index(view.sorted_by), order)
        self.show_chips()
        self._list.to_table()

    def view_now(self, name: str) -> ListView:
        """Give what the list shows now under a name."""
        at, order = self._list.model.sorted_by
        return ListView(
            name,
            self._list.values,
            self._list.search.text(),
            self.column_texts(),
            self._list.model.columns[at].key if at >= 0 else "",
            order is Qt.SortOrder.DescendingOrder,
        )

    def saved(self) -> list[ListView]:
        if self._session is None:
            return []
        return views_from_text(read_views(self._session, self._list.table.name))

    @Slot(str)
    def save_as(self, name: str) -> None:
        """Keep what the list shows now; a view of the same name gives way."""
        name = name.strip()[:LONGEST_NAME]
        if name:
            self._save(with_view(self.saved(), self.view_now(name)))

    def forget(self, name: str) -> None:
        self._save(without_view(self.saved(), name))

    def _save(self, views: Sequence[ListView]) -> None:
        if self._session is not None:
            save_views(self._session, self._list.table.name, views_as_text(views))

    @Slot()
    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        saved = self.saved()
        for view in self._own:
            self._add(view)
        if saved:
            menu.addSeparator()
        for view in saved:
            self._add(view)
        menu.addSeparator()
        menu.addAction(self.tr("Save what is shown as a view…"), self._ask_name)
        if saved:
            forget = menu.addMenu(self.tr("Remove a view"))
            for view in saved:
                one = forget.addAction(as_typed(view.name))
                one.triggered.connect(partial(self._forget, view.name))

    def _add(self, view: ListView) -> QAction:
        action = self._menu.addAction(as_typed(view.name))
        action.triggered.connect(partial(self._show, view))
        return action

    def _show(self, view: ListView, _checked: bool = False) -> None:
        self.show_view(view)

    def _forget(self, name: str, _checked: bool = False) -> None:
        self.forget(name)

    @Slot()
    def _ask_name(self) -> None:
        dialog = QInputDialog(self.views)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save as a view"))
        dialog.setLabelText(self.tr("What do you call it? Such as: my reds"))
        dialog.textValueSelected.connect(self.save_as)
        dialog.open()
