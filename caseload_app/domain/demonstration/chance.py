"""Chance for the made-up team: dates that keep, or sometimes break, a timescale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_SATURDAY = 5
_CLOSED_DAYS = {(1, 1), (12, 25), (12, 26)}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something must happen, in days, and how often that goes wrong.

    `late` is the share of gaps that overran in the past, `slips` the share of series whose
    next one is overdue now.
    """

    limit: int
    late: float = 0.08
    slips: float = 0.06
    earliest: float = 0.7


def happens(random: Random, share: float) -> bool:
    """Say yes in that share of cases."""
    return random.random() < share


def between(random: Random, low: int, high: int) -> int:
    """Draw a whole number, both ends included; much faster than `randint`."""
    return low + int(random.random() * (high - low + 1))


def lasting(random: Random, mean: float, longest: int) -> int:
    """Draw a number of days: most short, a few long, none longer than the longest."""
    return 1 + min(int(random.expovariate(1 / mean)), longest - 1)


def on_workday(on: date) -> date:
    """Move a day that nobody works back to the last one that they do."""
    while on.weekday() >= _SATURDAY or (on.month, on.day) in _CLOSED_DAYS:
        on -= timedelta(days=1)
    return on


def next_workday(on: date) -> date:
    """Give the first working day after a day."""
    on += timedelta(days=1)
    while on.weekday() >= _SATURDAY or (on.month, on.day) in _CLOSED_DAYS:
        on += timedelta(days=1)
    return on


def within(random: Random, start: date, rhythm: Rhythm) -> date:
    """Draw one day after the start: in time, or late as often as the rhythm says."""
    if happens(random, rhythm.late):
        return next_workday(start + timedelta(days=rhythm.limit + _overrun(random, rhythm)))
    low = max(1, int(rhythm.limit * rhythm.earliest))
    return max(on_workday(start + timedelta(days=_gap(random, low, rhythm.limit))), start)


def repeated(random: Random, start: date, end: date, rhythm: Rhythm) -> list[date]:
    """Give the days on which something was done after the start, oldest first.

    Told backwards from the end, so that the share of series overdue at the end is the
    rhythm's own, whatever the start.
    """
    if happens(random, rhythm.slips):
        back = rhythm.limit + _overrun(random, rhythm)
    else:
        back = between(random, 0, int(rhythm.limit * 0.9))
    low = max(1, int(rhythm.limit * rhythm.earliest))
    days: list[date] = []
    on = on_workday(end - timedelta(days=back))
    while on > start:
        days.append(on)
        if happens(random, rhythm.late):
            gap = rhythm.limit + _overrun(random, rhythm)
        else:
            gap = _gap(random, low, rhythm.limit)
        on = on_workday(on - timedelta(days=gap))
    days.reverse()
    return days


def _overrun(random: Random, rhythm: Rhythm) -> int:
    """Draw by how many days a limit was missed: mostly few."""
    return 1 + min(int(random.expovariate(1 / 11)), rhythm.limit)


def _gap(random: Random, low: int, limit: int) -> int:
    # Two days short of the limit, for moving back from a weekend can add two.
    return between(random, low, max(low, limit - 2))
