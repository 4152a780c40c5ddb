"""Under every change of the rules: the reason, what it would move, then save or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.moves import MoveKind
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.moves_panel import MovesPanel
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.services.policy import PolicyPreview
    from caseload_app.ui.look import Look


class ChangeBar(QWidget):
    """`tried` asks to see what a change would move; `saved` carries its reason."""

    tried = Signal()
    saved = Signal(str)
    left = Signal()

    def __init__(
        self, look: Look, name_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self.reason = QLineEdit(self)
        self.try_out = button(self.tr("See what would move"), look, parent=self)
        self.save = button(self.tr("Save"), look, role="primary", parent=self)
        self.leave = button(self.tr("Leave it"), look, parent=self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.moves = MovesPanel(look, self)
        self._build()
        self._connect()
        self.start_again()

    def _build(self) -> None:
        self.reason.setPlaceholderText(self.tr("Why, such as: agreed by the service in March"))
        self.reason.setAccessibleName(self.tr("Reason"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self.try_out)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(label(self.tr("Reason"), "small", self))
        layout.addWidget(self.reason)
        layout.addLayout(buttons)
        layout.addWidget(self.problem)
        layout.addWidget(self.moves)

    def _connect(self) -> None:
        self.try_out.clicked.connect(self._try)
        self.reason.returnPressed.connect(self._try)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self._leave)

    def start_again(self) -> None:
        """Forget what was tried: the change is another one now."""
        self.save.setEnabled(False)
        self.problem.hide()
        self.moves.clear()

    def clear(self) -> None:
        self.reason.clear()
        self.start_again()

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()
        self.save.setEnabled(False)

    def show_preview(self, preview: PolicyPreview) -> None:
        """Show what would move, those that become late first; then it can be saved."""
        self.problem.hide()
        late, past = preview.become_late, preview.count_as_late
        rest = [move for move in preview.moves if move.kind is not MoveKind.LATE]
        heading = self.tr("No date of today would move. What starts from then on counts by it.")
        if preview.moves:
            heading = self.tr("{} of {} would change; {} would become late.").format(
                count(preview.moved, "date"),
                count(len(preview.children), "child"),
                len(late) or self.tr("none"),
            )
        if past:
            done = self.tr(" {} met in time would count as late.")
            heading += done.format(count(len(past), "date"))
        self.moves.show_moves(heading, [*late, *rest, *past], name_of=self._name_of)
        self.save.setEnabled(True)
        self.save.setFocus()

    @Slot()
    def _try(self) -> None:
        self.tried.emit()

    @Slot()
    def _save(self) -> None:
        if not self.reason.text().strip():
            self.say(self.tr("Say why, so that everyone can follow it later."))
            self.save.setEnabled(True)
            self.reason.setFocus()
            return
        self.saved.emit(self.reason.text().strip())

    @Slot()
    def _leave(self) -> None:
        self.clear()
        self.left.emit()
