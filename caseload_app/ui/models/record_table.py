"""The one table model: records in, columns of plain functions, sorted and searched here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal

from caseload_app.ui.guide import meaning_of
from caseload_app.ui.models.columns import Align, Column, SortKey, is_blank
from caseload_app.ui.models.grouped_rows import Grouping, GroupLine, grouped_lines
from caseload_app.ui.models.replaced_rows import replaced_places
from caseload_app.ui.theme import StateMark
from caseload_app.ui.words import one_place

__all__ = ["Align", "Column", "Index", "RecordTableModel", "Role", "SortKey", "Test"]

PREPARED_AT_ONCE = 400

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Test = Callable[[R], bool]


class Role(IntEnum):
    """What the model tells beyond Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    IDENTITY = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    PAINT = Qt.ItemDataRole.UserRole + 4


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Show records as rows; `identity` says which record a row is, whatever else changed."""

    shown_changed = QtSignal(int, int)  # rows shown, records in all

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identity: Callable[[R], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.identity = identity
        self._records: list[R] = []
        self._ordered: list[int] = []  # places in _records
        self._rows: list[R] = []
        self._lines: list[R | GroupLine] = []  # the rows, and headings where they are grouped
        self._grouped_by = ""
        self._shut: set[str] = set()
        self.noun = "row"
        self._row_by_identity: dict[Hashable, int] | None = None
        self._search_texts: list[str] = []  # beside _records, as far as prepared
        self._words: tuple[str, ...] = ()
        self._tests: dict[str, Test[R]] = {}
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)

    # What there is

    @property
    def records(self) -> Sequence[R]:
        """All records, whatever the search and filters leave, in the order they were given."""
        return self._records

    @property
    def rows(self) -> Sequence[R]:
        """The records as shown: searched, filtered and sorted; those of shut groups as well."""
        return self._rows

    @property
    def grouped_by(self) -> str:
        """The key of the column that makes the groups; empty where there are none."""
        return self._grouped_by

    @property
    def filters(self) -> frozenset[str]:
        return frozenset(self._tests)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        return self._sorted_by

    def line_at(self, row: int) -> R | GroupLine:
        """Give the record of a row, or the heading of a group that stands there."""
        return self._lines[row]

    def record_at(self, row: int) -> R:
        """Give the record of a row that is none of the headings."""
        line = self._lines[row]
        if isinstance(line, GroupLine):
            raise LookupError(line.title)
        return line

    def row_of(self, identity: Hashable) -> int | None:
        if self._row_by_identity is None:
            self._row_by_identity = {
                self._identity_of(line): row for row, line in enumerate(self._lines)
            }
        return self._row_by_identity.get(identity)

    def column_index(self, key: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    # What to show

    def show_records(self, records: Sequence[R]) -> None:
        places = replaced_places(self._records, records, self.identity)
        if places is not None:
            self._replace(list(records), places)
            return
        self._records = list(records)
        self._search_texts = []
        self._order()
        self._show_rows()

    def _replace(self, records: list[R], places: Sequence[int]) -> None:
        """Show a few records anew; where none moves, comes or goes, the table stays as it is."""
        before, self._records = self._records, records
        at = self._sorted_by[0]
        keys = [self.columns[at].key_of] if at >= 0 else []
        if any(key(before[one]) != key(records[one]) for key in keys for one in places):
            self._order()
        del self._search_texts[min(places, default=len(records)) :]
        shown, lines = self._rows, self._lines
        self._pick_rows()
        if self._grouped_by or replaced_places(shown, self._rows, self.identity) is None:
            self._rows, self._lines, self._row_by_identity = shown, lines, None
            self._show_rows()
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))
        self.shown_changed.emit(len(self._rows), len(self._records))

    def search(self, text: str) -> None:
        """Keep the rows that hold every word of the text, in any searched column."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self._words = words
            self._show_rows()

    def narrow(self, name: str, test: Test[R] | None) -> None:
        """Keep the rows that pass a named test beside the others; None takes it away."""
        if test is None and name not in self._tests:
            return
        if test is None:
            del self._tests[name]
        else:
            self._tests[name] = test
        self._show_rows()

    def group_by(self, key: str) -> None:
        """Put the rows under the values of a column; an empty key takes the groups away."""
        if key != self._grouped_by:
            self._grouped_by = key
            self._shut = set()
            self._show_rows()

    def open_group(self, title: str, is_open: bool) -> None:
        """Show the rows of a group, or only its heading."""
        if is_open == (title in self._shut):
            self._shut ^= {title}
            self._show_rows()

    def open_groups(self, is_open: bool) -> None:
        """Show the rows of every group, or only the headings."""
        titles = {line.title for line in self._lines if isinstance(line, GroupLine)}
        self._shut = set() if is_open else titles
        self._show_rows()

    def prepare_some(self) -> bool:
        """Prepare the search a little; False when all is prepared.

        Called between other things, so that the first letter typed is as quick as the rest.
        """
        self._prepare(len(self._search_texts) + PREPARED_AT_ONCE)
        return len(self._search_texts) < len(self._records)

    def _order(self) -> None:
        at, order = self._sorted_by
        by = self.columns[at] if at >= 0 else None
        self._ordered = _in_order(self._records, by, order is Qt.SortOrder.DescendingOrder)

    def _show_rows(self) -> None:
        self.beginResetModel()
        self._pick_rows()
        self.endResetModel()
        self.shown_changed.emit(len(self._rows), len(self._records))

    def _pick_rows(self) -> None:
        """Search and filter in passes over whole lists: quick at 50,000 records."""
        places = self._ordered
        records = self._records
        if self._words:
            self._prepare(len(records))
            texts = self._search_texts
            for word in self._words:
                places = [place for place in places if word in texts[place]]
        for test in self._tests.values():
            places = [place for place in places if test(records[place])]
        self._rows = [records[place] for place in places]
        self._lines = list(self._rows)
        if self._grouped_by:
            self._rows, self._lines = grouped_lines(self._rows, self.columns, self._grouping())
        self._row_by_identity = None

    def _grouping(self) -> Grouping:
        at = self.column_index(self._grouped_by)
        backwards = self._sorted_by == (at, Qt.SortOrder.DescendingOrder)
        return Grouping(self.columns[at], self._shut, self.noun, backwards)

    def _identity_of(self, line: R | GroupLine) -> Hashable:
        return line.identity if isinstance(line, GroupLine) else self.identity(line)

    def _prepare(self, wanted: int) -> None:
        """Make the lower-case text of records once, up to that many."""
        begun = len(self._search_texts)
        texts = [column.text for column in self.columns if column.searched]
        self._search_texts += [
            "\n".join(text(record) for text in texts).casefold()
            for record in self._records[begun:wanted]
        ]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self._lines[index.row()]
        if isinstance(record, GroupLine):
            return _of_group(record, self.columns[index.column()], index.column(), role)
        if role == Role.RECORD:
            return record
        if role == Role.IDENTITY:
            return self.identity(record)
        answer = _ANSWERS.get(role)
        return answer(self.columns[index.column()], record) if answer else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return column.align.value | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    "\n".join(filter(None, (column.heading_tip, meaning_of(column.title)))) or None
                )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in order; those selected stay selected, as Qt follows each one."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        followed = [self._identity_of(self._lines[index.row()]) for index in before]
        self._sorted_by = (column, order)
        self._order()
        self._pick_rows()
        self.changePersistentIndexList(
            before, [self._moved(*pair) for pair in zip(before, followed, strict=True)]
        )
        self.layoutChanged.emit()

    def _moved(self, index: QModelIndex, identity: Hashable) -> QModelIndex:
        row = self.row_of(identity)
        return QModelIndex() if row is None else self.index(row, index.column())


def _in_order(records: Sequence[R], by: Column[R] | None, backwards: bool) -> list[int]:
    """Give the places of the records by a column, blanks last; without one as they are."""
    everyone = range(len(records))
    if by is None:
        return list(everyone)
    keys = [by.key_of(record) for record in records]
    filled = [place for place in everyone if not is_blank(keys[place])]
    blank = [place for place in everyone if is_blank(keys[place])]
    filled.sort(key=_key_in(keys), reverse=backwards)
    return filled + blank


def _key_in(keys: Sequence[Any]) -> Callable[[int], Any]:
    return keys.__getitem__


def _spoken(column: Column[R], record: R) -> str:
    """Say the column's name with its text: a cell read alone must make sense."""
    if column.spoken is not None:
        return column.spoken(record)
    text = column.text(record)
    mark = column.state(record) if column.state else None
    if mark is not None and mark.words not in text:
        text = f"{mark.words}, {text}" if text else mark.words
    return f"{column.title}: {text or 'blank'}"


def _of_group(line: GroupLine, column: Column[Any], at: int, role: int) -> object:
    """Answer for the heading of a group: every cell of it says the whole line."""
    match role:
        case Role.IDENTITY:
            return line.identity
        case Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        case Qt.ItemDataRole.DisplayRole if at == 0:
            return f"{line.title} ({line.count_words})"
        case Qt.ItemDataRole.DisplayRole if column.key in line.sums:
            return one_place(line.sums[column.key])
        case _:
            return None


def _text(column: Column[R], record: R) -> str:
    return column.text(record)


def _tooltip(column: Column[R], record: R) -> str | None:
    return column.tooltip(record) if column.tooltip else None


def _alignment(column: Column[R], record: R) -> Qt.AlignmentFlag:
    return column.align.value | Qt.AlignmentFlag.AlignVCenter


def _state(column: Column[R], record: R) -> StateMark | None:
    return column.state(record) if column.state else None


def _painted(column: Column[R], record: R) -> object:
    return column.paint(record) if column.paint else None


_ANSWERS: dict[int, Callable[[Column[Any], Any], object]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tooltip,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Role.STATE: _state,
    Role.PAINT: _painted,
}
