"""How dates, days and counts are said, on screen, in print, in Excel and on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from unicodedata import bidirectional

from caseload_app.domain.dates import Limit, Unit

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNIT_WORDS = {
    Unit.WORKING_DAYS: ("working day", "working days"),
    Unit.DAYS: ("day", "days"),
    Unit.WEEKS: ("week", "weeks"),
    Unit.MONTHS: ("month", "months"),
    Unit.WEEKS_BEGINNING: ("week", "weeks"),
    Unit.HOURS: ("hour", "hours"),
    Unit.SCHOOL_TERMS: ("school term", "school terms"),
}

_RIGHT_TO_LEFT = ("R", "AL")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"

MARKING = "Official-Sensitive: Personal"
"""How every page and workbook that leaves the store is marked."""


@lru_cache(maxsize=8_192)
def long_day(day: date) -> str:
    """Say a date in full: `Tue 3 Mar 2026`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Say a date of a year that is clear from what stands beside it: `3 Mar`."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def length_words(length: int, unit: Unit) -> str:
    """Say how long: `45 working days`, `1 week`."""
    one, many = _UNIT_WORDS[unit]
    return f"{length} {one if length == 1 else many}"


def limit_words(limit: Limit) -> str:
    """Say a limit as people do: `45 working days`, `2 working days before`, `on the day`."""
    if limit.length == 0:
        return "on the day"
    words = length_words(abs(limit.length), limit.unit)
    return f"{words} before" if limit.length < 0 else words


def days_words(days: int, unit: Unit) -> str:
    """Say how far off a date is: `in 3 working days`, `today`, `6 days late`."""
    if days == 0:
        return "today"
    one, many = _UNIT_WORDS[Unit.WORKING_DAYS if unit is Unit.WORKING_DAYS else Unit.DAYS]
    counted = f"{abs(days)} {one if abs(days) == 1 else many}"
    return f"in {counted}" if days > 0 else f"{counted} late"


def counted(number: int, one: str, many: str = "") -> str:
    """Say a number of things: `1 child`, `3 children`, `no children`."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def in_sentence(kind: str) -> str:
    """Write the name of an event inside a sentence: `referral received`, but `CP visit`."""
    is_abbreviation = len(kind) > 1 and kind[1].isupper()
    return kind if is_abbreviation else kind[:1].lower() + kind[1:]


def listed(items: Sequence[str], last: str = "and") -> str:
    """Join words as a person would: `a, b and c`."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no joining
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def isolated(name: str) -> str:
    """Keep a name that is written from right to left from turning the words beside it round."""
    if name.isascii() or not any(bidirectional(sign) in _RIGHT_TO_LEFT for sign in name):
        return name
    return f"{_ISOLATE}{name}{_END_ISOLATE}"


def initials(name: str) -> str:
    """Shorten a name for paper and files: `Amira Hussain-Cole` is `A.H.C.`."""
    parts = name.replace("-", " ").replace(",", " ").split()
    return "".join(f"{part[0].upper()}." for part in parts if part[0].isalpha())
