"""What a worker card lists."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import AgreedAction, Leave, Plan
from caseload_app.domain.workload import caseloads
from caseload_app.ui.models.worker_rows import (
    caseload_words,
    dates_until,
    held_children,
    leave_lines,
    load_of,
    plan_counts,
    summary_of,
)
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

VISITED = [an_event("CIN visit", date(2026, 1, 5)), an_event("CIN visit", date(2026, 2, 27), "C2")]
CHILDREN = [
    a_child("C1", name="Ada Made", plan_started_on=date(2025, 12, 1)),
    a_child("C2", name="Bo Made", plan_started_on=date(2025, 12, 1)),
]


def test_the_child_with_the_earliest_date_comes_first() -> None:
    rows = held_children(a_casebook(CHILDREN, VISITED), "Asha Brook")

    assert [row.name for row in rows] == ["Ada Made", "Bo Made"]
    assert rows[0].mark is not None
    assert rows[0].mark.words.endswith("late")


def test_dates_after_the_day_are_left_out() -> None:
    casebook = a_casebook(CHILDREN, VISITED)

    dates = dates_until(casebook, "Asha Brook", date(2026, 2, 2))

    assert [(row.name, row.deadline.rule.id) for row in dates] == [
        ("Ada Made", "cin_review"),
        ("Bo Made", "cin_review"),
        ("Ada Made", "cin_visit"),
    ]


def test_a_caseload_is_said_against_its_limit() -> None:
    workers = [a_worker(case_limit=1), a_worker("Ben Hale"), a_worker("Cy Dell", case_limit=3)]
    loads = {one.worker.name: one for one in caseloads(a_casebook(CHILDREN, workers=workers))}

    assert caseload_words(loads["Asha Brook"]) == "2 cases, 1 over the limit of 1"
    assert caseload_words(loads["Ben Hale"]) == "0 cases, no limit agreed"
    assert caseload_words(loads["Cy Dell"]) == "0 cases, limit 3, room for 3"


def test_only_plans_that_somebody_is_on_are_counted_out() -> None:
    [load] = caseloads(a_casebook([*CHILDREN, a_child("C3", plan=Plan.CP)]))

    assert plan_counts(load) == [("1 child protection", "CP"), ("2 child in need", "CIN")]


def test_who_has_left_and_holds_nobody_has_an_empty_caseload() -> None:
    gone = a_worker("Dee Fenn", left_on=date(2026, 1, 1))

    assert load_of([], gone).cases == 0


def test_leave_that_is_over_is_not_listed() -> None:
    leave = [
        Leave("Asha Brook", date(2026, 1, 5), date(2026, 1, 9), "Annual leave"),
        Leave("Asha Brook", date(2026, 3, 2), date(2026, 3, 6), "Training", "Ben Hale"),
    ]

    assert leave_lines(a_casebook(workers=[a_worker()], leave=leave), "Asha Brook") == [
        ("Training", "Mon 2 Mar 2026 to Fri 6 Mar 2026, away now, covered by Ben Hale")
    ]


def test_an_action_says_how_often_it_was_carried() -> None:
    action = AgreedAction("Asha Brook", "Chase the report", due_on=date(2026, 1, 9))
    casebook = a_casebook(
        workers=[a_worker()], supervisions=[a_session(date(2026, 2, 2))], actions=[action]
    )

    [found] = summary_of(casebook, "Asha Brook").actions

    assert found.standing == "52 days late, carried 1 time"
