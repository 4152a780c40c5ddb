"""Which automatic backups stay: one a day for a week, one a week, one a month, the rest go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

Slot = Callable[[date], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many days, weeks and months keep their newest backup."""

    days: int = 7
    weeks: int = 5
    months: int = 12


def kept_backups(taken: Iterable[datetime], schedule: Schedule) -> frozenset[datetime]:
    """Choose those that stay: the newest of each of the newest days, weeks and months.

    Days on which nothing was taken do not count, so that a holiday empties no shelf. The newest
    backup always stays, also when the clock was set back and it seems to lie ahead.
    """
    newest_first = sorted(set(taken), reverse=True)
    slots: Sequence[tuple[Slot, int]] = (
        (lambda day: (day.toordinal(),), schedule.days),
        (lambda day: day.isocalendar()[:2], schedule.weeks),
        (lambda day: (day.year, day.month), schedule.months),
    )
    kept = set(newest_first[:1])
    for slot_of, count in slots:
        filled: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            filled.setdefault(slot_of(moment.date()), moment)
        kept.update(sorted(filled.values(), reverse=True)[:count])
    return frozenset(kept)
