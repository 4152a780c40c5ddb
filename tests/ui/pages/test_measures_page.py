"""The Measures page: figures beside England's, who is behind each, what it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.services.casebooks import read_casebook
from caseload_app.services.measuring import keep_snapshot, specs_in_force
from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.measures_page import MeasuresPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record
from tests.services.stores import a_store

Show = Callable[..., MeasuresPage]


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path) -> MeasuresPage:
    session = a_store(tmp_path, every_record())
    past = read_casebook(session, the_rules(), date(2026, 2, 2))
    keep_snapshot(session, past, specs_in_force(session, the_rules()))
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    made = MeasuresPage(workspace, look, settings)
    qtbot.addWidget(made)
    made.resize(1166, 610)
    made.show_casebook(workspace.casebook)
    made.show()
    return made


def opened_at(page: MeasuresPage, measure: str) -> MeasuresPage:
    page.open_at(Destination("measures", measure))
    return page


def test_the_list_holds_the_named_measures(page: MeasuresPage) -> None:
    assert page.list.count_words.startswith("49 of ")


def test_a_measure_says_its_figure_change_and_englands(page: MeasuresPage) -> None:
    detail = opened_at(page, "icpc_on_time").detail

    assert detail.figure.text() == "50%"
    assert detail.beside.text() == ("1 of 2; no change; England 81.4% (year ending 31 March 2025)")
    assert detail.small.text().startswith("Small number")


def test_no_national_figure_is_said(page: MeasuresPage) -> None:
    detail = opened_at(page, "cla_reviews_on_time").detail

    assert detail.beside.text() == "1 of 2; down 50 points, worse; no national figure"


def test_those_to_look_at_stand_first_and_open(page: MeasuresPage, qtbot: QtBot) -> None:
    detail = opened_at(page, "icpc_on_time").detail
    detail.behind_table.selectRow(0)

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(detail.behind_table, Qt.Key.Key_Return)

    assert detail.behind.rows[0].mark.words == "To look at"
    assert asked.args == [Destination("child", "C5")]


def test_the_children_behind_open_as_a_list(page: MeasuresPage, qtbot: QtBot) -> None:
    detail = opened_at(page, "re_referrals").detail

    with qtbot.waitSignal(page.navigate) as asked:
        detail.as_list.click()

    (where,) = asked.args
    assert where.page == "children"
    assert where.filter == "among=Re-referrals+within+12+months%7CC2%2CC3&open=all"


def test_a_worker_is_seen_alone_and_only_by_name(page: MeasuresPage) -> None:
    page.whole.setCurrentIndex(page.whole.findData("worker=Ben Field"))
    opened_at(page, "re_referrals")

    assert page.detail.figure.text() == "50%"
    assert [row.name for row in page.detail.parts.rows] == ["Ben Field"]


def test_a_kept_day_is_worked_out_again_beside_what_was_kept(page: MeasuresPage) -> None:
    detail = opened_at(page, "cla_reviews_on_time").detail

    detail.chart.chosen.emit("2026-02-02")

    assert detail.trend_words.text() == (
        "Mon 2 Feb 2026: kept then 100% (2 of 2); worked out again from what is known today "
        "100% (2 of 2)."
    )


def test_a_target_is_kept_beside_england(page: MeasuresPage) -> None:
    panel = opened_at(page, "re_referrals").detail.compared
    panel.value.setText("18")
    panel.year.setText("2026-27")
    panel.definition.setText("Below 18 per cent of referrals")
    panel.save.click()

    kinds = [one.kind.value for one in panel.model.rows]
    assert kinds[0] == "Local target"
    assert kinds.count("England") == 4
    assert page.detail.beside.text().endswith(
        "England 22.6% (year ending 31 March 2025); local target 18% (2026-27)"
    )


def test_a_figure_without_its_year_is_refused_in_a_sentence(page: MeasuresPage) -> None:
    panel = opened_at(page, "re_referrals").detail.compared
    panel.value.setText("18")
    panel.save.click()

    assert panel.problem.text().startswith("A figure needs the year it is of")


def test_a_local_figure_can_be_removed_and_englands_cannot(page: MeasuresPage) -> None:
    panel = opened_at(page, "re_referrals").detail.compared
    panel.table.selectRow(0)

    assert not panel.remove.isEnabled()


def test_figures_come_from_a_file(page: MeasuresPage, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text(
        "Measure,Kind,Value,Year,Definition\n"
        "Re-referrals within 12 months,Statistical neighbours,21,2025,Average of ten\n"
        "Joy,Local target,1,2025,None\n"
    )
    opened_at(page, "re_referrals")

    page.take_file(str(file))

    assert page.detail.compared.problem.text() == "Row 3: No measure is called 'Joy'."
    assert page.detail.compared.model.rows[0].definition == "Average of ten"


def test_without_records_there_is_nothing_to_measure(show_empty: Show) -> None:
    assert show_empty(MeasuresPage).body.is_empty
