"""Choose a passphrase: twice, with the reason why one is too weak, and what losing it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.passphrases import find_weakness
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.passphrase_field import PassphraseField, show_box
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from pathlib import Path

    from caseload_app.ui.look import Look

UNTYPED = StateMark(Tone.UNKNOWN, "Not chosen yet")
WEAK = StateMark(Tone.OVERDUE, "Too easily guessed")
DIFFERS = StateMark(Tone.SOON, "Type it once more")
GOOD = StateMark(Tone.MET, "Good")


class NewPassphrase(QWidget):
    """`chosen` carries a passphrase that is strong enough and was typed twice."""

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        store: Path | None,
        parent: QWidget | None = None,
        *,
        make_words: str = "",
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self.first = PassphraseField(self.tr("Passphrase"), self)
        self.second = PassphraseField(self.tr("The same again"), self)
        self._badge = StateBadge(look, UNTYPED, self)
        self._why = wrapping_label(role="quiet", parent=self)
        self._back = button(self.tr("Back"), look, icon="back", parent=self)
        self._make = button(
            make_words or self.tr("Make the store"), look, role="primary", parent=self
        )
        self._build(store, about)
        for field in (self.first, self.second):
            field.textChanged.connect(self._judge)
            field.returnPressed.connect(self.choose)
        self._back.clicked.connect(self._leave)
        self._make.clicked.connect(self.choose)
        self._judge()

    def _build(self, store: Path | None, about: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(label(self.tr("Choose a passphrase"), "title", self))
        usual = self.tr(
            "Four words that do not belong together are easy to remember and hard to guess, such "
            "as a colour, an animal, a town and a tool. Write it down and keep it where you keep "
            "what matters: without it, or the recovery key that you can print, nobody can open "
            "the store again."
        )
        layout.addWidget(wrapping_label(about or usual, "quiet", self))
        layout.addSpacing(Space.TIGHT)
        for field in (self.first, self.second):
            caption = label(field.accessibleName(), parent=self)
            caption.setBuddy(field)
            layout.addWidget(caption)
            layout.addWidget(field)
        standing = QHBoxLayout()
        standing.setSpacing(Space.SNUG)
        standing.addWidget(self._badge)
        standing.addWidget(self._why, 1)
        layout.addLayout(standing)
        layout.addWidget(show_box(self.first, self.second))
        if store is not None:
            where = self.tr("It will be kept in {}").format(store)
            layout.addWidget(ElidedLabel(where, "small", self))
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._make)
        layout.addLayout(buttons)

    @property
    def why(self) -> str:
        return self._why.text()

    @property
    def can_choose(self) -> bool:
        return self._make.isEnabled()

    def start(self) -> None:
        self._make.setDefault(True)
        self.first.setFocus()

    @Slot()
    def choose(self) -> None:
        if self.can_choose:
            self.chosen.emit(self.first.text())
        elif self.first.text() and not find_weakness(self.first.text()):
            self.second.setFocus()

    @Slot()
    def _judge(self) -> None:
        typed, again = self.first.text(), self.second.text()
        weakness = find_weakness(typed) if typed else None
        if not typed:
            mark, why = UNTYPED, self.tr("12 characters or more, or four words or more.")
        elif weakness is not None:
            mark, why = WEAK, weakness
        elif typed != again:
            differs = self.tr("The two are not the same yet.")
            mark, why = DIFFERS, differs if again else self.tr("Strong enough.")
        else:
            mark, why = GOOD, self.tr("Strong enough, and typed the same twice.")
        self._badge.show_mark(mark)
        self._why.setText(why)
        self._make.setEnabled(mark is GOOD)

    @Slot()
    def _leave(self) -> None:
        self.first.clear()
        self.second.clear()
        self.left.emit()
