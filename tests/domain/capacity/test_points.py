"""The optional points table, every sum worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import PointsVersion, Reduction
from caseload_app.domain.capacity.points import (
    PointsRow,
    PointsTable,
    RowKind,
    content_of,
    score_child,
    score_worker,
    table_of,
    table_problems,
)
from caseload_app.domain.records import CaseEvent, Child, Plan
from tests.builders import a_casebook, a_child, a_worker, an_event

TABLE = PointsTable(
    "Ours",
    (
        PointsRow(RowKind.CAPACITY, "", 100),
        PointsRow(RowKind.STABLE, "Supervision and training", 15),
        PointsRow(RowKind.PLAN, "CP", 7),
        PointsRow(RowKind.PLAN, "CIN", 4),
        PointsRow(RowKind.STAGE, "CP", 2, 91),
        PointsRow(RowKind.COURT, "In court", 4),
        PointsRow(RowKind.SIBLINGS, "", 75),
        PointsRow(RowKind.TRAVEL, "travel", 2),
        PointsRow(RowKind.DUTY, "duty", 5),
    ),
)
ISSUED = an_event("Court application issued", date(2026, 2, 1))
SMALLS = [
    a_child("C1", plan=Plan.CP, family_id="F1", plan_started_on=date(2026, 1, 5)),
    a_child("C2", plan=Plan.CIN, family_id="F1"),
    a_child("C3", plan=Plan.CIN),
]


@pytest.mark.parametrize(
    ("facts", "events", "words"),
    [
        ({"plan": Plan.CIN}, (), "4: child in need 4"),
        ({"plan": Plan.OTHER}, (), "0"),
        ({"plan": Plan.CP}, (ISSUED,), "11: child protection 7, in court 4"),
        (
            {"plan": Plan.CP, "plan_started_on": date(2025, 12, 2)},
            (),
            "9: child protection 7, first 91 days of the plan 2",
        ),
        ({"plan": Plan.CP, "plan_started_on": date(2025, 12, 1)}, (), "7: child protection 7"),
        ({"plan": Plan.CIN, "flags": "Long travel"}, (), "6: child in need 4, travel 2"),
    ],
)
def test_a_child_scores_by_plan_stage_court_and_travel(
    facts: dict[str, object], events: Sequence[CaseEvent], words: str
) -> None:
    child = a_child(**facts)
    casebook = a_casebook([child], events)

    assert score_child(casebook, child, TABLE).words == words


def test_brothers_and_sisters_count_by_their_share() -> None:
    score = score_worker(a_casebook(SMALLS), a_worker(), SMALLS, TABLE)

    assert [score.children[one].total for one in ("C1", "C2", "C3")] == [9, 3, 4]
    assert score.children["C2"].words == ("3: child in need 4, brother or sister of C1, at 75 % -1")


def test_a_worker_scores_children_and_the_fixed_part() -> None:
    score = score_worker(a_casebook(SMALLS), a_worker(), SMALLS, TABLE)

    assert (score.total, score.capacity) == (31, 100)
    assert score.words == "31 of 100: 3 children 16, supervision and training 15"


def test_a_duty_that_runs_adds_its_points_and_takes_its_share() -> None:
    duty = Reduction("Asha Brook", date(2026, 3, 1), "Duty rota", None, 10)
    casebook = a_casebook(SMALLS, capacity=CapacityRecords(reductions=[duty]))

    score = score_worker(casebook, a_worker(fte=0.6), SMALLS, TABLE)

    assert score.words == "36 of 54: 3 children 16, supervision and training 15, duty rota 5"


def test_points_of_a_duty_itself_count_before_those_of_the_table() -> None:
    duty = Reduction("Asha Brook", date(2026, 3, 1), "Duty rota", None, 0, 8)
    casebook = a_casebook(SMALLS, capacity=CapacityRecords(reductions=[duty]))

    assert score_worker(casebook, a_worker(), SMALLS, TABLE).total == 39


def test_points_are_off_until_a_table_is_switched_on() -> None:
    assert a_casebook(SMALLS).capacity.points_on(date(2026, 3, 2)) is None


def versions() -> Sequence[PointsVersion]:
    later = PointsTable("Ours", (PointsRow(RowKind.PLAN, "CIN", 9),))
    return (
        PointsVersion(1, date(2026, 1, 5), "Ours", content_of(TABLE), True),
        PointsVersion(2, date(2026, 3, 2), "Ours", content_of(later), True),
        PointsVersion(3, date(2026, 3, 9), "Ours", content_of(later), False),
    )


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (date(2026, 1, 4), None),
        (date(2026, 3, 1), 1),
        (date(2026, 3, 2), 2),
        (date(2026, 3, 8), 2),
        (date(2026, 3, 9), None),
    ],
)
def test_the_version_of_a_day_counts_on_that_day(on: date, version: int | None) -> None:
    book = a_casebook(SMALLS, capacity=CapacityRecords(points=versions())).capacity

    found = book.points_on(on)

    assert (found.version if found else None) == version


def test_a_changed_weight_leaves_a_past_week_as_it_was() -> None:
    child: Child = SMALLS[2]
    scores = []
    for on in (date(2026, 2, 23), date(2026, 3, 2)):
        casebook = a_casebook(SMALLS, today=on, capacity=CapacityRecords(points=versions()))
        version = casebook.capacity.points_on(on)
        assert version is not None
        scores.append(score_child(casebook, child, table_of(version)).total)

    assert scores == [4, 9]


def test_a_table_comes_back_as_it_was_written() -> None:
    version = PointsVersion(1, date(2026, 3, 2), "Ours", content_of(TABLE))

    assert table_of(version) == TABLE


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ((PointsRow(RowKind.PLAN, "CPP", 7),), "'CPP' is no plan"),
        ((PointsRow(RowKind.PLAN, "CP", -1),), "Points cannot be below nought."),
        ((PointsRow(RowKind.STAGE, "CP", 2),), "A stage needs the number of days it lasts."),
        ((PointsRow(RowKind.SIBLINGS, "", 120),), "at most 100 per cent"),
        ((PointsRow(RowKind.PLAN, "CP", 1),) * 2, "There are two rows for cp."),
    ],
)
def test_what_cannot_stand_is_said(rows: tuple[PointsRow, ...], problem: str) -> None:
    [found] = table_problems(PointsTable("Ours", rows))

    assert problem in found


def test_a_table_needs_a_name() -> None:
    assert table_problems(PointsTable(" ", ())) == ("The table has no name.",)


def test_the_example_table_of_this_file_can_stand() -> None:
    assert table_problems(TABLE) == ()


def test_an_absence_that_is_no_duty_adds_no_points() -> None:
    away = Reduction("Asha Brook", date(2026, 3, 1), "Phased return", None, 50)
    casebook = a_casebook(SMALLS, capacity=CapacityRecords(reductions=[away]))

    score = score_worker(casebook, a_worker(), SMALLS, TABLE)

    assert score.words == "31 of 50: 3 children 16, supervision and training 15"


def test_a_duty_of_which_the_table_knows_nothing_adds_no_points() -> None:
    training = Reduction("Asha Brook", date(2026, 3, 1), "Training", None, 0)
    casebook = a_casebook(SMALLS, capacity=CapacityRecords(reductions=[training]))

    assert score_worker(casebook, a_worker(), SMALLS, TABLE).total == 31
