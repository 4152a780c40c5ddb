from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from caseload_app.exchange.reading.merged_cells import opendocument_merges
from tests.exchange.workbooks import write_workbook

FILES = Path(__file__).parents[1] / "files"


def test_a_cell_merged_over_two_rows_is_found() -> None:
    assert opendocument_merges(FILES / "caseload.ods") == {"Caseload": [((1, 2), (2, 2))]}


def test_another_kind_of_workbook_has_its_own_way(tmp_path: Path) -> None:
    assert opendocument_merges(write_workbook(tmp_path, {"a": [[1]]})) == {}


def test_a_damaged_document_is_left_to_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "broken.ods"
    with ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<table number-rows-spanned="2"')

    assert opendocument_merges(path) == {}
