"""Days counted on fingers: Easter, bank holidays of England and Wales, working days, months.

Written apart from the program and as naively as it goes, so that the two can disagree.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
MOVED = {
    date(2020, 5, 4): date(2020, 5, 8),  # 75 years of VE Day
    date(2022, 5, 30): date(2022, 6, 2),  # platinum jubilee
}
ONCE_ONLY = {date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}


def easter_sunday(year: int) -> date:
    """Follow the anonymous Gregorian computus of 1876."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month = (h + m - 7 * n + 114) // 31
    return date(year, month, (h + m - 7 * n + 114) % 31 + 1)


def first_monday(year: int, month: int) -> date:
    day = date(year, month, 1)
    while day.weekday() != 0:
        day += ONE_DAY
    return day


def last_monday(year: int, month: int) -> date:
    day = date(year, month, 31)
    while day.weekday() != 0:
        day -= ONE_DAY
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """List a year's bank holidays; one that falls on a weekend moves to the next free day."""
    easter = easter_sunday(year)
    mondays = {first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)}
    days = {MOVED.get(day, day) for day in mondays}
    days |= {easter - timedelta(days=2), easter + ONE_DAY}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() >= 5 or day in days:
            day += ONE_DAY
        days.add(day)
    return frozenset(days | {day for day in ONCE_ONLY if day.year == year})


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_days_after(start: date, count: int) -> date:
    day = start
    while count > 0:
        day += ONE_DAY
        if is_working_day(day):
            count -= 1
    return day


def working_days_from_to(start: date, end: date) -> int:
    """Count the working days after `start` up to and with `end`; negative when `end` is past."""
    if end < start:
        return -working_days_from_to(end, start)
    count, day = 0, start
    while day < end:
        day += ONE_DAY
        count += is_working_day(day)
    return count


def months_after(start: date, count: int) -> date:
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def age_on(born: date, day: date) -> int:
    """Give the age in whole years; somebody born on 29 February has a birthday on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
