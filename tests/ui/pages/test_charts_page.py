"""The charts: what each one counts, its table, and the lists that its bars open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Destination
from caseload_app.ui.pages.charts_page import ChartsPage
from caseload_app.ui.pages.deadlines_page import DeadlinesPage

Show = Callable[..., ChartsPage]


@pytest.fixture
def page(show: Show) -> ChartsPage:
    return show(ChartsPage)


def test_the_first_chart_says_who_is_over_the_limit(page: ChartsPage) -> None:
    assert page.summary.text() == ("5 cases held by 3 workers; 1 worker over the agreed limit.")
    assert "Asha Brook: 3 cases; 1 Child protection, 2 Child in need; limit 2" in (
        page.chart.accessibleDescription()
    )


def test_weeks_begin_with_what_is_late(page: ChartsPage) -> None:
    page.open_at(Destination("charts", "weeks"))

    bars = [(bar.label, bar.total) for bar in page.tables[1].records.rows]
    assert bars[:5] == [("Late", 5), ("2 Mar", 0), ("9 Mar", 0), ("16 Mar", 1), ("23 Mar", 3)]
    assert len(bars) == 13


def test_cases_per_fte_stand_beside_england_with_its_year(page: ChartsPage) -> None:
    page.open_at(Destination("charts", "fte"))

    assert page.summary.text() == (
        "The whole team: 1.7. England, 30 September 2025: 15.2 "
        "(DfE, children's social work workforce)."
    )
    assert "England, 30 September 2025 15.2" in page.chart.accessibleDescription()


@pytest.mark.parametrize(
    ("chart", "bar", "leads_to"),
    [
        ("cases", "Asha Brook", Destination("children", filter="worker=Asha+Brook")),
        ("weeks", "late", Destination("deadlines", filter="state=overdue")),
        ("weeks", "2026-03-23", Destination("deadlines", filter="week=2026-03-23")),
        ("fte", "Ben Hale", Destination("worker", "Ben Hale")),
        ("fte", "team", Destination("team")),
    ],
)
def test_a_bar_opens_the_list_behind_it(
    page: ChartsPage, qtbot: QtBot, chart: str, bar: str, leads_to: Destination
) -> None:
    page.open_at(Destination("charts", chart))

    with qtbot.waitSignal(page.navigate) as asked:
        page.chart.chosen.emit(bar)

    assert asked.args == [leads_to]


def test_a_week_opens_as_many_dates_as_its_bar(
    show: Callable[..., ChartsPage | DeadlinesPage],
) -> None:
    page, deadlines = show(ChartsPage), show(DeadlinesPage)
    assert isinstance(page, ChartsPage)
    assert isinstance(deadlines, DeadlinesPage)
    page.open_at(Destination("charts", "weeks"))
    week = page.tables[1].records.rows[4]

    deadlines.open_at(Destination("deadlines", filter=f"week={week.key}"))

    assert len(deadlines.model.rows) == week.total


def test_a_row_of_the_table_opens_the_same_list(page: ChartsPage, qtbot: QtBot) -> None:
    page.tables[0].selectRow(0)

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.tables[0], Qt.Key.Key_Return)

    assert asked.args == [Destination("children", filter="worker=Asha+Brook")]


def test_coming_back_finds_the_same_chart(page: ChartsPage) -> None:
    page.open_at(Destination("charts", "fte"))
    place = page.remember()

    page.open_at(Destination("charts", "cases"))
    page.restore(place)

    assert page.tabs.currentIndex() == 2


def test_without_records_there_is_nothing_to_draw(show_empty: Show) -> None:
    page = show_empty(ChartsPage)

    assert page.body.is_empty


def test_in_a_narrow_window_the_table_waits_behind_its_button(page: ChartsPage) -> None:
    page.resize(640, 480)

    assert not page.tables[0].isVisible()

    page.with_table.click()

    assert page.tables[0].isVisible()
