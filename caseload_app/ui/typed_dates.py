"""Dates as people type them: `3/3/26`, `3 mar`, `today`, `yesterday`, `fri`, `+10`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from caseload_app.ui.words import DAY_NAMES, MONTH_NAMES


class Lean(Enum):
    """Which way a date without its year or week is meant: what was, or what will be."""

    PAST = -1
    FUTURE = 1


NEAR_DAYS = {"today": 0, "tod": 0, "yesterday": -1, "yest": -1, "tomorrow": 1, "tom": 1}

_OFFSET = re.compile(r"([+-])\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{2}|\d{4}))?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/., ]*(\d{2}|\d{4})?")
_DAY_NAME = re.compile(r"(?:(last|next)\s+)?([a-z]{3,9})")
_LEADING_DAY_NAME = re.compile(r"^[a-z]{3,9}[ ,.]+(?=\d)")


def typed_day(text: str, today: date, lean: Lean = Lean.PAST) -> date | None:
    """Read a date as a person in Britain means it; None when it is no date."""
    typed = text.strip().casefold()
    if typed in NEAR_DAYS:
        return today + timedelta(days=NEAR_DAYS[typed])
    for read in (_offset, _named_weekday):
        found = read(typed, today, lean)
        if found is not None:
            return found
    return _calendar_date(_LEADING_DAY_NAME.sub("", typed, count=1), today, lean)


def _offset(typed: str, today: date, _lean: Lean) -> date | None:
    match = _OFFSET.fullmatch(typed)
    if match is None:
        return None
    days = int(match[2])
    return today + timedelta(days=days if match[1] == "+" else -days)


def _named_weekday(typed: str, today: date, lean: Lean) -> date | None:
    match = _DAY_NAME.fullmatch(typed)
    at = _place_of(match[2], DAY_NAMES) if match else None
    if match is None or at is None:
        return None
    forward = match[1] == "next" or (match[1] is None and lean is Lean.FUTURE)
    if forward:
        days = (at - today.weekday()) % 7
        return today + timedelta(days=days or (7 if match[1] else 0))
    days = (today.weekday() - at) % 7
    return today - timedelta(days=days or (7 if match[1] else 0))


def _calendar_date(typed: str, today: date, lean: Lean) -> date | None:
    if match := _ISO.fullmatch(typed):
        return _made(int(match[1]), int(match[2]), int(match[3]))
    if match := _SOLID.fullmatch(typed) or _NUMBERS.fullmatch(typed):
        return _with_year(int(match[1]), int(match[2]), match[3], (today, lean))
    if match := _NAMED.fullmatch(typed):
        at = _place_of(match[2], MONTH_NAMES)
        return None if at is None else _with_year(int(match[1]), at + 1, match[3], (today, lean))
    return None


def _with_year(day: int, month: int, year: str | None, meant: tuple[date, Lean]) -> date | None:
    today, lean = meant
    if year is not None:
        return _made(_whole_year(int(year), today), month, day)
    this_year = _made(today.year, month, day)
    if this_year is None or this_year == today:
        return this_year
    if (this_year > today) == (lean is Lean.FUTURE):
        return this_year
    return _made(today.year + lean.value, month, day)


def _whole_year(year: int, today: date) -> int:
    """Read two digits as the year nearest to now: a birth date may lie 80 years back."""
    if year >= 100:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + 20 else century - 100 + year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place_of(word: str, names: tuple[str, ...]) -> int | None:
    """Find a weekday or month by its first three letters; the rest must not contradict."""
    full = {
        "Mon": "monday",
        "Tue": "tuesday",
        "Wed": "wednesday",
        "Thu": "thursday",
        "Fri": "friday",
        "Sat": "saturday",
        "Sun": "sunday",
        "Jan": "january",
        "Feb": "february",
        "Mar": "march",
        "Apr": "april",
        "May": "may",
        "Jun": "june",
        "Jul": "july",
        "Aug": "august",
        "Sep": "september",
        "Oct": "october",
        "Nov": "november",
        "Dec": "december",
    }
    places = (at for at, name in enumerate(names) if full[name].startswith(word))
    return next(places, None)
