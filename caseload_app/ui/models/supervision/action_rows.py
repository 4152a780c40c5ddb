"""The rows of the list of actions, and of the audits summed over the team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.dates import Unit
from caseload_app.domain.supervision.action_log import LogItem, Source, action_log, state_of
from caseload_app.domain.wording import initials
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import carried_mark, state_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, day, whole

if TYPE_CHECKING:
    from collections.abc import Hashable

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import CaseAudit
    from caseload_app.domain.supervision.case_audits import ThemeTotal

OPEN, LATE, CARRIED, CLOSED = "open", "late", "carried", "closed"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One promise, as the list shows it."""

    item: LogItem
    name: str
    mark: StateMark
    carried: StateMark | None
    age: int | None
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One case audit, with the child's name."""

    audit: CaseAudit
    name: str
    shortfalls: int


def action_rows(casebook: Casebook) -> list[ActionRow]:
    """Give every promise, open ones first, the longest overdue at the top."""
    return [action_row(casebook, item) for item in action_log(casebook)]


def action_identity(row: ActionRow) -> Hashable:
    item = row.item
    return item.source, item.what, item.worker, item.child_id, item.due_on, item.raised_on


def _private_name(row: ActionRow) -> str:
    child_id = row.item.child_id
    return f"{initials(row.name)} · {child_id}" if child_id and row.name != child_id else child_id


def action_columns() -> tuple[Column[ActionRow], ...]:
    return (
        Column("what", "Action", lambda row: row.item.what, width=30, tooltip=_whole_words),
        Column(
            "state",
            "How it stands",
            lambda row: row.mark.words,
            lambda row: row.item.due_on,
            state=lambda row: row.mark,
            searched=False,
        ),
        Column(
            "carried",
            "Carried",
            lambda row: row.carried.words if row.carried else "",
            lambda row: float(row.item.carried) or None,
            state=lambda row: row.carried,
            searched=False,
        ),
        Column("owner", "Owner", lambda row: row.item.owner, width=16),
        Column("child", "Child", lambda row: row.name, width=16, private=_private_name),
        Column(
            "age",
            "Age",
            lambda row: count(row.age, "day") if row.age is not None else "",
            lambda row: None if row.age is None else float(row.age),
            Align.RIGHT,
            heading_tip="Days since it was agreed or raised, as far as known",
            searched=False,
        ),
        Column("source", "From", lambda row: row.item.kind or str(row.item.source), width=14),
        Column("worker", "Worker", lambda row: row.item.worker, shown=False),
        Column("due", "Due", _due, lambda row: row.item.due_on, shown=False),
        Column("evidence", "Evidence", lambda row: row.item.evidence, width=30, shown=False),
    )


def detail_lines(row: ActionRow) -> list[tuple[str, str]]:
    """Say everything of one promise, as captions and words."""
    item = row.item
    lines = [
        ("From", f"{item.source}: {item.kind}" if item.kind else str(item.source)),
        ("Child", row.name),
        ("Worker", item.worker),
        ("Owner", item.owner if item.owner != item.worker else ""),
        ("Raised", day(item.raised_on) if item.raised_on else ""),
        ("Due", _due(row)),
        ("Carried to", day(item.now_by) if item.now_by else ""),
        ("Closed", day(item.closed_on) if item.closed_on else ""),
        ("Evidence", item.evidence),
    ]
    return [line for line in lines if line[1]]


def theme_columns() -> tuple[Column[ThemeTotal], ...]:
    return (
        Column("theme", "Theme", lambda row: row.theme, width=24),
        Column(
            "shortfalls",
            "Falls short",
            lambda row: whole(row.shortfalls),
            lambda row: float(row.shortfalls),
            Align.RIGHT,
        ),
        Column(
            "strengths",
            "Strengths",
            lambda row: whole(row.strengths),
            lambda row: float(row.strengths),
            Align.RIGHT,
        ),
        Column(
            "open",
            "Open",
            lambda row: whole(row.open_actions),
            lambda row: float(row.open_actions),
            Align.RIGHT,
            heading_tip="Actions of these findings that are still open",
        ),
        Column(
            "late",
            "Late",
            lambda row: _late_words(row.late_actions),
            lambda row: float(row.late_actions) or None,
            state=lambda row: _late_mark(row.late_actions),
        ),
    )


def audit_rows(casebook: Casebook, audits: tuple[CaseAudit, ...]) -> list[AuditRow]:
    rows = []
    for audit in audits:
        child = casebook.children.get(audit.child_id)
        findings = [
            one
            for one in casebook.loop.findings.get(audit.child_id, ())
            if (one.on, one.auditor) == (audit.on, audit.auditor) and not one.is_strength
        ]
        name = casebook.display_name(child) if child else audit.child_id
        rows.append(AuditRow(audit, name, len(findings)))
    return rows


def audit_columns() -> tuple[Column[AuditRow], ...]:
    return (
        Column("on", "Date", lambda row: day(row.audit.on), lambda row: row.audit.on, width=15),
        Column("child", "Child", lambda row: row.name, width=18),
        Column("grade", "Grade", lambda row: row.audit.grade or "Not graded", width=18),
        Column(
            "shortfalls",
            "Falls short",
            lambda row: whole(row.shortfalls),
            lambda row: float(row.shortfalls),
            Align.RIGHT,
        ),
        Column("auditor", "Auditor", lambda row: row.audit.auditor, width=16),
        Column("worker", "Worker", lambda row: row.audit.worker, width=16),
        Column("summary", "In a sentence", lambda row: row.audit.summary, width=36),
    )


def action_row(casebook: Casebook, item: LogItem) -> ActionRow:
    """Give one promise with its child's name and how it stands."""
    child = casebook.children.get(item.child_id)
    name = casebook.display_name(child) if child else item.child_id
    today = casebook.today
    often = casebook.loop.policy.carried_too_often
    kinds = {OPEN} if item.is_open(today) else {CLOSED}
    if item.is_late(today):
        kinds.add(LATE)
    if item.is_open(today) and item.carried >= often:
        kinds.add(CARRIED)
    mark = carried_mark(item.carried, often)
    return ActionRow(item, name, _mark(casebook, item), mark, item.age(today), frozenset(kinds))


def _mark(casebook: Casebook, item: LogItem) -> StateMark:
    if not item.is_open(casebook.today):
        dropped = item.source is Source.SUPERVISION and item.evidence.startswith("Dropped")
        return StateMark(Tone.EXEMPT if dropped else Tone.MET, "Dropped" if dropped else "Closed")
    state = state_of(casebook, item)
    if state is None or item.due_on is None:
        return StateMark(Tone.UNKNOWN, "No day agreed")
    return state_mark(state, (item.due_on - casebook.today).days, Unit.DAYS)


def _due(row: ActionRow) -> str:
    return day(row.item.due_on) if row.item.due_on else ""


def _whole_words(row: ActionRow) -> str:
    return "\n".join([row.item.what, *(f"{name}: {words}" for name, words in detail_lines(row))])


def _late_words(number: int) -> str:
    return f"{number} late" if number else ""


def _late_mark(number: int) -> StateMark | None:
    return StateMark(Tone.OVERDUE, _late_words(number)) if number else None
