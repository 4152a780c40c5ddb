"""The audit trail: who did what when, of the whole store or of one child or worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseload_app.domain.audit import Act
from caseload_app.services.safety.history import MOST, chain_words, history_of
from caseload_app.ui.models.audit_rows import AuditRow, audit_columns, audit_rows
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.page_body import PageBody, lay_out
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords("entry", "Words, a name or an ID", "Nothing matches. Clear the search for all.")


class AuditPage(Page):
    """The entries, newest first; nothing here can be changed."""

    page_id = "audit"
    title = "Audit trail"
    icon = "note"
    in_rail = False

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.whom = ""
        self.model = RecordTableModel(audit_columns(), lambda row: row.entry.entry_id)
        table = build_table("audit trail", self.model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.message = wrapping_label(role="quiet", parent=self)
        self.check = button(self.tr("Check the chain"), look, icon="check", parent=self)
        self.everything = button(self.tr("Whole store"), look, role="link", parent=self)
        self.body = PageBody(look, "note", self)
        self._build()
        self.check.clicked.connect(self.check_chain)
        self.everything.clicked.connect(self._show_everything)

    def _build(self) -> None:
        lay_out(self, self.body)
        row = QHBoxLayout()
        row.setSpacing(Space.NORMAL)
        row.addWidget(self.message, 1)
        row.addWidget(self.everything)
        row.addWidget(self.check)
        self.body.column.addLayout(row)
        self.body.column.addWidget(self.list, 1)
        self.body.empty.say(
            self.tr("Nothing has been done yet"),
            self.tr("Every change will be listed here, with who made it, when and why."),
        )
        self.setFocusProxy(self.list)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        del casebook
        entries = history_of(self._workspace.session, self.whom)
        self.model.show_records(audit_rows(entries, hidden=self._workspace.names_hidden))
        acts = [(act.value, act.value.capitalize()) for act in Act]
        self.list.show_options("act", [("", self.tr("Whatever was done")), *acts])
        authors = [entry.author for entry in entries]
        self.list.show_options("who", options_of(authors, self.tr("Anybody")))
        whose = self.whom or self.tr("the whole store")
        words = self.tr("What was done: {}.").format(whose)
        if len(entries) >= MOST:
            words += " " + self.tr("The newest {} are shown.").format(whole(MOST))
        self.message.setText(words)
        self.everything.setVisible(bool(self.whom))
        self.body.show_full(bool(entries) or bool(self.whom))

    def open_at(self, destination: Destination) -> None:
        self.whom = destination.key
        self.titled.emit(f"{self.title}: {self.whom}" if self.whom else self.title)
        self.show_casebook(self._workspace.casebook)

    def remember(self) -> object:
        return self.list.remember()

    def restore(self, state: object) -> None:
        self.list.restore(state)

    @Slot()
    def check_chain(self) -> None:
        """Say whether the trail is as it was written."""
        words, _ = chain_words(self._workspace.session)
        self.message.setText(words)

    # Ask

    @Slot()
    def _show_everything(self) -> None:
        self.navigate.emit(Destination(self.page_id))


def _has_act(row: AuditRow, act: str) -> bool:
    return row.entry.act.value == act


def _has_author(row: AuditRow, author: str) -> bool:
    return row.entry.author == author


CHOICES = (Choice("act", "What was done", _has_act), Choice("who", "Who", _has_author))
