from __future__ import annotations

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.text_tables import decode_text, parse_text_table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_encoding_that_excel_writes_is_read(encoding: str) -> None:
    assert decode_text("Child ID,Zoë\n".encode(encoding)) == "Child ID,Zoë\n"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_separator_is_told(separator: str) -> None:
    text = f"Child ID{separator}Worker{separator}Note\n1{separator}Ann{separator}a. b\n"

    assert parse_text_table("list.csv", text.encode()) == [
        ["Child ID", "Worker", "Note"],
        ["1", "Ann", "a. b"],
    ]


def test_commas_in_quotes_do_not_make_a_separator() -> None:
    text = 'Name;Worker\n"Brook, Ann, Mrs";"Vale, Joe, Mr"\n'

    assert parse_text_table("list.csv", text.encode()) == [
        ["Name", "Worker"],
        ["Brook, Ann, Mrs", "Vale, Joe, Mr"],
    ]


def test_excels_own_separator_line_decides_and_keeps_its_row() -> None:
    assert parse_text_table("list.csv", b"sep=;\r\nChild ID;Worker\r\n") == [
        [],
        ["Child ID", "Worker"],
    ]


def test_blank_lines_keep_their_row_numbers() -> None:
    assert parse_text_table("list.csv", b"Title\n\nChild ID,Worker\n1,Ann\n")[3] == ["1", "Ann"]


def test_a_cell_that_never_ends_is_said_plainly() -> None:
    content = b'Child ID,"' + b"x" * 1_100_000

    with pytest.raises(ExpectedError, match="one cell of it never ends"):
        parse_text_table("list.csv", content)
