from __future__ import annotations

from datetime import datetime, timedelta

from caseload_app.domain.backup_schedule import Schedule, kept_backups

NOON = datetime.fromisoformat("2026-11-23T12:00")


def every_day(days: int) -> list[datetime]:
    return [NOON - timedelta(days=back) for back in range(days)]


def test_a_year_of_days_leaves_seven_days_five_weeks_and_twelve_months() -> None:
    kept = sorted(kept_backups(every_day(365), Schedule()), reverse=True)

    assert [moment.date().isoformat() for moment in kept] == [
        "2026-11-23",
        "2026-11-22",
        "2026-11-21",
        "2026-11-20",
        "2026-11-19",
        "2026-11-18",
        "2026-11-17",
        "2026-11-15",
        "2026-11-08",
        "2026-11-01",
        "2026-10-31",
        "2026-09-30",
        "2026-08-31",
        "2026-07-31",
        "2026-06-30",
        "2026-05-31",
        "2026-04-30",
        "2026-03-31",
        "2026-02-28",
        "2026-01-31",
        "2025-12-31",
    ]


def test_a_holiday_empties_no_shelf() -> None:
    before = [moment - timedelta(days=60) for moment in every_day(7)]

    assert kept_backups([NOON, *before], Schedule()) >= {NOON, *before[:6]}


def test_of_one_day_the_newest_stays() -> None:
    morning = NOON - timedelta(hours=3)

    assert kept_backups([morning, NOON], Schedule()) == {NOON}


def test_a_clock_that_was_set_back_costs_no_backup_of_the_real_days() -> None:
    ahead = NOON + timedelta(days=4000)

    assert kept_backups([ahead, *every_day(5)], Schedule()) == {ahead, *every_day(5)}


def test_nothing_taken_keeps_nothing() -> None:
    assert kept_backups([], Schedule()) == frozenset()
