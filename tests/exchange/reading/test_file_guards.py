from __future__ import annotations

import struct
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading import file_guards
from caseload_app.exchange.reading.file_guards import (
    FileKind,
    SheetExtent,
    counts_from_1904,
    file_kind,
    sheet_extents,
)
from tests.exchange.workbooks import write_workbook


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", FileKind.ZIP),
        (b"Child ID,Worker\n", FileKind.TEXT),
        ("Child ID".encode("utf-16"), FileKind.TEXT),
        ("Child ID".encode("utf-16-le"), FileKind.TEXT),
        (b"\xef\xbb\xbfChild ID", FileKind.TEXT),
        ("Zoë,Ann".encode("cp1252"), FileKind.TEXT),
        (b"\xef\xbb\xbf  <!DOCTYPE html>", FileKind.WEB_PAGE),
        (b"{\\rtf1", FileKind.OTHER),
        (b"\x00\x00\x00\x00\x01\x02", FileKind.OTHER),
    ],
)
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, start: bytes, kind: FileKind) -> None:
    path = tmp_path / "file"
    path.write_bytes(start)

    assert file_kind(path, start) is kind


def test_the_extent_of_each_sheet_is_told_by_its_name(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"A & B": [[1, 2], [3, 4]], "Wide": [[0] * 703]})

    assert sheet_extents(path) == {"A & B": SheetExtent(2, 26), "Wide": SheetExtent(1, 703)}


def test_a_file_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_guards, "MOST_UNPACKED_BYTES", 1_000_000)
    path = tmp_path / "bomb.xlsx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/a.xml", bytes(1_000_001))

    with pytest.raises(ExpectedError, match="unpacks to more than 1 MB"):
        sheet_extents(path)


def test_a_word_document_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(ExpectedError, match="is a Word or PowerPoint document"):
        sheet_extents(path)


def test_a_binary_workbook_that_reaches_too_far_is_refused(tmp_path: Path) -> None:
    extent = struct.pack("<4I", 0, 1_048_575, 0, 16_383)
    path = tmp_path / "far.xlsb"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", b"\x81\x01\x00\x94\x01\x10" + extent)

    with pytest.raises(ExpectedError, match="reaches to row 1048576 and column 16384"):
        sheet_extents(path)


def test_an_open_document_that_repeats_a_filled_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "far.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml",
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
        )

    with pytest.raises(ExpectedError, match="repeats a filled cell thousands of times"):
        sheet_extents(path)


def test_an_ordinary_workbook_counts_from_1900(tmp_path: Path) -> None:
    assert not counts_from_1904(write_workbook(tmp_path, {"S": [[1]]}))
