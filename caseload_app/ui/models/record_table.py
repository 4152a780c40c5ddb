"""The one table model: records in, columns of plain functions, sorted and searched here."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum
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
from caseload_app.ui.theme import StateMark

PREPARED_AT_ONCE = 400

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
SortKey = date | float | str | tuple[float | str, ...]
Test = Callable[[R], bool]


class Align(Enum):
    """Which side of its column a text keeps to; numbers keep right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter


class Role(IntEnum):
    """What the model tells beyond Qt's own roles."""

    RECORD = Qt.ItemDataRole.UserRole + 1
    IDENTITY = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    PAINT = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, as plain functions of a record.

    `sort_key` gives what the column sorts by (its text, when left out); None or an empty text
    is a blank, and blanks come last both ways. `state` makes it a badge, `paint` hands a value
    to the painter of bars. `width` is in characters; 0 fits what is there. A column that is
    not `shown` waits in the column chooser. `summed` columns are added up over the chosen rows.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort_key: Callable[[R], SortKey | None] | None = None
    align: Align = Align.LEFT
    tooltip: Callable[[R], str] | None = None
    state: Callable[[R], StateMark | None] | None = None
    paint: Callable[[R], object] | None = None
    spoken: Callable[[R], str] | None = None
    heading_tip: str = ""
    width: int = 0
    shown: bool = True
    searched: bool = True
    summed: bool = False
    private: Callable[[R], str] | None = None
    """What stands for a child's name on paper and in files, unless names are asked for."""

    def on_paper(self, record: R, *, names: bool) -> str:
        """Give the text for paper and files."""
        return self.text(record) if names or self.private is None else self.private(record)

    def key_of(self, record: R) -> SortKey | None:
        if self.sort_key is not None:
            key = self.sort_key(record)
            return key.casefold() if isinstance(key, str) else key
        return self.text(record).casefold()

    def copied(self, record: R) -> str:
        """Give the text to copy: a date as a spreadsheet reads it, else what is shown."""
        key = self.sort_key(record) if self.sort_key is not None else None
        return f"{key:%d/%m/%Y}" if isinstance(key, date) else self.text(record)


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
        """The records as shown: searched, filtered and sorted."""
        return self._rows

    @property
    def filters(self) -> frozenset[str]:
        return frozenset(self._tests)

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        return self._sorted_by

    def record_at(self, row: int) -> R:
        return self._rows[row]

    def row_of(self, identity: Hashable) -> int | None:
        if self._row_by_identity is None:
            self._row_by_identity = {
                self.identity(record): row for row, record in enumerate(self._rows)
            }
        return self._row_by_identity.get(identity)

    def column_index(self, key: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    # What to show

    def show_records(self, records: Sequence[R]) -> None:
        self._records = list(records)
        self._search_texts = []
        self._order()
        self._show_rows()

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

    def prepare_some(self) -> bool:
        """Prepare the search a little; False when all is prepared.

        Called between other things, so that the first letter typed is as quick as the rest.
        """
        self._prepare(len(self._search_texts) + PREPARED_AT_ONCE)
        return len(self._search_texts) < len(self._records)

    def _order(self) -> None:
        at, order = self._sorted_by
        everyone = range(len(self._records))
        if at < 0:
            self._ordered = list(everyone)
            return
        keys = [self.columns[at].key_of(record) for record in self._records]
        filled = [place for place in everyone if not _is_blank(keys[place])]
        blank = [place for place in everyone if _is_blank(keys[place])]
        filled.sort(key=_key_in(keys), reverse=order is Qt.SortOrder.DescendingOrder)
        self._ordered = filled + blank

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
        self._row_by_identity = None

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
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record = self._rows[index.row()]
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
        followed = [self.identity(self._rows[index.row()]) for index in before]
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


def _key_in(keys: Sequence[Any]) -> Callable[[int], Any]:
    return keys.__getitem__


def _is_blank(key: SortKey | None) -> bool:
    return key is None or key == ""


def _spoken(column: Column[R], record: R) -> str:
    """Say the column's name with its text: a cell read alone must make sense."""
    if column.spoken is not None:
        return column.spoken(record)
    text = column.text(record)
    mark = column.state(record) if column.state else None
    if mark is not None and mark.words not in text:
        text = f"{mark.words}, {text}" if text else mark.words
    return f"{column.title}: {text or 'blank'}"


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
