from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caseload_app.domain.records import Child, Plan, Worker
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.errors import ExpectedError
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.worklist import (
    snooze_finding,
    wake_finding,
    worklist,
)
from caseload_app.services.worklist_file import write_worklist
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
TEAM = [
    Worker("Ann Brook", fte=1.0, started_on=date(2026, 2, 23)),
    Child("C1", "Fern Test", worker="Ann Brook", plan=Plan.CIN),
    Child("C2", "Ivo Test", plan=Plan.CP, plan_started_on=date(2026, 2, 23)),
]


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rules(resource("rules"))[0]


def test_a_finding_put_aside_rests_until_it_is_taken_up_again(
    tmp_path: Path, book: RuleBook
) -> None:
    session = a_store(tmp_path, TEAM)
    casebook = read_casebook(session, book, TODAY)
    (mine,) = worklist(session, casebook, "Ann Brook").open

    snooze_finding(session, mine, "The start is in the old file", TODAY)
    resting = worklist(session, casebook, "Ann Brook")
    wake_finding(session, mine)

    assert [one.reason for _, one in resting.snoozed] == ["The start is in the old file"]
    assert worklist(session, casebook, "Ann Brook").open == (mine,)


def test_nothing_is_put_aside_without_a_reason(tmp_path: Path, book: RuleBook) -> None:
    session = a_store(tmp_path, TEAM)
    mine = worklist(session, read_casebook(session, book, TODAY)).open[0]

    with pytest.raises(ExpectedError, match="needs a reason"):
        snooze_finding(session, mine, "  ", TODAY)
    with pytest.raises(ExpectedError, match="That day has passed"):
        snooze_finding(session, mine, "Known", TODAY, TODAY)


def test_each_worker_gets_a_sheet_with_initials_only(tmp_path: Path, book: RuleBook) -> None:
    session = a_store(tmp_path, TEAM)
    casebook = read_casebook(session, book, TODAY)

    write_worklist(tmp_path / "out.xlsx", session, casebook)

    written = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for sheet in written for row in sheet.values for cell in row]
    assert written.sheetnames == ["Ann Brook", "No worker"]
    assert "F.T." in cells
    assert "Fern Test" not in cells


def test_the_list_of_one_worker_can_be_written_alone(tmp_path: Path, book: RuleBook) -> None:
    session = a_store(tmp_path, TEAM)
    casebook = read_casebook(session, book, TODAY)

    number = write_worklist(tmp_path / "out.xlsx", session, casebook, worker="Ann Brook")

    assert number == 1
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == ["Ann Brook"]


def test_where_nothing_is_wrong_no_list_is_written(tmp_path: Path, book: RuleBook) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ExpectedError, match="nothing to put right"):
        write_worklist(tmp_path / "o.xlsx", session, read_casebook(session, book, TODAY))
