from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import ACTIONS
from caseload_app.ui.command_palette import (
    CommandPalette,
    PaletteEntry,
    command_entries,
    find_entries,
    prepared,
)
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination

ENTRIES = [
    PaletteEntry("Monday", Destination("monday"), kind="Go"),
    PaletteEntry("Import a spreadsheet", "file.import", kind="File"),
    PaletteEntry("Bo Marsh", Destination("child", "C2"), "C00002, Rowan Tate", kind="Child"),
    PaletteEntry("Cleo Monday", Destination("child", "C3"), "C00003", kind="Child"),
    PaletteEntry("Rowan Tate", Destination("worker", "Rowan Tate"), kind="Worker"),
]


def found(typed: str) -> list[str]:
    return [entry.text for entry in find_entries(prepared(ENTRIES), typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("MON", ["Monday", "Cleo Monday"]),
        ("mar bo", ["Bo Marsh"]),
        ("00003", ["Cleo Monday"]),
        ("rowan", ["Rowan Tate", "Bo Marsh"]),
        ("child", ["Bo Marsh", "Cleo Monday"]),
        ("zzz", []),
    ],
)
def test_the_best_match_comes_first(typed: str, expected: list[str]) -> None:
    assert found(typed) == expected


def test_nothing_typed_shows_the_first_entries() -> None:
    assert found("")[:2] == ["Monday", "Import a spreadsheet"]


def test_a_long_list_is_cut() -> None:
    many = prepared([PaletteEntry(f"Child {at}", "x") for at in range(10_000)])

    assert len(find_entries(many, "child")) == 40


def test_pages_come_before_other_commands() -> None:
    kinds = [entry.kind for entry in command_entries(ACTIONS)]

    assert kinds == sorted(kinds, key=lambda kind: kind != "Go")
    assert "go.search" not in [entry.leads_to for entry in command_entries(ACTIONS)]


@pytest.fixture
def palette(look: Look, qtbot: QtBot) -> Iterator[CommandPalette]:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    made = CommandPalette(look, lambda: ENTRIES, window)
    made.show()
    yield made
    window.close()


def box(palette: CommandPalette) -> QLineEdit:
    found_box = palette.findChild(QLineEdit)
    assert found_box is not None
    return found_box


def test_a_few_letters_and_enter_lead_to_the_child(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(palette), "bo m")
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(box(palette), Qt.Key.Key_Return)

    assert chosen.args == [Destination("child", "C2")]
    assert not palette.isVisible()


def test_arrows_move_through_what_was_found(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(palette), "mon")
    qtbot.keyClick(box(palette), Qt.Key.Key_Down)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(box(palette), Qt.Key.Key_Return)

    assert chosen.args == [Destination("child", "C3")]


def test_enter_with_nothing_found_keeps_it_open(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(palette), "zzz")
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(box(palette), Qt.Key.Key_Return)

    assert palette.isVisible()
    assert palette._none.isVisible()


def test_escape_closes_it(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClick(box(palette), Qt.Key.Key_Escape)

    assert not palette.isVisible()


def test_it_opens_empty_again(palette: CommandPalette, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(palette), "bo")
    palette.reject()
    palette.show()

    assert box(palette).text() == ""
    assert palette._model.rowCount() == 5


def test_a_screen_reader_hears_name_detail_and_kind(palette: CommandPalette) -> None:
    said = palette._model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Bo Marsh, C00002, Rowan Tate, Child"


def test_qt_finds_no_fault_with_its_list(
    palette: CommandPalette, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(palette._model)
