"""Files made to do harm, by their name or by what is in them, are refused or do none."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.workbook_reader import read_workbook
from caseload_app.services.import_history import past_imports
from caseload_app.services.importing import apply, preview
from caseload_app.ui.saving import dated_name, file_name
from tests.exchange.workbooks import write_text, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
LIST = "Child ID,Name,Worker,Plan\nC1,Fern Test,Asha Brook,CIN\n"
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
BILLION = f'<?xml version="1.0"?><!DOCTYPE z [<!ENTITY l0 "ha">{LAUGHS}]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE z [<!ENTITY out SYSTEM "file:///etc/passwd">]>'


def a_workbook(folder: Path) -> Path:
    return write_workbook(folder, {"Children": [["Child ID", "Name"], ["C1", "Fern Test"]]})


def changed(path: Path, parts: Mapping[str, bytes | None], name: str = "changed.xlsx") -> Path:
    """Write the workbook anew with parts put in the place of its own, or added."""
    out = path.with_name(name)
    with ZipFile(path) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry))
        for part, content in parts.items():
            if content is not None:
                new.writestr(part, content)
    return out


def sheet_of(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read(SHEET).decode()


def cells_of(path: Path) -> list[object]:
    return [cell for sheet in read_workbook(path).sheets for row in sheet.rows for cell in row]


@pytest.mark.parametrize("head", [BILLION, OUTSIDE])
def test_entities_are_never_put_in(tmp_path: Path, head: str) -> None:
    path = a_workbook(tmp_path)
    word = "l9" if head == BILLION else "out"
    inside = sheet_of(path).partition("?>")[2] or sheet_of(path)
    cell = f'<row r="9"><c r="A9" t="inlineStr"><is><t>&{word};</t></is></c></row></sheetData>'
    hostile = changed(path, {SHEET: (head + inside.replace("</sheetData>", cell)).encode()})

    try:
        cells = cells_of(hostile)
    except ExpectedError as error:
        assert error.problem == "changed.xlsx is damaged and cannot be read."
    else:
        assert not any("haha" in str(cell) or "root:" in str(cell) for cell in cells)


def test_macros_links_and_embedded_objects_are_passed_over(tmp_path: Path) -> None:
    hostile = changed(
        a_workbook(tmp_path),
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
            "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
            "xl/embeddings/oleObject1.bin": b"MZ" + bytes(100),
            "xl/connections.xml": b"<connections/>",
        },
        "macros.xlsm",
    )

    assert cells_of(hostile) == ["Child ID", "Name", "C1", "Fern Test"]


@pytest.mark.parametrize(
    "formula", ["=cmd|' /C calc'!A0", '=HYPERLINK("http://x.test","y")', "=[1]Sheet1!A1", "@SUM(1)"]
)
def test_a_formula_is_never_worked_out(tmp_path: Path, formula: str) -> None:
    book = Workbook()
    book.worksheets[0].append(["Child ID", "Name"])
    book.worksheets[0].append(["C1", formula])
    book.save(tmp_path / "formulas.xlsx")

    cells = cells_of(tmp_path / "formulas.xlsx")

    assert cells[:3] == ["Child ID", "Name", "C1"]
    assert cells[3:] in ([], [None], [""], [formula])


def test_names_inside_an_archive_that_lead_elsewhere_write_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    hostile = changed(a_workbook(folder), {"../../escaped.txt": b"x", "/etc/escaped": b"x"})

    assert cells_of(hostile) == ["Child ID", "Name", "C1", "Fern Test"]
    assert sorted(one.name for one in folder.iterdir()) == ["book.xlsx", "changed.xlsx"]
    assert not (tmp_path / "escaped.txt").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name",
    ["CON.csv", "list\nof <b>x.csv", "..list....csv", "\u202evsc.tsil.csv", f"{'x' * 240}.csv"],
)
def test_a_strange_name_is_only_a_name(tmp_path: Path, name: str) -> None:
    path = write_text(tmp_path, LIST.encode(), name)

    with a_store(tmp_path) as session:
        apply(session, preview(session, [path], TODAY))
        [past] = past_imports(session)

    assert repr(name)[1:-1] in str(past)


@pytest.mark.parametrize("name", ["..", "."])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExpectedError):
        read_workbook(tmp_path / name)


def test_a_name_too_long_for_the_disk_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as raised:
        read_workbook(tmp_path / f"{'x' * 300}.xlsx")

    assert raised.value.next_step


@pytest.mark.parametrize(
    "title",
    ["../../etc/passwd", "CON", "a\nb", "x" * 400, "<b>x</b>|?*", "team.", "\u202eteam"],
)
def test_what_is_written_has_a_name_that_every_system_takes(title: str) -> None:
    name = dated_name(title, TODAY, ".pdf")

    assert name.endswith(" 2026-03-02.pdf")
    assert len(name) < 200
    assert not set(name) & set('/\\:*?"<>|\n\r\u202e')
    assert file_name(title)
