"""Rows as Excel expects to paste them: tabs between cells, and an HTML table beside it."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.models.record_table import Column

R = TypeVar("R")
FORMULA_SIGNS = ("=", "+", "-", "@")
OURS = "application/x-caseload"
"""Marks what was copied here, so that locking can take it off the clipboard again."""

NOT_KEPT = (
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"',
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"',
)
"""Told as nought, Windows keeps no history of it and sends it to no other computer."""

AS_TEXT = "mso-number-format:'\\@'"


def copied_rows(columns: Sequence[Column[R]], records: Sequence[R]) -> QMimeData:
    titles = [column.title for column in columns]
    cells = [[column.copied(record) for column in columns] for record in records]
    copied = QMimeData()
    copied.setText(as_tabbed_text(titles, cells))
    copied.setHtml(as_html(titles, cells))
    copied.setData(OURS, json.dumps({"columns": titles, "rows": len(cells)}).encode())
    for format_name in NOT_KEPT:
        copied.setData(format_name, bytes(4))
    return copied


def as_tabbed_text(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    lines = ["\t".join(_tabbed(cell) for cell in row) for row in (titles, *cells)]
    return "\r\n".join(lines) + "\r\n"


def as_html(titles: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    heading = "".join(f"<th>{escape(title)}</th>" for title in titles)
    rows = "".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in cells)
    return f"<table><tr>{heading}</tr>{rows}</table>"


def _tabbed(cell: str) -> str:
    if _is_risky(cell):
        cell = f"'{cell}"
    if any(sign in cell for sign in '\t\r\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _html_cell(cell: str) -> str:
    style = f' style="{AS_TEXT}"' if _is_risky(cell) or _loses_zeros(cell) else ""
    text = escape(cell).replace("\n", "<br style='mso-data-placement:same-cell'>")
    return f"<td{style}>{text}</td>"


def _is_risky(cell: str) -> bool:
    """Tell whether a spreadsheet would run the text as a formula; a number is no risk."""
    return cell.startswith(FORMULA_SIGNS) and not _is_number(cell)


def _loses_zeros(cell: str) -> bool:
    """Tell whether it is an ID such as `00417`, or one too long for a spreadsheet number."""
    return cell.isdigit() and (len(cell) > 15 or (len(cell) > 1 and cell.startswith("0")))


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
