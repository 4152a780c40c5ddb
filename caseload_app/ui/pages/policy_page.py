"""The rules: each in plain words, what the council does differently, and what that would move."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.rules.rule_choices import take_back
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.errors import ExpectedError
from caseload_app.services.policy import KeptRules, PolicyChange
from caseload_app.ui.models.policy_changes import change_columns
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.rule_rows import (
    CHANGED,
    STATES,
    RuleRow,
    rule_columns,
    rule_rows,
)
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.change_bar import ChangeBar
from caseload_app.ui.widgets.child.days_form import DaysForm
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.widgets.rule_form import RuleForm
from caseload_app.ui.widgets.text import button

if TYPE_CHECKING:
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords("rule", "Rule, source or subject", "No rule matches. Clear the search.")
FORM_LETTERS = 56
RULES_TAB, DAYS_TAB, HISTORY_TAB = 0, 1, 2


class PolicyPage(Page):
    """`changed` says that the rules were set differently; the workspace already has it."""

    page_id = "rules"
    title = "Rules"
    icon = "rules"

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._casebook: Casebook | None = None
        self._wanted: RuleSettings | None = None
        self.messages = MessageBar(look, self)
        self.tabs = QTabWidget(self)
        self.model = RecordTableModel(rule_columns(), lambda row: row.rule.id)
        table = build_table("rules", self.model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.form = RuleForm(look, self)
        self.days = DaysForm(look, self)
        history = RecordTableModel(change_columns(workspace.book), lambda row: row.at)
        self.history = build_table("changes of the rules", history, look, settings)
        self.back = button(self.tr("Take this change back"), look, icon="undo", parent=self)
        self.bars = [ChangeBar(look, self._name_of, self) for _ in range(3)]
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.history.say_when_empty(self.tr("Nothing has been set differently yet."))
        self.back.setEnabled(False)
        self.list.put_beside(self._side(self.form, self.bars[RULES_TAB]))
        days = QWidget(self)
        row = QHBoxLayout(days)
        row.setContentsMargins(0, Space.NORMAL, 0, 0)
        row.addWidget(self._side(self.days, self.bars[DAYS_TAB]), 1)
        past = QWidget(self)
        column = QVBoxLayout(past)
        column.setContentsMargins(0, Space.NORMAL, 0, 0)
        column.addWidget(self.history, 1)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.bars[HISTORY_TAB])
        rules = QWidget(self)
        inner = QVBoxLayout(rules)
        inner.setContentsMargins(0, Space.NORMAL, 0, 0)
        inner.addWidget(self.list)
        self.tabs.addTab(rules, self.tr("Rules"))
        self.tabs.addTab(days, self.tr("Days and school terms"))
        self.tabs.addTab(past, self.tr("Changes"))
        body = QVBoxLayout()
        body.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.ROOMY)
        body.addWidget(self.tabs)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addLayout(body, 1)
        self.setFocusProxy(self.list)

    def _side(self, form: QWidget, bar: ChangeBar) -> QWidget:
        """Put a form over its bar, in a panel that scrolls where the window is low."""
        panel = Panel("", self)
        panel.hide_heading()
        panel.body.addWidget(form)
        panel.body.addWidget(bar)
        panel.body.addStretch(1)
        side = scrolling(panel, self)
        if form is self.form:
            side.setMinimumWidth(self.fontMetrics().averageCharWidth() * FORM_LETTERS)
        return side

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_rule)
        self.list.opened.connect(self._show_rule)
        self.form.edited.connect(self.bars[RULES_TAB].start_again)
        self.days.edited.connect(self.bars[DAYS_TAB].start_again)
        self.history.chosen.connect(self._choose_change)
        self.back.clicked.connect(self._try_back)
        self.bars[RULES_TAB].tried.connect(self._try_rule)
        self.bars[DAYS_TAB].tried.connect(self._try_days)
        self.bars[HISTORY_TAB].tried.connect(self._try_back)
        for bar in self.bars:
            bar.saved.connect(self._save)
            bar.left.connect(self._show_saved)

    # Show

    def show_casebook(self, casebook: object) -> None:
        if isinstance(casebook, Casebook) and casebook is not self._casebook:
            self._casebook = casebook
            self._show_saved()

    def open_at(self, destination: Destination) -> None:
        """Open one rule, where the key of the destination names it."""
        if destination.key:
            self.tabs.setCurrentIndex(RULES_TAB)
            self.list.table.choose(destination.key)
        elif not self.form.rule and self.model.rows:
            self.list.table.selectRow(0)

    def remember(self) -> object:
        return self.list.remember(), self.tabs.currentIndex()

    def restore(self, state: object) -> None:
        match state:
            case (listed, int(tab)):
                self.tabs.setCurrentIndex(tab)
                self.list.restore(listed)
            case _:
                pass

    @Slot()
    def _show_saved(self) -> None:
        casebook = self._casebook
        if casebook is None:
            return
        settings = self._workspace.rule_settings
        rows = rule_rows(casebook.book, settings, casebook.today)
        groups = [row.rule.group for row in rows]
        self.list.show_options("group", options_of(groups, self.tr("Any subject")))
        self.list.show_options("state", STATES)
        self.model.show_records(rows)
        self.days.show_settings(settings, casebook.today)
        self.history.records.show_records(self._workspace.rule_history())
        for row in rows:
            if row.rule.id == self.form.rule:
                self.form.show_rule(row, casebook.today)

    @Slot(object)
    def _show_rule(self, row: object) -> None:
        if isinstance(row, RuleRow) and self._casebook is not None:
            self.form.show_rule(row, self._casebook.today)
            self.bars[RULES_TAB].clear()

    @Slot(object)
    def _choose_change(self, change: object) -> None:
        self.back.setEnabled(isinstance(change, PolicyChange))
        self.bars[HISTORY_TAB].clear()

    # Ask

    @Slot()
    def _try_rule(self) -> None:
        if self._casebook is None:
            return
        bar = self.bars[RULES_TAB]
        if self.form.from_on.date() is None:
            bar.say(self.tr("Say from which day on it holds."))
            return
        saved, book = self._workspace.rule_settings, self._casebook.book
        wanted = self.form.settings_from(saved, book, self._workspace.author)
        self._try(bar, _reasoned(wanted, bar.reason.text().strip()))

    @Slot()
    def _try_days(self) -> None:
        self._try(self.bars[DAYS_TAB], self.days.settings_from(self._workspace.rule_settings))

    @Slot()
    def _try_back(self) -> None:
        change = self.history.current_record()
        if isinstance(change, PolicyChange):
            now = self._workspace.rule_settings
            wanted = take_back(now, change.before, change.after)
            self._try(self.bars[HISTORY_TAB], wanted)

    def _try(self, bar: ChangeBar, wanted: RuleSettings) -> None:
        if wanted == self._workspace.rule_settings:
            bar.say(self.tr("Nothing is set differently from what is saved."))
            return
        try:
            preview = self._workspace.try_rules(wanted)
        except ExpectedError as error:
            bar.say(error.problem)
        else:
            self._wanted = wanted
            bar.show_preview(preview)
            self._reveal(bar)

    def _reveal(self, bar: ChangeBar) -> None:
        """Scroll to what would move, where the window is low."""
        QTimer.singleShot(0, bar, partial(_scroll_to, bar))

    @Slot(str)
    def _save(self, reason: str) -> None:
        if self._wanted is None:
            return
        bar = self.bars[self.tabs.currentIndex()]
        try:
            kept = self._workspace.save_rules(_reasoned(self._wanted, reason), reason)
        except ExpectedError as error:
            bar.say(error.problem)
            return
        self._wanted = None
        bar.clear()
        self._show_all()
        said = self.tr("Saved. The list of changes takes it back later, too.")
        self.messages.say_done(said, partial(self._undo, kept))

    def _undo(self, kept: KeptRules) -> None:
        self._workspace.undo_rules(kept)
        self._show_all()
        self.messages.say(self.tr("Taken back. The rules are as they were."), tone=Tone.MET)

    def _show_all(self) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()

    def _name_of(self, subject: str) -> str:
        casebook = self._workspace.casebook
        child = casebook.children.get(subject)
        return casebook.display_name(child) if child else subject


def _reasoned(settings: RuleSettings, reason: str) -> RuleSettings:
    """Give the reason that was typed to the limits that have none yet."""
    limits = tuple(one if one.reason else replace(one, reason=reason) for one in settings.limits)
    return replace(settings, limits=limits)


def _scroll_to(bar: ChangeBar) -> None:
    parent = bar.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(bar)


def _is_in_group(row: RuleRow, group: str) -> bool:
    return row.rule.group == group


def _is_in_state(row: RuleRow, state: str) -> bool:
    return bool(row.change) if state == CHANGED else row.state == state


CHOICES = (Choice("group", "Subject", _is_in_group), Choice("state", "In use", _is_in_state))
