"""Paper: a page of HTML to a printer, a preview or a PDF, each sheet marked and numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

from caseload_app.domain.wording import MARKING
from caseload_app.errors import ExpectedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

PAPER_FONT = "Segoe UI, Arial, Liberation Sans, DejaVu Sans, sans-serif"
BODY_POINTS = 10.0
FOOTER_POINTS = 8.0
MARGIN_MM = 15.0
FOOTER_MM = 8.0
MM_PER_INCH = 25.4
PART_HEADING = 2
"""The level of the headings inside a page."""


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of each sheet, beside its number."""

    as_at: str = ""
    marking: str = MARKING


@dataclass(frozen=True, slots=True)
class Paper:
    """One thing to print: its HTML, a title for the file and the preview, and its footer.

    `more` are further documents in the same print, each numbered from one again.
    """

    title: str
    html: str
    footer: Footer = Footer()
    landscape: bool = False
    more: tuple[str, ...] = ()


def html_to_pdf(
    html: str | Sequence[str],
    path: Path,
    footer: Footer,
    *,
    title: str = "",
    landscape: bool = False,
) -> int:
    """Write the HTML, or several documents one after another, as a PDF; needs no window.

    Gives the number of pages.

    Raises ExpectedError when the file cannot be written.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _cannot_write()
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Caseload")
    writer.setResolution(300)
    set_page(writer, landscape=landscape)
    painter = QPainter(writer)
    first, *more = [html] if isinstance(html, str) else html
    pages = _paint(painter, writer, Paper(title, first, footer, landscape, tuple(more)))
    painter.end()
    if not file.commit():
        raise _cannot_write()
    return pages


def preview(paper: Paper, parent: QWidget | None) -> QPrintPreviewDialog:
    """Open the preview, from which it can be printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(paper.title)
    set_page(printer, landscape=paper.landscape)
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(paper.title)
    dialog.resize(900, 700)
    dialog.paintRequested.connect(_Painter(paper, printer))
    dialog.open()
    return dialog


def set_page(device: QPagedPaintDevice, *, landscape: bool) -> None:
    way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    device.setPageLayout(QPageLayout(a4, way, margins, QPageLayout.Unit.Millimeter))


class _Painter:
    """Paint the paper when the preview asks; keeps the printer for as long as it is asked."""

    def __init__(self, paper: Paper, printer: QPrinter) -> None:
        self._paper = paper
        self._printer = printer

    def __call__(self, printer: QPrinter) -> None:
        painter = QPainter()
        if painter.begin(printer):
            _paint(painter, printer, self._paper)
            painter.end()


def _paint(painter: QPainter, device: QPagedPaintDevice, paper: Paper) -> int:
    """Paint every document of the paper, each with page numbers of its own; count the sheets."""
    sheets = 0
    for html in (paper.html, *paper.more):
        if sheets:
            device.newPage()
        sheets += _paint_one(painter, device, html, paper.footer)
    return sheets


def _paint_one(painter: QPainter, device: QPagedPaintDevice, html: str, footer: Footer) -> int:
    """Paint one document: the body above, the footer in the last millimetres of each page."""
    per_mm = painter.device().logicalDpiY() / MM_PER_INCH
    sheet = QRectF(painter.viewport())
    sheet.moveTo(0, 0)
    body = QSizeF(sheet.width(), sheet.height() - FOOTER_MM * per_mm)
    document = _document(html, painter, body)
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        painter.save()
        window = QRectF(0, page * body.height(), body.width(), body.height())
        painter.translate(0, -window.top())
        painter.setClipRect(window)
        document.documentLayout().draw(painter, _black_on_white(window))
        painter.restore()
        _paint_footer(painter, sheet, footer, (page + 1, pages))
    return pages


def _document(html: str, painter: QPainter, body: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(painter.device())
    font = QFont()
    font.setFamilies([family.strip() for family in PAPER_FONT.split(",")])
    font.setPointSizeF(BODY_POINTS)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setHtml(html)
    document.setPageSize(body)
    keep_headings(document)
    return document


def keep_headings(document: QTextDocument) -> None:
    """Begin a new page before a heading whose table or text would begin on the next one."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        follower = block.next()
        if block.blockFormat().headingLevel() == PART_HEADING and follower.isValid():
            top = layout.blockBoundingRect(block).top()
            bottom = layout.blockBoundingRect(_last_of_beginning(follower)).bottom()
            if int(top // height) != int((bottom - 1) // height):
                apart = QTextBlockFormat()
                apart.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).mergeBlockFormat(apart)
                # Laid out in part only, Qt would lose the headings of the pages after it.
                place = block.position()
                document.markContentsDirty(place, document.characterCount() - place)
        block = follower


def _last_of_beginning(block: QTextBlock) -> QTextBlock:
    """Give the last block that belongs with a heading: of the first two rows of a table."""
    table = QTextCursor(block).currentTable()
    if table is None:
        return block
    row = min(1, table.rows() - 1)
    cells = [table.cellAt(row, column) for column in range(table.columns())]
    lowest = max(cells, key=lambda cell: cell.lastCursorPosition().block().blockNumber())
    return lowest.lastCursorPosition().block()


def _black_on_white(clip: QRectF) -> QAbstractTextDocumentLayout.PaintContext:
    """Print in black, whatever the theme of the window."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor("black"))
    context.palette = palette
    context.clip = clip
    return context


def _paint_footer(
    painter: QPainter, sheet: QRectF, footer: Footer, page_of: tuple[int, int]
) -> None:
    font = QFont()
    font.setFamilies([family.strip() for family in PAPER_FONT.split(",")])
    font.setPointSizeF(FOOTER_POINTS)
    painter.setFont(font)
    painter.setPen(QColor("#333333"))
    place = QRectF(sheet)
    place.setTop(sheet.bottom() - painter.fontMetrics().height() * 1.4)
    bottom = Qt.AlignmentFlag.AlignBottom
    page, pages = page_of
    painter.drawText(place, bottom | Qt.AlignmentFlag.AlignLeft, footer.as_at)
    painter.drawText(place, bottom | Qt.AlignmentFlag.AlignHCenter, footer.marking)
    numbered = _tr("Page {} of {}").format(page, pages)
    painter.drawText(place, bottom | Qt.AlignmentFlag.AlignRight, numbered)


def _cannot_write() -> ExpectedError:
    return ExpectedError(
        _tr("The PDF could not be written there."),
        _tr("Close the file if it is open elsewhere, or choose another folder."),
    )


def _tr(words: str) -> str:
    return QCoreApplication.translate("Paper", words)
