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
FIGURES_MM, REDS_MM = (62, 15, 27, 27, 25, 18), (60, 18, 96)
"""How wide the columns are; together as wide as the page lets them be."""
PICTURE_MM, PICTURES_BESIDE = 84, 2
MARGIN_MM = 18
BODY_POINTS, SMALL_POINTS = 9.5, 8.5


def write_monthly_word(report: MonthlyReport, path: Path, printed: str = "") -> None:
    """Write the report. Raises ExpectedError where the file cannot be written."""
    # Reading the library takes longer than writing the file; few starts ever need it.
    import docx
    from docx.shared import Pt

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
    _table(document, FIGURES, FIGURES_MM, rows)
    if report.pictures:
        _pictures(document, report)
    document.add_heading("What is red, and what is being done", level=1)
    reds = [
        (red.what, f"{red.number:,}", "\n".join((*red.doing, unanswered_words(red))))
        for red in report.reds
    ]
    _table(document, REDS, REDS_MM, reds)
    if report.more_reds:
        document.add_paragraph(f"{report.more_reds} more kinds are in the workbook.")
    document.add_heading("What the figures count", level=1)
    for name, words in report.definitions:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{safe_text(name)}. ").bold = True
        paragraph.add_run(safe_text(words))
        for run in paragraph.runs:
            run.font.size = Pt(SMALL_POINTS)
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


def _pictures(document: Document, report: MonthlyReport) -> None:
    """Set the charts side by side, each over its words."""
    from docx.shared import Mm

    rows = -(-len(report.pictures) // PICTURES_BESIDE)
    made = document.add_table(rows=rows, cols=PICTURES_BESIDE)
    for number, picture in enumerate(report.pictures):
        cell = made.cell(*divmod(number, PICTURES_BESIDE))
        cell.paragraphs[0].add_run().add_picture(BytesIO(picture.png), width=Mm(PICTURE_MM))
        cell.add_paragraph(safe_text(picture.words))


def _table(
    document: Document,
    headings: Sequence[str],
    widths: Sequence[int],
    rows: Sequence[Sequence[str]],
) -> None:
    """Add a table whose headings repeat on every page; the widths are millimetres."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    made = document.add_table(rows=1, cols=len(headings), style="Light Grid Accent 1")
    made.autofit = False
    for cell, heading in zip(made.rows[0].cells, headings, strict=True):
        _write(cell, heading, bold=True)
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            _write(cell, text)
    for column, width in zip(made.columns, widths, strict=True):
        # Word reads the width of each cell, other programs that of the column.
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _write(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[0].add_run(safe_text(text))
    run.font.size = Pt(SMALL_POINTS)
    run.bold = bold
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
