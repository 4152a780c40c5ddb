"""The measures of the team, worked out by hand for twelve children and five workers."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.measures.workforce import (
    count_agency,
    count_changes_of_worker,
    count_leavers,
    count_supervision,
)
from caseload_app.domain.records import Allocation, SupervisionStatus
from caseload_app.domain.supervision.register import supervision_register
from tests.builders import a_casebook, a_child, a_session, a_worker
from tests.domain.measures.twelve_children import figure, measured, the_team, to_look_at


def test_cases_are_divided_by_the_fte_of_those_who_hold_some() -> None:
    assert figure("cases_per_fte") == (11, 2.4)
    assert measured()["cases_per_fte"].percent is None
    assert measured()["cases_per_fte"].value == pytest.approx(4.583, abs=0.001)


def test_a_session_after_35_days_is_late() -> None:
    assert figure("supervision_on_time") == (3, 4)
    assert to_look_at("supervision_on_time") == {"Ben Field"}


def test_supervision_is_the_figure_of_the_register() -> None:
    score = supervision_register(the_team()).total

    assert figure("supervision_on_time") == (score.on_time, score.counted)


def test_a_case_is_discussed_as_often_as_the_policy_asks_for_its_plan() -> None:
    assert figure("discussions_in_frequency") == (1, 2)
    assert to_look_at("discussions_in_frequency") == {"C1"}


def test_workers_of_a_child_are_counted_from_who_held_it_when() -> None:
    assert figure("workers_per_child") == (13, 11)
    assert figure("three_workers") == (1, 11)
    assert figure("looked_after_three_workers") == (0, 2)


def test_agency_vacancies_and_leavers_are_counted_in_fte() -> None:
    assert figure("agency_share") == (0.6, 2.4)
    assert figure("vacancy_share") == (0.5, 2.3)
    assert figure("staff_turnover") == (1, 1.8)


def test_nobody_listed_as_reviewing_officer_is_no_figure() -> None:
    assert measured()["iro_caseload"].value is None


def test_a_vacant_post_and_an_agency_worker_are_no_leavers() -> None:
    workers = [
        a_worker("Vacant post", role="Vacancy"),
        a_worker("Bo Lee", role="Agency social worker", left_on=date(2026, 1, 5)),
        a_worker("Cy Moss", left_on=date(2024, 1, 5)),
        a_worker("Di Fern", left_on=date(2026, 1, 5)),
    ]

    found = list(count_leavers(MeasuredDay(a_casebook(workers=workers)), MeasureSpec("m", "M")))

    assert [(one.subject, one.said) for one in found if one.above] == [("Di Fern", "left")]
    assert "Cy Moss" not in {one.subject for one in found}


def test_a_session_that_was_cancelled_counts_for_nothing() -> None:
    sessions = [a_session(date(2026, 2, 2), status=SupervisionStatus.CANCELLED)]
    casebook = a_casebook(workers=[a_worker()], supervisions=sessions)

    assert list(count_supervision(MeasuredDay(casebook), MeasureSpec("m", "M"))) == []


def test_who_held_a_child_before_the_period_is_not_counted() -> None:
    spells = [
        Allocation("C1", date(2024, 1, 8), "Cy Moss"),
        Allocation("C1", date(2024, 6, 3), ""),
        Allocation("C1", date(2024, 9, 2), "Asha Brook"),
    ]
    casebook = a_casebook([a_child()], allocations=spells)

    [found] = count_changes_of_worker(MeasuredDay(casebook), MeasureSpec("m", "M"))

    assert found.said == "1 worker: Asha Brook"


def test_where_nobody_is_listed_as_agency_nothing_is_known_of_it() -> None:
    day = MeasuredDay(a_casebook(workers=[a_worker()]))

    assert [one.aside for one in count_agency(day, MeasureSpec("m", "M"))] == [
        "nobody is listed as agency"
    ]
