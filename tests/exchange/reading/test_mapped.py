from __future__ import annotations

from caseload_app.domain.importing.mapping import DateOrder, SheetMapping
from caseload_app.exchange.reading.headings import headings_of
from caseload_app.exchange.reading.mapped import heading_shape, recognise_mapped
from caseload_app.exchange.reading.workbook_reader import RawSheet

HEADINGS = ["", "Ref", "Who", "Colour", "Colour"]
SHEET = RawSheet("Report", [["Caseload report"], [], HEADINGS, ["0", "C1", "Ann", "red", "blue"]])
SHAPE = heading_shape(headings_of(HEADINGS))


def test_a_shape_does_not_depend_on_the_order_of_columns_or_on_case() -> None:
    turned = headings_of(["who", "COLOUR", "Ref", "Colour "])

    assert heading_shape(turned) == SHAPE


def test_a_list_of_a_known_shape_is_read_by_its_mapping_under_its_title() -> None:
    mapping = SheetMapping(
        SHAPE,
        {"Ref": "child_id", "Who": "worker", "Colour": "fact", "Colour (2)": ""},
        DateOrder.MONTH_FIRST,
        {"Red": "CP", "Over": "Closed"},
    )

    table = recognise_mapped(SHEET, {SHAPE: mapping})

    assert table is not None
    assert (table.recognised_as, table.header_row, table.month_first) == ("tracker", 3, True)
    assert {name: column.letter for name, column in (table.columns or {}).items()} == {
        "child_id": "B",
        "worker": "C",
        "fact:Colour": "D",
    }
    assert table.unmatched == ("Colour",)
    assert [row[0] for row in table.rows] == [4]
    assert table.plan_words["over"].is_closed is True


def test_a_list_of_another_shape_is_left_to_recognition() -> None:
    mapping = SheetMapping("other", {"Ref": "child_id"})

    assert recognise_mapped(SHEET, {"other": mapping}) is None
