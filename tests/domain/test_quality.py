"""What cannot be right is found, named and counted by the deadlines it blinds."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.quality import CHECKS, findings
from caseload_app.domain.records import CaseEvent, Child, Plan, Worker
from tests.builders import MONDAY, a_casebook, a_child, a_session, a_worker, an_event

STARTED = {"plan_started_on": date(2026, 2, 2)}
BORN = date(2018, 5, 1)


def checks_of(casebook: Casebook) -> list[str]:
    return [finding.check for finding in findings(casebook)]


@pytest.mark.parametrize(
    ("child", "events", "check"),
    [
        (a_child(worker="", team="North", **STARTED), [], "no_worker"),
        (a_child(), [], "plan_without_start"),
        (a_child(plan=Plan.OTHER), [], "no_plan"),
        (a_child(**STARTED), [an_event("CIN visit", date(2026, 3, 9))], "event_in_future"),
        (
            a_child(plan=Plan.CLA, born_on=BORN, **STARTED),
            [an_event("CLA visit", date(2018, 4, 1))],
            "event_before_birth",
        ),
        (
            a_child(closed_on=date(2026, 2, 9), **STARTED),
            [an_event("CIN visit", date(2026, 2, 16))],
            "event_after_closing",
        ),
        (a_child(**STARTED), [an_event("CP visit", date(2026, 2, 20))], "event_without_plan"),
        (a_child(born_on=date(2006, 1, 1), **STARTED), [], "age_and_plan"),
        (a_child(plan=Plan.CARE_LEAVER, born_on=BORN, **STARTED), [], "age_and_plan"),
        (a_child(plan=Plan.CLA, born_on=date(2026, 5, 1), **STARTED), [], "born_in_future"),
        (a_child(closed_on=date(2026, 1, 5), **STARTED), [], "closed_before_start"),
    ],
)
def test_a_fault_of_a_child_is_found_alone(
    child: Child, events: list[CaseEvent], check: str
) -> None:
    sessions = [a_session(MONDAY)]

    assert checks_of(a_casebook([child], events, supervisions=sessions)) == [check]


def test_a_sound_team_has_no_findings() -> None:
    children = [a_child(born_on=BORN, **STARTED)]

    assert checks_of(a_casebook(children, supervisions=[a_session(MONDAY)])) == []


def test_two_plans_at_once_are_a_finding() -> None:
    child = a_child(plan=Plan.CLA, plan_started_on=date(2026, 2, 2))
    events = [an_event("CP plan started", date(2026, 1, 5))]
    casebook = a_casebook([child], events, supervisions=[a_session(MONDAY)])

    (finding,) = findings(casebook)

    assert finding.message == "On CLA and CP at once. End the one that is over."


@pytest.mark.parametrize(
    ("plan", "messages"),
    [
        (Plan.CP, ["A safety plan beside the plan CP. Say in one plan what counts."]),
        (Plan.ASSESSMENT, []),
    ],
)
def test_a_safety_plan_beside_another_plan_is_a_finding(plan: Plan, messages: list[str]) -> None:
    child = a_child(plan=plan, plan_started_on=date(2026, 2, 23), flags="Safety plan")
    casebook = a_casebook([child], supervisions=[a_session(MONDAY)])

    found = [one.message for one in findings(casebook) if one.check == "two_plans"]
    assert found == messages


def test_a_plan_without_a_start_says_how_many_deadlines_it_blinds() -> None:
    casebook = a_casebook([a_child()], supervisions=[a_session(MONDAY)])

    (finding,) = findings(casebook)

    assert (finding.blinds, finding.child_id, finding.worker) == (2, "C1", "Asha Brook")


def test_the_same_name_and_birthday_twice_is_asked_about() -> None:
    children = [
        a_child("C1", name="Nell Foss", born_on=BORN, **STARTED),
        a_child("C2", name="FOSS, Nell", born_on=BORN, **STARTED),
    ]

    casebook = a_casebook(children, supervisions=[a_session(MONDAY)])

    assert [(one.check, one.child_id) for one in findings(casebook)] == [("same_child_twice", "C2")]


@pytest.mark.parametrize(
    ("worker", "check"),
    [
        (a_worker(fte=None), "fte_missing"),
        (a_worker(fte=1.2), "fte_too_high"),
        (a_worker(left_on=date(2026, 2, 20)), "worker_left"),
    ],
)
def test_a_fault_of_a_worker_is_found(worker: Worker, check: str) -> None:
    children = [a_child(**STARTED)]

    casebook = a_casebook(children, workers=[worker], supervisions=[a_session(MONDAY)])

    assert checks_of(casebook) == [check]


def test_a_worker_with_no_day_to_count_from_is_a_finding() -> None:
    assert checks_of(a_casebook(workers=[a_worker()])) == ["supervision_unknown"]


def test_every_check_has_a_title_of_its_own() -> None:
    assert len({check.title for check in CHECKS}) == len(CHECKS)


def test_dates_that_no_list_ever_holds_are_named_once_for_all() -> None:
    cp = {"plan": Plan.CP, "plan_started_on": date(2026, 1, 5)}
    children = [a_child(f"C{number}", **cp) for number in range(3)]
    visits = [an_event("CP visit", MONDAY, child.child_id) for child in children]
    casebook = a_casebook(children, visits, supervisions=[a_session(MONDAY)])

    (finding,) = findings(casebook)

    assert (finding.check, finding.blinds) == ("never_recorded", 3)
    assert finding.message == (
        "First core group: 3 dates may only look late, for no core group is recorded for anybody. "
        "Import those dates, or switch the rule off."
    )


def test_a_kind_of_event_that_somebody_records_is_late_in_earnest() -> None:
    cp = {"plan": Plan.CP, "plan_started_on": date(2026, 1, 5)}
    children = [a_child(f"C{number}", **cp) for number in range(4)]
    events = [an_event("CP visit", MONDAY, child.child_id) for child in children]
    events.append(an_event("Core group", date(2026, 2, 23), "C0"))

    casebook = a_casebook(children, events, supervisions=[a_session(MONDAY)])

    assert checks_of(casebook) == []


@pytest.mark.parametrize(
    "child",
    [
        a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 23), born_on=date(2026, 6, 1)),
        a_child(plan=Plan.CARE_LEAVER, plan_started_on=date(2026, 2, 23), born_on=date(2008, 1, 1)),
    ],
)
def test_an_unborn_child_and_a_young_care_leaver_are_no_finding(child: Child) -> None:
    casebook = a_casebook([child], supervisions=[a_session(MONDAY)])

    assert not {one.check for one in findings(casebook)} & {"age_and_plan", "born_in_future"}


def test_a_worker_without_cases_needs_no_fte() -> None:
    casebook = a_casebook(workers=[a_worker(fte=None)], supervisions=[a_session(MONDAY)])

    assert "fte_missing" not in {one.check for one in findings(casebook)}
