from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintPreviewWidget
from pytestqt.qtbot import QtBot

from caseload_app.errors import ExpectedError
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.widgets.print_job import (
    Footer,
    Paper,
    _paint,
    html_to_pdf,
    keep_headings,
    preview,
)

ROWS = "".join(f"<tr><td>{number}</td><td>CP visit</td></tr>" for number in range(120))
TABLE = f"<h1>Summary</h1><table><thead><tr><th>No</th></tr></thead>{ROWS}</table>"
FOOTER = Footer("As at Tue 3 Mar 2026")


class Sheets:
    """Stands in for a printer: counts sheets on one picture."""

    def __init__(self) -> None:
        self.turned = 0

    def newPage(self) -> bool:  # noqa: N802
        self.turned += 1
        return True


def test_a_long_table_takes_as_many_pages_as_it_needs(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    pages = html_to_pdf(TABLE, path, FOOTER, title="Summary")

    assert pages == len(re.findall(rb"/Type /Page\b", path.read_bytes())) >= 3


def test_the_page_is_a4(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    html_to_pdf("<p>One</p>", path, FOOTER)

    assert re.search(rb"MediaBox \[0 0 595[.0]* 842", path.read_bytes())


def test_a_wide_page_lies_on_its_side(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "wide.pdf"
    html_to_pdf("<p>One</p>", path, FOOTER, landscape=True)

    assert re.search(rb"MediaBox \[0 0 842[.0]* 595", path.read_bytes())


def test_a_pdf_that_cannot_be_written_says_what_to_do(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="choose another folder"):
        html_to_pdf("<p>One</p>", tmp_path / "missing" / "summary.pdf", FOOTER)


def test_paper_is_black_on_white_in_a_dark_window(look: Look) -> None:
    look.wear(ThemeChoice.DARK, 100)
    sheet = QImage(600, 800, QImage.Format.Format_RGB32)
    sheet.fill("white")
    painter = QPainter(sheet)
    _paint(painter, Sheets(), Paper("One", "<h1>Summary</h1>", FOOTER))
    painter.end()
    greys = {sheet.pixelColor(x, y).lightness() for x in range(0, 300) for y in range(0, 60)}

    assert min(greys) < 30
    assert max(greys) == 255


def test_the_footer_stands_on_every_sheet(qapp: object) -> None:
    sheet = QImage(600, 800, QImage.Format.Format_RGB32)
    sheet.fill("white")
    painter = QPainter(sheet)
    sheets = Sheets()
    pages = _paint(painter, sheets, Paper("Long", TABLE, FOOTER))
    painter.end()
    foot = {sheet.pixelColor(x, y).lightness() < 128 for x in range(600) for y in range(770, 800)}

    assert sheets.turned == pages - 1
    assert True in foot


def test_the_preview_shows_the_pages(look: Look, qtbot: QtBot) -> None:
    dialog = preview(Paper("Summary", TABLE, FOOTER), None)
    qtbot.addWidget(dialog)
    shown = dialog.findChild(QPrintPreviewWidget)
    assert shown is not None

    qtbot.waitUntil(lambda: shown.pageCount() >= 3, timeout=5_000)
    dialog.close()


def test_a_pdf_needs_no_window(tmp_path: Path) -> None:
    path = tmp_path / "summary.pdf"
    program = (
        "import sys; from pathlib import Path; from PySide6.QtGui import QGuiApplication\n"
        "from caseload_app.ui.widgets.print_job import Footer, html_to_pdf\n"
        "app = QGuiApplication(['-platform', 'offscreen'])\n"
        "html_to_pdf('<p>One</p>', Path(sys.argv[1]), Footer())\n"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True, cwd=Path.cwd())

    assert path.read_bytes().startswith(b"%PDF")


def test_several_documents_are_one_print(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"

    pages = html_to_pdf([TABLE, "<p>One</p>", "<p>Two</p>"], path, FOOTER)

    assert pages == len(re.findall(rb"/Type /Page\b", path.read_bytes()))
    assert pages == html_to_pdf(TABLE, tmp_path / "table.pdf", FOOTER) + 2


def test_a_heading_goes_to_the_next_page_with_its_table(qapp: object) -> None:
    document = QTextDocument()
    document.setHtml("".join(a_part(part) for part in range(12)))
    document.setPageSize(QSizeF(400, 300))
    parted_before = parted(document)

    keep_headings(document)

    assert parted_before
    assert parted(document) == []
    assert {line for line in lines_of(document) if line.startswith("Part")} == {
        f"Part {part}" for part in range(12)
    }


def a_part(number: int) -> str:
    """Give a heading and a table under it, each part a row longer than the one before."""
    rows = "".join(f"<tr><td>Row {row}</td></tr>" for row in range(5 + number))
    return f"<h2>Part {number}</h2><table><thead><tr><td>Head</td></tr></thead>{rows}</table>"


def parted(document: QTextDocument) -> list[str]:
    """Name the headings that stand on another page than the first row under them."""
    pages = {}
    layout = document.documentLayout()
    block, found = document.begin(), []
    heading = ""
    while block.isValid():
        page = int(layout.blockBoundingRect(block).center().y() // 300)
        if block.text().startswith("Part"):
            heading, pages[block.text()] = block.text(), page
        elif block.text() == "Row 0" and page != pages[heading]:
            found.append(heading)
        block = block.next()
    return found


def lines_of(document: QTextDocument) -> list[str]:
    """Give what can be seen of a document, line by line."""
    block, found = document.begin(), []
    while block.isValid():
        if document.documentLayout().blockBoundingRect(block).height() > 0:
            found.append(block.text())
        block = block.next()
    return found
