from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from caseload_app.errors import ExpectedError
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.widgets.charts.chart import Chart
from caseload_app.ui.widgets.charts.values import (
    Bar,
    BarChart,
    GridChart,
    Line,
    LineChart,
    Series,
    Square,
)

CASES = BarChart(
    "Cases by worker",
    "Three workers; one is over the limit.",
    (Series("CIN", "CIN"), Series("CP", "CP")),
    (Bar("rowan", "Rowan Tate", (9, 8), 16), Bar("priya", "Priya Shah", (4, 0), 16)),
    unit="cases",
)


@pytest.fixture
def chart(look: Look, qtbot: QtBot) -> Chart:
    made = Chart(look)
    qtbot.addWidget(made)
    made.resize(480, 260)
    made.show_chart(CASES)
    made.show()
    qtbot.waitUntil(lambda: not made._image.isNull(), timeout=20_000)
    return made


def test_a_bar_is_said_with_its_pieces_and_limit() -> None:
    assert CASES.words_of(CASES.bars[0]) == "Rowan Tate: 17 cases; 9 CIN, 8 CP; limit 16"
    assert CASES.words_of(CASES.bars[1]) == "Priya Shah: 4 cases; 4 CIN; limit 16"


def test_the_longest_bar_or_limit_sets_the_scale() -> None:
    assert CASES.longest == 17
    assert BarChart("Empty", "", (), ()).longest == 1


def test_a_screen_reader_hears_what_the_chart_shows(chart: Chart) -> None:
    assert chart.accessibleName() == "Cases by worker"
    assert chart.accessibleDescription().startswith("Three workers; one is over the limit.")
    assert "Priya Shah: 4 cases" in chart.accessibleDescription()


def test_a_click_opens_the_bar_under_it(chart: Chart, qtbot: QtBot) -> None:
    second = chart._places[1].center().toPoint()
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=second)

    assert chosen.args == ["priya"]


def test_arrows_and_enter_open_a_bar(chart: Chart, qtbot: QtBot) -> None:
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)

    assert chosen.args == ["priya"]


def test_the_chart_takes_the_theme(chart: Chart, look: Look, qtbot: QtBot) -> None:
    look.wear(ThemeChoice.DARK, 100)
    dark = look.colour("surface").name()

    qtbot.waitUntil(lambda: chart._image.pixelColor(2, 2).name() == dark, timeout=5_000)


@pytest.mark.parametrize(
    ("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
)
def test_a_chart_is_saved_as_its_ending_says(
    chart: Chart, tmp_path: Path, ending: str, begins: bytes
) -> None:
    path = tmp_path / f"cases.{ending}"
    chart.save(path)

    assert path.read_bytes().startswith(begins)


def test_a_chart_that_cannot_be_saved_says_what_to_do(chart: Chart, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="Choose another folder"):
        chart.save(tmp_path / "missing" / "cases.png")


def test_a_copied_chart_is_a_picture(chart: Chart) -> None:
    chart.copy()

    assert not QGuiApplication.clipboard().image().isNull()


LATE = LineChart(
    "Late",
    "Two weeks.",
    (Line("Late dates", "overdue", (((date(2026, 2, 23), 4.0), (date(2026, 3, 2), 7.0)),)),),
    level=5,
    level_name="Before",
    marks=((date(2026, 2, 25), "Policy changed"),),
)
REGISTER = GridChart(
    "Register",
    "One worker.",
    ("Jan", "Feb"),
    ((Bar("asha", "Asha Brook", (1, 2)), (Square("✓", "met", "held"), Square())),),
    ((Square("✓", "met", "held"), "held"),),
)


@pytest.mark.parametrize(("kind", "key"), [(LATE, "2026-03-02"), (REGISTER, "asha")])
def test_lines_and_grids_open_by_a_click_as_bars_do(
    chart: Chart, qtbot: QtBot, kind: LineChart | GridChart, key: str
) -> None:
    chart.show_chart(kind)
    chart._draw()

    last = chart._places[-1].center().toPoint()
    with qtbot.waitSignal(chart.chosen) as chosen:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=last)

    assert chosen.args == [key]


def test_a_day_of_a_line_is_said_with_what_it_is_compared_with() -> None:
    assert LATE.words_of(LATE.bars[0]) == "23 Feb 2026: Late dates 4; Before 5"


def test_a_row_of_a_grid_is_said_in_words() -> None:
    assert REGISTER.words_of(REGISTER.bars[0]) == "Asha Brook: Jan held"


def test_a_copied_picture_is_for_paper_in_a_dark_window(chart: Chart, look: Look) -> None:
    look.wear(ThemeChoice.DARK, 100)

    chart.copy()

    assert QGuiApplication.clipboard().image().pixelColor(1, 1).name() == "#ffffff"
