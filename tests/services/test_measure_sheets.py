"""The measures in Excel: the same figures as on screen, and a spreadsheet divides the same."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.domain.measures.saying import figure_words, standing
from caseload_app.services.answers import answer_measures
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.importing import apply, preview
from caseload_app.services.measure_sheets import DEFINITIONS, FIGURES, TO_LOOK_AT
from caseload_app.services.measuring import Measured, measure_now, specs_in_force
from caseload_app.services.reports import Extras, export_workbook
from caseload_app.ui.models.measures.measure_rows import measure_columns, measure_rows
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record, measured
from tests.services.stores import a_store

OFFICE = shutil.which("soffice")


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Measured, dict[str, object]]:
    """Export the twelve children, with what the screen and the command line hold."""
    with a_store(tmp_path, every_record()) as session:
        casebook = read_casebook(session, the_rules(), MONDAY)
        specs = specs_in_force(session, the_rules())
        now = measure_now(session, casebook, specs, the_rules())
        export_workbook(casebook, tmp_path / "out.xlsx", extras=Extras(now, "open me"))
        return tmp_path / "out.xlsx", now, answer_measures(casebook, specs)


def figures_of(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """Give figure, numerator and denominator by the label of the measure."""
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    return {str(label): (row[2], row[4], row[5]) for label, row in rows.items() if len(row) > 5}


def test_screen_workbook_and_command_line_say_the_same(
    written: tuple[Path, Measured, dict[str, object]],
) -> None:
    path, now, answer = written

    in_excel = figures_of(load_workbook(path, data_only=True)[FIGURES])
    columns = {column.key: column for column in measure_columns()}
    on_screen = {row.spec.id: row for row in measure_rows(now)}
    told = {one["id"]: one for one in answer["measures"]}
    for name, row in on_screen.items():
        said = told[name]
        assert (said["numerator"], said["denominator"]) == (
            row.measure.numerator,
            row.measure.denominator,
        )
        if row.spec.label in in_excel:
            figure, numerator, denominator = in_excel[row.spec.label]
            assert (numerator, denominator) == (said["numerator"], said["denominator"])
            shown = columns["figure"].text(row).removesuffix(" *")
            assert figure_words(row.spec, figure) == shown
    assert len(in_excel) > 49


def test_a_figure_is_a_sum_that_the_spreadsheet_works_out(
    written: tuple[Path, Measured, dict[str, object]],
) -> None:
    sheet = load_workbook(written[0])[FIGURES]

    row = next(one for one in sheet.iter_rows() if one[0].value == "Cases per full-time equivalent")
    assert row[2].value == f"=ROUND(E{row[2].row}/F{row[2].row},1)"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this computer")
def test_libreoffice_opens_it_and_works_the_same_figures_out(
    written: tuple[Path, Measured, dict[str, object]], tmp_path: Path
) -> None:
    path = written[0]
    kept = figures_of(load_workbook(path, data_only=True)[FIGURES])
    bare = tmp_path / "bare.xlsx"
    without_results(path, bare)

    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    subprocess.run(
        [str(OFFICE), home, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(tmp_path / "done"), str(bare)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip

    again = load_workbook(tmp_path / "done" / "bare.xlsx", data_only=True)
    assert figures_of(again[FIGURES]) == kept
    assert again.sheetnames == load_workbook(path).sheetnames


def without_results(path: Path, out: Path) -> None:
    """Copy a workbook without what its formulas came to, so that they must be worked out."""
    with ZipFile(path) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            after.writestr(name, content)


def test_the_sheets_have_headings_that_stay_filters_dates_and_words(
    written: tuple[Path, Measured, dict[str, object]],
) -> None:
    book = load_workbook(written[0])
    behind = book[TO_LOOK_AT]

    assert behind.freeze_panes == "A6"
    assert behind.auto_filter.ref.startswith("A5:J")
    assert behind.print_title_rows == "$5:$5"
    assert "Official-Sensitive" in behind.HeaderFooter.oddFooter.center.text
    due = next(row[7] for row in behind.iter_rows(min_row=6) if row[7].value)
    assert due.is_date
    assert len(book["Beside England"]._charts) == 1


def test_a_lock_leaves_the_sheets_to_fill_in_open(
    written: tuple[Path, Measured, dict[str, object]],
) -> None:
    book = load_workbook(written[0])

    assert book[FIGURES].protection.sheet
    assert not book["Children"].protection.sheet


def test_the_definitions_name_every_year_of_england(
    written: tuple[Path, Measured, dict[str, object]],
) -> None:
    rows = list(load_workbook(written[0])[DEFINITIONS].iter_rows(values_only=True))

    years = [row[5] for row in rows if row[0] == "Cases per full-time equivalent"]
    assert (years[0], len(years)) == ("30 September 2025", 9)


def test_a_workbook_with_measures_reads_back_whole(
    written: tuple[Path, Measured, dict[str, object]], tmp_path: Path
) -> None:
    (tmp_path / "again").mkdir()
    with a_store(tmp_path / "again") as session:
        prepared = preview(session, [written[0]], MONDAY)
        apply(session, prepared)
        casebook = read_casebook(session, the_rules(), MONDAY)
        specs = specs_in_force(session, the_rules())
        again = measure_now(session, casebook, specs, the_rules())

    figures = {one.spec.id: (one.numerator, one.denominator) for one in again.measures}
    assert figures["icpc_on_time"] == (1, 2)
    assert figures["cases_per_fte"] == (11, 2.4)


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ("icpc_on_time", "Worse than England"),
        ("proceedings_in_26_weeks", "Better than England"),
        ("repeat_plans", "Worse than England"),
        ("cla_reviews_on_time", ""),
        ("cases_per_fte", ""),
    ],
)
def test_a_figure_is_better_or_worse_by_its_own_direction(measure: str, words: str) -> None:
    assert standing(measured()[measure]) == words
