"""What is true of a child on a day, as far as the rules ask: age, placement, legal status.

A condition answers yes, no, or None when it cannot be known; the engine then takes the
stricter limit and says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.dates import add_months, age_on
from caseload_app.domain.records import LongTerm


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts on the day that starts a rule."""

    on: date
    born_on: date | None = None
    placement_started_on: date | None = None
    long_term: LongTerm | None = None
    flags: str = ""
    asye_started_on: date | None = None


def age_under(facts: Facts, years: object) -> bool | None:
    """Tell whether the child is younger than `years` on the day."""
    if facts.born_on is None or not isinstance(years, int):
        return None
    return age_on(facts.born_on, facts.on) < years


def first_placement_year(facts: Facts, expected: object) -> bool | None:
    """Tell whether the day lies in the first year of the placement.

    Where the placement's start is not known the answer is yes: year one is the stricter.
    """
    start = facts.placement_started_on
    in_first_year = start is None or facts.on < add_months(start, 12)
    return in_first_year == expected


def long_term(facts: Facts, expected: object) -> bool:
    """Tell whether the placement is long-term as expected (`Yes` or `Designated`)."""
    return facts.long_term is not None and facts.long_term.value == expected


def flagged(facts: Facts, words: object) -> bool:
    """Tell whether the child's flags hold these words."""
    return str(words).casefold() in facts.flags.casefold()


def asye_before_day(facts: Facts, days: object) -> bool | None:
    """Tell whether the day lies before so many days after the assessed year began."""
    if facts.asye_started_on is None or not isinstance(days, int):
        return None
    return (facts.on - facts.asye_started_on).days < days


def asye_before_month(facts: Facts, months: object) -> bool | None:
    """Tell whether the day lies before so many months after the assessed year began."""
    if facts.asye_started_on is None or not isinstance(months, int):
        return None
    return facts.on < add_months(facts.asye_started_on, months)


Condition = Callable[[Facts, object], bool | None]

CONDITIONS: dict[str, Condition] = {
    "age_under": age_under,
    "first_placement_year": first_placement_year,
    "long_term": long_term,
    "flagged": flagged,
    "asye_before_day": asye_before_day,
    "asye_before_month": asye_before_month,
}
"""Every condition a rule file may name."""


def hold(when: tuple[tuple[str, object], ...], facts: Facts) -> bool | None:
    """Tell whether all conditions hold; None when none fails but one cannot be known."""
    answers = [CONDITIONS[name](facts, value) for name, value in when]
    if any(answer is False for answer in answers):
        return False
    return None if None in answers else True
