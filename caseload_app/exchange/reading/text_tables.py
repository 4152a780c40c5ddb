"""Read comma- or tab-separated text, whatever its encoding and separator."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import StringIO

from caseload_app.errors import ExpectedError

_SEPARATORS = (",", ";", "\t", "|")
_LONGEST_CELL = 1_000_000


def parse_text_table(name: str, content: bytes) -> list[list[str]]:
    """Split text into rows of cells; blank lines stay, so that row numbers are Excel's."""
    text = decode_text(content).replace("\0", "")
    separator, text = _separator_of(text)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise ExpectedError(
            f"{name} is not laid out as a table: one cell of it never ends.",
            "Open it in Excel, save it as .xlsx, and import that.",
        ) from error


def decode_text(content: bytes) -> str:
    """Decode by byte order mark, else NULs mean UTF-16, else UTF-8, else Windows-1252.

    Guessing libraries misread Windows-1252; this order reads all that Excel writes.
    """
    if content.startswith(BOM_UTF8):
        return content[len(BOM_UTF8) :].decode("utf-8", errors="replace")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    sample = content[:4096]
    if b"\0" in sample:
        is_big_endian = sample[::2].count(b"\0") > sample[1::2].count(b"\0")
        return content.decode("utf-16-be" if is_big_endian else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator_of(text: str) -> tuple[str, str]:
    """Find the separator: the one that splits most of the first lines, most evenly.

    Excel's own `sep=;` line decides where there is one; it stays as an empty row.
    """
    first_line, line_end, rest = text.partition("\n")
    if first_line.strip().lower().startswith("sep=") and len(first_line.strip()) == 5:
        return first_line.strip()[4], line_end + rest
    lines = [line for line in text[:65_536].splitlines()[:40] if line.strip()]
    return max(_SEPARATORS, key=lambda separator: _evenness(lines, separator)), text


def _evenness(lines: list[str], separator: str) -> tuple[int, int]:
    """Count the lines that agree on the commonest number of separators, then that number."""
    counts = [_unquoted(line).count(separator) for line in lines]
    split = [count for count in counts if count]
    if not split:
        return (0, 0)
    commonest = max(set(split), key=lambda count: (split.count(count), count))
    return (split.count(commonest), commonest)


def _unquoted(line: str) -> str:
    """Leave out what stands in quotes, where a separator is only text."""
    return "".join(line.split('"')[::2])
