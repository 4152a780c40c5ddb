"""Look how far the cells of a binary sheet (xlsb) reach, before its reader makes room for them.

A damaged sheet can name a cell so far out that the reader ends the program for want of memory;
what the sheet states of its own extent does not tell that. A sheet is one stream of records
(MS-XLSB 2.1.4): a kind, a length, then the content; a row's begins with its number, a cell's
with its column.
"""

from __future__ import annotations

from struct import Struct

_NUMBER = Struct("<I")
_ROW = 0
_CELLS = frozenset({*range(1, 12), 62})
_MORE = 0x80
_BITS = 0x7F
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What such a sheet can hold; more is damage."""


def reach_of_cells(content: bytes) -> tuple[int, int]:
    """Give how many rows lie between the first and the last with cells, and how many columns.

    Whatever cannot be followed ends the look: the reader will say so.
    """
    first_row, last_row, columns, row = -1, -1, 0, 0
    place, end = 0, len(content) - 1
    number = _NUMBER.unpack_from
    while place < end:
        kind = content[place]
        place += 1
        if kind & _MORE:
            kind = (kind & _BITS) | (content[place] & _BITS) << 7
            place += 1
        length = shift = 0
        more = _MORE
        while more and shift < 28 and place <= end:
            more = content[place]
            length |= (more & _BITS) << shift
            more &= _MORE
            shift += 7
            place += 1
        if place + 4 <= end + 1 and length >= 4:
            if kind == _ROW:
                row = number(content, place)[0]
            elif kind in _CELLS:
                columns = max(columns, number(content, place)[0] + 1)
                last_row = max(last_row, row)
                first_row = row if first_row < 0 else min(first_row, row)
        place += length
    return last_row - first_row + 1 if first_row >= 0 else 0, columns
