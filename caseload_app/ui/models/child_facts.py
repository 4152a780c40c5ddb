"""What the head of a child card says, as captions, texts and where each leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.allocation.history import child_history
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.oversight import oversight_of
from caseload_app.ui.page import Destination
from caseload_app.ui.words import ago_words, count, day, plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child

MONTHS_UNTIL_YEARS = 24


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known: a caption, the words, and the place they open, where they open one."""

    caption: str
    text: str
    opens: Destination | None = None
    tip: str = ""


def age_words(born_on: date | None, today: date) -> str:
    """Say an age as people do: `5 months`, `10 years 4 months`; unborn until the due day."""
    if born_on is None:
        return "age not known"
    months = (today.year - born_on.year) * 12 + today.month - born_on.month
    months -= today.day < born_on.day
    if months < 0:
        return "not yet born"
    if months == 0:
        return f"{count((today - born_on).days, 'day')} old"
    if months < MONTHS_UNTIL_YEARS:
        return count(months, "month")
    years, rest = divmod(months, 12)
    return f"{count(years, 'year')} {count(rest, 'month')}" if rest else count(years, "year")


def subtitle(child: Child, today: date) -> str:
    """Say who the child is in one line: ID, age, birthday, sex."""
    born = f"{age_words(child.born_on, today)} (born {day(child.born_on)})"
    parts = [f"ID {child.child_id}", born if child.born_on else "age not known", child.sex]
    return " · ".join(part for part in parts if part)


def head_facts(casebook: Casebook, child: Child) -> list[Fact]:
    """Give the facts of the head, leaving out what is not known and nobody needs to be told."""
    today = casebook.today
    worker = Destination("worker", child.worker) if child.worker in casebook.workers else None
    facts = [
        Fact("Worker", child.worker or "Nobody: not allocated", worker),
        Fact("Team", child.team),
        Fact("Allocated", day(child.allocated_on) if child.allocated_on else ""),
        Fact("Plan since", day(child.plan_started_on) if child.plan_started_on else ""),
        Fact("Legal status", child.legal_status),
        Fact("Placement", _placement(child)),
        Fact("Closed", _closed(child, today)),
        *(_oversight_facts(casebook, child) if casebook.is_open(child) else ()),
    ]
    return [fact for fact in facts if fact.text]


def _oversight_facts(casebook: Casebook, child: Child) -> list[Fact]:
    """Say when the child was last talked about, and when a manager looks again."""
    oversight = oversight_of(casebook, child)
    here = Destination("child", child.child_id, "discussion")
    last = oversight.last_on
    said = ago_words(last, casebook.today) if last else "Never"
    facts = [Fact("Discussed", said, here, tip=oversight.decision or "Record a decision")]
    if oversight.due is not None:
        late = (casebook.today - oversight.due).days
        words = (
            f"{day(oversight.due)}, {count(late, 'day')} late" if late > 0 else day(oversight.due)
        )
        facts.append(Fact("Oversight due", words, tip=oversight.words))
    return facts


def flags_of(child: Child) -> list[str]:
    """Split the flags of a child, however the list parted them."""
    text = child.flags.replace(";", ",").replace("|", ",").replace("\n", ",")
    return [flag.strip() for flag in text.split(",") if flag.strip()]


def family_lines(casebook: Casebook, child: Child) -> list[Fact]:
    """Say who the brothers and sisters are, with plan, worker and what is late."""
    return [
        Fact(
            casebook.display_name(other),
            _family_words(casebook, other),
            Destination("child", other.child_id),
        )
        for other in sorted(casebook.siblings(child), key=lambda one: one.born_on or date.max)
    ]


def discussion_words(casebook: Casebook, child_id: str) -> tuple[str, str]:
    """Say the last decision and why, then when and with whom; both empty without one."""
    last = casebook.last_discussion(child_id)
    if last is None:
        return "", ""
    why = f" Why: {last.reason}" if last.reason else ""
    decision = last.decision if last.decision.endswith((".", "!", "?")) else f"{last.decision}."
    with_whom = f", with {last.worker}" if last.worker else ""
    when = f"{day(last.on)} ({ago_words(last.on, casebook.today)}){with_whom}"
    return f"{decision}{why}", when


def allocation_lines(casebook: Casebook, child: Child) -> list[tuple[str, str]]:
    """Say who held the case from when, the present first, and then how it went in all."""
    history = child_history(casebook, child)
    lines = []
    for one in reversed(history.holdings):
        who = ", ".join(part for part in (one.worker or "Nobody", one.team) if part)
        until = f", until {day(one.until)}" if one.until else ""
        lines.append((f"from {day(one.from_on)}", f"{who}{until}, {count(one.days, 'day')}"))
    return [*lines, ("In short", history.words)] if lines else []


def fact_lines(casebook: Casebook, child_id: str) -> list[tuple[str, str]]:
    """Give what else the lists say, under their own headings."""
    return [(fact.name, fact.value) for fact in casebook.facts.get(child_id, ()) if fact.value]


def _placement(child: Child) -> str:
    long_term = "long-term" if child.long_term and child.long_term.value != "No" else ""
    return ", ".join(part for part in (child.placement_type, long_term) if part)


def _closed(child: Child, today: date) -> str:
    if child.closed_on is None or child.closed_on > today:
        return ""
    reason = f": {child.closure_reason}" if child.closure_reason else ""
    return f"{day(child.closed_on)}{reason}"


def _family_words(casebook: Casebook, other: Child) -> str:
    late = sum(
        casebook.state(one) is DeadlineState.OVERDUE
        for one in casebook.open.get(other.child_id, ())
    )
    closed = "case closed" if not casebook.is_open(other) else ""
    parts = [
        age_words(other.born_on, casebook.today),
        closed or plan_words(casebook.plan(other)),
        other.worker or ("" if closed else "not allocated"),
        f"{late} late" if late and not closed else "",
    ]
    return " · ".join(part for part in parts if part)
