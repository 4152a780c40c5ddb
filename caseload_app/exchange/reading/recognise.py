"""Tell what a sheet holds by its headings, find its heading row, and take its data rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from caseload_app.exchange.reading.cells import clean_text, is_absent
from caseload_app.exchange.reading.group_lines import filled_from_lines
from caseload_app.exchange.reading.headings import (
    HeadingMatch,
    HeadingWords,
    column_letter,
    count_known,
    headings_of,
    match_headings,
    normal_heading,
)
from caseload_app.exchange.reading.import_words import (
    ImportWords,
    SheetKind,
    cell_words,
    import_words,
)
from caseload_app.exchange.reading.plan_words import PlanWords
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet

Row = tuple[int, Sequence[CellValue]]
"""The number of a row as Excel shows it, and its cells."""

HEADING_SEARCH_ROWS = 30
_DATASET_COLUMNS = 3
_CANNOT_CATCH_UP = 6
_SAYS_MUCH, _SAYS_SOMETHING = 3.0, 1.0


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field stands: its place in the row, the letter Excel shows, and its heading."""

    place: int
    letter: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings are known, or the reason in words why it is left out.

    `facts`, `plan_words` and `month_first` are what a mapping adds: further columns to keep,
    what words of the status column mean, and the order of dates. `left_out` counts the lines
    under the headings that hold no record: totals, footers and repeated headings.
    """

    name: str
    kind: SheetKind | None
    recognised_as: str | None = None
    header_row: int | None = None
    columns: Mapping[str, Column] | None = None
    rows: Sequence[Row] = ()
    unmatched: tuple[str, ...] = ()
    left_out: int = 0
    skipped_because: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    plan_words: Mapping[str, PlanWords] = field(default_factory=dict)
    month_first: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    row: int
    kind: SheetKind
    match: HeadingMatch


def recognise(sheet: RawSheet) -> Table:
    """Tell what a sheet is by its headings; its name only breaks a tie."""
    if sheet.problem:
        return Table(sheet.name, None, skipped_because=sheet.problem)
    if not sheet.rows:
        return Table(sheet.name, None, skipped_because="The sheet is empty.")
    words = import_words()
    other = _other_source(sheet, words)
    if other is not None:
        return other
    best = _best_candidate(sheet, words)
    if best is None:
        return _unknown(sheet, words)
    heading_cells = sheet.rows[best.row]
    columns = {
        name: Column(
            place,
            column_letter(place + sheet.first_column),
            " ".join(str(heading_cells[place]).split()),
        )
        for name, place in best.match.fields.items()
    }
    rows, left_out = data_rows(sheet, best.row, columns)
    return Table(
        sheet.name,
        best.kind,
        best.kind.recognised_as,
        sheet.first_row + best.row,
        columns,
        rows,
        best.match.unmatched,
        left_out,
        best.kind.skipped_because,
    )


def _best_candidate(sheet: RawSheet, words: ImportWords) -> _Candidate | None:
    """Take the row, and the kind of list, whose known headings weigh most; the first of equals."""
    best: _Candidate | None = None
    name = normal_heading(sheet.name)
    for index, headings in _heading_rows(sheet, words):
        known = {kind.recognised_as: count_known(headings, kind.known) for kind in words.kinds}
        # A kind far behind the best cannot catch up by headings that are only alike.
        least = max(1, max(known.values()) - _CANNOT_CATCH_UP)
        for kind in words.kinds:
            if known[kind.recognised_as] < least:
                continue
            match = match_headings(headings, kind.known)
            found = match.fields.keys()
            if not kind.needs <= found or kind.needs_one_of.isdisjoint(found):
                continue
            score = _weight(kind, match) + (0.5 if name in kind.sheet_names else 0)
            if best is None or score > best.score:
                best = _Candidate(score, index, kind, match)
    return best


def _heading_rows(sheet: RawSheet, words: ImportWords) -> list[tuple[int, list[HeadingWords]]]:
    """Give the first rows that hold at least two known headings."""
    found = []
    for index, cells in enumerate(sheet.rows[:HEADING_SEARCH_ROWS]):
        headings = headings_of(cells)
        known = sum(not words.known_forms.isdisjoint(heading.forms) for heading in headings)
        if known >= 2:
            found.append((index, headings))
    return found


def _weight(kind: SheetKind, match: HeadingMatch) -> float:
    """Add up what the matched headings say; those of many lists say little."""
    return sum(
        (_SAYS_SOMETHING if name in kind.common else _SAYS_MUCH)
        - (0 if name in match.exactly else 0.5)
        for name in match.fields
    ) - 0.2 * len(match.unmatched)


def data_rows(
    sheet: RawSheet, heading_row: int, columns: Mapping[str, Column]
) -> tuple[list[Row], int]:
    """Take the rows under the headings, without blank lines, footers and repeated headings."""
    key = columns.get("child_id") or columns.get("worker") or columns.get("name")
    key_place = key.place if key is not None else 0
    heading = sheet.rows[heading_row][key_place]
    rows: list[Row] = []
    left_out = 0
    holder = columns.get("worker") or columns.get("worker_and_team")
    place = holder.place if holder is not None and holder is not key else None
    below = list(enumerate(sheet.rows[heading_row + 1 :], sheet.first_row + heading_row + 1))
    for number, cells in filled_from_lines(below, place):
        filled = [cell for cell in cells if cell != ""]
        if len(filled) < 4 and not any(clean_text(cell) for cell in filled):
            continue
        first = cells[key_place] if key_place < len(cells) else ""
        if first == heading or _is_footer(filled, first):
            left_out += 1
            continue
        rows.append((number, cells))
    return rows, left_out


def _is_footer(filled: Sequence[CellValue], first: CellValue) -> bool:
    """Tell a total or a report's last line from a record."""
    if isinstance(first, str) and first:
        text = clean_text(first).casefold()
        words = cell_words("absent")
        if text in words["lines"] or text.startswith(tuple(words["line_starts"])):
            return True
    if len(filled) > 1:
        return False
    # One lone cell is a record only where it is an ID or a name in its own column.
    text = clean_text(filled[0])
    return filled[0] is not first or is_absent(text) or len(text) > 40


def _other_source(sheet: RawSheet, words: ImportWords) -> Table | None:
    """Tell the tables of the dataset, and name the look-alikes that are not read."""
    for index, cells in enumerate(sheet.rows[:HEADING_SEARCH_ROWS]):
        headings = headings_of(cells)
        dataset = _dataset_kind(headings, words)
        if dataset is not None:
            return _dataset_table(sheet, index, headings, dataset)
        texts = {each.text for each in headings}
        for look_alike in words.look_alikes:
            is_like = len(texts & look_alike.headings) >= look_alike.at_least
            if is_like and texts.isdisjoint(look_alike.unless):
                return Table(
                    sheet.name,
                    None,
                    skipped_because=f"This looks like {look_alike.title}. {look_alike.next_step}",
                )
    return None


def _dataset_kind(headings: Sequence[HeadingWords], words: ImportWords) -> SheetKind | None:
    """Tell a table of the Standard Safeguarding Dataset by the prefix of its columns."""
    prefixes = Counter(each.text[:4].casefold() for each in headings if each.text[4:5] == "_")
    return next(
        (
            words.dataset[prefix]
            for prefix, number in prefixes.most_common()
            if number >= _DATASET_COLUMNS and prefix in words.dataset
        ),
        None,
    )


def _dataset_table(
    sheet: RawSheet, row: int, headings: Sequence[HeadingWords], kind: SheetKind
) -> Table:
    places: dict[str, tuple[int, HeadingWords]] = {}
    for each in headings:
        name, rank = next((kind.known[form] for form in each.forms if form in kind.known), ("", 0))
        if name and (name not in places or rank < places[name][0]):
            places[name] = (rank, each)
    columns = {
        name: Column(each.place, column_letter(each.place + sheet.first_column), each.text)
        for name, (_, each) in places.items()
    }
    used = {column.place for column in columns.values()}
    missing = sorted(kind.needs - columns.keys())
    skipped = kind.skipped_because
    if not skipped and missing:
        skipped = f"This is the table {kind.recognised_as}, but without a column that it needs."
    rows, left_out = data_rows(sheet, row, columns)
    return Table(
        sheet.name,
        kind,
        kind.recognised_as,
        sheet.first_row + row,
        columns,
        rows,
        tuple(each.text for each in headings if each.place not in used),
        left_out,
        skipped,
    )


def _unknown(sheet: RawSheet, words: ImportWords) -> Table:
    rows = _heading_rows(sheet, words)
    if not rows:
        return Table(
            sheet.name,
            None,
            skipped_because="No row of headings was found in the first 30 rows.",
        )
    index, headings = max(rows, key=lambda row: len(row[1]))
    return Table(
        sheet.name,
        None,
        unmatched=tuple(each.text for each in headings),
        skipped_because=(
            f"Row {sheet.first_row + index} looks like headings, but they fit no known list: "
            "a list of children needs a column with the child's ID and one with the worker or plan."
        ),
    )
