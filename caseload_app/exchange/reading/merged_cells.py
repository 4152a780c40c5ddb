"""Find cells merged downwards in an OpenDocument file; its reader does not tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import ZipFile

Range = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of a merged range: row and column, from 0."""

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SPANNED = b'number-rows-spanned="'


def opendocument_merges(path: Path) -> dict[str, list[Range]]:
    """Give the cells that are merged over several rows, by sheet; none for other files."""
    with ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        content = archive.read("content.xml")
        if content.count(_SPANNED) == content.count(b'number-rows-spanned="1"'):
            return {}
        found: dict[str, list[Range]] = {}
        with archive.open("content.xml") as file:
            try:
                for _, element in iterparse(file):
                    if element.tag == f"{_TABLE}table":
                        found[element.get(f"{_TABLE}name", "")] = list(_ranges(element))
                        element.clear()
            except ParseError:
                # The reader itself will say that the file is damaged.
                return {}
    return found


def _ranges(table: Element) -> Iterator[Range]:
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = 0
        for cell in line:
            if cell.tag not in _CELLS:
                continue
            down = _number(cell, "number-rows-spanned")
            if down > 1:
                across = _number(cell, "number-columns-spanned")
                yield (row, column), (row + down - 1, column + across - 1)
            column += _number(cell, "number-columns-repeated")
        row += _number(line, "number-rows-repeated")


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() else 1
