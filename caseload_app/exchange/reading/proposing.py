"""Propose what each column of an unknown list holds, from its heading and from its cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from caseload_app.domain.importing.mapping import (
    CLOSED,
    FIELDS,
    ColumnProposal,
    MappingProposal,
    SheetMapping,
    StatusWord,
)
from caseload_app.exchange.reading.cell_dates import read_date
from caseload_app.exchange.reading.cells import read_text, read_yes_no
from caseload_app.exchange.reading.date_order import date_evidence
from caseload_app.exchange.reading.headings import (
    HeadingWords,
    column_letter,
    headings_of,
    match_headings,
)
from caseload_app.exchange.reading.import_words import cell_words
from caseload_app.exchange.reading.mapped import heading_shape, named_headings, tracker_kind
from caseload_app.exchange.reading.plan_words import read_plan
from caseload_app.exchange.reading.recognise import HEADING_SEARCH_ROWS, Column, data_rows
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet

_LOOKED_AT = 500
_SAMPLES = 5
_FEWEST_HEADINGS = 3
_MOST_STATUSES = 60
_IN_BRACKETS = re.compile(r"^\s*([^(\[]+?)\s*[(\[]\s*([^)\]]+?)\s*[)\]]\s*$")
_SEPARATED_FIGURES = re.compile(r"\d\s*[-/. ]\s*\w")
_STARTS_WITH_FIGURE = re.compile(r"\d")
_ID_LIKE = re.compile(r"[A-Za-z]{0,4}[-/ ]?\d{3,12}[A-Za-z]?")
_NAME_LIKE = re.compile(r"[^\W\d_][\w'’.-]*(?:,? +[^\W\d_][\w'’.-]*){1,3}")  # noqa: RUF001
_WORKER_HINTS = (
    "worker",
    "practitioner",
    "allocated",
    "holder",
    "sw",
    "staff",
    "officer",
    "adviser",
)
_NO_PEOPLE = frozenset(
    {"school", "college", "nursery", "education", "placement", "provider", "address", "town"}
    | {"ward", "area", "office", "gp", "surgery", "ethnicity", "religion", "language", "need"}
)
"""Headings over names that are not those of people."""
_NAME_HINTS = ("name", "client", "child", "person", "user")
_PLAN_HINTS = ("status", "stage", "plan", "category", "type", "legal")
_STILL_TO_COME = ("next", "due", "target", "planned", "expected", "booked")
_DATE_HINTS = (
    ("born_on", ("birth", "born", "dob", "edd")),
    ("last_visit", ("seen", "visit", "visited", "contact")),
    ("last_review", ("review", "reviewed", "conference", "rcpc")),
    ("last_supervision", ("supervision", "supervised", "discussed", "discussion")),
    ("closed_on", ("closed", "closure", "ended", "ceased")),
    ("allocated_on", ("allocated", "allocation", "assigned")),
    ("plan_started_on", ("since", "start", "started", "commenced")),
)
_FIELD_IDS = frozenset(one.id for one in FIELDS)

Cells = Sequence[CellValue]
_Guess = tuple[str, float, str] | None
"""A field, how sure it is, and why; None where the cells do not look like it."""


def propose_mapping(
    sheet: RawSheet, file: str, remembered: SheetMapping | None = None
) -> MappingProposal | None:
    """Propose a field for every column; None where no row looks like headings over a list."""
    row = heading_row(sheet)
    if row is None:
        return None
    headings = headings_of(sheet.rows[row])
    places = {heading.text: heading.place for heading in headings}
    anchor = {"name": Column(min(places.values()), "", "")}
    rows, _ = data_rows(sheet, row, anchor)
    looked_at = [cells for _, cells in rows[:_LOOKED_AT]]
    columns = _columns(sheet, headings, looked_at)
    dates = date_evidence(cell for cells in looked_at for cell in cells)
    if remembered is not None:
        columns = [_as_remembered(column, remembered) for column in columns]
    return MappingProposal(
        file,
        sheet.name,
        heading_shape(headings),
        sheet.first_row + row,
        len(rows),
        tuple(columns),
        remembered.date_order if remembered is not None else dates.order,
        dates.certainty,
        dates.shown,
        tuple(_statuses(columns, headings, [cells for _, cells in rows], remembered)),
        remembered is not None,
    )


def heading_row(sheet: RawSheet) -> int | None:
    """Find the row that reads most like headings: many short texts, none twice, rows below."""
    best: tuple[float, int] | None = None
    for index, cells in enumerate(sheet.rows[:HEADING_SEARCH_ROWS]):
        headings = headings_of(cells)
        filled = sum(cell != "" for cell in cells)
        if len(headings) < _FEWEST_HEADINGS or filled > len(headings) + 1:
            continue
        known = len(match_headings(headings, tracker_kind().known).fields)
        distinct = len({heading.text for heading in headings})
        below = sum(
            1 for row in sheet.rows[index + 1 : index + 6] if sum(cell != "" for cell in row) > 1
        )
        figures = sum(_STARTS_WITH_FIGURE.match(heading.text) is not None for heading in headings)
        score = distinct + 2 * known - 3 * figures - index * 0.5
        if below and (best is None or score > best[0]):
            best = (score, index)
    return best[1] if best is not None else None


def _columns(
    sheet: RawSheet, headings: Sequence[HeadingWords], rows: Sequence[Cells]
) -> list[ColumnProposal]:
    match = match_headings(headings, tracker_kind().known)
    by_place = {place: name for name, place in match.fields.items() if name in _FIELD_IDS}
    found = []
    taken = set(by_place.values())
    for heading, name in named_headings(headings):
        cells = [row[heading.place] for row in rows if heading.place < len(row)]
        texts = [text for cell in cells if (text := read_text(cell))]
        field = by_place.get(heading.place, "")
        sure, because = 0.0, ""
        if field:
            is_exact = field in match.exactly
            sure = 0.95 if is_exact else 0.7
            because = "the heading is known" if is_exact else "the heading is much like a known one"
            field, sure, because = _against_cells(field, sure, because, texts)
        else:
            field, sure, because = _by_cells(heading, texts, taken)
            taken.add(field)
        letter = column_letter(heading.place + sheet.first_column)
        samples = tuple(dict.fromkeys(texts))[:_SAMPLES]
        found.append(ColumnProposal(letter, name, field, sure, because, samples))
    return found


def _against_cells(
    field: str, sure: float, because: str, texts: Sequence[str]
) -> tuple[str, float, str]:
    """Look whether the cells bear the heading out, and whether they hold two things in one."""
    if field in ("worker", "name") and _share(texts, _has_brackets) > 0.5:
        if field == "name" and _share(texts, _has_id_in_brackets) > 0.5:
            return "name_and_id", 0.9, "names with an ID in brackets"
        if field == "worker":
            return "worker_and_team", 0.85, "names with something in brackets after them"
    is_dated = field.endswith("_on") or field.startswith("last_")
    if texts and is_dated and _share(texts, _is_date) < 0.5:
        return field, 0.3, "the heading is known, but few of the cells are dates"
    if texts and field == "plan" and _share(texts, _is_plan) < 0.3:
        return field, 0.5, "the heading is known, but the words have to be explained"
    return field, sure, because


def _by_cells(
    heading: HeadingWords, texts: Sequence[str], taken: set[str]
) -> tuple[str, float, str]:
    """Guess from the cells alone, and the less sure for it."""
    if not texts:
        return "", 0.0, "the column is empty"
    guesses = (_guess_date, _guess_id, _guess_plan, _guess_worker, _guess_name)
    words = frozenset(heading.forms[-1].split())
    for guess in guesses:
        found = guess(words, texts, taken)
        if found is not None:
            return found
    return "", 0.0, "nothing fits; it can be kept as a further fact"


def _guess_date(words: frozenset[str], texts: Sequence[str], taken: set[str]) -> _Guess:
    if _share(texts, _looks_dated) <= 0.8:
        return None
    if not words.isdisjoint(_STILL_TO_COME):
        return "", 0.0, "dates still to come; they are worked out here"
    for field, hints in _DATE_HINTS:
        if field not in taken and not words.isdisjoint(hints):
            return field, 0.5, "dates, under a heading that sounds like it"
    return "", 0.0, "dates of something that the heading does not tell"


def _guess_id(words: frozenset[str], texts: Sequence[str], taken: set[str]) -> _Guess:
    if {"child_id", "name_and_id"} & taken or "date" in words:
        return None
    if _share(texts, _has_id_in_brackets) > 0.8:
        return "name_and_id", 0.6, "names with a number in brackets"
    # A child may stand on several rows.
    if len(set(texts)) > 0.75 * len(texts) and _share(texts, _is_id) > 0.9:
        return "child_id", 0.6, "every row has a number of its own"
    return None


def _guess_plan(words: frozenset[str], texts: Sequence[str], taken: set[str]) -> _Guess:
    share = _share(texts, _is_plan)
    if "plan" in taken or share <= 0.3 or all(map(_is_yes_no, texts)):
        return None
    if share > 0.8:
        return "plan", 0.6, "the words are kinds of plan"
    if words.isdisjoint(_PLAN_HINTS) or len(set(texts)) > _MOST_STATUSES:
        return None
    return "plan", 0.4, "some of the words are kinds of plan"


def _guess_worker(words: frozenset[str], texts: Sequence[str], taken: set[str]) -> _Guess:
    # Cells that say that there is nobody tell nothing of how names are written.
    texts = [text for text in texts if text.casefold() not in cell_words("absent")["names"]]
    if {"worker", "worker_and_team"} & taken or _share(texts, _is_name) <= 0.8:
        return None
    repeats = len(set(texts)) < 0.6 * len(texts)
    if words.isdisjoint(_WORKER_HINTS) and not (repeats and words.isdisjoint(_NO_PEOPLE)):
        return None
    field = "worker_and_team" if _share(texts, _has_brackets) > 0.5 else "worker"
    return field, 0.5, "a few names that repeat"


def _guess_name(words: frozenset[str], texts: Sequence[str], taken: set[str]) -> _Guess:
    if "name" in taken or words.isdisjoint(_NAME_HINTS) or _share(texts, _is_name) <= 0.8:
        return None
    return "name", 0.4, "the cells are names"


def _statuses(
    columns: Iterable[ColumnProposal],
    headings: Sequence[HeadingWords],
    rows: Sequence[Cells],
    remembered: SheetMapping | None,
) -> Iterable[StatusWord]:
    """List the words of the status column, the commonest first, with what they seem to mean."""
    places = {name: heading.place for heading, name in named_headings(headings)}
    column = next((one for one in columns if one.field == "plan"), None)
    if column is None:
        return
    place = places[column.heading]
    counts = Counter(text for row in rows if place < len(row) and (text := read_text(row[place])))
    decided = remembered.statuses if remembered is not None else {}
    for word, number in counts.most_common(_MOST_STATUSES):
        yield StatusWord(word, number, decided.get(word) or _plan_of(word))


def _plan_of(word: str) -> str:
    found = read_plan(word)
    if found is None:
        return ""
    if found.is_closed:
        return CLOSED
    return str(found.counted) if found.counted is not None else ""


def _as_remembered(column: ColumnProposal, remembered: SheetMapping) -> ColumnProposal:
    field = remembered.fields.get(column.heading, "")
    because = "as it was decided before"
    return ColumnProposal(column.letter, column.heading, field, 1.0, because, column.samples)


def _share(texts: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


def _has_brackets(text: str) -> bool:
    return _IN_BRACKETS.match(text) is not None


def _has_id_in_brackets(text: str) -> bool:
    found = _IN_BRACKETS.match(text)
    return found is not None and _is_id(found[2])


def _is_id(text: str) -> bool:
    return _ID_LIKE.fullmatch(text) is not None


def _is_name(text: str) -> bool:
    plain = _IN_BRACKETS.sub(r"\1", text)
    return _NAME_LIKE.fullmatch(plain) is not None


def _looks_dated(text: str) -> bool:
    return _SEPARATED_FIGURES.search(text) is not None and _is_date(text)


def _is_date(text: str) -> bool:
    return any(read_date(text, month_first=turned)[0] is not None for turned in (False, True))


def _is_plan(text: str) -> bool:
    return bool(_plan_of(text))


def _is_yes_no(text: str) -> bool:
    return read_yes_no(text) is not None
