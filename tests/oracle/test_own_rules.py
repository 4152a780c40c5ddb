"""What a council set in its store holds in every command that reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caseload_app.commands.opening import rule_book, store_at
from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange, Worker
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.services.policy import save_rule_settings
from tests.oracle.asking import ask, new_store

START = date(2026, 3, 2)
TODAY = ("--as-of", "2026-03-17")
RECORDS = (
    Worker("Asha Brook"),
    Child("C1", worker="Asha Brook", plan=Plan.CP, plan_started_on=START),
    CaseEvent("C1", EventKind.ICPC, START),
    Child("C2", worker="Asha Brook", plan=Plan.CP, plan_started_on=START),
    CaseEvent("C2", EventKind.ICPC, START),
    Child("C3", worker="Asha Brook", plan=Plan.CIN, plan_started_on=START),
)
SETTINGS = RuleSettings(
    switches=(SwitchSetting("cin_review", False, START),),
    limits=(LimitSetting("cin_visit", START, Limit(10, Unit.WORKING_DAYS), "policy", "Ann"),),
    overrides=(Override("cp_visit", Limit(1, Unit.WEEKS), "risk", "Ann", child_id="C1"),),
    exemptions=(Exemption("cp_visit", "C2", START, date(2026, 4, 30), "abroad", "Ann"),),
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = new_store(tmp_path / "team.db")
    with store_at(path, None).open() as session:
        with session.write(why="test") as writer:
            writer.apply(RecordChange(None, record) for record in RECORDS)
        save_rule_settings(session, rule_book(), SETTINGS, reason="agreed")
    return path


def deadlines(store: Path, *more: str) -> list[dict[str, object]]:
    found = ask("deadlines", "--store", store, *TODAY, "--json", *more).json()["deadlines"]
    assert isinstance(found, list)
    return found


def test_a_date_set_for_one_child_is_in_the_list_of_deadlines(store: Path) -> None:
    (visit,) = [
        one for one in deadlines(store) if (one["child_id"], one["rule"]) == ("C1", "cp_visit")
    ]

    assert (visit["due"], visit["set_for"]) == ("2026-03-09", "this child")
    assert "Ann set it for this child: risk" in str(visit["explanation"])


def test_who_is_let_off_is_exempt_with_the_reason(store: Path) -> None:
    (visit,) = deadlines(store, "--state", "exempt")

    assert (visit["child_id"], visit["rule"]) == ("C2", "cp_visit")
    assert "Not needed: abroad (Ann, until Thu 30 Apr 2026)" in str(visit["explanation"])


def test_limits_and_switches_of_the_council_hold(store: Path) -> None:
    mine = [one for one in deadlines(store) if one["child_id"] == "C3"]

    assert [(one["rule"], one["due"]) for one in mine if one["rule"] != "cin_duration"] == [
        ("cin_visit", "2026-03-16")
    ]


def test_rules_shows_what_is_in_force_in_the_store_and_else_what_is_shipped(store: Path) -> None:
    here, shipped = (
        {one["id"]: one for one in ask("rules", *given, "--json").json()["rules"]}  # type: ignore[attr-defined]
        for given in (("--store", store, *TODAY), ())
    )

    assert (here["cin_visit"]["length"], shipped["cin_visit"]["length"]) == (10, 20)
    assert here["cin_visit"]["shipped"]["length"] == 20
    assert (here["cin_review"]["on"], shipped["cin_review"]["on"]) == (False, True)


def test_explain_counts_by_the_settings_of_the_store(store: Path) -> None:
    words = ("explain", "--rule", "cin_visit", "--from", "2026-03-02")

    assert "due Mon 16 Mar 2026" in ask(*words, "--store", store).out
    assert "due Mon 30 Mar 2026" in ask(*words).out


def test_the_workbook_marks_a_date_that_was_set(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert ask("export", "--store", store, *TODAY, out).status == 0

    sheet = openpyxl.load_workbook(out)["Deadlines"]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Child protection visit (set for this child)" in cells
