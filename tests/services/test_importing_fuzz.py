"""Files nobody meant to make: never a traceback, never half an import."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.proposing import propose_mapping
from caseload_app.exchange.reading.read_claims import FileTable, claims_of_tables
from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet, read_workbook
from caseload_app.services.differences import difference_of
from caseload_app.services.importing import apply, preview
from caseload_app.store.audit import read_audit
from caseload_app.store.read import read_children
from tests import fuzz
from tests.exchange.dataset import people
from tests.exchange.messes import HEADINGS, rows
from tests.exchange.workbooks import LIST_6, LIST_7, LIST_8, LIST_9, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
EXAMPLES = 60
MUTATIONS = 200
STRANGE_FILES = 60
"""`python -m tests.fuzz` takes thousands."""

WORDS = st.sampled_from(
    [
        *map(str, HEADINGS),
        *LIST_6,
        *LIST_7,
        *LIST_8,
        *LIST_9,
        *(str(cell) for table in people().values() for row in table for cell in row),
        *("CIN", "CP/CLA", "31/02/2026", "=1+1", "#N/A", "Total", "Ann Brook (North)", "1e309"),
    ]
)
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    WORDS,
    st.text(max_size=12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(timedelta(0), timedelta(days=1)),
)
SHEETS = st.lists(st.lists(CELLS, max_size=12), max_size=12)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(SHEETS)
def test_no_sheet_of_any_cells_ends_the_reading(cells: list[list[CellValue]]) -> None:
    sheet = RawSheet("Sheet1", cells)

    propose_mapping(sheet, "any.xlsx")
    claims = claims_of_tables(read_tables_of(sheet), TODAY)

    assert [len(claim.rows) <= claim.row_count for claim in claims] == [True]


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.text(max_size=10) | WORDS, max_size=9), max_size=9))
def test_every_row_of_a_text_file_is_counted_once(cells: list[list[str]]) -> None:
    text = "\n".join(",".join(row) for row in cells)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(text.encode("utf-8", errors="replace"))
        plan = planned(Path(folder), path)

    for sheet in plan.sheets:
        counted = sheet.added + sheet.changed + sheet.unchanged + len(sheet.rejected)
        assert counted == sheet.rows


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_workbook_is_read_or_refused_and_nothing_is_half_written(
    seed: int, tmp_path: Path
) -> None:
    random = Random(seed)
    whole = write_workbook(tmp_path, {"Caseload": [HEADINGS, *rows()], **people()}).read_bytes()
    session = a_store(tmp_path)

    for number in range(MUTATIONS // 8):
        path = tmp_path / "broken.xlsx"
        path.write_bytes(damaged(whole, random))
        before = len(read_audit(session.database))
        try:
            prepared = preview(session, [path], TODAY)
            difference = difference_of(session, prepared)
            apply(session, prepared, difference)
        except ExpectedError as error:
            assert error.next_step, number
            assert len(read_audit(session.database)) == before

    assert len(read_children(session.database)) < 60


@pytest.mark.parametrize("seed", range(4))
def test_a_workbook_whose_xml_is_scrambled_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    whole = write_workbook(tmp_path, {"Caseload": [HEADINGS, *rows()]})

    for number in range(MUTATIONS // 8):
        path = tmp_path / f"scrambled{number}.xlsx"
        scramble(whole, path, random)
        try:
            read_workbook(path)
        except ExpectedError as error:
            assert error.problem.startswith(path.name)


@pytest.mark.slow
def test_strange_files_of_every_kind_are_imported_whole_or_refused(tmp_path: Path) -> None:
    came = fuzz.run(tmp_path, STRANGE_FILES, 3, tmp_path / "broken")

    assert came["broken"] == 0
    assert came.total() == STRANGE_FILES


def read_tables_of(sheet: RawSheet) -> list[FileTable]:
    """Recognise a sheet as a file's only one."""
    return [FileTable("any.xlsx", recognise(sheet))]


def planned(folder: Path, path: Path) -> ImportPlan:
    try:
        return preview(a_store(folder), [path], TODAY).plan
    except ExpectedError:
        return ImportPlan()


def damaged(whole: bytes, random: Random) -> bytes:
    """Cut the file, or change some of its bytes."""
    if not whole or random.random() < 0.3:
        return whole[: random.randrange(len(whole) + 1)]
    broken = bytearray(whole)
    for _ in range(random.randrange(1, 30)):
        broken[random.randrange(len(broken))] = random.randrange(256)
    return bytes(broken)


def scramble(whole: Path, path: Path, random: Random) -> None:
    """Change the text of one part of the workbook, and pack it again properly."""
    with ZipFile(whole) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        parts = source.namelist()
        chosen = random.choice(parts)
        for part in parts:
            content = source.read(part)
            if part == chosen:
                content = damaged(content, random)
            target.writestr(part, content)
