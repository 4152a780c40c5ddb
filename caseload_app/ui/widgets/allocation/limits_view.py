"""Limits: everybody's, why, and when they change; beside it what can be agreed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseload_app.errors import ExpectedError
from caseload_app.services import capacity
from caseload_app.ui.models.allocation.limit_rows import (
    LimitRow,
    limit_columns,
    limit_rows,
    next_change_words,
    next_changes,
)
from caseload_app.ui.models.allocation.span_words import span_words
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.allocation.limit_forms import (
    EverybodyForm,
    LimitForm,
    OverForm,
    ReductionForm,
)
from caseload_app.ui.widgets.allocation.role_form import RoleForm
from caseload_app.ui.widgets.allocation.running_list import RunningList
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import wrapping_label
from caseload_app.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseload_app.domain.capacity.kept import Reduction
    from caseload_app.domain.capacity.policy import CapacityPolicy
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.supervision.promise_forms import Form

SHARES = (6, 5)


class LimitsView(QWidget):
    """`saved` carries what to say; `opened` the name of a worker whose card is wanted."""

    saved = Signal(str, object)
    opened = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        model = RecordTableModel(limit_columns(), lambda row: row.name)
        self.table = build_table("limits", model, look, settings)
        self.words = wrapping_label("", "", self)
        self.span = wrapping_label("", "quiet", self)
        self.about = wrapping_label("", "", self)
        self.side = QTabWidget(self)
        self.limit = LimitForm(look, self)
        self.reduction = ReductionForm(look, self)
        self.running = RunningList(look, self)
        self.over = OverForm(look, self)
        self.everybody = EverybodyForm(look, self)
        self.roles = RoleForm(look, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Everybody's limits"))
        takes = QWidget(self)
        column = QVBoxLayout(takes)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.running)
        column.addWidget(self.reduction, 1)
        for part, words in (
            (self.limit, self.tr("Limit")),
            (takes, self.tr("Takes time")),
            (self.over, self.tr("Over")),
            (self.everybody, self.tr("Everybody")),
            (self.roles, self.tr("Roles")),
        ):
            self.side.addTab(part, words)
        panel = Panel("", self)
        panel.hide_heading()
        panel.body.addWidget(self.about)
        panel.body.addWidget(self.side)
        left = QWidget(self)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SNUG)
        inner.addWidget(self.words)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.span)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addWidget(TwoColumns((left, scrolling(panel, self)), SHARES, self))

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.limit.asked.connect(self.agree)
        self.reduction.asked.connect(self.reduce)
        self.running.ended.connect(self._end)
        self.over.asked.connect(self.keep_review)
        self.everybody.asked.connect(self.save_policy)
        self.roles.asked.connect(self.save_role)
        self.roles.restored.connect(self.restore_roles)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self.table.records.show_records(limit_rows(self._workspace.monday))
        self.words.setText(next_change_words(next_changes(casebook)))
        self.span.setText(span_words(casebook))
        self.everybody.show_policy(casebook.capacity.policy)
        self.roles.show_casebook(casebook)
        if not self.table.currentIndex().isValid() and self.table.records.rows:
            self.table.selectRow(0)
        self._show_chosen(self.table.current_record())

    def choose(self, worker: str) -> None:
        """Go to one worker; somebody over the limit opens what was agreed."""
        self.table.choose(worker)
        row = self.row
        if row is not None and (row.load.over_limit or row.review):
            self.side.setCurrentIndex(2)

    @property
    def row(self) -> LimitRow | None:
        row = self.table.current_record()
        return row if isinstance(row, LimitRow) else None

    @Slot(object)
    def _show_chosen(self, _row: object) -> None:
        row, today = self.row, self._workspace.casebook.today
        for form in (self.limit, self.reduction, self.over):
            form.setEnabled(row is not None)
        if row is None:
            self.about.setText(self.tr("Choose a worker on the left."))
            return
        self.about.setText(f"{row.name}. {row.load.limit.words}")
        self.limit.start(today)
        self.reduction.start(today)
        self.over.start(today, row.review)
        book = self._workspace.casebook.capacity
        found = [one for one in book.reductions.get(row.name, ()) if not _is_over(one, today)]
        self.running.show_reductions(found, today)

    # Ask

    @Slot()
    def agree(self) -> None:
        """Agree the limit that is typed."""
        row = self.row
        limit = self.limit.limit(row.name) if row else None
        if limit is None:
            self.limit.say(self.tr("The limit is a whole number, and it holds from a day."))
            return
        casebook, session = self._workspace.casebook, self._workspace.session
        said = self.tr("Limit agreed with {}.").format(limit.worker)
        self._do(self.limit, said, lambda: capacity.agree_limit(casebook, session, limit))

    @Slot()
    def reduce(self) -> None:
        """Let something take a share of the limit."""
        row = self.row
        reduction = self.reduction.reduction(row.name) if row else None
        if reduction is None:
            self.reduction.say(self.tr("A date is not a day; type it as 3/3/26, fri or today."))
            return
        casebook, session = self._workspace.casebook, self._workspace.session
        said = self.tr("{} added for {}.").format(reduction.kind, reduction.worker)
        self._do(self.reduction, said, lambda: capacity.add_reduction(casebook, session, reduction))

    @Slot(object)
    def _end(self, reduction: Reduction) -> None:
        workspace = self._workspace
        until = max(workspace.casebook.today, reduction.from_on)
        said = self.tr("{} ends.").format(reduction.kind)
        self._do(
            self.reduction,
            said,
            lambda: capacity.end_reduction(workspace.session, reduction, until),
        )

    @Slot()
    def keep_review(self) -> None:
        """Keep what was agreed over the limit, or what came of it."""
        row, workspace = self.row, self._workspace
        if row is None:
            return
        casebook, session, open_one = workspace.casebook, workspace.session, self.over.open_review
        if open_one is not None:
            outcome = self.over.outcome.words
            said = self.tr("Reviewed with {}.").format(row.name)
            self._do(
                self.over,
                said,
                lambda: capacity.close_review(session, open_one, casebook.today, outcome),
            )
            return
        review = self.over.review(row.name, casebook.today)
        if review is None:
            self.over.say(self.tr("A date is not a day; type it as 3/3/26, fri or today."))
            return
        said = self.tr("Kept; it stays on the Monday page until the review.")
        self._do(self.over, said, lambda: capacity.record_review(casebook, session, review))

    @Slot()
    def save_policy(self) -> None:
        """Save what holds for everybody."""
        before = self._workspace.casebook.capacity.policy
        policy = self.everybody.policy(before)
        if policy is None:
            self.everybody.say(self.tr("A limit is a whole number; leave it empty for none."))
            return
        session, reason = self._workspace.session, self.everybody.reason.text()
        said = self.tr("Saved for everybody.")
        write = partial(capacity.save_capacity_policy, session, policy, reason)
        if self._do(self.everybody, said, write, before):
            self.everybody.reason.clear()

    @Slot()
    def save_role(self) -> None:
        """Save the share of one role, from today on."""
        before, session = self._workspace.casebook.capacity.policy, self._workspace.session
        policy = self.roles.policy(before)
        if policy == before:
            self.roles.say(self.tr("Nothing about the role was changed."))
            return
        said = self.tr("Saved from today: {}, {} %.").format(
            self.roles.label.text().strip(), self.roles.percent.value()
        )
        reason = self.roles.reason.text()
        write = partial(capacity.save_capacity_policy, session, policy, reason)
        self._do(self.roles, said, write, before)

    @Slot()
    def restore_roles(self) -> None:
        """Let every role carry what it came with; it needs a reason too."""
        casebook, session = self._workspace.casebook, self._workspace.session
        said, reason = self.tr("All roles are as Caseload comes."), self.roles.reason.text()
        write = partial(capacity.restore_roles, casebook, session, reason)
        self._do(self.roles, said, write, casebook.capacity.policy)

    def _take_back(self, form: Form, before: CapacityPolicy, after: CapacityPolicy) -> None:
        casebook, session = self._workspace.casebook, self._workspace.session
        write = partial(capacity.take_back_policy, casebook, session, before, after)
        self._do(form, self.tr("Taken back; shares and limits are as they were."), write)

    def _do(
        self,
        form: Form,
        said: str,
        write: Callable[[], Changes],
        before: CapacityPolicy | None = None,
    ) -> bool:
        try:
            changes = write()
        except ExpectedError as error:
            form.say(f"{error.problem} {error.next_step}")
            return False
        form.say("")
        self._workspace.follow(changes)
        after = self._workspace.casebook.capacity.policy
        undo = None if before is None else partial(self._take_back, form, before, after)
        self.saved.emit(said, undo)
        return True

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, LimitRow):
            self.opened.emit(row.name)


def _is_over(reduction: Reduction, today: date) -> bool:
    return reduction.until is not None and reduction.until < today
