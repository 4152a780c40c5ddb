"""A list as most pages show it: search box, choices to narrow it by, how many are left, table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.listing.list_tools import ListTools
from caseload_app.ui.widgets.record_table_view import RecordTableView
from caseload_app.ui.widgets.search_field import SearchField
from caseload_app.ui.widgets.text import button, label
from caseload_app.ui.words import count, plural, whole

if TYPE_CHECKING:
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.record_table import RecordTableModel
    from caseload_app.ui.settings import Settings

MOST_OPTIONS_SEEN = 16
MOST_LETTERS = 28
SEARCH_LETTERS = 29
MANY = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list; nothing is asked of a record while the value is empty.

    A `usual` value other than empty is what the list shows unless something else is chosen.
    One that is `seldom` asked for appears only while it narrows the list, as a link may.
    """

    name: str
    words: str
    test: Callable[[Any, str], bool]
    usual: str = ""
    seldom: bool = False


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list calls its records, and what it says when none is left."""

    one: str
    hint: str
    when_none: str


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a person was in a list: what it was narrowed to, and the place in its table."""

    searched: str
    chosen: Mapping[str, str]
    table: object
    columns: Mapping[str, str] = field(default_factory=dict)


class RecordList(BeginsAt):
    """Narrow and show the records of one table; `narrowed` says that others are shown."""

    opened = Signal(object)
    chosen = Signal(object)
    narrowed = Signal()

    def __init__(
        self,
        table: RecordTableView,
        words: ListWords,
        choices: Sequence[Choice],
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._choices = {choice.name: choice for choice in choices}
        self._values = {choice.name: "" for choice in choices}
        self._boxes: dict[str, QComboBox] = {}
        self.table = table
        self.search = SearchField(words.hint, look, self)
        self._count = label(role="quiet", parent=self)
        self.body = QSplitter(Qt.Orientation.Horizontal, self)
        self._clear = button(self.tr("Clear"), look, role="link", parent=self)
        self.tools = ListTools(self, look, self)
        self.title = ""
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.search.setFixedWidth(self.fontMetrics().averageCharWidth() * SEARCH_LETTERS)
        high = self.search.sizeHint().height()
        self._count.setMinimumHeight(high)
        self._clear.setMinimumHeight(high)
        self._clear.setToolTip(self.tr("Show the whole list again"))
        self._clear.setAccessibleName(self.tr("Clear the search and the choices"))
        self._bar = FlowLayout(gap=Space.SNUG)
        self._bar.addWidget(self.search)
        for choice in self._choices.values():
            box = self._build_box(choice)
            self._boxes[choice.name] = box
            self._bar.addWidget(box)
        for tool in (self.tools.columns, self.tools.views):
            tool.setMinimumHeight(high)
            self._bar.addWidget(tool)
        self._bar.addWidget(self._clear)
        self._bar.addWidget(self._count)
        self.table.say_when_empty(self._words.when_none)
        self.body.addWidget(self.table)
        self.body.setChildrenCollapsible(False)
        self.body.setHandleWidth(Space.NORMAL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(self._bar)
        layout.addWidget(self.tools.chips)
        layout.addWidget(self.body, 1)
        self.setFocusProxy(self.table)

    def _build_box(self, choice: Choice) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(choice.words)
        box.setToolTip(choice.words)
        box.setMaxVisibleItems(MOST_OPTIONS_SEEN)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumHeight(self.search.sizeHint().height())
        return box

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.to_table)
        for name, box in self._boxes.items():
            box.currentIndexChanged.connect(partial(self._picked, name))
        self._clear.clicked.connect(self.start_afresh)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.chosen)
        self.model.shown_changed.connect(self._show_count)
        self.table.selectionModel().selectionChanged.connect(self._show_count)
        self.tools.filtered.connect(self.narrowed)

    def add_to_bar(self, widget: QWidget) -> None:
        """Put one more control into the bar over the table, before the count."""
        widget.setMinimumHeight(self.search.sizeHint().height())
        last = [self._bar.takeAt(self._bar.count() - 2), self._bar.takeAt(self._bar.count() - 1)]
        self._bar.addWidget(widget)
        for item in last:
            if item is not None:
                self._bar.addItem(item)

    def put_beside(self, widget: QWidget, *, at_left: bool = False) -> None:
        """Put something beside the table: it keeps its width while the table gives way."""
        self.body.insertWidget(0 if at_left else self.body.count(), widget)
        for at in range(self.body.count()):
            self.body.setStretchFactor(at, int(self.body.widget(at) is self.table))

    # Show

    @property
    def model(self) -> RecordTableModel[Any]:
        return self.table.records

    @property
    def values(self) -> Mapping[str, str]:
        """Give what the list is narrowed to, by the names of the choices."""
        return dict(self._values)

    def chosen_words(self) -> list[tuple[str, str]]:
        """Give the choices that are not as usual, by name, each as a chip says it."""
        found = []
        for name, choice in self._choices.items():
            if self._values[name] != choice.usual:
                box = self._boxes[name]
                at = box.findData(self._values[name])
                said = box.itemText(at) if at >= 0 else self._values[name]
                found.append((name, f"{choice.words}: {said}"))
        return found

    def put_usual(self, name: str) -> None:
        """Take one choice back to what is usual."""
        self.put(name, self._choices[name].usual)

    def give_out_as(self, title: str) -> None:
        """Let the list be printed and written to Excel under this title."""
        self.title = title

    def narrowed_words(self) -> str:
        """Say what the list is narrowed to, for paper."""
        return self.tools.chips.words

    @property
    def count_words(self) -> str:
        return self._count.text()

    def show_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """Show what one choice offers, as value and words; what was chosen stays chosen."""
        box = self._boxes[name]
        with QSignalBlocker(box):
            box.clear()
            for value, words in options:
                box.addItem(words, value)
                box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        widest = self.fontMetrics().averageCharWidth() * MOST_LETTERS
        box.setFixedWidth(min(box.sizeHint().width(), widest))
        self._show_value(name)

    def choose(self, **values: str) -> None:
        """Narrow the list to these values, and to the usual ones of the other choices."""
        for name, choice in self._choices.items():
            self._take(name, values.get(name, choice.usual))
            self._show_value(name)
        self.narrowed.emit()

    def put(self, name: str, value: str) -> None:
        """Change one choice and leave the others."""
        self._take(name, value)
        self._show_value(name)
        self.narrowed.emit()

    @Slot()
    def start_afresh(self) -> None:
        """Show the list as it usually is: nothing searched, nothing chosen."""
        self.search.clear()
        self.tools.show_column_texts({})
        self.choose()

    def remember(self) -> ListPlace:
        columns = self.tools.column_texts()
        return ListPlace(self.search.text(), self.values, self.table.remember(), columns)

    def restore(self, place: object) -> None:
        if isinstance(place, ListPlace):
            with QSignalBlocker(self.search):
                self.search.setText(place.searched)
            self.model.search(place.searched)
            self.choose(**place.chosen)
            self.tools.show_column_texts(dict(place.columns))
            self.table.restore(place.table)

    def _show_value(self, name: str) -> None:
        box = self._boxes[name]
        with QSignalBlocker(box):
            at = box.findData(self._values[name])
            if at < 0 and box.count():
                # What was chosen is not there any more, such as a worker who has left.
                box.addItem(self._values[name], self._values[name])
                at = box.count() - 1
            box.setCurrentIndex(at)
        seldom = self._choices[name].seldom and not self._values[name]
        box.setVisible(box.count() > 1 and not seldom)

    def _sums(self) -> str:
        """Add up the chosen rows, when they are several."""
        chosen = self.table.chosen_records()
        if len(chosen) < MANY:
            return ""
        sums = [
            f"{column.title} {whole(round(sum(float(column.text(one) or 0) for one in chosen)))}"
            for column in self.table.shown_columns()
            if column.summed
        ]
        return "   ·   " + "  ·  ".join([f"{whole(len(chosen))} chosen", *sums])

    @Slot()
    def _show_count(self) -> None:
        shown, there = len(self.model.rows), len(self.model.records)
        words = count(shown, self._words.one)
        if shown != there:
            words = f"{whole(shown)} of {whole(there)} {plural(self._words.one, there)}"
        self._count.setText(words + self._sums())
        self.tools.show_chips()
        self._clear.setVisible(not self.tools.chips.isHidden())

    # Ask

    @Slot(str)
    def _search(self, text: str) -> None:
        self.model.search(text)
        self._show_count()
        self.narrowed.emit()

    def _picked(self, name: str, _at: int) -> None:
        self._take(name, str(self._boxes[name].currentData() or ""))
        self.narrowed.emit()

    def _take(self, name: str, value: str) -> None:
        if self._values[name] != value:
            self._values[name] = value
            test = self._choices[name].test
            self.model.narrow(name, partial(_passes, test, value) if value else None)
        self._show_count()

    @Slot()
    def to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rows:
            self.table.selectRow(0)


def build_table(
    name: str, model: RecordTableModel[Any], look: Look, settings: Settings
) -> RecordTableView:
    """Make the table of a list, with its columns as they were left."""
    table = RecordTableView(name, look, settings)
    table.show_model(model)
    table.setAccessibleName(name.capitalize())
    return table


def options_of(values: Sequence[str], everything: str) -> list[tuple[str, str]]:
    """Offer each value once, in order, after the words for all of them."""
    return [("", everything), *((value, value) for value in sorted({*values} - {""}))]


def _passes(test: Callable[[Any, str], bool], value: str, record: Any) -> bool:
    return test(record, value)
