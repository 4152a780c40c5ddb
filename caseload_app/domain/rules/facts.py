"""What is true of a child on a day, as far as the rules ask: age, placement, legal status.

A condition answers yes, no, or None when it cannot be known; the engine then takes the
stricter limit and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from caseload_app.domain.dates import add_months, age_on
from caseload_app.domain.records import LongTerm


class VisitRule(StrEnum):
    """Which paragraph of regulation 28 sets how often a looked-after child is visited."""

    USUAL = "usual"
    REG_19 = "reg 19"
    REG_24 = "reg 24"
    INTERIM_ORDER_WITH_PARENTS = "interim care order, with parents"
    CARE_ORDER_WITH_PARENTS = "care order, with parents"


WITH_PARENTS = frozenset({VisitRule.INTERIM_ORDER_WITH_PARENTS, VisitRule.CARE_ORDER_WITH_PARENTS})
"""Paragraphs of which the order made tells the one from the other."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts on the day that starts a rule.

    A spell is what the rule's `spell_starts_on` begins. `repeats` counts the starts since the
    one that opened it (0 for that one itself); `before` holds the kinds of event that happened
    in the spell up to the day, `since` those from the day to the next start.
    """

    on: date
    born_on: date | None = None
    placement_started_on: date | None = None
    long_term: LongTerm | None = None
    flags: str = ""
    asye_started_on: date | None = None
    legal_status: str = ""
    placement_type: str = ""
    is_temporarily_approved: bool = False
    has_been_reviewed: bool = False
    repeats: int = 0
    started_by: str = ""
    outcome: str = ""
    spell_started_on: date | None = None
    before: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    of_then: bool = False
    """The placement is a past one, told by its own start: today's flags say nothing of it."""


_PLACEMENT = re.compile(
    r"\b[a-z]\d\b|with (own )?parents?\b|\bat home\b|foster|residential|children.s home"
    r"|connected|kinship|independent|secure|designated|long[ -]term"
)
_LONG_TERM = re.compile(r"\bu[14]\b|\blong[ -]term\b")
_WITH_PARENTS = re.compile(r"\bp1\b|with (own )?parents?\b|\bat home\b")
_INTERIM_ORDER = re.compile(r"\bc1\b|\binterim\b|\bico\b")
_FULL_ORDER = re.compile(r"\bc2\b|\bcare order\b|\bfco\b")


def visit_rule_of(facts: Facts) -> VisitRule:
    """Choose the paragraph of regulation 28 from flags, placement type and legal status.

    With parents under no full care order that is known of, the stricter paragraph is taken.
    """
    if facts.is_temporarily_approved:
        return VisitRule.REG_24
    flags = "" if facts.of_then else facts.flags
    return _visit_rule(flags, facts.placement_type, facts.legal_status)


def is_full_order(legal_status: str) -> bool:
    """Tell whether a legal status is a full care order."""
    order = _words(legal_status)
    return bool(_FULL_ORDER.search(order)) and not _INTERIM_ORDER.search(order)


@lru_cache(maxsize=4096)
def tells_placement(words: str) -> bool:
    """Tell whether words name a kind of placement, or its code."""
    return bool(_PLACEMENT.search(words.casefold()))


def long_term_of(words: str) -> LongTerm | None:
    """Tell from the words about a placement, or its code, whether it was meant to last."""
    text = words.casefold()
    if "designated" in text:
        return LongTerm.DESIGNATED
    return LongTerm.YES if _LONG_TERM.search(text) else None


@lru_cache(maxsize=4096)
def _visit_rule(flags: str, placement_type: str, legal_status: str) -> VisitRule:
    words = _words(f"{flags}; {placement_type}")
    if "reg 24" in words:
        return VisitRule.REG_24
    if "reg 19" in words:
        return VisitRule.REG_19
    if not _WITH_PARENTS.search(words):
        return VisitRule.USUAL
    if is_full_order(legal_status):
        return VisitRule.CARE_ORDER_WITH_PARENTS
    return VisitRule.INTERIM_ORDER_WITH_PARENTS


def visit_rule(facts: Facts, expected: object) -> bool:
    """Tell whether visits to the child follow this paragraph of regulation 28."""
    return visit_rule_of(facts) == expected


def age_under(facts: Facts, years: object) -> bool | None:
    """Tell whether the child is younger than `years` on the day."""
    if facts.born_on is None or not isinstance(years, int):
        return None
    return age_on(facts.born_on, facts.on) < years


def age_at_least(facts: Facts, years: object) -> bool | None:
    """Tell whether the child is `years` old, or older, on the day."""
    younger = age_under(facts, years)
    return None if younger is None else not younger


def first_placement_year(facts: Facts, expected: object) -> bool:
    """Tell whether the day lies in the first year of the placement.

    Where the placement's start is not known the answer is yes: year one is the stricter.
    """
    start = facts.placement_started_on
    in_first_year = start is None or facts.on < add_months(start, 12)
    return in_first_year == expected


def long_term(facts: Facts, expected: object) -> bool:
    """Tell whether the placement is long-term as expected (`Yes` or `Designated`)."""
    return facts.long_term is not None and facts.long_term.value == expected


def reviewed(facts: Facts, expected: object) -> bool:
    """Tell whether the first looked-after review had been held by the day."""
    return facts.has_been_reviewed == expected


def flagged(facts: Facts, words: object) -> bool:
    """Tell whether the child's flags hold these words."""
    return str(words).casefold() in _words(facts.flags)


def not_flagged(facts: Facts, words: object) -> bool:
    """Tell whether the child's flags do not hold these words."""
    return not flagged(facts, words)


def repeat(facts: Facts, number: object) -> bool:
    """Tell whether this is the start of the spell (0), or the first, second ... after it."""
    return facts.repeats == number


def started_by(facts: Facts, kind: object) -> bool:
    """Tell whether an event of this kind started the rule."""
    return facts.started_by == kind


def outcome(facts: Facts, words: object) -> bool:
    """Tell whether the outcome of the starting event holds these words."""
    return str(words).casefold() in facts.outcome.casefold()


def in_spell(facts: Facts, expected: object) -> bool:
    """Tell whether what begins the spell had happened by the day."""
    return (facts.spell_started_on is not None) == expected


def first_year_of_spell(facts: Facts, expected: object) -> bool | None:
    """Tell whether the day lies in the year after what begins the spell."""
    if facts.spell_started_on is None:
        return None
    return (facts.on < add_months(facts.spell_started_on, 12)) == expected


def before_first(facts: Facts, kind: object) -> bool:
    """Tell whether no event of this kind had happened in the spell by the day."""
    return kind not in facts.before


def extended_by(facts: Facts, kind: object) -> bool:
    """Tell whether an event of this kind has lengthened the limit since."""
    return kind in facts.since


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
    "age_at_least": age_at_least,
    "first_placement_year": first_placement_year,
    "long_term": long_term,
    "visit_rule": visit_rule,
    "reviewed": reviewed,
    "flagged": flagged,
    "not_flagged": not_flagged,
    "repeat": repeat,
    "started_by": started_by,
    "outcome": outcome,
    "in_spell": in_spell,
    "first_year_of_spell": first_year_of_spell,
    "before_first": before_first,
    "extended_by": extended_by,
    "asye_before_day": asye_before_day,
    "asye_before_month": asye_before_month,
}
"""Every condition a rule file may name."""


STANDING_CONDITIONS = frozenset({"flagged", "not_flagged"})
"""Conditions whose answer is the same on every day."""

STEADY_CONDITIONS = STANDING_CONDITIONS | {"visit_rule"}
"""Those whose answer is the same on every day while no carer was temporarily approved."""


def hold(when: tuple[tuple[str, object], ...], facts: Facts) -> bool | None:
    """Tell whether all conditions hold; None when none fails but one cannot be known."""
    known = True
    for name, value in when:
        answer = CONDITIONS[name](facts, value)
        if answer is False:
            return False
        known = known and answer is not None
    return True if known else None


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Write a text as the conditions expect it: `Regulation 24` is `reg 24`."""
    return re.sub(r"\breg(?:ulation|s)?\.?\s*(?=\d)", "reg ", text.casefold())
