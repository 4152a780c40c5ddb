"""Look how far the cells of an old workbook (xls) reach, before its reader makes room for them.

A damaged file can name a cell so far out that the reader ends the program for want of memory.
The file is a small file system of its own (MS-CFB) that holds one stream of records (MS-XLS).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_END_OF_CHAIN = 0xFFFFFFF0
_FAT_ENTRIES_IN_HEADER = 109
_ENTRY = 128
_SHORT_SECTOR = 64
_STREAMS = ("Workbook", "Book")
_DIMENSIONS = 0x0200
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
MOST_ROWS, MOST_COLUMNS = 65_536, 256
"""What such a workbook can hold; more is damage."""


def reaches_too_far(path: Path) -> bool:
    """Tell whether a record names a row or column that no such workbook has.

    Where the file cannot be followed, nothing is told: its reader will say so.
    """
    try:
        stream = _workbook_stream(path.read_bytes())
        return any(_is_too_far(kind, content) for kind, content in _records(stream))
    except (struct.error, ValueError, IndexError):
        return False


def _is_too_far(kind: int, content: bytes) -> bool:
    if kind == _DIMENSIONS and len(content) >= 12:
        first_row, rows, first_column, columns = struct.unpack_from("<IIHH", content)
        is_turned = first_row > rows or first_column > columns
        return bool(is_turned or rows > MOST_ROWS or columns > MOST_COLUMNS)
    if kind in _CELLS and len(content) >= 4:
        _, column = struct.unpack_from("<HH", content)
        return int(column) >= MOST_COLUMNS
    return False


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + min(length, 16)]
        place += 4 + length


def _workbook_stream(content: bytes) -> bytes:
    """Put the sectors of the workbook's stream together; a short one lies in the root's."""
    (shift,) = struct.unpack_from("<H", content, 30)
    size = 1 << min(shift, 16)
    directory, cutoff, short_fat = struct.unpack_from("<I4xI I", content, 48)
    fat = _fat(content, size)
    entries = _chain(content[size:], fat, directory, size)
    root_start = 0
    for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", entries, place + 64)
        name = entries[place : place + max(length - 2, 0)].decode("utf-16-le", errors="replace")
        start, stream_size = struct.unpack_from("<II", entries, place + 116)
        if not place:
            root_start = start
        if name in _STREAMS and stream_size >= cutoff:
            return _chain(content[size:], fat, start, size)[:stream_size]
        if name in _STREAMS:
            short = _chain(content[size:], fat, root_start, size)
            table = _numbers(_chain(content[size:], fat, short_fat, size))
            return _chain(short, table, start, _SHORT_SECTOR)[:stream_size]
    return b""


def _fat(content: bytes, size: int) -> list[int]:
    fat: list[int] = []
    for sector in struct.unpack_from(f"<{_FAT_ENTRIES_IN_HEADER}I", content, 76):
        if sector < _END_OF_CHAIN:
            fat += _numbers(content[(sector + 1) * size : (sector + 2) * size])
    return fat


def _numbers(part: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4]))


def _chain(sectors: bytes, fat: list[int], start: int, size: int) -> bytes:
    """Follow the sectors of one stream; a chain that runs in a circle is cut off."""
    parts: list[bytes] = []
    sector = start
    while sector < len(fat) and len(parts) <= len(fat):
        parts.append(sectors[sector * size : (sector + 1) * size])
        sector = fat[sector]
    return b"".join(parts)
