"""Reports that name the worker once, on a line above the cases: give each case its worker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from caseload_app.exchange.reading.cells import clean_text, is_absent
from caseload_app.exchange.reading.headings import headings_of
from caseload_app.exchange.reading.import_words import cell_words, import_words
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet

HEADING = "Worker"
_FEWEST_HEADINGS = 3
_LINE = re.compile(
    r"(?:allocated |key |case |lead |social )*(?:worker|practitioner|caseholder)(?: name)?\s*[:=]"
    r"\s*(?P<name>[^:=]+?)\s*(?:[(\[]\s*\d+\s*(?:cases?|children)?\s*[)\]])?",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


def with_group_lines(sheet: RawSheet) -> RawSheet:
    """Fill the worker of `Worker: Ann Brook` into the rows below it, up to the next such line.

    A list without such a line comes back as it is.
    """
    lines = {index: name for index, cells in enumerate(sheet.rows) if (name := _named(cells))}
    if not lines:
        return sheet
    heading = _heading_row(sheet, min(lines))
    if heading is None:
        return sheet
    place = _worker_place(sheet.rows[heading])
    rows = [list(cells) for cells in sheet.rows]
    if place is None:
        place = max(len(cells) for cells in rows)
        rows[heading] += [""] * (place - len(rows[heading])) + [HEADING]
    current = ""
    for index, cells in enumerate(rows):
        if index in lines:
            current = lines[index]
            rows[index] = []
        elif index > heading:
            _fill(cells, place, current)
    return replace(sheet, rows=rows)


def filled_from_lines(
    rows: Sequence[tuple[int, Sequence[CellValue]]], place: int | None
) -> list[tuple[int, Sequence[CellValue]]]:
    """Fill a name that stands alone in the worker's own column into the cases below it."""
    if place is None or not any(_alone(cells, place) for _, cells in rows):
        return list(rows)
    current = ""
    filled: list[tuple[int, Sequence[CellValue]]] = []
    for number, cells in rows:
        name = _alone(cells, place)
        if name:
            current = name
            continue
        copy = list(cells)
        _fill(copy, place, current)
        filled.append((number, copy))
    return filled


def _fill(cells: list[CellValue], place: int, name: str) -> None:
    """Write the name into an empty cell of a row that holds a case."""
    if not name or sum(cell != "" for cell in cells) < 2:
        return
    if len(cells) <= place:
        cells += [""] * (place + 1 - len(cells))
    if cells[place] == "":
        cells[place] = name


def _named(cells: Sequence[CellValue]) -> str:
    """Give the worker whom a line names that says nothing else; an empty text for others."""
    only = _only(cells)
    if not isinstance(only, str):
        return ""
    found = _LINE.fullmatch(clean_text(only))
    if found is None or len(found["name"]) > _LONGEST_NAME:
        return ""
    return found["name"]


def _alone(cells: Sequence[CellValue], place: int) -> str:
    """Give the name that stands alone in its row, if it stands in the worker's column."""
    only = _only(cells)
    if not isinstance(only, str) or place >= len(cells) or cells[place] != only:
        return ""
    text = clean_text(only)
    if is_absent(text) or len(text) > _LONGEST_NAME:
        return ""
    words = cell_words("absent")
    is_end = text.casefold() in words["lines"]
    is_end = is_end or text.casefold().startswith(tuple(words["line_starts"]))
    return "" if is_end or any(sign.isdigit() for sign in text) else text


def _only(cells: Sequence[CellValue]) -> CellValue | None:
    """Give the one cell of a row that holds anything; None where none or several do."""
    only: CellValue | None = None
    for cell in cells:
        if cell != "":
            if only is not None:
                return None
            only = cell
    return only


def _heading_row(sheet: RawSheet, first_line: int) -> int | None:
    """Find the headings: above the first line, or, repeated for every worker, right below it."""
    known = import_words().known_forms
    for index, cells in enumerate(sheet.rows[: first_line + 3]):
        headings = headings_of(cells)
        told = sum(not known.isdisjoint(heading.forms) for heading in headings)
        if len(headings) >= _FEWEST_HEADINGS and told:
            return index
    return None


def _worker_place(cells: Sequence[CellValue]) -> int | None:
    kind = next(kind for kind in import_words().kinds if kind.recognised_as == "tracker")
    for heading in headings_of(cells):
        if any(kind.known.get(form, ("", 0))[0] == "worker" for form in heading.forms):
            return heading.place
    return None
