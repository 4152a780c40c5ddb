"""Every date of one child: the open ones, and on request those that are past."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseload_app.ui.models.deadline_lines import (
    deadline_line,
    identity_of,
    past_deadlines,
    standing_deadlines,
)
from caseload_app.ui.widgets.deadline_rows import DeadlineRows
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.ui.look import Look

PAST_AT_ONCE = 15


class ChildDeadlines(Panel):
    """Open deadlines first; `reveal` carries a row that has just been opened."""

    reveal = Signal(QWidget)
    own_date_wanted = Signal(object)  # Deadline
    answer_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What is due"), parent)
        self._casebook: Casebook | None = None
        self._child_id = ""
        self._asked: Hashable | None = None
        self._past: list[Deadline] = []
        self._past_shown = 0
        self.open_rows = DeadlineRows(look, self)
        self.past_rows = DeadlineRows(look, self)
        self._none = wrapping_label(role="quiet", parent=self)
        self._toggle = button("", look, role="link", parent=self)
        self._more = button("", look, role="link", parent=self)
        for widget in (self.open_rows, self._none, self._toggle, self.past_rows, self._more):
            self.body.addWidget(widget)
        self._toggle.clicked.connect(self._toggle_past)
        self._more.clicked.connect(self._show_more)
        for rows in (self.open_rows, self.past_rows):
            rows.explained.connect(partial(self._reveal, rows))
            rows.own_date_wanted.connect(self._ask_own_date)
            rows.answer_wanted.connect(self._ask_answer)

    @property
    def deadlines(self) -> Sequence[Deadline]:
        """Give every date of the child, open and past."""
        return self._casebook.deadlines[self._child_id] if self._casebook else ()

    @property
    def opened(self) -> list[Deadline]:
        """Give the open dates whose explanation is shown, or the one asked about."""
        asked = {self._asked} if self._asked is not None else self.open_rows.opened_identities
        self._asked = None
        return [one for one in self.deadlines if identity_of(one) in asked]

    @property
    def toggle_words(self) -> str:
        return self._toggle.text()

    def show_child(self, casebook: Casebook, child: Child) -> None:
        same = child.child_id == self._child_id
        self._casebook, self._child_id = casebook, child.child_id
        standing = standing_deadlines(casebook, child.child_id)
        lines = [deadline_line(casebook, one) for one in standing]
        self.open_rows.show_lines(lines, keep=same)
        self._none.setText(_none_words(casebook, child))
        self._none.setVisible(not lines)
        open_ones = len(casebook.open_deadlines(child.child_id))
        let_off = len(standing) - open_ones
        said = count(open_ones, "open date") if lines else ""
        self.say_aside(self.tr("{}, {} let off").format(said, let_off) if let_off else said)
        self._past = past_deadlines(casebook, child.child_id)
        self._past_shown = min(self._past_shown, len(self._past)) if same else 0
        self._show_past(keep=same)

    def explain(self, rule: str) -> bool:
        """Open the explanation of a rule's deadline: the open one, else the latest past one."""
        if self._casebook is None:
            return False
        for deadline in standing_deadlines(self._casebook, self._child_id):
            if deadline.rule.id == rule:
                return self.open_rows.explain(identity_of(deadline))
        for at, deadline in enumerate(self._past):
            if deadline.rule.id == rule:
                self._past_shown = max(PAST_AT_ONCE, at + 1)
                self._show_past()
                return self.past_rows.explain(identity_of(deadline))
        return False

    def remember(self) -> tuple[frozenset[Hashable], int]:
        """Give which explanations are open, and how many past dates are shown."""
        return frozenset(self.open_rows.opened_identities), self._past_shown

    def restore(self, opened: frozenset[Hashable], past_shown: int) -> None:
        """Open the same explanations, and show as many past dates."""
        for identity in opened:
            row = self.open_rows.row(identity)
            if row is not None:
                row.open()
        if past_shown:
            self._past_shown = min(past_shown, len(self._past))
            self._show_past()

    def _show_past(self, keep: bool = True) -> None:
        shown = self._past[: self._past_shown]
        if self._casebook is not None:
            lines = [deadline_line(self._casebook, one) for one in shown]
            self.past_rows.show_lines(lines, keep=keep)
        self.past_rows.setVisible(bool(shown))
        past = count(len(self._past), "past date")
        hide_or_show = self.tr("Hide {}") if shown else self.tr("Show {}: met, late or missed")
        self._toggle.setText(hide_or_show.format(past))
        self._toggle.setVisible(bool(self._past))
        left = len(self._past) - len(shown)
        self._more.setText(self.tr("Show {} earlier ones").format(min(left, PAST_AT_ONCE)))
        self._more.setVisible(bool(shown) and left > 0)

    @Slot()
    def _toggle_past(self) -> None:
        self._past_shown = 0 if self._past_shown else min(PAST_AT_ONCE, len(self._past))
        self._show_past()

    @Slot()
    def _show_more(self) -> None:
        self._past_shown = min(self._past_shown + PAST_AT_ONCE, len(self._past))
        self._show_past()

    @Slot(object)
    def _ask_own_date(self, identity: object) -> None:
        for deadline in self.deadlines:
            if identity_of(deadline) == identity:
                self.own_date_wanted.emit(deadline)

    @Slot(object)
    def _ask_answer(self, identity: Hashable) -> None:
        self._asked = identity
        self.answer_wanted.emit()

    def _reveal(self, rows: DeadlineRows, identity: object) -> None:
        row = rows.row(identity)
        if row is not None:
            self.reveal.emit(row)


def _none_words(casebook: Casebook, child: Child) -> str:
    if not casebook.is_open(child):
        return "The case is closed, so nothing is due."
    if casebook.events.get(child.child_id):
        return "Nothing is due. Dates appear when an event or a plan starts them."
    return (
        "No date can be worked out yet: no event is known. Record the first one at the right, "
        "such as the referral or the start of the plan."
    )
