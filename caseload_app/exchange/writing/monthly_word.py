"""The monthly report as a Word file that can be written on, from the same value as the PDF."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.domain.measures.monthly import (
    MonthlyReport,
    as_at_words,
    unanswered_words,
)
from caseload_app.exchange.reading.whole_files import write_whole
from caseload_app.exchange.writing.workbook_table import safe_text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

FIGURES = ("Measure", "Figure", "Of", "Since last month", "England", "Against England")
REDS = ("What is red", "How many", "What is being done")
PICTURE_MM = 165
MARGIN_MM = 18
BODY_POINTS, SMALL_POINTS = 9.5, 8.5


def write_monthly_word(report: MonthlyReport, path: Path, printed: str = "") -> None:
    """Write the report. Raises ExpectedError where the file cannot be written."""
    # Reading the library takes longer than writing the file; few starts ever need it.
    import docx
    from docx.shared import Mm

    document = docx.Document()
    _set_up(document, report)
    document.add_heading(safe_text(report.title), level=0)
    document.add_paragraph(safe_text(f"{report.team}. {as_at_words(report)}."))
    for line in report.headline:
        document.add_paragraph(safe_text(line), style="List Bullet")
    document.add_heading("Figures, the last twelve months", level=1)
    rows = [
        (one.label, one.figure, one.of, one.change, one.england, one.against)
        for one in report.figures
    ]
    _table(document, FIGURES, rows)
    for picture in report.pictures:
        document.add_picture(BytesIO(picture.png), width=Mm(PICTURE_MM))
        document.add_paragraph(safe_text(picture.words))
    document.add_heading("What is red, and what is being done", level=1)
    reds = [
        (red.what, f"{red.number:,}", "\n".join((*red.doing, unanswered_words(red))))
        for red in report.reds
    ]
    _table(document, REDS, reds)
    if report.more_reds:
        document.add_paragraph(f"{report.more_reds} more kinds are in the workbook.")
    document.add_heading("What the figures count", level=1)
    for name, words in report.definitions:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{safe_text(name)}. ").bold = True
        paragraph.add_run(safe_text(words))
    if printed:
        document.add_paragraph(safe_text(printed))
    written = BytesIO()
    document.save(written)
    write_whole(path, written.getvalue())


def _set_up(document: Document, report: MonthlyReport) -> None:
    """Set A4, the marking at the head and foot of each page, and the day of the report."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    marked = f"{report.marking} · {as_at_words(report)}"
    section.header.paragraphs[0].text = marked
    section.footer.paragraphs[0].text = report.marking
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(BODY_POINTS)
    style.paragraph_format.space_after = Pt(3)
    properties = document.core_properties
    properties.title, properties.author = report.title, "Caseload"
    made = datetime.datetime.combine(report.as_at, datetime.time())
    properties.created = properties.modified = made


def _table(document: Document, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Add a table whose headings repeat on every page."""
    from docx.oxml import OxmlElement

    made = document.add_table(rows=1, cols=len(headings), style="Light Grid Accent 1")
    for cell, heading in zip(made.rows[0].cells, headings, strict=True):
        _write(cell, heading, bold=True)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            _write(cell, text)


def _write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(safe_text(text))
    run.font.size = Pt(SMALL_POINTS)
    run.bold = bold
