"""The rows of the limits: each worker's limit, why, what takes from it, and when it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.capacity.kept import LimitReview
from caseload_app.domain.capacity.limit_answers import open_review_of
from caseload_app.domain.capacity.limits import CapacityChange, capacity_changes, profile_on
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import limit_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.monday import MondayPage
    from caseload_app.domain.workload import WorkerCaseload


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One worker's capacity; `next` is the next day on which it changes."""

    load: WorkerCaseload
    profile: str
    next: CapacityChange | None
    review: LimitReview | None
    review_mark: StateMark | None

    @property
    def name(self) -> str:
        return self.load.worker.name


def limit_rows(page: MondayPage) -> list[LimitRow]:
    casebook = page.casebook
    return [_row(casebook, load) for load in page.caseloads]


def next_changes(casebook: Casebook) -> list[CapacityChange]:
    """Give every day ahead on which anybody's capacity changes, the next first."""
    found = [
        change
        for worker in casebook.workers.values()
        if not casebook.has_left(worker)
        for change in capacity_changes(
            worker, casebook.capacity, casebook.leave.get(worker.name, ()), casebook.today
        )
    ]
    return sorted(found, key=lambda one: (one.on, one.worker.casefold()))


def next_change_words(changes: Sequence[CapacityChange]) -> str:
    """Say the next day on which somebody's capacity changes, and whose."""
    if not changes:
        return "Nobody's capacity is known to change."
    first = changes[0].on
    whose = [one.words for one in changes if one.on == first]
    more = f", and {count(len(whose) - 2, 'more')}" if len(whose) > 2 else ""
    return f"Next change on {day(first)}: {'; '.join(whose[:2])}{more}."


def review_mark(review: LimitReview | None, casebook: Casebook) -> StateMark | None:
    """Mark what was agreed over the limit by the day on which it is looked at again."""
    if review is None or review.review_on is None:
        return None
    days = (review.review_on - casebook.today).days
    if days < 0:
        return StateMark(Tone.OVERDUE, f"Review {count(-days, 'day')} late")
    tone = Tone.SOON if review.review_on <= casebook.day.soon_until else Tone.UPCOMING
    return StateMark(tone, f"Review {day(review.review_on)}")


def limit_columns() -> tuple[Column[LimitRow], ...]:
    return (
        Column("worker", "Worker", lambda row: row.name, width=18),
        Column(
            "limit",
            "Limit",
            _limit,
            lambda row: row.load.limit.cases,
            Align.RIGHT,
            searched=False,
        ),
        Column(
            "stands",
            "Against limit",
            _stands,
            lambda row: row.load.room,
            state=lambda row: limit_mark(row.load),
            searched=False,
        ),
        Column(
            "review",
            "Agreed",
            lambda row: row.review_mark.words if row.review_mark else "",
            lambda row: row.review.review_on if row.review else None,
            state=lambda row: row.review_mark,
            tooltip=lambda row: row.review.agreed if row.review else "",
            heading_tip="What was agreed with somebody over the limit, until it is reviewed",
            searched=False,
        ),
        Column("next", "Next change", _next, _next_key, width=24, searched=False),
        Column("why", "How it comes about", lambda row: row.load.limit.words, width=44),
        Column("stage", "Role or stage", lambda row: row.profile, width=16),
    )


def _row(casebook: Casebook, load: WorkerCaseload) -> LimitRow:
    worker, book, today = load.worker, casebook.capacity, casebook.today
    profile = profile_on(worker, book, today)
    changes = capacity_changes(worker, book, casebook.leave.get(worker.name, ()), today)
    review = open_review_of(casebook, worker.name)
    share = f"{profile.label}, {profile.percent} %" if profile else ""
    mark = review_mark(review, casebook)
    return LimitRow(load, share, changes[0] if changes else None, review, mark)


def _limit(row: LimitRow) -> str:
    cases = row.load.limit.cases
    return "None" if cases is None else str(cases)


def _stands(row: LimitRow) -> str:
    mark = limit_mark(row.load)
    return mark.words if mark else "No limit agreed"


def _next(row: LimitRow) -> str:
    return f"{day(row.next.on)}: {row.next.what}" if row.next else ""


def _next_key(row: LimitRow) -> float | None:
    return float(row.next.on.toordinal()) if row.next else None
