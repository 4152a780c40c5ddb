"""The case part of a session: a block for each child talked about, written for the child's file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.supervision.supervision_record import CasePart
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.text import button, frame, label, wrapping_label
from caseload_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseload_app.ui.look import Look

FIELDS = (
    ("life_now", "Life for the child now", "What it is like to be this child today"),
    ("changed", "What has changed", "Since last time, for better or worse"),
    ("why", "Why", "What explains it"),
    ("hypothesis", "What we think is going on", "And what would change our mind"),
    ("decision", "Decision", "Needed before signing off"),
    ("reason", "Reason", "What it rests on; needed with a decision"),
    ("alternatives", "Not chosen", "What else was weighed, and why not"),
)


class CaseBlock(QFrame):
    """What was said about one child; `removed` leaves the child out again."""

    edited = Signal()
    removed = Signal(str)
    action_wanted = Signal(str)

    def __init__(self, look: Look, part: CasePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._name = ElidedLabel(role="heading", parent=self)
        self._why = wrapping_label(role="small", parent=self)
        self._texts = {name: TextArea(caption, hint, self) for name, caption, hint in FIELDS}
        self._add = button(self.tr("Action for this child"), look, role="link", parent=self)
        self._remove = button(self.tr("Leave out"), look, role="link", parent=self)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._name, 1)
        top.addWidget(self._add)
        top.addWidget(self._remove)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.NORMAL)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for at, (name, caption, _hint) in enumerate(FIELDS):
            words = label(caption, "quiet", self)
            words.setContentsMargins(0, 6, 0, 0)
            words.setBuddy(self._texts[name])
            grid.addWidget(words, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._texts[name], at, 1)
            self._texts[name].show_words(str(getattr(self._part, name)))
            self._texts[name].edited.connect(self.edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.TIGHT, 0, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(frame("rule", self))
        layout.addLayout(top)
        layout.addWidget(self._why)
        layout.addLayout(grid)
        self._add.clicked.connect(self._want_action)
        self._remove.clicked.connect(self._leave_out)

    def show_child(self, name: str, reasons: str) -> None:
        self._name.show_words(name)
        self._why.setText(reasons)
        self._why.setVisible(bool(reasons))
        self.setAccessibleName(name)
        self._remove.setAccessibleName(f"Leave out {name}")
        self._add.setAccessibleName(f"Action for {name}")
        for field, caption, _hint in FIELDS:
            self._texts[field].setAccessibleName(f"{caption}: {name}")

    def correct_only(self) -> None:
        """Show the fields alone, where a signed part is corrected."""
        for widget in (self._name, self._why, self._add, self._remove):
            widget.hide()
        self.setFocusProxy(self._texts["decision"])

    @property
    def child_id(self) -> str:
        return self._part.child_id

    @property
    def part(self) -> CasePart:
        return replace(self._part, **{name: text.words for name, text in self._texts.items()})

    @property
    def is_blank(self) -> bool:
        return not any(text.words.strip() for text in self._texts.values())

    def start(self, field: str = "life_now") -> None:
        self._texts[field].setFocus()

    @Slot()
    def _want_action(self) -> None:
        self.action_wanted.emit(self._part.child_id)

    @Slot()
    def _leave_out(self) -> None:
        self.removed.emit(self._part.child_id)


class CaseBlocks(QWidget):
    """The blocks of all children chosen; what is left out comes back with its words."""

    edited = Signal()
    action_wanted = Signal(str)
    chosen_changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._left_out: dict[str, CasePart] = {}
        self.blocks: dict[str, CaseBlock] = {}
        self._none = wrapping_label(role="quiet", parent=self)
        self._none.setText(self.tr("Nobody chosen yet: add a child from the agenda, or any child."))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.SNUG)
        self._layout.addWidget(self._none)

    @property
    def parts(self) -> tuple[CasePart, ...]:
        return tuple(block.part for block in self.blocks.values())

    def show_parts(self, parts: Sequence[CasePart], said: Callable[[str], tuple[str, str]]) -> None:
        """Show the parts; `said` gives a child's name and the reasons to talk about them."""
        self._left_out = {}
        for child_id in list(self.blocks):
            self._drop(child_id)
        for part in parts:
            self._put(part, *said(part.child_id))
        self._none.setVisible(not self.blocks)

    def add(self, child_id: str, name: str, reasons: str) -> None:
        """Take a child in, and go to their block."""
        if child_id not in self.blocks:
            part = self._left_out.pop(child_id, CasePart(child_id))
            self._put(part, name, reasons)
            self._none.hide()
            self.edited.emit()
            self.chosen_changed.emit()
        self.blocks[child_id].start()

    def start(self, at: int = 0) -> bool:
        blocks = list(self.blocks.values())
        if at < len(blocks):
            blocks[at].start("decision" if not blocks[at].is_blank else "life_now")
            return True
        return False

    def _put(self, part: CasePart, name: str, reasons: str) -> None:
        block = CaseBlock(self._look, part, self)
        block.show_child(name, reasons)
        block.edited.connect(self.edited)
        block.removed.connect(self._remove)
        block.action_wanted.connect(self.action_wanted)
        self.blocks[part.child_id] = block
        self._layout.addWidget(block)

    @Slot(str)
    def _remove(self, child_id: str) -> None:
        self._left_out[child_id] = self.blocks[child_id].part
        self._drop(child_id)
        self._none.setVisible(not self.blocks)
        self.edited.emit()
        self.chosen_changed.emit()

    def _drop(self, child_id: str) -> None:
        block = self.blocks.pop(child_id)
        self._layout.removeWidget(block)
        block.hide()
        block.deleteLater()
