"""Points are off until a table is saved and switched on; every sum can be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import Plan
from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.allocation.points_view import PointsView
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

TEAM = [
    a_worker(),
    a_child("C1", name="Ada Made", plan=Plan.CP),
    a_child("C2", name="Bo Made"),
]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, TEAM)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def view(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> PointsView:
    view = PointsView(workspace, look, settings)
    qtbot.addWidget(view)
    view.saved.connect(lambda *_: view.show_casebook(workspace.casebook))
    view.show_casebook(workspace.casebook)
    return view


def save(view: PointsView, name: str = "Ours", reason: str = "Agreed by the team") -> None:
    view.version.name.setText(name)
    view.version.is_on.setChecked(True)
    view.version.reason.setText(reason)
    view.version.do.click()


def sums(view: PointsView) -> list[str]:
    return [row.words for row in view.counts.records.rows]


def test_points_are_not_in_use_at_first(view: PointsView) -> None:
    assert view.words.text().startswith("Points are not in use.")
    assert not view.version.is_on.isChecked()


def test_an_example_is_called_one_and_has_no_name_to_be_saved_under(view: PointsView) -> None:
    assert view.start.itemText(0).startswith("Example: ")
    assert view.about.text().startswith("Only an example.")

    save(view, name="")

    assert "The table has no name." in view.version._problem.text()


def test_the_sum_of_everybody_is_laid_open(view: PointsView) -> None:
    view.start.setCurrentIndex(1)

    assert sums(view) == ["26 of 100: 2 children 11, supervision, training, recording 15"]


def test_a_worker_opens_into_children_and_their_sums(view: PointsView) -> None:
    view.start.setCurrentIndex(1)

    view.counts.selectRow(0)
    view.counts.open_current()

    assert sums(view) == ["7: child protection 7", "4: child in need 4"]


def test_a_row_that_is_put_in_counts_at_once(view: PointsView) -> None:
    view.start.setCurrentIndex(1)
    form = view.row
    form.kind.setCurrentIndex(form.kind.findData("plan"))
    form.match.setEditText("CP")
    form.points.setValue(9)

    form.do.click()

    assert sums(view) == ["28 of 100: 2 children 13, supervision, training, recording 15"]


def test_a_row_is_taken_out(view: PointsView) -> None:
    view.table.selectRow(0)

    view.row.remove.click()

    assert [row.kind for row in view.table.records.rows][0] == "plan"
    assert view.counts.records.rows[0].capacity is None


def test_a_saved_table_is_in_use_and_stays_in_the_list(
    view: PointsView, workspace: Workspace
) -> None:
    save(view)

    assert view.words.text() == (
        "In use: Ours, version 1, from Mon 2 Mar 2026 (Agreed by the team)."
    )
    assert view.start.itemText(0) == "Version 1, Ours, from Mon 2 Mar 2026"
    assert workspace.casebook.capacity.points_on(MONDAY) is not None


def test_a_changed_weight_is_a_new_version_from_its_day(
    view: PointsView, workspace: Workspace
) -> None:
    save(view)
    view.row.show_row(view.table.records.rows[2])
    view.row.points.setValue(5)
    view.row.do.click()
    view.version.from_on.show_date(date(2026, 3, 9))
    save(view)

    book = workspace.casebook.capacity
    before, after = (book.points_on(on) for on in (date(2026, 3, 8), date(2026, 3, 9)))
    assert (before.version, after.version) == (1, 2)


def test_a_past_day_is_refused(view: PointsView, workspace: Workspace) -> None:
    view.version.from_on.show_date(date(2026, 2, 23))
    save(view)

    assert "stays as it was" in view.version._problem.text()
    assert workspace.casebook.capacity.points == ()


def test_days_are_asked_for_a_stage_alone(view: PointsView) -> None:
    form = view.row
    form.kind.setCurrentIndex(form.kind.findData("stage"))
    assert form.days.isEnabled()

    form.kind.setCurrentIndex(form.kind.findData("court"))
    assert not form.days.isEnabled()
    assert form.match.itemText(0) == "In court"
