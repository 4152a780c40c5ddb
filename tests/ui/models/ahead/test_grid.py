"""A grid says its cells to eyes, to the mouse and to a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt

from caseload_app.ui.models.ahead.grid import CELL, GridCell, GridHead, GridModel, Shade

BUSY = GridCell("9", "9 dates: crunch", Shade.CRUNCH)


def a_grid() -> GridModel:
    model = GridModel()
    model.show_grid([GridHead("2\nMar", "Week from Mon 2 Mar 2026")], ["Asha Brook"], [[BUSY]])
    return model


def test_a_cell_shows_its_letters_and_tells_its_words() -> None:
    model = a_grid()
    index = model.index(0, 0)

    assert model.data(index) == "9"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "9 dates: crunch"
    assert model.data(index, CELL) is BUSY


def test_a_screen_reader_hears_row_column_and_words() -> None:
    model = a_grid()

    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Asha Brook, Week from Mon 2 Mar 2026: 9 dates: crunch"
    )


def test_headings_are_short_to_see_and_whole_to_hear() -> None:
    model = a_grid()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical

    assert model.headerData(0, across) == "2\nMar"
    assert model.headerData(0, across, Qt.ItemDataRole.ToolTipRole) == "Week from Mon 2 Mar 2026"
    assert model.headerData(0, down) == "Asha Brook"


def test_another_grid_takes_the_place_of_the_first() -> None:
    model = a_grid()
    model.show_grid([], [], [])

    assert (model.rowCount(), model.columnCount()) == (0, 0)
