"""Look at a file before it is read: what it is, how far its sheets reach, how large it unpacks.

The reader of binary workbooks keeps a dense rectangle of cells; one stray cell in the last
corner of a sheet needs half a terabyte and ends the program. These looks are cheap and come
first.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from enum import Enum, auto
from html import unescape
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.binary_sheets import MOST_COLUMNS, MOST_ROWS, reach_of_cells

MOST_BYTES = 100_000_000
MOST_UNPACKED_BYTES = 1_000_000_000
MOST_CELLS = 12_000_000
_TRUSTED_FROM_BYTES = 1_000_000
"""A sheet of this size states how far it reaches; only smaller ones are worth searching."""


class FileKind(Enum):
    """What the first bytes say a file is."""

    ZIP = auto()
    OLE = auto()
    ENCRYPTED = auto()
    TEXT = auto()
    WEB_PAGE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class SheetExtent:
    """How many rows and columns a sheet spans, counted from its first cell."""

    rows: int
    columns: int

    @property
    def cells(self) -> int:
        return self.rows * self.columns


def file_kind(path: Path, start: bytes) -> FileKind:
    """Tell what a file is from its first bytes; the name is often wrong."""
    if start.startswith(b"PK"):
        return FileKind.ZIP
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return FileKind.ENCRYPTED if _is_encrypted(path) else FileKind.OLE
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if opening.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"mime-version")):
        return FileKind.WEB_PAGE
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileKind.TEXT
    return FileKind.TEXT if _looks_like_text(start) else FileKind.OTHER


def sheet_extents(path: Path) -> dict[str, SheetExtent]:
    """Give the extent of each sheet of a zipped workbook, by name, where it can be told.

    Refuses a file that unpacks to more than a spreadsheet can need.
    """
    with ZipFile(path) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        if sum(sizes.values()) > MOST_UNPACKED_BYTES:
            raise ExpectedError(
                f"{path.name} unpacks to more than {MOST_UNPACKED_BYTES // 1_000_000} MB.",
                "Delete the sheets and columns that are not needed, and import it again.",
            )
        if "word/document.xml" in sizes or "ppt/presentation.xml" in sizes:
            raise ExpectedError(
                f"{path.name} is a Word or PowerPoint document.", "Choose a spreadsheet."
            )
        if "content.xml" in sizes:
            _refuse_far_repeats(path, archive)
            return {}
        _refuse_far_binary_sheets(path, archive)
        return {
            name: extent
            for name, member in _sheet_members(archive, sizes)
            if (extent := _member_extent(archive, member, sizes[member])) is not None
        }


def counts_from_1904(path: Path) -> bool:
    """Tell whether a workbook counts its days from 1904, as old Macs did."""
    with ZipFile(path) as archive:
        parts = archive.namelist()
        if "xl/workbook.bin" in parts:
            return _binary_from_1904(archive.read("xl/workbook.bin"))
        if "xl/workbook.xml" not in parts:
            return False
        properties = re.search(rb"<(?:\w+:)?workbookPr\b[^>]*>", archive.read("xl/workbook.xml"))
    return properties is not None and bool(
        re.search(rb'date1904="(1|true|on)"', properties.group())
    )


def _binary_from_1904(content: bytes) -> bool:
    """Look at the first flag of the workbook's properties (MS-XLSB 2.4.822, BrtWbProp)."""
    flags = _binary_record(content, 153)
    return bool(flags) and bool(flags[0] & 1)


def _is_encrypted(path: Path) -> bool:
    """Look for the stream in which Office keeps an encrypted workbook."""
    try:
        return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
    except OSError:
        return False


def _looks_like_text(start: bytes) -> bool:
    """Tell text from other bytes; NULs at every second place are UTF-16 without its mark."""
    if start.startswith(b"%PDF") or start.startswith(b"{\\rtf"):
        return False
    nulls = start.count(b"\0")
    if nulls:
        return max(start[::2].count(b"\0"), start[1::2].count(b"\0")) == nulls > len(start) // 4
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1a" for byte in start)
    return controls * 100 <= len(start)


def _sheet_members(archive: ZipFile, sizes: dict[str, int]) -> list[tuple[str, str]]:
    """Pair the name of each sheet with the member of the archive that holds its cells."""
    if "xl/workbook.xml" not in sizes or "xl/_rels/workbook.xml.rels" not in sizes:
        return []
    targets = {
        tag.get("Id", ""): tag.get("Target", "")
        for tag in _tags(archive.read("xl/_rels/workbook.xml.rels"), "Relationship")
    }
    pairs = []
    for tag in _tags(archive.read("xl/workbook.xml"), "sheet"):
        relation = next((tag[key] for key in tag if key.endswith(":id")), "")
        target = targets.get(relation, "")
        rooted = PurePosixPath("xl", target) if not target.startswith("/") else None
        member = str(rooted) if rooted is not None else target.lstrip("/")
        if member in sizes:
            pairs.append((tag.get("name", ""), member))
    return pairs


def _tags(xml: bytes, name: str) -> list[dict[str, str]]:
    """Read the attributes of every element of a name; the texts here are small and flat."""
    text = xml.decode("utf-8", errors="replace")
    return [
        {key: unescape(value) for key, value in re.findall(r'([\w:]+)="([^"]*)"', found)}
        for found in re.findall(rf"<(?:\w+:)?{name}\b([^>]*)>", text)
    ]


def _member_extent(archive: ZipFile, member: str, size: int) -> SheetExtent | None:
    """Take the stated extent of a large sheet, else look for the last row and widest column."""
    with archive.open(member) as file:
        cells = file.read(4096)
        stated = re.search(rb'<(?:\w+:)?dimension\b[^>]*\bref="[A-Z]+\d+:([A-Z]+)(\d+)"', cells)
        if stated is not None and size >= _TRUSTED_FROM_BYTES:
            return SheetExtent(int(stated.group(2)), _column_count(stated.group(1)))
        cells += file.read()
    last_row = max(cells.rfind(b"<row "), 0) if size >= _TRUSTED_FROM_BYTES else 0
    row_tags = re.findall(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,9})"', cells[last_row:])
    rows = [int(row) for row in row_tags]
    columns = re.findall(rb'\br="([A-Z]{3,5})\d', cells)
    widest = max(columns, key=lambda letters: (len(letters), letters), default=b"Z")
    return SheetExtent(max(rows, default=1), _column_count(widest))


def _column_count(letters: bytes) -> int:
    count = 0
    for letter in letters:
        count = count * 26 + letter - 64
    return count


def _binary_extent(start: bytes) -> SheetExtent | None:
    """Read the extent record of a binary sheet (MS-XLSB 2.4.820, BrtWsDim)."""
    extent = _binary_record(start, 148)
    if len(extent) < 16:
        return None
    _, last_row, _, last_column = struct.unpack_from("<4I", extent)
    return SheetExtent(last_row + 1, last_column + 1)


def _binary_record(content: bytes, wanted: int) -> bytes:
    """Find the first record of a kind; empty where there is none."""
    place = 0
    while place + 2 <= len(content):
        kind, place = _variable_number(content, place, most=2)
        length, place = _variable_number(content, place, most=4)
        if kind == wanted:
            return content[place : place + length]
        place += length
    return b""


def _refuse_far_binary_sheets(path: Path, archive: ZipFile) -> None:
    """Refuse a binary workbook (xlsb) with a sheet that is too far to read.

    Its sheets' names are in a binary part, so the sheet cannot be named or left out alone.
    """
    for member in archive.namelist():
        if not re.fullmatch(r"xl/worksheets/[^/]+\.bin", member):
            continue
        content = archive.read(member)
        rows, columns = reach_of_cells(content)
        if rows > MOST_ROWS or columns > MOST_COLUMNS:
            raise ValueError(member)  # more than such a sheet can hold is damage
        reach = SheetExtent(rows, columns)
        stated = _binary_extent(content[:4096]) or reach
        extent = max(stated, reach, key=lambda one: one.cells)
        if extent.cells > MOST_CELLS:
            raise ExpectedError(
                f"A sheet of {path.name} reaches to row {extent.rows} "
                f"and column {extent.columns}, too far to read.",
                "Delete the empty rows and columns around the lists, save, and import it again.",
            )


def _variable_number(content: bytes, place: int, *, most: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, and the place after it."""
    number = 0
    for index in range(most):
        if place >= len(content):
            break
        byte = content[place]
        place += 1
        number |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            break
    return number, place


def _refuse_far_repeats(path: Path, archive: ZipFile) -> None:
    """Refuse an OpenDocument file that repeats a filled cell over a whole sheet."""
    content = archive.read("content.xml")
    far_cell = rb'<table:table-cell[^>]*number-columns-repeated="\d{4,}"[^>]*office:value-type'
    far_row = rb'<table:table-row[^>]*number-rows-repeated="\d{5,}"[^>]*>(.{0,5000})'
    is_far = re.search(far_cell, content) is not None or any(
        b"office:value-type" in row.split(b"</table:table-row>")[0]
        for row in re.findall(far_row, content, re.DOTALL)
    )
    if is_far:
        raise ExpectedError(
            f"{path.name} repeats a filled cell thousands of times.",
            "Delete the rows and columns beside the list, save, and import it again.",
        )
