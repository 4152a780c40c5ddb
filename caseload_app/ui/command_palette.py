"""One box that finds anything: children, workers, pages and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from caseload_app.ui.actions import GO
from caseload_app.ui.page import Destination, RowRole
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from caseload_app.ui.actions import ActionSpec
    from caseload_app.ui.look import Look

MOST_SHOWN = 40
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing that can be found; `leads_to` is a destination, or the id of a command."""

    text: str
    leads_to: Destination | str
    detail: str = ""
    icon: str = ""
    kind: str = ""


Provider = Callable[[], Sequence[PaletteEntry]]


def find_entries(
    entries: Sequence[tuple[str, PaletteEntry]], typed: str, most: int = MOST_SHOWN
) -> list[PaletteEntry]:
    """Find the entries that hold every word; those whose name begins with it come first."""
    words = typed.casefold().split()
    if not words:
        return [entry for _, entry in entries[:most]]
    found = entries
    for word in words:
        found = [pair for pair in found if word in pair[0]]
    ranked = sorted(found, key=lambda pair: _rank(pair[0], words))
    return [entry for _, entry in ranked[:most]]


def prepared(entries: Sequence[PaletteEntry]) -> list[tuple[str, PaletteEntry]]:
    """Put each entry's lower-case text beside it, once, so that each key is quick."""
    return [(f"{entry.text}\n{entry.detail}\n{entry.kind}".casefold(), entry) for entry in entries]


def command_entries(specs: Sequence[ActionSpec]) -> list[PaletteEntry]:
    """Give the commands as entries, the pages first; the search box itself is not one."""
    entries = [
        PaletteEntry(spec.plain_text, spec.id, spec.tip, spec.icon, spec.group)
        for spec in specs
        if spec.id != "go.search"
    ]
    return sorted(entries, key=lambda entry: entry.kind != GO)


def _rank(text: str, words: Sequence[str]) -> int:
    name = text.partition("\n")[0]
    first = words[0]
    if name.startswith(first):
        return 0
    if f" {first}" in name:
        return 1
    return 2 if first in name else 3


class _EntriesModel(QAbstractListModel):
    """What was found, as the list shows it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: list[PaletteEntry] = []

    def show_found(self, found: list[PaletteEntry]) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def entry_at(self, row: int) -> PaletteEntry:
        return self._found[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._found[index.row()]
        answers: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: entry.text,
            Qt.ItemDataRole.AccessibleTextRole: ", ".join(
                part for part in (entry.text, entry.detail, entry.kind) if part
            ),
            RowRole.DETAIL: entry.detail,
            RowRole.KIND: entry.kind,
            RowRole.ICON: entry.icon,
        }
        return answers.get(role)


class CommandPalette(QDialog):
    """Type a few letters, press Enter; `chosen` carries a destination or a command's id."""

    chosen = Signal(object)

    def __init__(self, look: Look, provider: Provider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._provider = provider
        self._entries: list[tuple[str, PaletteEntry]] = []
        self._model = _EntriesModel(self)
        self.setWindowTitle(self.tr("Find anything"))
        self.setObjectName("palette")
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._box = QLineEdit(self)
        self._list = QListView(self)
        self._none = label(self.tr("Nothing found. Try part of a name, or an ID."), "quiet", self)
        self._is_built = False

    # Build and connect

    def _build(self) -> None:
        """Fill the box when it is first wanted: at the start nobody searches yet."""
        from caseload_app.ui.widgets.palette_row import PaletteRowDelegate

        self._is_built = True
        self._box.setPlaceholderText(self.tr("Find a child, a worker, a page or a command"))
        self._box.setAccessibleName(self.tr("Find anything"))
        self._box.addAction(
            self._look.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._box.setMinimumHeight(self.fontMetrics().height() + 20)
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteRowDelegate(self._look, self))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setIconSize(QSize(20, 20))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, Space.NORMAL, Space.NORMAL, Space.NORMAL)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self._box)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._none)
        self._box.installEventFilter(self)
        self._box.textChanged.connect(self._find)
        self._box.returnPressed.connect(self._choose_current)
        self._list.clicked.connect(self._choose_index)

    # Show and ask

    @Slot(str)
    def _find(self, typed: str) -> None:
        self._model.show_found(find_entries(self._entries, typed))
        found = self._model.rowCount() > 0
        self._list.setVisible(found)
        self._none.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(0))
            self._list.scrollToTop()

    @Slot()
    def _choose_current(self) -> None:
        self._choose_index(self._list.currentIndex())

    @Slot("QModelIndex")
    def _choose_index(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._model.entry_at(index.row())
            self.accept()
            self.chosen.emit(entry.leads_to)

    def _move(self, rows: int) -> None:
        last = self._model.rowCount() - 1
        row = max(0, min(last, self._list.currentIndex().row() + rows))
        self._list.setCurrentIndex(self._model.index(row))

    # Qt

    def event(self, event: QEvent) -> bool:
        # Looking elsewhere closes it, as pressing Escape does.
        if event.type() is QEvent.Type.WindowDeactivate:
            self.reject()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        if not self._is_built:
            self._build()
        self._entries = prepared(self._provider())
        self._box.clear()
        self._find("")
        self._box.setFocus()
        owner = self.parentWidget()
        if owner is not None:
            self.resize(min(680, owner.width() - 80), min(520, owner.height() - 120))
            middle = owner.mapToGlobal(owner.rect().topLeft())
            self.move(middle.x() + (owner.width() - self.width()) // 2, middle.y() + 70)
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if (
            watched is self._box
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in steps
        ):
            self._move(steps[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)
