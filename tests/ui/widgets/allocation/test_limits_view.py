"""Limits are agreed, reduced and reviewed where everybody's limits stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.allocation.limits_view import LimitsView
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

ASHA = "Asha Brook"
TEAM = [
    a_worker(case_limit=2, supervisor="Mo Lead"),
    a_worker("Ben Hale", supervisor="Mo Lead", fte=0.5),
    *(a_child(f"C{one}") for one in range(3)),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, TEAM)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def view(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> LimitsView:
    view = LimitsView(workspace, look, settings)
    qtbot.addWidget(view)
    view.saved.connect(lambda *_: view.show_casebook(workspace.casebook))
    view.show_casebook(workspace.casebook)
    view.table.choose(ASHA)
    return view


def cells(view: LimitsView, worker: str = ASHA) -> dict[str, str]:
    row = next(row for row in view.table.records.rows if row.name == worker)
    return {column.key: column.text(row) for column in view.table.records.columns}


def agree(view: LimitsView, cases: str, reason: str) -> None:
    view.limit.cases.setText(cases)
    view.limit.reason.setPlainText(reason)
    view.limit.do.click()


def test_the_limit_of_the_list_is_shown_with_how_it_stands(view: LimitsView) -> None:
    shown = cells(view)

    assert (shown["limit"], shown["stands"]) == ("2", "1 over")
    assert shown["why"] == "Limit 2: as the list of workers says."
    assert view.about.text() == "Asha Brook. Limit 2: as the list of workers says."


def test_an_agreed_limit_is_shown_at_once(view: LimitsView) -> None:
    agree(view, "5", "Three days a week in court are over")

    shown = cells(view)
    assert (shown["limit"], shown["stands"]) == ("5", "Room for 2")
    assert "(three days a week in court are over)" in shown["why"]


def test_a_limit_needs_its_reason_and_a_number(view: LimitsView) -> None:
    agree(view, "5", "")
    assert "The reason is empty." in view.limit._problem.text()

    agree(view, "many", "x")
    assert "whole number" in view.limit._problem.text()
    assert cells(view)["limit"] == "2"


def test_a_phased_return_takes_its_share_and_says_when_it_ends(view: LimitsView) -> None:
    view.reduction.percent.setValue(50)
    view.reduction.until.show_date(date(2026, 3, 13))
    view.reduction.do.click()

    assert cells(view)["limit"] == "1"
    assert cells(view)["next"] == "Sat 14 Mar 2026: phased return ends"
    assert view.words.text() == ("Next change on Sat 14 Mar 2026: Asha Brook: phased return ends.")


def test_a_reduction_can_be_ended_today(view: LimitsView, workspace: Workspace) -> None:
    view.reduction.percent.setValue(50)
    view.reduction.do.click()
    [reduction] = workspace.casebook.capacity.reductions[ASHA]

    view._end(reduction)

    assert workspace.casebook.capacity.reductions[ASHA][0].until == MONDAY


def test_what_was_agreed_over_the_limit_waits_for_its_review(view: LimitsView) -> None:
    view.choose(ASHA)
    assert view.side.currentIndex() == 2

    view.over.agreed.setPlainText("No new work until two are closed")
    view.over.review_on.show_date(date(2026, 3, 16))
    view.over.do.click()

    row = view.row
    assert row is not None
    assert row.review_mark == StateMark(Tone.UPCOMING, "Review Mon 16 Mar 2026")
    assert view.over.do.text() == "It is reviewed"


def test_a_review_is_closed_with_how_it_stands(view: LimitsView, workspace: Workspace) -> None:
    view.over.agreed.setPlainText("No new work")
    view.over.review_on.show_date(date(2026, 3, 4))
    view.over.do.click()

    view.over.do.click()
    assert "not said how it stands" in view.over._problem.text()

    view.over.outcome.setPlainText("Two are closed")
    view.over.do.click()
    assert workspace.casebook.capacity.open_reviews() == ()


def test_what_holds_for_everybody_gives_a_limit_to_who_has_none(view: LimitsView) -> None:
    assert cells(view, "Ben Hale")["limit"] == "None"

    view.everybody.full_time.setText("18")
    view.everybody.span.setText("1")
    view.everybody.reason.setText("Agreed with the head of service")
    view.everybody.do.click()

    assert cells(view, "Ben Hale")["limit"] == "9"
    assert view.span.text() == "Supervising: Mo Lead 2 people (limit 1, 1 over)."


def test_another_protection_of_newly_qualified_workers_can_be_chosen(
    view: LimitsView, workspace: Workspace
) -> None:
    box = view.everybody.protection
    box.setCurrentIndex(box.findData("newly_qualified_60"))
    view.everybody.reason.setText("As our neighbours do")
    view.everybody.do.click()

    on = {one.id for one in workspace.casebook.capacity.policy.profiles if one.is_on}
    assert "newly_qualified_60" in on
    assert "newly_qualified" not in on
