from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.domain.records import CaseEvent, Child, LongTerm, Plan, Worker
from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.workbook_reader import read_workbook
from caseload_app.exchange.template import TEMPLATE_SHEETS
from caseload_app.exchange.writing.workbook_writer import write_records, write_template


@pytest.fixture
def template(tmp_path: Path) -> Path:
    write_template(tmp_path / "template.xlsx")
    return tmp_path / "template.xlsx"


def choices(sheet: Worksheet) -> dict[str, str]:
    return {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }


def test_the_template_has_every_sheet_and_heading(template: Path) -> None:
    workbook = load_workbook(template)

    assert workbook.sheetnames == ["How to fill in", *(sheet.name for sheet in TEMPLATE_SHEETS)]
    for sheet in TEMPLATE_SHEETS:
        headings = [cell.value for cell in workbook[sheet.name][1]]
        assert headings == [heading for heading, _ in sheet.columns]


def test_the_import_knows_every_sheet_but_the_guide(template: Path) -> None:
    tables = [recognise(sheet) for sheet in read_workbook(template).sheets]

    assert [table.recognised_as for table in tables] == [
        None,
        "workers",
        "tracker",
        "events",
        "supervisions",
        "case_discussions",
        "actions",
        "leave",
        "rule_settings",
    ]
    assert [list(table.rows) for table in tables] == [[]] * 9


def test_cells_offer_the_words_that_may_stand_in_them(template: Path) -> None:
    workbook = load_workbook(template)

    children = choices(workbook["Children"])
    assert children["H2"] == '"Assessment,CIN,CP,CLA,Care leaver,Other"'
    assert children["O2"] == '"No,Yes,Designated"'
    assert choices(workbook["Supervisions"])["C2"] == '"Personal,Case,Group,ASYE"'
    assert choices(workbook["Supervisions"])["D2"] == '"Planned,Held,Cancelled"'


def test_the_choices_of_events_are_the_names_on_the_first_sheet(template: Path) -> None:
    workbook = load_workbook(template)
    where = choices(workbook["Events"])["B2"]

    cells = workbook["How to fill in"][where.split("!")[1].replace("$", "")]

    names = [cell.value for (cell,) in cells]
    assert (names[0], names[-1]) == ("Contact received", "Carer approval ended")


def test_date_columns_take_dates_only_and_show_the_day(template: Path) -> None:
    sheet = load_workbook(template)["Children"]

    dated = [
        str(rule.sqref).split(":")[0][0]
        for rule in sheet.data_validations.dataValidation
        if rule.type == "date"
    ]
    assert dated == ["C", "I", "J", "K"]
    assert sheet.column_dimensions["C"].number_format == "ddd d mmm yyyy"


def test_records_come_back_as_they_were_written(tmp_path: Path) -> None:
    child = Child(
        "0017",
        name="=Ada Beckwinnow",
        born_on=date(2015, 5, 5),
        worker="Idris Larchmarble",
        plan=Plan.CLA,
        long_term=LongTerm.DESIGNATED,
    )
    write_records(
        tmp_path / "out.xlsx",
        {
            "Workers": [Worker("Idris Larchmarble", fte=0.6, case_limit=11)],
            "Children": [child],
            "Events": [CaseEvent("0017", "CLA visit", date(2026, 3, 3), "Seen alone")],
        },
    )

    tables = {
        table.name: table for table in map(recognise, read_workbook(tmp_path / "out.xlsx").sheets)
    }
    (_, worker), (_, row), (_, event) = (
        tables[name].rows[0] for name in ("Workers", "Children", "Events")
    )
    assert (worker[0], worker[3], worker[6]) == ("Idris Larchmarble", 0.6, 11)
    assert row[:3] == ["0017", "=Ada Beckwinnow", date(2015, 5, 5)]
    assert (row[7], row[14]) == ("CLA", "Designated")
    assert event[:4] == ["0017", "CLA visit", date(2026, 3, 3), "Seen alone"]
