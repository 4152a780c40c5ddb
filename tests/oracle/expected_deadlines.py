"""What must be due when, read from the rule book by somebody who has not seen the program.

Each rule is a walk through one child's events, oldest first: an event that starts the rule opens
a cycle (and a later one supersedes it), an event that meets it closes the cycle, and where the
rule repeats opens the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tests.oracle.days_by_hand import (
    ONE_DAY,
    age_on,
    months_after,
    working_days_after,
    working_days_from_to,
)

Row = dict[str, object]
DueFrom = Callable[[date], date]


@dataclass(frozen=True, order=True)
class Expected:
    """One deadline, open when it was not met."""

    child_id: str
    rule: str
    started_on: date
    due: date
    met_on: date | None

    def is_met(self) -> bool:
        return self.met_on is not None

    def state(self, today: date) -> str:
        if self.met_on is not None:
            return "met" if self.met_on <= self.due else "met_late"
        return "overdue" if self.due < today else "open"


def in_working_days(count: int) -> DueFrom:
    return lambda start: working_days_after(start, count)


def in_days(count: int) -> DueFrom:
    return lambda start: start + timedelta(days=count)


def in_months(count: int) -> DueFrom:
    return lambda start: months_after(start, count)


WORKING_DAY_RULES = {
    "referral_decision",
    "cf_assessment",
    "icpc",
    "core_group_first",
    "cp_visit",
    "cin_visit",
    "care_plan",
    "placement_plan",
    "cla_review_1",
    "iha",
    "pep_initiate",
}
# rule: (what starts it, what meets it, limit), where meeting it ends it
ONCE = {
    "referral_decision": ("Referral received", "Referral decision", in_working_days(1)),
    "cf_assessment": ("Referral received", "Assessment authorised", in_working_days(45)),
    "icpc": ("Strategy discussion", "ICPC", in_working_days(15)),
    "rhi": ("Returned", "Return interview", in_days(3)),
}
ONCE_ON_A_PLAN = {
    "CP": {
        "core_group_first": ("ICPC", "Core group", in_working_days(10)),
        "rcpc_first": ("ICPC", "Review conference", in_months(3)),
    },
    "CLA": {
        "care_plan": ("Became looked after", "Care plan", in_working_days(10)),
        "placement_plan": ("Placement started", "Placement plan", in_working_days(5)),
        "cla_review_1": ("Became looked after", "CLA review", in_working_days(20)),
        "iha": ("Became looked after", "Initial health assessment", in_working_days(20)),
        "pep_initiate": ("Became looked after", "PEP", in_working_days(10)),
        "cla_visit_first": ("Placement started", "CLA visit", in_days(7)),
    },
}
NEVER: set[date] = set()
BEGINNINGS = {"CP": "ICPC", "CLA": "Became looked after"}


def expected_deadlines(child: Row, rows: Iterable[Row], today: date) -> list[Expected]:
    """Work out every deadline of one child, met or open, as it stands on `today`."""
    return _Story(child, rows, today).deadlines()


def signed_days(deadline: Expected, today: date) -> int:
    if deadline.rule in WORKING_DAY_RULES:
        days = working_days_from_to(today, deadline.due)
        # Late is late, also on the Saturday after a Friday.
        return min(days, -1) if deadline.due < today else days
    return (deadline.due - today).days


class _Story:
    def __init__(self, child: Row, rows: Iterable[Row], today: date) -> None:
        self.child = child
        self.today = today
        self.plan = str(child["Plan"])
        began = child["Plan started on"]
        self.began = began if isinstance(began, date) else date.min
        closed = child["Closed on"]
        self.is_closed = isinstance(closed, date) and closed <= today
        self.events: dict[str, set[date]] = {}
        for row in rows:
            if isinstance(row["Date"], date) and row["Date"] <= today:
                self.events.setdefault(str(row["Event"]), set()).add(row["Date"])

    def deadlines(self) -> list[Expected]:
        found = [
            one
            for rule, (start, end, limit) in ONCE.items()
            for one in self.walk(rule, self.starts(rule, start), self.on(end), limit)
        ]
        for plan, rules in ONCE_ON_A_PLAN.items():
            for rule, (start, end, limit) in rules.items():
                starts = self.starts_on_plan(plan, start)
                if rule == "cla_visit_first" and not starts:
                    starts = self.starts_on_plan(plan, BEGINNINGS[plan])
                found += self.walk(rule, starts, self.on(end), limit, plan=plan)
        found += self.protection() + self.need() + self.care() + self.leaving()
        if self.is_closed:
            return [one for one in found if one.is_met()]
        return found

    def on(self, kind: str) -> set[date]:
        return self.events.get(kind, set())

    def starts(self, rule: str, kind: str) -> set[date]:
        """Give the days of a starting event; an unknown referral is dated by the assessment."""
        days = self.on(kind)
        if rule == "cf_assessment" and not days:
            begun = self.on("Assessment started")
            on_assessment = self.plan == "Assessment" and self.began <= self.today
            return begun or ({self.began} if on_assessment else set())
        return days

    def starts_on_plan(self, plan: str, kind: str) -> set[date]:
        """Give the days of a starting event; where the plan's own is missing, the plan's start."""
        days = set(self.on(kind))
        on_this_plan = self.plan == plan and self.began <= self.today
        if kind == BEGINNINGS[plan] and on_this_plan and not any(d >= self.began for d in days):
            days.add(self.began)
        return days

    def walk(
        self,
        rule: str,
        starts: set[date],
        ends: set[date],
        limit: DueFrom,
        *,
        plan: str | None = None,
        breaks: set[date] = NEVER,
        repeats: bool = False,
    ) -> list[Expected]:
        steps = sorted(
            [(day, -1) for day in breaks]
            + [(day, 0) for day in starts]
            + [(day, 1) for day in ends],
        )
        found: list[Expected] = []
        since: date | None = None
        for day, step in steps:
            if step == 1 and since is not None:
                found.append(self.deadline(rule, since, limit(since), day))
            if step == -1:
                since = None
            elif step == 0 or repeats:
                since = day
            else:
                since = None
        if since is not None and self.may_be_open(since, plan):
            found.append(self.deadline(rule, since, limit(since), None))
        return found

    def may_be_open(self, since: date, plan: str | None) -> bool:
        """A rule of a plan binds while the child is on it, from the day the plan began."""
        return plan is None or (plan == self.plan and since >= self.began)

    def deadline(self, rule: str, since: date, due: date, met_on: date | None) -> Expected:
        return Expected(str(self.child["Child ID"]), rule, since, due, met_on)

    def protection(self) -> list[Expected]:
        first = self.starts_on_plan("CP", "ICPC")
        groups, reviews, visits = (
            self.on(kind) for kind in ("Core group", "Review conference", "CP visit")
        )
        return [
            *self.repeat("core_group_next", groups, in_days(42), first),
            *self.repeat("rcpc_next", reviews, in_months(6), first),
            *self.walk("cp_visit", first, visits, in_working_days(10), plan="CP", repeats=True),
        ]

    def repeat(
        self, rule: str, days: set[date], limit: DueFrom, plans: set[date]
    ) -> list[Expected]:
        """Follow what only repeats; a new plan does not carry on from the plan before."""
        return self.walk(rule, NEVER, days, limit, plan="CP", breaks=plans, repeats=True)

    def need(self) -> list[Expected]:
        first = {self.began} if self.plan == "CIN" and self.began <= self.today else set()
        visits, reviews = self.on("CIN visit"), self.on("CIN review")
        return [
            *self.walk("cin_visit", first, visits, in_working_days(20), plan="CIN", repeats=True),
            *self.walk("cin_review", first, reviews, in_days(42), plan="CIN", repeats=True),
        ]

    def care(self) -> list[Expected]:
        return [*self.reviews_in_care(), *self.visits_in_care(), *self.health_in_care()]

    def reviews_in_care(self) -> list[Expected]:
        """The first review in care starts the second's clock, any later one the next's."""
        found: list[Expected] = []
        days = sorted(self.on("CLA review"))
        for place, day in enumerate(days):
            following = days[place + 1] if place + 1 < len(days) else None
            rule, months = ("cla_review_2", 3) if place == 0 else ("cla_review_n", 6)
            if following or self.may_be_open(day, "CLA"):
                found.append(self.deadline(rule, day, months_after(day, months), following))
        return found

    def visits_in_care(self) -> list[Expected]:
        """A visit's own place in the placement decides how long the next may wait."""
        found: list[Expected] = []
        placements = sorted(self.on("Placement started"))
        days = sorted(self.on("CLA visit"))
        for place, day in enumerate(days):
            following = days[place + 1] if place + 1 < len(days) else None
            begun = max((one for one in placements if one <= day), default=self.began)
            until = following or self.today + ONE_DAY
            moved = [one for one in placements if day < one < until]
            rule, due = "cla_visit_year1", day + timedelta(days=42)
            if day >= months_after(begun, 12):
                rule = "cla_visit_after"
                months = {"Yes": 3, "Designated": 6}.get(str(self.child["Long-term placement"]))
                due = months_after(day, months) if months else due
            # A new placement starts again with a visit in its first week.
            if not moved and (following or self.may_be_open(day, "CLA")):
                found.append(self.deadline(rule, day, due, following))
        return found

    def health_in_care(self) -> list[Expected]:
        born = self.child["Date of birth"]

        def limit(last: date) -> date:
            under_five = isinstance(born, date) and age_on(born, last) < 5
            return months_after(last, 6 if under_five else 12)

        first, later = self.on("Initial health assessment"), self.on("Review health assessment")
        return self.walk("rha", first, later, limit, plan="CLA", repeats=True)

    def leaving(self) -> list[Expected]:
        plans, reviews = self.on("Pathway plan"), self.on("Pathway review")
        contacts = self.on("Personal adviser contact")
        is_leaving = self.plan == "Care leaver" and self.began <= self.today
        leaving = {self.began} if is_leaving else NEVER
        return [
            *self.walk("pathway_review", plans, reviews, in_months(6), repeats=True),
            *self.walk("pa_contact", leaving, contacts, in_days(56), repeats=True),
        ]
