"""What is known before a session is written up: the figures, and who to talk about and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.ui.models.supervision.session_lines import agenda_words, figure_lines
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import as_typed, button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.agenda import AgendaItem
    from caseload_app.domain.supervision.session_opening import SessionOpening
    from caseload_app.ui.look import Look


class SessionKnown(QWidget):
    """`wanted` takes a child of the agenda in; `opened` goes to a card."""

    wanted = Signal(str)
    opened = Signal(object)  # Destination

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.figures = Panel(self.tr("2  Figures"), self)
        self.agenda = Panel(self.tr("3  Agenda"), self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.NORMAL)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(1, 1)
        self.figures.body.addLayout(self._grid)
        self._buttons: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self.figures)
        layout.addWidget(self.agenda)
        layout.addStretch(1)

    def show_opening(self, casebook: Casebook, opening: SessionOpening) -> None:
        empty(self._grid)
        for row, (caption, words) in enumerate(figure_lines(casebook, opening)):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label(caption, "quiet", self), row, 0, top)
            self._grid.addWidget(wrapping_label(words, parent=self), row, 1)
        empty(self.agenda.body)
        self._buttons = {}
        for item in opening.agenda:
            self.agenda.body.addWidget(self._build_item(casebook, item))
        if not opening.agenda:
            nobody = self.tr("Nothing presses: no child is late, new or long undiscussed.")
            self.agenda.body.addWidget(wrapping_label(nobody, "quiet", self))
        number = len(opening.agenda)
        self.agenda.say_aside(f"{number} proposed, by need" if number else "")

    def show_chosen(self, chosen: Collection[str]) -> None:
        """Offer only the children who are not chosen yet."""
        for child_id, add in self._buttons.items():
            add.setEnabled(child_id not in chosen)

    def start(self) -> bool:
        for add in self._buttons.values():
            if add.isEnabled():
                add.setFocus()
                return True
        return False

    def _build_item(self, casebook: Casebook, item: AgendaItem) -> QWidget:
        child = casebook.children[item.child_id]
        name = casebook.display_name(child)
        made = QFrame(self)
        link = button(as_typed(f"{name} · {item.plan}"), self._look, role="link", parent=made)
        link.clicked.connect(partial(self._open, item.child_id))
        add = button(self.tr("Add"), self._look, parent=made)
        add.setAccessibleName(self.tr("Talk about {}").format(name))
        add.clicked.connect(partial(self._want, item.child_id))
        self._buttons[item.child_id] = add
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        why = wrapping_label(agenda_words(item, casebook.today), "small", made)
        why.setContentsMargins(5, 0, 0, 0)
        words.addWidget(why)
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addLayout(words, 1)
        layout.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _want(self, child_id: str, _checked: bool = False) -> None:
        self.wanted.emit(child_id)

    def _open(self, child_id: str, _checked: bool = False) -> None:
        self.opened.emit(Destination("child", child_id))
