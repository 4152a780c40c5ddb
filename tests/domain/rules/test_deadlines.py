"""How a deadline stands on a day."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit, WorkingCalendar
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState, as_at, open_state, state_on
from caseload_app.domain.rules.timescales import Status, Timescale

LIMIT = Limit(10, Unit.WORKING_DAYS)
RULE = Timescale("r", "Rule", "child", "G", ("A",), ("B",), LIMIT, Status.LAW, "source", "A")
DUE = date(2026, 3, 16)
CALENDAR = WorkingCalendar({date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"})


def deadline(
    met_on: date | None = None,
    exempt_because: str = "",
    ended_on: date | None = None,
    *,
    on_time_known: bool = True,
) -> Deadline:
    return Deadline(
        "1",
        RULE,
        "A",
        date(2026, 3, 2),
        DUE,
        LIMIT,
        met_on,
        exempt_because,
        ended_on,
        on_time_known=on_time_known,
    )


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 3, 6), DeadlineState.UPCOMING),
        (date(2026, 3, 9), DeadlineState.DUE_SOON),
        (date(2026, 3, 16), DeadlineState.DUE_SOON),
        (date(2026, 3, 17), DeadlineState.OVERDUE),
    ],
)
def test_an_open_date_is_late_only_from_the_day_after(today: date, state: DeadlineState) -> None:
    assert state_on(deadline(), as_at(today, CALENDAR)) is state


def test_soon_is_five_working_days_over_easter() -> None:
    day = as_at(date(2026, 4, 1), CALENDAR)

    assert open_state(date(2026, 4, 10), day) is DeadlineState.DUE_SOON
    assert open_state(date(2026, 4, 11), day) is DeadlineState.UPCOMING


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (deadline(met_on=DUE), DeadlineState.MET),
        (deadline(met_on=date(2026, 3, 17)), DeadlineState.MET_LATE),
        (deadline(met_on=date(2026, 3, 17), on_time_known=False), DeadlineState.MET),
        (deadline(exempt_because="ICPC not required"), DeadlineState.EXEMPT),
        (deadline(ended_on=DUE), DeadlineState.ENDED),
        (deadline(ended_on=date(2026, 3, 17)), DeadlineState.MISSED),
    ],
)
def test_a_date_that_is_over_says_how_it_went(one: Deadline, state: DeadlineState) -> None:
    assert state_on(one, as_at(date(2026, 6, 1), CALENDAR)) is state
