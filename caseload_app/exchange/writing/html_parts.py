"""Pieces of a printed page: tables with repeating headings, facts, and lines to write on.

Only what `QTextDocument` understands is used: tables with widths, and plain styles in cells.
Nothing depends on colour, and every text is escaped here or by the caller with `escaped`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from caseload_app.paths import resource

_HEAD_CELL = "padding: 3px 8px 3px 0; border-bottom: 1px solid #000000; font-size: 8pt;"
_CELL = "padding: 3px 8px 3px 0; border-bottom: 1px solid #c4c4c4;"
_FACT_CELL = "padding: 4px 8px 4px 0; border-bottom: 1px solid #000000;"
_LINE = "padding-top: 10px; border-bottom: 1px solid #8a8a8a;"


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of finished HTML, told apart from text that still has to be escaped."""

    text: str


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column of a printed table, with its share of the width in per cent."""

    heading: str
    width: int
    align: str = "left"


def escaped(text: str) -> str:
    """Make text safe to stand in a page; line breaks are kept."""
    return escape(text).replace("\n", "<br>")


def strong(text: str) -> Html:
    return Html(f"<b>{escaped(text)}</b>")


def with_small(text: str, below: str) -> Html:
    """Put a smaller line under a text."""
    return Html(f'{escaped(text)}<br><span class="small">{escaped(below)}</span>')


def fill_template(name: str, parts: dict[str, str]) -> str:
    """Fill a page of `resources/templates`; the parts are finished HTML."""
    template = resource("templates", name).read_text(encoding="utf-8")
    return Template(template).substitute(parts)


def page_of(bodies: Sequence[str]) -> str:
    """Make one document of finished bodies, each beginning on a sheet of its own."""
    sheets = [
        f'<div style="page-break-before: always;">{body}</div>' if at else body
        for at, body in enumerate(bodies)
    ]
    return fill_template("page.html", {"body": "".join(sheets)})


def box(text: str, lines: int = 2) -> Html:
    """Give what was written, or room to write it by hand."""
    return Html(escaped(text) if text.strip() else "<br>".join(["&nbsp;"] * lines))


def heading(text: str) -> str:
    """Give the heading of a part of a page."""
    return f"<h2>{escaped(text)}</h2>"


def paragraph(text: str) -> str:
    """Give a paragraph."""
    return f"<p>{escaped(text)}</p>"


def titled(text: str, below: str = "") -> str:
    """Give the title of a page and a line under it."""
    return f'<h1>{escaped(text)}</h1><p class="post">{escaped(below)}</p>'


def head(marking: str, as_at: str) -> str:
    """Give the line above the title: the marking, and the day of what is told."""
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td class="marking">{escaped(marking)}</td>'
        f'<td class="small" align="right">As at {escaped(as_at)}</td></tr></table>'
    )


def foot(text: str) -> str:
    """Give the small line at the end: what was left off, and who printed it when."""
    return f'<p class="small">{escaped(text)}</p>' if text else ""


def table(columns: Sequence[PageColumn], rows: Sequence[Sequence[str | Html]], empty: str) -> str:
    """Lay out a table whose headings repeat on each page, or say in words that it is empty."""
    if not rows:
        return f"<p>{escaped(empty)}</p>"
    head = "".join(
        f'<td width="{column.width}%" align="{column.align}" style="{_HEAD_CELL}">'
        f"<b>{escaped(column.heading)}</b></td>"
        for column in columns
    )
    body = "".join(f"<tr>{_cells(columns, row)}</tr>" for row in rows)
    return f"{_TABLE}<thead><tr>{head}</tr></thead>{body}</table>"


def facts(pairs: Sequence[tuple[str, str]], columns: int = 4) -> str:
    """Lay out a few facts, each with its name above it."""
    width = 100 // columns
    cells = [
        f'<td width="{width}%" valign="top" style="{_FACT_CELL}">'
        f'<span class="label">{escaped(name)}</span><br>'
        f'<span class="value">{escaped(value)}</span></td>'
        for name, value in pairs
    ]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    return _TABLE + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"


def counts(pairs: Sequence[tuple[str, int]]) -> str:
    """Lay out numbers in a row, each over the word for what it counts."""
    width = -(-100 // max(len(pairs), 1))
    cells = "".join(
        f'<td width="{width}%" style="{_FACT_CELL}"><span class="count">{number}</span><br>'
        f'<span class="label">{escaped(name)}</span></td>'
        for name, number in pairs
    )
    return f"{_TABLE}<tr>{cells}</tr></table>"


def ruled_lines(count: int) -> str:
    """Give lines to write on by hand."""
    return _CLOSE_TABLE + f'<tr><td style="{_LINE}">&nbsp;</td></tr>' * count + "</table>"


def signatures(roles: Sequence[str]) -> str:
    """Give each role a line for the signature and a shorter one for the date, side by side."""
    share = 100 // max(len(roles), 1)
    lines = (
        f'<td width="{share - 16}%" style="{_SIGN_LINE}">&nbsp;</td><td width="2%"></td>'
        f'<td width="12%" style="{_SIGN_LINE}">&nbsp;</td><td width="2%"></td>'
    )
    names = "".join(
        f'<td class="small" style="padding-top: 2px;">{escaped(role)}</td><td></td>'
        '<td class="small" style="padding-top: 2px;">Date</td><td></td>'
        for role in roles
    )
    return f"{_CLOSE_TABLE}<tr>{lines * len(roles)}</tr><tr>{names}</tr></table>"


_SIGN_LINE = "padding-top: 16px; border-bottom: 1px solid #8a8a8a;"
_CLOSE_TABLE = (
    '<table width="100%" cellspacing="0" cellpadding="0" '
    'style="border-collapse: collapse; margin-bottom: 5px;">'
)
_TABLE = (
    '<table width="100%" cellspacing="0" cellpadding="0" '
    'style="border-collapse: collapse; margin-bottom: 9px;">'
)


def _cells(columns: Sequence[PageColumn], row: Sequence[str | Html]) -> str:
    return "".join(
        f'<td align="{column.align}" valign="top" style="{_CELL}">'
        f"{value.text if isinstance(value, Html) else escaped(value)}</td>"
        for column, value in zip(columns, row, strict=True)
    )
