"""The rows of who supervises whom, and of the children a manager has not looked at longest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.dates import Unit
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.oversight import Oversight, team_oversight
from caseload_app.domain.supervision.supervisors import supervisor_history, supervisor_spans
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.models.state_marks import state_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import ago_words, count, day, plan_words

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import SupervisorSpell

LATE, DUE, NEVER = "late", "due", "never"


@dataclass(frozen=True, slots=True)
class SupervisedRow:
    """One worker and who supervises them today; `spell` is the handover or cover in force."""

    worker: str
    role: str
    supervisor: str
    mark: StateMark
    spell: SupervisorSpell | None


@dataclass(frozen=True, slots=True)
class OversightRow:
    """One child and when a manager looks at them again."""

    oversight: Oversight
    name: str
    mark: StateMark
    ago: str
    kinds: frozenset[str]


def supervised_rows(casebook: Casebook) -> list[SupervisedRow]:
    """Give everybody who is supervised; those whose supervisor is missing come first."""
    rows = []
    for span in supervisor_spans(casebook):
        for name in span.workers:
            spells = supervisor_history(casebook, name)
            spell = next((one for one in spells if _is_in_force(one, casebook.today)), None)
            mark = _supervised_mark(span.supervisor, spell, has_left=span.has_left)
            role = casebook.workers[name].role
            rows.append(SupervisedRow(name, role, span.supervisor, mark, spell))
    order = (Tone.OVERDUE, Tone.SOON, Tone.MET)
    return sorted(rows, key=lambda row: (order.index(row.mark.tone), row.worker.casefold()))


def supervised_columns() -> tuple[Column[SupervisedRow], ...]:
    return (
        Column("worker", "Worker", lambda row: row.worker, width=20),
        Column("supervisor", "Supervisor", lambda row: row.supervisor or "Nobody", width=22),
        Column(
            "standing",
            "How it stands",
            lambda row: row.mark.words,
            lambda row: row.mark.words,
            state=lambda row: row.mark,
            width=28,
        ),
        Column("role", "Role", lambda row: row.role, width=22),
    )


def span_facts(casebook: Casebook) -> list[Fact]:
    """Give each supervisor's span: how many they supervise, cover included."""
    facts = []
    for span in supervisor_spans(casebook):
        words = count(len(span.workers), "worker")
        if span.covering:
            words += f", {len(span.covering)} in cover"
        facts.append(Fact(span.supervisor or "Nobody", words))
    return facts


def spell_words(spell: SupervisorSpell) -> str:
    """Say one entry of the history: who, from when, and why."""
    until = f" to {day(spell.until)}, as cover" if spell.until else ""
    why = f" ({spell.reason})" if spell.reason else ""
    return f"{day(spell.from_on)}{until}: {spell.supervisor}{why}"


def oversight_rows(casebook: Casebook) -> list[OversightRow]:
    """Give every open child: never discussed first, then the longest ago."""
    rows = []
    for one in team_oversight(casebook):
        child = casebook.children[one.child_id]
        mark = _oversight_mark(one, casebook.today)
        ago = ago_words(one.last_on, casebook.today) if one.last_on else "Never"
        kinds = {LATE, DUE} if one.state is DeadlineState.OVERDUE else set()
        if one.state is DeadlineState.DUE_SOON:
            kinds.add(DUE)
        if one.last_on is None:
            kinds.add(NEVER)
        name = casebook.display_name(child)
        rows.append(OversightRow(one, name, mark, ago, frozenset(kinds)))
    return rows


def oversight_columns() -> tuple[Column[OversightRow], ...]:
    return (
        Column("child", "Child", lambda row: row.name, width=22),
        Column("plan", "Plan", lambda row: plan_words(row.oversight.plan), width=16),
        Column(
            "last",
            "Last discussed",
            lambda row: row.ago,
            lambda row: row.oversight.last_on,
            tooltip=lambda row: day(row.oversight.last_on) if row.oversight.last_on else "",
            width=14,
            searched=False,
        ),
        Column(
            "state",
            "Next look",
            lambda row: row.mark.words,
            lambda row: row.oversight.due,
            state=lambda row: row.mark,
            tooltip=lambda row: row.oversight.words,
            searched=False,
        ),
        Column("worker", "Worker", lambda row: row.oversight.worker or "Not allocated", width=20),
        Column("decision", "Last decision", lambda row: row.oversight.decision, width=44),
        Column(
            "due",
            "Due",
            lambda row: day(row.oversight.due) if row.oversight.due else "",
            lambda row: row.oversight.due,
            shown=False,
        ),
    )


def _supervised_mark(
    supervisor: str, spell: SupervisorSpell | None, *, has_left: bool
) -> StateMark:
    if not supervisor:
        return StateMark(Tone.OVERDUE, "No supervisor")
    if has_left:
        return StateMark(Tone.OVERDUE, "Supervisor has left")
    if spell is not None and spell.until is not None:
        return StateMark(Tone.SOON, f"Cover until {day(spell.until)}")
    if spell is not None:
        return StateMark(Tone.MET, f"Since {day(spell.from_on)}")
    return StateMark(Tone.MET, "As the list says")


def _is_in_force(spell: SupervisorSpell, today: date) -> bool:
    return spell.from_on <= today and (spell.until is None or today <= spell.until)


def _oversight_mark(one: Oversight, today: date) -> StateMark:
    if one.state is None or one.due is None:
        return StateMark(Tone.UNKNOWN, "No day to count from")
    return state_mark(one.state, (one.due - today).days, Unit.DAYS)
