"""Moves in a scenario, tried over a casebook."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.allocation.scenario import Absence, Give, Leaver, Scenario, Starter, tried
from caseload_app.domain.records import Leave
from tests.builders import MONDAY, a_casebook, a_child, a_worker

CASEBOOK = a_casebook(
    [
        a_child("C1", worker=""),
        a_child("C2"),
        a_child("C3", closed_on=date(2026, 1, 5)),
        a_child("C4", worker="Ben Hale"),
    ],
    workers=[a_worker(), a_worker("Ben Hale")],
)


def holders(scenario: Scenario) -> dict[str, str]:
    return {key: one.worker for key, one in tried(CASEBOOK, scenario).children.items()}


def test_a_given_child_is_with_the_worker_from_today() -> None:
    after = tried(CASEBOOK, Scenario().with_move(Give(("C1",), "Ben Hale")))

    assert (after.children["C1"].worker, after.children["C1"].allocated_on) == ("Ben Hale", MONDAY)
    assert CASEBOOK.children["C1"].worker == ""


def test_what_a_leaver_holds_is_waiting_and_closed_cases_stay() -> None:
    assert holders(Scenario().with_move(Leaver("Asha Brook", MONDAY))) == {
        "C1": "",
        "C2": "",
        "C3": "Asha Brook",
        "C4": "Ben Hale",
    }


def test_a_leaver_s_child_can_be_given_to_a_starter() -> None:
    scenario = (
        Scenario()
        .with_move(Leaver("Asha Brook", MONDAY))
        .with_move(Starter(a_worker("Di New")))
        .with_move(Give(("C2",), "Di New"))
    )

    assert holders(scenario)["C2"] == "Di New"


def test_an_absence_is_leave() -> None:
    leave = Leave("Ben Hale", MONDAY, None, "Sick leave")

    assert tried(CASEBOOK, Scenario().with_move(Absence(leave))).leave == {"Ben Hale": (leave,)}


def test_a_child_given_again_goes_to_the_last_one() -> None:
    scenario = (
        Scenario().with_move(Give(("C1", "C2"), "Ben Hale")).with_move(Give(("C1",), "Asha Brook"))
    )

    assert scenario.moves == (Give(("C2",), "Ben Hale"), Give(("C1",), "Asha Brook"))


def test_a_starter_taken_out_takes_what_they_were_given() -> None:
    scenario = Scenario().with_move(Starter(a_worker("Di New"))).with_move(Give(("C1",), "Di New"))

    assert scenario.without(0).moves == ()


def test_reasons_are_missing_until_they_are_said() -> None:
    scenario = (
        Scenario().with_move(Give(("C1",), "Ben Hale")).with_move(Leaver("Asha Brook", MONDAY))
    )

    assert scenario.without_reason == (0, 1)
    assert scenario.with_reason(0, "Has room").without_reason == (1,)


def test_taking_a_leaver_out_leaves_what_was_given() -> None:
    scenario = (
        Scenario().with_move(Leaver("Asha Brook", MONDAY)).with_move(Give(("C2",), "Ben Hale"))
    )

    assert scenario.without(0).moves == (Give(("C2",), "Ben Hale"),)


def test_a_leaver_nobody_knows_changes_nothing() -> None:
    after = tried(CASEBOOK, Scenario().with_move(Leaver("Nobody Known", MONDAY)))

    assert (after.workers, after.children) == (CASEBOOK.workers, CASEBOOK.children)
