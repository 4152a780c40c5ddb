"""The kind of event, chosen from a list or typed in part: `cp v` is a CP visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from caseload_app.ui.models.event_kinds import kind_meant

if TYPE_CHECKING:
    from caseload_app.ui.models.event_kinds import KindChoice

SHOWN_AT_ONCE = 14


class KindField(QComboBox):
    """Offer the likely kinds, a line, then the rest; `entered` is Return with a kind chosen."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice: KindChoice | None = None
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(SHOWN_AT_ONCE)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self._completer = QCompleter(self.model(), self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = QLineEdit(self)
        line.setPlaceholderText(self.tr("Type or choose, such as visit"))
        line.returnPressed.connect(self._enter)
        self.setLineEdit(line)
        self.setCompleter(self._completer)
        self.setAccessibleName(self.tr("Event"))
        self.currentTextChanged.connect(self._text_changed)

    def offer(self, choice: KindChoice) -> None:
        """Take the kinds to offer, keeping what is typed."""
        if choice == self._choice:
            return
        self._choice = choice
        typed = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems(list(choice.likely))
        if choice.likely:
            self.insertSeparator(self.count())
        self.addItems(list(choice.others))
        self.setCurrentIndex(-1)
        self.setEditText(typed)
        self.blockSignals(False)

    @property
    def kind(self) -> str:
        """Give the kind that is meant, empty while that is not clear."""
        kinds = self._choice.all if self._choice is not None else ()
        return kind_meant(self.currentText(), kinds)

    def show_kind(self, kind: str) -> None:
        self.setEditText(kind)

    def _text_changed(self) -> None:
        self.changed.emit()

    def _enter(self) -> None:
        popup = self._completer.popup()
        was_offering = popup is not None and popup.isVisible()
        if popup is not None:
            popup.hide()
        if self.kind and self.kind != self.currentText():
            self.setEditText(self.kind)
        # The first Return takes the kind offered; the next one means the whole event.
        if not was_offering:
            self.entered.emit()
