"""What is typed under a heading, and whether a cell passes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from caseload_app.ui.models.record_table import Column
from caseload_app.ui.typed_dates import Lean, typed_day

R = TypeVar("R")
BLANK = "="
_COMPARED = re.compile(r"\s*(<=|>=|<|>)\s*(.+)")
_TESTS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def column_test(column: Column[R], typed: str, today: date) -> Callable[[R], bool] | None:
    """Give the test for what is typed; None while nothing is.

    Words are found anywhere in the cell, `a | b` means either, `=` a blank cell; `> 3` and
    `< 1 mar` compare numbers and dates.
    """
    text = typed.strip()
    if not text:
        return None
    if text == BLANK:
        return lambda record: not column.text(record).strip()
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        return _comparison(column, compared[1], compared[2], today)
    either = [part.split() for part in text.casefold().split("|") if part.strip()]
    return lambda record: _holds(column.text(record).casefold(), either)


def _holds(cell: str, either: list[list[str]]) -> bool:
    return any(all(word in cell for word in words) for words in either)


def _comparison(
    column: Column[R], sign: str, limit: str, today: date
) -> Callable[[R], bool] | None:
    number, day = _number(limit), typed_day(limit, today, Lean.PAST)
    test = _TESTS[sign]

    def passes(record: R) -> bool:
        key = column.sort_key(record) if column.sort_key is not None else column.text(record)
        if isinstance(key, date):
            return day is not None and test(key.toordinal(), day.toordinal())
        if isinstance(key, str):
            key = _number(key)
        return isinstance(key, float | int) and number is not None and test(key, number)

    return passes if number is not None or day is not None else None


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
