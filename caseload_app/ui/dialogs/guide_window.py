"""The guide in a window of its own, beside the work: parts, search, pictures, glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from caseload_app.paths import resource
from caseload_app.ui.guide import Found, Part, find_in_guide, guide_parts
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from caseload_app.ui.look import Look

SIZE = (980, 640)
LIST_LETTERS = 34
WIDEST_PICTURE = 620


class GuideWindow(QDialog):
    """Not in the way of the main window; closed by Escape, and there again as it was left."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._part: Part | None = None
        self.search = SearchField(self.tr("Search the guide"), look, self)
        self.contents = QListWidget(self)
        self.page = QTextBrowser(self)
        self._build()
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.contents.setFocus)
        self.contents.currentItemChanged.connect(self._open_item)
        look.changed.connect(self._show_again)
        self._search("")

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Guide"))
        self.setModal(False)
        self.resize(*SIZE)
        self.contents.setAccessibleName(self.tr("Parts of the guide"))
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setAccessibleName(self.tr("Guide"))
        self.page.setOpenExternalLinks(False)
        self.page.setSearchPaths([str(resource("guide"))])
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        left.setMinimumWidth(self.fontMetrics().averageCharWidth() * LIST_LETTERS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, Space.NORMAL, Space.NORMAL, Space.NORMAL)
        layout.addWidget(split)

    def open_part(self, part: Part) -> None:
        """Show the window at a part."""
        self.search.clear()
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == part:
                self.contents.setCurrentRow(row)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    @Slot(str)
    def _search(self, typed: str) -> None:
        found = find_in_guide(typed)
        self.contents.blockSignals(True)
        self.contents.clear()
        for one in found:
            heading = (
                one.heading if one.heading == one.part.title else f"{one.part.title}: {one.heading}"
            )
            self._add(f"{heading}\n{one.line}", one)
        if not typed.strip():
            for part in guide_parts():
                self._add(part.title, part)
        self.contents.blockSignals(False)
        if self.contents.count():
            self.contents.setCurrentRow(0)
        else:
            self.page.setPlainText(self.tr("Nothing found. Try one word, such as visit."))

    def _add(self, words: str, what: object) -> None:
        item = QListWidgetItem(words, self.contents)
        item.setData(Qt.ItemDataRole.UserRole, what)

    @Slot(QListWidgetItem)
    def _open_item(self, item: QListWidgetItem | None) -> None:
        what = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(what, Part):
            self._show(what)
        elif isinstance(what, Found):
            self._show(what.part)
            if what.heading != what.part.title:
                self.page.find(what.heading)
                self._bring_to_top()

    def _show(self, part: Part) -> None:
        if part is self._part:
            self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
            return
        self._part = part
        self.page.document().setBaseUrl(QUrl.fromLocalFile(f"{resource('guide')}/"))
        self.page.setMarkdown(part.text)
        self._fit_pictures()
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)

    def _fit_pictures(self) -> None:
        """Give each picture the width there is for it."""
        block = self.page.document().begin()
        cursor = self.page.textCursor()
        while block.isValid():
            inside = block.begin()
            while not inside.atEnd():
                fragment = inside.fragment()
                picture = fragment.charFormat().toImageFormat()
                if fragment.isValid() and picture.isValid():
                    picture.setWidth(WIDEST_PICTURE)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(
                        fragment.position() + fragment.length(), cursor.MoveMode.KeepAnchor
                    )
                    cursor.setCharFormat(picture)
                    break
                inside += 1
            block = block.next()

    def _bring_to_top(self) -> None:
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + self.page.cursorRect().top() - Space.NORMAL)

    @Slot()
    def _show_again(self) -> None:
        part, self._part = self._part, None
        if part is not None:
            self._show(part)
