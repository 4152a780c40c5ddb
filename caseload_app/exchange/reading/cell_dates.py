"""Read one cell as a date: true dates, day numbers and every usual way to type one."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from caseload_app.exchange.reading.cells import clean_text, is_absent
from caseload_app.exchange.reading.import_words import cell_words
from caseload_app.exchange.reading.workbook_reader import CellValue

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DAY_ZERO = date(1899, 12, 30)
_DAY_ZERO_1904 = date(1904, 1, 1)
_EARLIEST_YEAR, _LATEST_YEAR = 1901, 2199
"""Databases write 1900, 2300 and 9999 (and 0001, 1753) where they mean that there is no date."""
_FIX_DATE = "Write the day, month and year, for example 03/03/2026."
_TIME_OF_DAY = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?(z|[+-]\d{2}:?\d{2})?$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+")
_EIGHT_FIGURES = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*((?:\d{4}|\d{2})\b.*)$")
_DAY_AND_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]*([a-z]{3,9})[-/.,' ]*(\d{4}|\d{2})")
_WORD_AND_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def read_date(
    value: CellValue, *, from_1904: bool = False, month_first: bool = False
) -> tuple[date | None, str]:
    """Give a cell as a date: true dates, day numbers and every usual way to type one."""
    if isinstance(value, datetime):
        return _within_reason(value.date()), ""
    if isinstance(value, date):
        return _within_reason(value), ""
    if isinstance(value, str):
        return _date_of_text(_day_first(value) if month_first else value, from_1904)
    if isinstance(value, bool | time | timedelta):
        return None, f"This is not a date. {_FIX_DATE}"
    return _date_of_number(float(value), from_1904)


def _day_first(value: str) -> str:
    """Turn a date of numbers alone round; one that can only be day first stays."""
    found = _MONTH_FIRST.match(value)
    if found is None or int(found[3]) > 31 or int(found[1]) > 12:
        return value
    return f"{found[3]}{found[2]}{found[1]}{found[2]}{found[4]}"


@lru_cache(maxsize=65_536)
def _date_of_text(value: str, from_1904: bool) -> tuple[date | None, str]:
    text = clean_text(value).strip("'").casefold()
    if is_absent(text) or text in cell_words("absent")["dates"]:
        return None, ""
    # A time of day, in any of its forms, says nothing about the date.
    text = _WEEKDAY.sub("", _TIME_OF_DAY.sub("", text))
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return _date_of_number(float(text), from_1904)
    parts = _date_parts(text)
    if parts is None:
        return None, f"This is not a date. {_FIX_DATE}"
    year, month, day = parts
    if year >= 2300 or year <= 1800:
        return None, ""
    try:
        return _within_reason(date(year, month, day)), ""
    except ValueError:
        return None, f"There is no such day. {_FIX_DATE}"


def _date_parts(text: str) -> tuple[int, int, int] | None:
    """Find year, month and day; the day comes first, as in Britain, unless the year does."""
    if found := _EIGHT_FIGURES.fullmatch(text):
        year_is_first = int(found[2]) <= 12
        return (
            _in_order(text[:4], text[4:6], text[6:])
            if year_is_first
            else (_in_order(text[4:], text[2:4], text[:2]))
        )
    if found := _YEAR_FIRST.fullmatch(text):
        return _in_order(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(text):
        return _in_order(found[4], found[3], found[1])
    if found := _DAY_AND_WORD.fullmatch(text):
        return _in_order(found[3], found[2], found[1])
    if found := _WORD_AND_DAY.fullmatch(text):
        return _in_order(found[3], found[1], found[2])
    return None


def _in_order(year: str, month: str, day: str) -> tuple[int, int, int] | None:
    number = int(month) if month.isdigit() else _MONTHS.get(month[:3])
    return None if number is None else (_whole_year(year), number, int(day))


def _whole_year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return 2000 + year if year < 50 else 1900 + year


def _date_of_number(number: float, from_1904: bool) -> tuple[date | None, str]:
    """Give the date of a day number as Excel counts them, or of eight figures yyyymmdd."""
    if number in (0, 1, 2):
        return None, ""
    if number.is_integer() and 18_000_101 <= number <= 99_991_231:
        return _date_of_text(str(int(number)), from_1904)
    if not 6_000 <= number <= 110_000:
        if 2_900_000 <= number <= 2_958_466 or 146_000 <= number <= 147_000:
            return None, ""
        return None, f"This number is not a date. {_FIX_DATE}"
    start = _DAY_ZERO_1904 if from_1904 else _DAY_ZERO
    return _within_reason(start + timedelta(days=int(number))), ""


def _within_reason(day: date) -> date | None:
    return day if _EARLIEST_YEAR <= day.year <= _LATEST_YEAR else None
