"""Figures are kept as they were, drawn with their gaps, and compared with last month's."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caseload_app.domain.measures.measure import Counted, Cut, Measure, MeasureSpec
from caseload_app.domain.measures.snapshots import (
    MeasureSnapshot,
    Part,
    TakenFor,
    change_since_last_month,
    is_due,
    snapshot_of,
    trend,
)

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SPEC = MeasureSpec("m", "M")


def kept(on: date, above: float, below: float = 10, *parts: Part) -> MeasureSnapshot:
    return MeasureSnapshot("m", on, above, below, parts, AT, TakenFor.WEEK)


def test_a_snapshot_holds_its_parts_by_team_worker_and_plan() -> None:
    counted = (
        Counted("C1", 1, worker="Asha Brook", team="North", plan="CP"),
        Counted("C2", 0, worker="Asha Brook", team="North", plan="CP"),
        Counted("C3", 1, worker="Cara Dale", team="South", plan="CLA"),
        Counted("C4", 0, worker="Cara Dale", team="South", aside="not recorded"),
    )

    snapshot = snapshot_of(Measure(SPEC, counted), date(2026, 3, 2), AT, TakenFor.IMPORT)

    assert snapshot.parts == (
        Part("North", "Asha Brook", "CP", 1, 2),
        Part("South", "Cara Dale", "CLA", 1, 1),
    )
    assert snapshot.only(Cut.TEAM, "North") == (1, 2)


def test_a_gap_of_more_than_two_weeks_stays_open() -> None:
    days = [date(2026, 1, 5), date(2026, 1, 12), date(2026, 2, 9), date(2026, 2, 23)]

    runs = trend(SPEC, [kept(on, 5) for on in days]).runs

    assert [[point.on.isoformat() for point in run] for run in runs] == [
        ["2026-01-05", "2026-01-12"],
        ["2026-02-09", "2026-02-23"],
    ]


def test_a_day_with_nothing_to_divide_by_is_no_point() -> None:
    found = trend(SPEC, [kept(date(2026, 1, 5), 0, 0), kept(date(2026, 1, 12), 4)])

    assert [(point.on, point.value) for point in found.points] == [(date(2026, 1, 12), 40.0)]


def test_a_trend_of_one_worker_follows_the_worker_of_the_time() -> None:
    parts = (Part("North", "Asha Brook", "CP", 3, 4), Part("North", "Ben Field", "CP", 1, 6))

    found = trend(SPEC, [kept(date(2026, 1, 5), 4, 10, *parts)], part=(Cut.WORKER, "Asha Brook"))

    assert [point.value for point in found.points] == [75.0]


def test_a_policy_change_before_the_first_figure_is_not_marked() -> None:
    changes = [(date(2025, 12, 1), "Old"), (date(2026, 1, 8), "Visits every two weeks")]

    found = trend(SPEC, [kept(date(2026, 1, 5), 4)], changes)

    assert found.changes == ((date(2026, 1, 8), "Visits every two weeks"),)


@pytest.mark.parametrize(
    ("last", "imported_at", "expected"),
    [
        (None, None, "week"),
        (None, AT, "import"),
        (kept(date(2026, 2, 23), 1), None, "week"),
        (kept(date(2026, 2, 24), 1), None, ""),
        (kept(date(2026, 3, 2), 1), datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "import"),
        (kept(date(2026, 3, 2), 1), datetime(2026, 3, 2, 8, 0, tzinfo=UTC), ""),
    ],
)
def test_figures_are_kept_after_an_import_and_once_a_week(
    last: MeasureSnapshot | None, imported_at: datetime | None, expected: str
) -> None:
    assert is_due(last, imported_at, date(2026, 3, 2)) == expected


def test_last_month_is_the_snapshot_nearest_to_it() -> None:
    now = Measure(SPEC, tuple(Counted(f"C{at}", at < 6) for at in range(10)))
    before = [kept(date(2026, 1, 26), 9), kept(date(2026, 2, 3), 4), kept(date(2026, 2, 20), 1)]

    change = change_since_last_month(now, date(2026, 3, 2), before)

    assert change is not None
    assert (change.since, change.by, change.recomputed) == (date(2026, 2, 3), 20.0, False)


def test_without_a_snapshot_last_month_is_worked_out_again_and_says_so() -> None:
    now = Measure(SPEC, (Counted("C1", 1), Counted("C2", 0)))
    then = Measure(SPEC, (Counted("C1", 1),))

    change = change_since_last_month(now, date(2026, 3, 31), [], then)

    assert change is not None
    assert (change.since, change.by, change.recomputed) == (date(2026, 2, 28), -50.0, True)
    assert change_since_last_month(Measure(SPEC), date(2026, 3, 31), [], then) is None


def test_where_neither_was_kept_nor_can_be_worked_out_no_move_is_said() -> None:
    measure = Measure(SPEC, (Counted("C1", 1),))
    empty = kept(date(2026, 2, 2), 0, 0)

    assert change_since_last_month(measure, date(2026, 3, 2), [empty]) is None
