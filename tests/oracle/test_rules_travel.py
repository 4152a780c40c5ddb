"""What a council set about its rules travels in the exported workbook, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.commands.opening import rule_book, store_at
from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange, Worker
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import LimitSetting, ReadingSetting, RuleSettings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.services.policy import read_rule_settings, save_rule_settings
from tests.exchange.workbooks import write_workbook
from tests.oracle.asking import ask, new_store

START = date(2026, 3, 2)
TODAY = ("--as-of", "2026-03-17")
WEEK = Limit(1, Unit.WEEKS)
RECORDS = (
    Worker("Asha Brook", started_on=date(2025, 1, 6)),
    Child("C1", worker="Asha Brook", plan=Plan.CP, plan_started_on=START),
    CaseEvent("C1", EventKind.ICPC, START),
    Child("C2", worker="Asha Brook", plan=Plan.CLA, plan_started_on=START),
    CaseEvent("C2", EventKind.BECAME_LOOKED_AFTER, START),
)
SETTINGS = RuleSettings(
    switches=(SwitchSetting("dental", False, START), SwitchSetting("sdq", True)),
    readings=(ReadingSetting("pep_initiate", "20 working days", START),),
    limits=(
        LimitSetting("cin_visit", START, Limit(10, Unit.WORKING_DAYS), "policy", "Ann"),
        LimitSetting(
            "cp_conference_report",
            START,
            Limit(-3, Unit.WORKING_DAYS),
            "policy",
            "Ann",
            "it is a review conference",
        ),
    ),
    closing_days=((date(2026, 3, 5), "Council closed"),),
    terms=(Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),),
    overrides=(
        Override("cp_visit", WEEK, "risk", "Ann", child_id="C1", from_on=START),
        Override("cp_visit", WEEK, "x", "Ann", child_id="C1", from_on=START, is_check=True),
        Override("supervision", WEEK, "new", "Ann", worker="Asha Brook", until=date(2026, 5, 1)),
        Override("cla_visit_year1", Limit(4, Unit.WEEKS), "policy", "Ann", plan=Plan.CLA),
    ),
    exemptions=(Exemption("iha", "C2", START, date(2026, 4, 30), "abroad", "Ann"),),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    store, out = new_store(tmp_path / "team.db"), tmp_path / "out.xlsx"
    with store_at(store, None).open() as session:
        with session.write(why="test") as writer:
            writer.apply(RecordChange(None, record) for record in RECORDS)
        save_rule_settings(session, rule_book(), SETTINGS, reason="agreed")
    assert ask("export", "--store", store, *TODAY, out).status == 0
    return out


def settings_in(store: Path) -> RuleSettings:
    with store_at(store, None).open() as session:
        return read_rule_settings(session)


def test_every_setting_comes_back_in_an_empty_store(workbook: Path, tmp_path: Path) -> None:
    other = new_store(tmp_path / "other.db")
    answer = ask("import", "--store", other, *TODAY, "--json", workbook).json()

    assert settings_in(other) == SETTINGS
    (sheet,) = [
        one
        for one in answer["files"][0]["sheets"]  # type: ignore[index]
        if one["recognised_as"] == "rule_settings"
    ]
    assert (sheet["rows"], sheet["added"], sheet["rejected"]) == (12, 12, [])
    for command in ("deadlines", "supervisions", "rules"):
        here = ask(command, "--store", other, *TODAY, "--json").json()
        assert here == ask(command, "--store", tmp_path / "team.db", *TODAY, "--json").json()


def test_importing_it_again_changes_nothing_and_undo_takes_it_back(
    workbook: Path, tmp_path: Path
) -> None:
    other = new_store(tmp_path / "other.db")
    ask("import", "--store", other, *TODAY, workbook)
    again = ask("import", "--store", other, *TODAY, "--json", workbook).json()

    sheets = again["files"][0]["sheets"]  # type: ignore[index]
    assert not any(one["added"] + one["changed"] for one in sheets)
    assert ask("undo-import", "--store", other).status == 0
    assert settings_in(other) == RuleSettings()


def test_a_row_that_cannot_stand_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    store = new_store(tmp_path / "team.db")
    rows = [
        ("What is set", "Rule", "From", "Until", "Length", "Counted in", "Which", "Child ID"),
        ("Limit", "cp_visit", START, None, 2, "weeks", None, None),
        ("Limit", "tea", START, None, 2, "weeks", None, None),
        ("Limit", "cp_visit", START, None, None, "weeks", None, None),
        ("Limit", "cp_visit", START, None, 2, "fortnights", None, None),
        ("Own limit", "cp_visit", START, None, 2, "weeks", None, "C9"),
        ("School term", None, START, None, None, None, "Spring", None),
        ("Half of it", "cp_visit", START, None, 2, "weeks", None, None),
    ]
    path = write_workbook(tmp_path, {"Rule settings": rows}, "rules.xlsx")
    answer = ask("import", "--store", store, *TODAY, "--json", path).json()

    sheet = answer["files"][0]["sheets"][0]  # type: ignore[index]
    assert (sheet["rows"], sheet["added"]) == (7, 1)
    assert [(one["row"], one["problem"].split(".")[0]) for one in sheet["rejected"]] == [
        (3, "There is no rule with this id"),
        (4, "There is no length in this row"),
        (
            5,
            "Counted in what? Write one of: working days, days, weeks, months, weeks beginning, "
            "hours, school terms",
        ),
        (6, "No child with this ID is in the file or known already"),
        (7, "There is no last day in this row"),
        (
            8,
            "Write one of: In use, Not in use, Reading, Limit, Closing day, School term, "
            "Own limit, Mid-point check, Let off",
        ),
    ]
