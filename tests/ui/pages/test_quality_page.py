"""What to put right: by check, with how many dates each one hides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.quality_page import QualityPage
from caseload_app.ui.words import day
from tests.builders import MONDAY

Show = Callable[..., QualityPage]


@pytest.fixture
def page(show: Show) -> QualityPage:
    made = show(QualityPage)
    made.open_at(Destination("quality"))
    return made


def test_checks_say_how_much_they_found_and_hide(page: QualityPage) -> None:
    groups = [(one.title, one.weight, one.number) for one in page.groups.model.rows]

    assert groups == [
        ("All", 2, 3),
        ("Plans without a start", 2, 1),
        ("Cases of a worker who has left", 0, 1),
        ("Open cases without a worker", 0, 1),
    ]


def test_the_chosen_finding_is_said_whole(page: QualityPage) -> None:
    assert page.finding.words.text() == (
        "Cleo Made: On a plan (CIN) with no start date, so 2 deadlines cannot be worked out. "
        "Enter when it started."
    )


def test_a_destination_opens_one_check(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="check=no_worker"))

    assert [row.name for row in page.model.rows] == ["Dev Made"]


def test_one_workers_share_is_one_choice_away(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="worker=Cy+Left"))

    assert [row.title for row in page.model.rows] == ["Cases of a worker who has left"]


def test_enter_opens_the_child_to_mend(page: QualityPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("child", "C3")]


def test_coming_back_finds_the_same_check(page: QualityPage) -> None:
    page.open_at(Destination("quality", filter="check=no_worker"))
    place = page.remember()

    page.open_at(Destination("quality"))
    page.restore(place)

    assert [row.name for row in page.model.rows] == ["Dev Made"]


def fix(page: QualityPage, check: str) -> None:
    page.open_at(Destination("quality", filter=f"check={check}"))


def test_a_case_is_given_to_a_worker_on_the_spot(page: QualityPage, qtbot: QtBot) -> None:
    fix(page, "no_worker")
    page.finding.choice.setCurrentText("Asha Brook")

    with qtbot.waitSignal(page.changed):
        page.finding.save.click()

    child = page._workspace.casebook.children["C4"]
    assert (child.worker, child.allocated_on) == ("Asha Brook", MONDAY)
    assert "Dev Made" not in [row.name for row in page.model.rows]


def test_a_missing_start_is_typed_on_the_spot(page: QualityPage) -> None:
    fix(page, "plan_without_start")
    page.finding.on_day.show_date(date(2026, 2, 2))

    page.finding.save.click()

    assert page._workspace.casebook.children["C3"].plan_started_on == date(2026, 2, 2)
    assert page.messages.words == "Put right."


def test_nothing_is_put_right_with_an_empty_field(page: QualityPage) -> None:
    fix(page, "plan_without_start")

    page.finding.save.click()

    words = "Plan started on is empty. Correct it, then save again; nothing was changed."
    assert page.messages.words == words


def test_only_workers_who_are_here_are_offered(page: QualityPage) -> None:
    fix(page, "no_worker")

    offered = [page.finding.choice.itemText(at) for at in range(page.finding.choice.count())]
    assert "Cy Left" not in offered
    assert "Asha Brook" in offered


def test_a_finding_is_put_aside_with_a_reason_and_counts_no_more(page: QualityPage) -> None:
    fix(page, "no_worker")
    before = page.waiting(page._workspace.casebook).number
    page.finding.aside.click()
    page.finding.reason.setText("Allocation on Thursday")

    page.finding.rest.click()

    assert "Dev Made" not in [row.name for row in page.model.rows]
    assert page.waiting(page._workspace.casebook).number == before - 1


def test_without_a_reason_nothing_is_put_aside(page: QualityPage) -> None:
    fix(page, "no_worker")
    page.finding.aside.click()

    page.finding.rest.click()

    assert page.messages.words.startswith("A finding needs a reason to be put aside.")
    assert [row.name for row in page.model.rows] == ["Dev Made"]


def test_what_was_put_aside_says_why_and_is_taken_up_again(page: QualityPage) -> None:
    fix(page, "no_worker")
    page.finding.aside.click()
    page.finding.reason.setText("Allocation on Thursday")
    page.finding.rest.click()
    page.open_at(Destination("quality", filter="state=aside"))

    said = page.finding.rests.text()
    page.finding.wake.click()

    assert said == f"Put aside on {day(MONDAY)} until it changes: Allocation on Thursday"
    assert page._workspace.worklist.snoozed == ()


def test_the_workers_get_a_workbook_with_a_sheet_each(page: QualityPage, tmp_path: Path) -> None:
    path = tmp_path / "put right.xlsx"

    page.write_worklist(str(path))

    sheets = openpyxl.load_workbook(path, read_only=True).sheetnames
    assert page.messages.words == "Wrote put right.xlsx."
    assert {"Cy Left", "No worker"} <= set(sheets)


def test_without_records_there_is_nothing_to_check_yet(show_empty: Show) -> None:
    page = show_empty(QualityPage)

    assert page.body.empty.accessibleName().startswith("Nothing to check yet.")
