"""The report for Word: tables with headings that repeat, charts inside, nothing left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx

from caseload_app.domain.measures.monthly import FigureLine, MonthlyReport, Red
from caseload_app.exchange.writing.monthly_word import write_monthly_word

REPORT = MonthlyReport(
    title="Monthly report",
    team="North",
    as_at=date(2026, 3, 2),
    headline=("11 cases held.", "3 dates late today."),
    figures=(FigureLine("Core groups", "50%", "1 of 2", "no change", "no national figure", ""),),
    reds=(Red("Visits, late", 3, 1, ("C1: Booked\x0b, by Fri 6 Mar 2026",)),),
    more_reds=2,
    definitions=(("Core groups", "Held in time."),),
)


def written(folder: Path) -> docx.document.Document:
    write_monthly_word(REPORT, folder / "report.docx", "Printed by N. Madeup.")
    return docx.Document(str(folder / "report.docx"))


def test_a_red_says_what_is_being_done_and_about_how_many_nothing(tmp_path: Path) -> None:
    reds = written(tmp_path).tables[1]

    assert [cell.text for cell in reds.rows[1].cells] == [
        "Visits, late",
        "3",
        "C1: Booked, by Fri 6 Mar 2026\nNothing said yet about 2 of 3.",
    ]


def test_the_headings_of_a_table_repeat_on_every_page(tmp_path: Path) -> None:
    first = written(tmp_path).tables[0].rows[0]

    assert "tblHeader" in first._tr.xml


def test_the_definitions_and_who_made_it_stand_at_the_end(tmp_path: Path) -> None:
    words = [one.text for one in written(tmp_path).paragraphs]

    assert words[-2:] == ["Core groups. Held in time.", "Printed by N. Madeup."]
    assert "2 more kinds are in the workbook." in words


def test_the_file_tells_the_day_of_the_report_and_no_clock(tmp_path: Path) -> None:
    properties = written(tmp_path).core_properties

    assert (properties.author, properties.created.date()) == ("Caseload", date(2026, 3, 2))
