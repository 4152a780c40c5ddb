"""The changes of the rules' settings as rows: when, who, what and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.rules.rule_choices import what_changed
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.rules.rulebook import RuleBook
    from caseload_app.services.policy import PolicyChange


def change_columns(book: RuleBook) -> tuple[Column[PolicyChange], ...]:
    return (
        Column("at", "When", lambda row: day(row.at.date()), lambda row: row.at.isoformat()),
        Column(
            "what",
            "What was set",
            lambda row: what_changed(book, row.before, row.after),
            tooltip=lambda row: what_changed(book, row.before, row.after),
            width=60,
        ),
        Column("why", "Why", lambda row: row.reason, tooltip=lambda row: row.reason, width=30),
        Column("who", "By", lambda row: row.author),
    )
