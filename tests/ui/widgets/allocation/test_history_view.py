"""Who held whom, worker by worker and child by child."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import AppliedScenario
from caseload_app.domain.records import Allocation
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.allocation.history_view import HistoryView
from tests.builders import MONDAY, a_casebook, a_child, a_worker

CASEBOOK = a_casebook(
    [
        a_child("C1", name="Ada Made", allocated_on=date(2025, 1, 6)),
        a_child("C2", name="Bo Made", worker="Ben Hale", allocated_on=date(2026, 2, 27)),
    ],
    workers=[a_worker(), a_worker("Ben Hale")],
    allocations=[
        Allocation("C1", date(2025, 1, 6), "Asha Brook"),
        Allocation("C2", date(2025, 6, 2), "Cy Left"),
        Allocation("C2", date(2025, 12, 1), "Asha Brook"),
        Allocation("C2", date(2026, 2, 27), "Ben Hale"),
    ],
    capacity=CapacityRecords(
        scenarios=[
            AppliedScenario(1, date(2026, 2, 27), "Plan A", "[]", "[]"),
            AppliedScenario(2, MONDAY, "Plan B", "[]", "[]", MONDAY),
        ]
    ),
)


@pytest.fixture
def view(qtbot: QtBot, look: Look, settings: Settings) -> HistoryView:
    view = HistoryView(look, settings)
    qtbot.addWidget(view)
    view.show_casebook(CASEBOOK)
    return view


def names(view: HistoryView) -> list[str]:
    return [row.name for row in view.list.model.rows]


def test_children_with_most_changes_come_first(view: HistoryView) -> None:
    assert names(view) == ["Bo Made", "Ada Made"]
    assert view.list.model.rows[0].history.words == "2 changes of worker."


def test_long_held_cases_can_be_asked_for(view: HistoryView) -> None:
    view.list.put("kind", "long")

    assert names(view) == ["Ada Made"]


def test_a_worker_s_numbers_stand_in_a_row(view: HistoryView) -> None:
    asha, ben = view.workers.records.rows
    cells = {column.key: column.text(asha) for column in view.workers.records.columns}

    assert (cells["new7"], cells["gone"], cells["long"]) == ("0", "1", "1")
    assert len(ben.new_7) == 1


def test_choosing_a_worker_shows_their_children(qtbot: QtBot, view: HistoryView) -> None:
    view.workers.choose("Ben Hale")

    qtbot.waitUntil(lambda: names(view) == ["Bo Made"])


def test_the_last_plan_that_stands_can_be_taken_back(qtbot: QtBot, view: HistoryView) -> None:
    assert view.applied.text() == "Plan A, applied on Fri 27 Feb 2026 (2 plans in all)."

    with qtbot.waitSignal(view.undone) as taken:
        view.undo.click()

    assert taken.args[0].number == 1
