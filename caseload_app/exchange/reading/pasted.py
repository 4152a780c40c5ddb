"""A table from the clipboard, as Excel, an e-mail or a web page puts it there; never on disk."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.file_guards import MOST_BYTES
from caseload_app.exchange.reading.text_tables import parse_text_table

PASTED = "Pasted table"
MOST_SPANNED = 1_000
"""The most rows or columns that one cell of a web page is believed to span."""

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Rows that were pasted; stands where the path of a file stands, and has a name as one."""

    rows: Rows
    name: str = PASTED

    def __str__(self) -> str:
        return self.name

    @property
    def fingerprint(self) -> str:
        """Tell this table from another, as the hash of a file does."""
        told = hashlib.sha256()
        for row in self.rows:
            told.update("\x1f".join(row).encode())
            told.update(b"\x1e")
        return told.hexdigest()


TableFile = Path | PastedTable
"""Where a list comes from: a file, or the clipboard."""


def pasted_table(html: str, text: str) -> PastedTable:
    """Find the table in what was copied. Raises ExpectedError where there is none.

    Text with the same number of tabs in every line is what Excel copied, as it showed it. Else
    a table of a web page or an e-mail is taken, and else text with commas or semicolons.
    """
    if len(html) + len(text) > MOST_BYTES:
        raise ExpectedError(
            "What was copied is too much to paste.", "Save it as a workbook and import that."
        )
    for rows in (_tabbed(text), _of_html(html), _separated(text)):
        if _is_table(rows):
            return PastedTable(rows)
    raise ExpectedError(
        "What was copied last is not a table.",
        "Choose the rows with their headings in Excel or the e-mail, copy them, and paste again.",
    )


def _is_table(rows: Rows) -> bool:
    return len(rows) > 1 and max(map(len, rows)) > 1


def _tabbed(text: str) -> Rows:
    if "\t" not in text:
        return ()
    try:
        rows = _whole(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        return ()
    return rows if len({len(row) for row in rows}) == 1 else ()


def _separated(text: str) -> Rows:
    try:
        return _whole(parse_text_table(PASTED, text.encode()))
    except ExpectedError:
        return ()


def _of_html(html: str) -> Rows:
    if "<t" not in html.casefold():
        return ()
    reader = _Tables()
    reader.feed(html)
    reader.close()
    tables = [table for table in map(_whole, reader.tables) if _is_table(table)]
    # E-mails lay their text out in tables too: the one with the most cells is the list.
    return max(tables, key=lambda rows: sum(map(len, rows)), default=())


def _whole(rows: Iterable[Sequence[str]]) -> Rows:
    """Strip the cells and leave out the empty lines at the end."""
    kept = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    while kept and not any(kept[-1]):
        kept.pop()
    return tuple(kept)


@dataclass(slots=True)
class _Table:
    """A table while it is read; `down` holds what cells above reach down with, by column."""

    rows: list[list[str]] = field(default_factory=list)
    down: dict[int, tuple[int, str]] = field(default_factory=dict)
    text: list[str] | None = None
    spans: tuple[int, int] = (1, 1)

    def fill_from_above(self) -> None:
        """Repeat a cell that reaches down, as a worker's name beside several children."""
        row = self.rows[-1]
        while (left := self.down.get(len(row))) is not None:
            times, words = left
            if times == 1:
                del self.down[len(row)]
            else:
                self.down[len(row)] = (times - 1, words)
            row.append(words)

    def end_cell(self) -> None:
        if self.text is None:
            return
        words, (across, downwards) = "".join(self.text), self.spans
        self.text = None
        self.fill_from_above()
        row = self.rows[-1]
        for number in range(across):
            if downwards > 1:
                self.down[len(row)] = (downwards - 1, words if number == 0 else "")
            row.append(words if number == 0 else "")

    def end_row(self) -> None:
        self.end_cell()
        if self.rows:
            self.fill_from_above()


class _Tables(HTMLParser):
    """Collect the tables of a page; text inside a table within a table belongs to the inner."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Table] = []
        self._closed: list[_Table] = []

    @property
    def tables(self) -> list[list[list[str]]]:
        """Give the rows of each table; one that never ended counts with what it has."""
        for table in self._open:
            table.end_row()
        return [table.rows for table in (*self._closed, *self._open)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        table = self._open[-1] if self._open else None
        if tag == "table":
            self._open.append(_Table())
        elif table is None:
            return
        elif tag == "tr":
            table.end_row()
            table.rows.append([])
        elif tag in ("td", "th"):
            if not table.rows:
                table.rows.append([])
            table.end_cell()
            given = dict(attrs)
            table.spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
            table.text = []
        elif tag in ("br", "p", "div") and table.text is not None:
            table.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if not self._open:
            return
        if tag == "table":
            table = self._open.pop()
            table.end_row()
            self._closed.append(table)
        elif tag in ("td", "th"):
            self._open[-1].end_cell()
        elif tag == "tr":
            self._open[-1].end_row()

    def handle_data(self, data: str) -> None:
        if self._open and (text := self._open[-1].text) is not None:
            text.append(data)


def _span(said: str | None) -> int:
    return min(int(said), MOST_SPANNED) if said and said.isdecimal() and int(said) else 1
