"""How the work moves: what was late week by week, who came in and who left, how old they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months, age_on
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan
from caseload_app.domain.rules.derivation import derive_current

WEEKS_BACK = 26
MONTHS_BACK = 12
AGES = (
    (0, "Under 1"),
    (1, "1 to 4"),
    (5, "5 to 9"),
    (10, "10 to 15"),
    (16, "16 and 17"),
    (18, "18 and over"),
)
"""The age bands of the DfE's returns, each with its first year."""
NOT_KNOWN = "Not known"


@dataclass(frozen=True, slots=True)
class LateOn:
    """How many dates were late on a day, of how many children."""

    on: date
    deadlines: int
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The children who came in and who left in one month."""

    month: date
    came: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgeBand:
    """The open children of one age band, by plan."""

    name: str
    children: dict[Plan, tuple[str, ...]]

    @property
    def all_children(self) -> tuple[str, ...]:
        """Give all of them."""
        return tuple(one for found in self.children.values() for one in found)


def late_by_week(casebook: Casebook, weeks: int = WEEKS_BACK) -> tuple[LateOn, ...]:
    """Count what was late on each Monday of the last weeks, and today, as is known now.

    Something met only by the newest event of its kind may have been met earlier, so it is not
    counted as having been late.
    """
    today = casebook.today
    monday = today - timedelta(days=today.weekday())
    days = [monday - timedelta(weeks=back) for back in range(weeks, 0, -1)]
    days += [monday] if monday == today else [monday, today]
    late: dict[date, list[str]] = {day: [] for day in days}
    for child_id, child in casebook.children.items():
        events = casebook.events.get(child_id, ())
        for one in derive_current(child, events, casebook.book, today, days[0]):
            if one.exempt_because or (one.met_on is not None and not one.on_time_known):
                continue
            over = one.met_on or one.ended_on or date.max
            for day in days:
                if one.due < day < over:
                    late[day].append(child_id)
    return tuple(LateOn(day, len(found), tuple(sorted(set(found)))) for day, found in late.items())


def flows_by_month(casebook: Casebook, months: int = MONTHS_BACK) -> tuple[Flow, ...]:
    """Name who came in and who left in each of the last months, this one so far.

    A child came in on the first day on which anything is known of it.
    """
    this_month = casebook.today.replace(day=1)
    firsts = [add_months(this_month, -back) for back in range(months - 1, -1, -1)]
    came: dict[date, list[str]] = {first: [] for first in firsts}
    left: dict[date, list[str]] = {first: [] for first in firsts}
    for child in casebook.children.values():
        day = came_on(casebook, child)
        if day is not None and day <= casebook.today:
            came.get(day.replace(day=1), []).append(child.child_id)
        if child.closed_on is not None and child.closed_on <= casebook.today:
            left.get(child.closed_on.replace(day=1), []).append(child.child_id)
    return tuple(Flow(first, tuple(came[first]), tuple(left[first])) for first in firsts)


def came_on(casebook: Casebook, child: Child) -> date | None:
    """Give the first day on which anything is known of a child."""
    known: list[date | None] = [child.allocated_on, child.plan_started_on]
    known += [one.on for one in casebook.events.get(child.child_id, ())[:1]]
    known += [one.from_on for one in casebook.allocations.get(child.child_id, ())[:1]]
    return min((one for one in known if one is not None), default=None)


def ages_by_plan(casebook: Casebook) -> tuple[AgeBand, ...]:
    """Sort the open children by age and plan; those without a birthday come last."""
    bands: dict[str, dict[Plan, list[str]]] = {
        name: {plan: [] for plan in PLAN_PRECEDENCE}
        for name in (*(name for _, name in AGES), NOT_KNOWN)
    }
    for child in casebook.open_children():
        bands[_band(child, casebook.today)][casebook.plan(child)].append(child.child_id)
    return tuple(
        AgeBand(name, {plan: tuple(found) for plan, found in plans.items()})
        for name, plans in bands.items()
        if name != NOT_KNOWN or any(plans.values())
    )


def _band(child: Child, today: date) -> str:
    if child.born_on is None:
        return NOT_KNOWN
    age = max(0, age_on(child.born_on, today))
    return _last_up_to(AGES, age)


def _last_up_to(bands: Sequence[tuple[int, str]], age: int) -> str:
    return next(name for first, name in reversed(bands) if age >= first)
