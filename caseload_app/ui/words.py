"""The words that every page shares: dates, spans of days, numbers, plurals and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.records import Plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
NO_DATE = "No date"

PLAN_WORDS = {
    Plan.CLA: "Looked after",
    Plan.CP: "Child protection",
    Plan.CIN: "Child in need",
    Plan.ASSESSMENT: "Assessment",
    Plan.CARE_LEAVER: "Care leaver",
    Plan.OTHER: "Other",
}

_IRREGULAR = {"child": "children", "person": "people", "is": "are", "has": "have", "was": "were"}


def day(on: date | None) -> str:
    """Say a date as `Tue 3 Mar 2026`, the same in every language the desktop speaks."""
    return f"{DAY_NAMES[on.weekday()]} {short_day(on)} {on.year}" if on else NO_DATE


def short_day(on: date | None) -> str:
    return f"{on.day} {MONTH_NAMES[on.month - 1]}" if on else NO_DATE


def as_at(on: date) -> str:
    return f"As at {day(on)}"


def due_words(due: date, today: date, working_days: int) -> str:
    """Say how far off a due date is; `working_days` counts the days from today up to it.

    A late date is told in calendar days, as the rules count how late a thing is.
    """
    days = (due - today).days
    if days < 0:
        return f"{count(-days, 'day')} late"
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {count(working_days, 'working day')}"


def ago_words(on: date, today: date) -> str:
    days = (today - on).days
    if days == 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{count(days, 'day')} ago" if days > 0 else f"in {count(-days, 'day')}"


def plural(word: str, number: float) -> str:
    """Give the word for that many: child, children; review, reviews; enquiry, enquiries."""
    if number == 1:
        return word
    first, space, last = word.rpartition(" ")
    return f"{first}{space}{_plural_of(last)}"


def count(number: int, word: str) -> str:
    return f"{whole(number)} {plural(word, number)}"


def whole(number: int) -> str:
    return f"{number:,}"


def one_place(number: float) -> str:
    """Say a number with at most one decimal place: `16.7`, `12`."""
    rounded = round(number, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def percent(share: float) -> str:
    return f"{share * 100:.0f}%"


def cases_per_fte(number: float | None) -> str:
    return "No working hours known" if number is None else f"{one_place(number)} cases per FTE"


def plan_words(plan: Plan) -> str:
    return PLAN_WORDS[plan]


def joined(words: Sequence[str]) -> str:
    """Join with commas and a last `and`: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(words: str) -> str:
    """Begin with a capital, leaving the rest as it is."""
    return words[:1].upper() + words[1:]


def _plural_of(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"
