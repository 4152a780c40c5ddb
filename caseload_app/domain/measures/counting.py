"""What measures count from: a day, the twelve months before it, and who held whom when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import TypedDict, Unpack

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.measure import Counted, MeasureSpec
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.rules.derivation import derive_current
from caseload_app.domain.rules.plans import PlanSpell
from caseload_app.domain.vocabulary import took_place

PERIOD_MONTHS = 12


class More(TypedDict, total=False):
    """What else can be said of something counted; the fields are those of `Counted`."""

    below: float
    on: date | None
    due: date | None
    said: str
    aside: str
    length: int | None


class MeasuredDay:
    """One casebook as the measures see it; what several of them need is worked out once."""

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.today = casebook.today
        self.since = add_months(casebook.today, -PERIOD_MONTHS)
        self._plans: dict[str, str] = {}
        self._spells: dict[str, tuple[PlanSpell, ...]] = {}
        self._happened: dict[str, dict[str, list[CaseEvent]]] = {}

    @cached_property
    def ended(self) -> dict[str, list[Deadline]]:
        """Give by rule every deadline that is open, or came to its end in the period."""
        book = self.casebook
        found: dict[str, list[Deadline]] = {}
        for child_id, child in book.children.items():
            events = book.events.get(child_id, ())
            for one in derive_current(child, events, book.book, self.today, self.since):
                found.setdefault(one.rule.id, []).append(one)
        return found

    @cached_property
    def open_children(self) -> list[Child]:
        """Give the children whose case is open."""
        return list(self.casebook.open_children())

    def happened(self, kind: str, child_id: str) -> list[CaseEvent]:
        """Give what of a kind took place for a child, all of it up to the day."""
        known = self._happened.get(child_id)
        if known is None:
            known = self._happened[child_id] = {}
            for event in self.casebook.known_events(child_id):
                if took_place(event.outcome):
                    known.setdefault(event.kind, []).append(event)
        return known.get(kind, [])

    def spells(self, child: Child) -> tuple[PlanSpell, ...]:
        """Give the child's spells on plans."""
        known = self._spells.get(child.child_id)
        if known is None:
            known = self._spells[child.child_id] = self.casebook.spells(child)
        return known

    def in_period(self, day: date) -> bool:
        """Tell whether a day lies in the twelve months up to today."""
        return self.since < day <= self.today

    def fact(self, child_id: str, name: str) -> str:
        """Give what a list says about a child under a heading; empty where it says nothing."""
        facts = self.casebook.facts.get(child_id, ())
        return next((one.value.strip() for one in facts if one.name == name), "")

    def number_fact(self, child_id: str, name: str) -> int:
        """Give a fact that is a count; nought where it is none."""
        text = self.fact(child_id, name).removesuffix(".0")
        return int(text) if text.isdecimal() else 0

    def counted(self, child_id: str, counts: float, **more: Unpack[More]) -> Counted:
        """Make one entry about a child, held by whoever held it on that day."""
        child = self.casebook.children[child_id]
        aside = more.get("aside", "")
        on = self.today if aside else more.get("on") or self.today
        worker, team = self.holder(child, on)
        return Counted(
            child_id,
            float(counts),
            0 if aside else more.get("below", 1),
            more.get("on"),
            more.get("due"),
            worker,
            team,
            self._plan(child),
            more.get("said", ""),
            aside,
            more.get("length"),
        )

    def holder(self, child: Child, on: date) -> tuple[str, str]:
        """Say who held a child on a day, and in which team.

        Before the first that is known of, that first one stands; without any, who holds it now.
        """
        known = self.casebook.allocations.get(child.child_id, ())
        if not known:
            return child.worker, child.team or self._team(child.worker)
        held = known[0]
        for allocation in known[1:]:
            if allocation.from_on > on:
                break
            held = allocation
        return held.worker, held.team or self._team(held.worker) or child.team

    def _team(self, worker: str) -> str:
        known = self.casebook.workers.get(worker)
        return known.team if known else ""

    def _plan(self, child: Child) -> str:
        if child.child_id not in self._plans:
            self._plans[child.child_id] = self.casebook.plan(child).value
        return self._plans[child.child_id]


Count = Callable[[MeasuredDay, MeasureSpec], Iterable[Counted]]
"""How one kind of measure is counted."""


def count_rules(day: MeasuredDay, spec: MeasureSpec) -> Iterable[Counted]:
    """Count what was completed in the period by the rules: on time over all completed.

    What is only known as the latest of its kind, and after its date, is left out: earlier ones
    may have been in time. What is late and not yet done stands aside.
    """
    calendar = day.casebook.book.calendar
    for rule in spec.rules:
        for one in day.ended.get(rule, ()):
            if one.met_on is None:
                if day.casebook.state(one) is DeadlineState.OVERDUE:
                    said = one.label
                    yield day.counted(
                        one.subject, 0, due=one.due, said=said, aside="late and not yet done"
                    )
                continue
            in_time = one.met_on <= one.due
            if in_time or one.on_time_known:
                length = None
                if spec.bands:
                    unit = one.limit.unit
                    length = calendar.days_left(one.started_on, one.met_on, unit)
                yield day.counted(
                    one.subject,
                    in_time,
                    on=one.met_on,
                    due=one.due,
                    said=one.label,
                    length=length,
                )
