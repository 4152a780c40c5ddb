"""Write a binary Excel workbook (xlsb), which no library at hand can write: just what a list needs.

Records and structures after MS-XLSB: a kind and a length of seven bits a byte, then the content.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

EPOCH = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
_DATE_FORMAT = 14
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.ms-excel"
Rows = Iterable[Sequence[object]]


def write_binary_workbook(
    path: Path, sheets: Mapping[str, Rows], *, from_1904: bool = False
) -> Path:
    """Write sheets of texts, numbers, dates and empty cells."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types(len(sheets)))
        archive.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.bin")]))
        archive.writestr("xl/workbook.bin", _workbook(list(sheets), from_1904=from_1904))
        targets = [("worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)]
        targets.append(("styles", "styles.bin"))
        archive.writestr("xl/_rels/workbook.bin.rels", _relations(targets))
        archive.writestr("xl/styles.bin", _styles())
        for at, rows in enumerate(sheets.values(), 1):
            part = _sheet([list(row) for row in rows], EPOCH_1904 if from_1904 else EPOCH)
            archive.writestr(f"xl/worksheets/sheet{at}.bin", part)
    return path


def _record(kind: int, content: bytes = b"") -> bytes:
    return _seven_bits(kind) + _seven_bits(len(content)) + content


def _seven_bits(number: int) -> bytes:
    out = bytearray()
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | (0x80 if number else 0))
        if not number:
            return bytes(out)


def _text(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def _workbook(names: Sequence[str], *, from_1904: bool) -> bytes:
    sheets = b"".join(
        _record(156, struct.pack("<II", 0, at) + _text(f"rId{at}") + _text(name))
        for at, name in enumerate(names, 1)
    )
    properties = _record(153, struct.pack("<III", int(from_1904), 0, 0) + _text(""))
    return _record(131) + properties + _record(143) + sheets + _record(144) + _record(132)


def _styles() -> bytes:
    """Give two looks of a cell: plain, and a date."""

    def look(number_format: int) -> bytes:
        return _record(47, struct.pack("<5HBBHH", 0xFFFF, number_format, 0, 0, 0, 0, 0, 0, 0))

    looks = _record(617, struct.pack("<I", 2)) + look(0) + look(_DATE_FORMAT) + _record(618)
    return _record(278) + looks + _record(279)


def _sheet(rows: Sequence[Sequence[object]], epoch: date) -> bytes:
    width = max((len(row) for row in rows), default=1)
    extent = _record(148, struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, max(width - 1, 0)))
    lines = b"".join(_line(at, row, epoch) for at, row in enumerate(rows))
    return _record(129) + extent + _record(145) + lines + _record(146) + _record(130)


def _line(at: int, row: Sequence[object], epoch: date) -> bytes:
    last = max(len(row) - 1, 0)
    head = struct.pack("<IIHBBBI", at, 0, 300, 0, 0, 0, 1) + struct.pack("<II", 0, last)
    return _record(0, head) + b"".join(
        _cell(place, value, epoch) for place, value in enumerate(row)
    )


def _cell(place: int, value: object, epoch: date) -> bytes:
    if value is None or value == "":
        return b""
    if isinstance(value, date):
        days = float((value - epoch).days)
        return _record(5, struct.pack("<II", place, 1) + struct.pack("<d", days))
    if isinstance(value, int | float):
        return _record(5, struct.pack("<II", place, 0) + struct.pack("<d", value))
    return _record(6, struct.pack("<II", place, 0) + _text(str(value)))


def _content_types(sheets: int) -> str:
    kinds = [("/xl/workbook.bin", f"{_MAIN}.sheet.binary.macroEnabled.main")]
    kinds += [
        (f"/xl/worksheets/sheet{at}.bin", f"{_MAIN}.worksheet") for at in range(1, sheets + 1)
    ]
    kinds.append(("/xl/styles.bin", f"{_MAIN}.styles"))
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{parts}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
