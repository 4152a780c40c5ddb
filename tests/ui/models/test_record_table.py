from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseload_app.ui.models.record_table import Align, Column, RecordTableModel, Role
from caseload_app.ui.theme import StateMark, Tone

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
LATE = StateMark(Tone.OVERDUE, "6 days late")


@dataclass(frozen=True, slots=True)
class Visit:
    visit_id: int
    child: str
    on: date | None = None
    minutes: int = 0
    mark: StateMark | None = None


COLUMNS: tuple[Column[Visit], ...] = (
    Column("child", "Child", lambda visit: visit.child),
    Column("on", "Seen", lambda visit: str(visit.on or ""), sort_key=lambda visit: visit.on),
    Column(
        "minutes",
        "Minutes",
        lambda visit: str(visit.minutes),
        sort_key=lambda visit: visit.minutes,
        align=Align.RIGHT,
        searched=False,
    ),
    Column(
        "state", "State", lambda _: "", state=lambda visit: visit.mark, heading_tip="As at today"
    ),
)
VISITS = (
    Visit(1, "bo Marsh", date(2026, 2, 1), 30, LATE),
    Visit(2, "Ada Rowe", None, 100),
    Visit(3, "Cleo Marsh", date(2025, 12, 9), 9),
    Visit(4, "", date(2026, 1, 5), 45),
)


@pytest.fixture
def model() -> RecordTableModel[Visit]:
    made: RecordTableModel[Visit] = RecordTableModel(COLUMNS, lambda visit: visit.visit_id)
    made.show_records(VISITS)
    return made


def ids(model: RecordTableModel[Visit]) -> list[int]:
    return [visit.visit_id for visit in model.rows]


def test_qt_finds_no_fault_with_the_model(
    model: RecordTableModel[Visit], qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    model.sort(1, DESCENDING)
    model.search("marsh")
    model.narrow("long", lambda visit: visit.minutes > 10)
    qtmodeltester.check(model)


def test_records_come_in_the_order_they_were_given(model: RecordTableModel[Visit]) -> None:
    assert ids(model) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (0, ASCENDING, [2, 1, 3, 4]),
        (0, DESCENDING, [3, 1, 2, 4]),
        (1, ASCENDING, [3, 4, 1, 2]),
        (1, DESCENDING, [1, 4, 3, 2]),
        (2, ASCENDING, [3, 1, 4, 2]),
        (-1, ASCENDING, [1, 2, 3, 4]),
    ],
)
def test_sorting_puts_blanks_last_both_ways(
    model: RecordTableModel[Visit], column: int, order: Qt.SortOrder, expected: list[int]
) -> None:
    model.sort(column, order)

    assert ids(model) == expected


def test_new_records_come_sorted_as_before(model: RecordTableModel[Visit]) -> None:
    model.sort(2, ASCENDING)
    model.show_records([*VISITS, Visit(5, "Dev", None, 20)])

    assert ids(model) == [3, 5, 1, 4, 2]


def test_a_selected_row_is_followed_when_sorting(model: RecordTableModel[Visit]) -> None:
    followed = QPersistentModelIndex(model.index(0, 0))
    model.sort(1, ASCENDING)

    assert followed.data(Role.IDENTITY) == 1
    assert followed.row() == 2


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MARSH", [1, 3]),
        ("marsh cleo", [3]),
        ("2026-01", [4]),
        ("100", []),
        ("nobody", []),
        ("  ", [1, 2, 3, 4]),
    ],
)
def test_search_finds_rows_that_hold_every_word(
    model: RecordTableModel[Visit], typed: str, found: list[int]
) -> None:
    model.search(typed)

    assert ids(model) == found


def test_search_sees_records_that_came_after_it_was_typed(model: RecordTableModel[Visit]) -> None:
    model.search("finn")
    model.show_records([Visit(9, "Finn Abara")])

    assert ids(model) == [9]


def test_filters_add_up_and_can_be_taken_away_one_by_one(model: RecordTableModel[Visit]) -> None:
    model.narrow("long", lambda visit: visit.minutes > 10)
    model.narrow("marsh", lambda visit: "Marsh" in visit.child)
    both = ids(model)
    model.narrow("long", None)

    assert both == [1]
    assert ids(model) == [1, 3]
    assert model.filters == {"marsh"}


def test_what_is_left_is_told(model: RecordTableModel[Visit], qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.shown_changed) as told:
        model.search("marsh")

    assert told.args == [2, 4]


def test_a_record_is_found_by_its_identity(model: RecordTableModel[Visit]) -> None:
    model.sort(1, ASCENDING)

    assert model.row_of(4) == 1
    assert model.row_of(99) is None
    assert model.record_at(1).visit_id == 4


def test_a_cell_tells_its_text_record_state_and_side(model: RecordTableModel[Visit]) -> None:
    cell = model.index(0, 2)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

    assert cell.data() == "30"
    assert cell.data(Role.RECORD) is VISITS[0]
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) == right
    assert model.index(0, 3).data(Role.STATE) == LATE
    assert model.index(1, 3).data(Role.STATE) is None


def test_a_screen_reader_hears_the_column_with_the_text(model: RecordTableModel[Visit]) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index(0, 0).data(role) == "Child: bo Marsh"
    assert model.index(0, 3).data(role) == "State: 6 days late"
    assert model.index(1, 1).data(role) == "Seen: blank"


def test_a_heading_tells_its_title_and_tip(model: RecordTableModel[Visit]) -> None:
    flat = Qt.Orientation.Horizontal

    assert model.headerData(0, flat) == "Child"
    assert model.headerData(3, flat, Qt.ItemDataRole.ToolTipRole) == "As at today"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_no_data_comes_from_no_cell(model: RecordTableModel[Visit]) -> None:
    assert model.data(QModelIndex()) is None


def test_a_copied_date_is_one_that_a_spreadsheet_reads() -> None:
    assert COLUMNS[1].copied(VISITS[0]) == "01/02/2026"
    assert COLUMNS[1].copied(VISITS[1]) == ""
    assert COLUMNS[0].copied(VISITS[0]) == "bo Marsh"


def test_search_can_be_prepared_bit_by_bit(model: RecordTableModel[Visit]) -> None:
    model.show_records([Visit(number, f"Child {number}") for number in range(900)])
    more = [model.prepare_some(), model.prepare_some(), model.prepare_some()]
    model.search("child 899")

    assert more == [True, True, False]
    assert ids(model) == [899]


def test_a_record_that_was_replaced_leaves_the_table_where_it_is(
    model: RecordTableModel[Visit], qtbot: QtBot
) -> None:
    model.sort(0, ASCENDING)
    before = ids(model)

    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_records([replace(VISITS[0], minutes=45), *VISITS[1:]])

    assert ids(model) == before
    assert model.rows[before.index(1)].minutes == 45


def test_a_record_whose_place_changes_moves_there(model: RecordTableModel[Visit]) -> None:
    model.sort(2, ASCENDING)
    assert ids(model) == [3, 1, 4, 2]

    model.show_records([replace(VISITS[0], minutes=500), *VISITS[1:]])

    assert ids(model) == [3, 4, 2, 1]


def test_a_record_that_was_replaced_is_found_by_its_new_words(
    model: RecordTableModel[Visit],
) -> None:
    model.search("marsh")
    assert ids(model) == [1, 3]

    model.show_records([*VISITS[:2], replace(VISITS[2], child="Cleo Rowe"), VISITS[3]])
    assert ids(model) == [1]

    model.search("rowe")
    assert ids(model) == [2, 3]


def test_a_record_that_no_longer_passes_a_filter_goes(model: RecordTableModel[Visit]) -> None:
    model.narrow("short", lambda visit: visit.minutes < 50)

    model.show_records([replace(VISITS[0], minutes=90), *VISITS[1:]])

    assert ids(model) == [3, 4]
