"""A field for one child: choose from the list, or type a part of the name or the ID."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

LETTERS = 20
SHOWN_AT_ONCE = 14


class ChildField(QComboBox):
    """`entered` is Return. The children of one worker may stand first."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LETTERS)
        self.setMaxVisibleItems(SHOWN_AT_ONCE)
        self.setAccessibleName(self.tr("Child"))
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type a name or an ID"))
            line.returnPressed.connect(self.entered)

    def offer(self, casebook: Casebook, first_of: str = "", *, with_closed: bool = False) -> None:
        """Offer the open children, or all; what is typed stays."""
        typed = self.currentText()
        children = sorted(
            casebook.children.values() if with_closed else casebook.open_children(),
            key=lambda one: (one.worker != first_of, casebook.display_name(one).casefold()),
        )
        with QSignalBlocker(self):
            self.clear()
            for child in children:
                name = casebook.display_name(child)
                words = name if name == child.child_id else f"{name}, {child.child_id}"
                self.addItem(words, child.child_id)
            self.setCurrentIndex(-1)
            self.setEditText(typed)

    @property
    def child_id(self) -> str:
        """Give the child that is meant; empty while nothing typed fits one."""
        typed = self.currentText().strip().casefold()
        if not typed:
            return ""
        texts = [self.itemText(at).casefold() for at in range(self.count())]
        fitting = [at for at, text in enumerate(texts) if typed == text] or [
            at for at, text in enumerate(texts) if typed in text
        ]
        return str(self.itemData(fitting[0])) if fitting else ""

    @property
    def is_wrong(self) -> bool:
        """Tell whether something is typed that fits nobody."""
        return bool(self.currentText().strip()) and not self.child_id

    def show_child(self, child_id: str) -> None:
        self.setCurrentIndex(self.findData(child_id))
        if not child_id:
            self.setEditText("")
