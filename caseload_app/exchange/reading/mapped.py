"""Read a list by a mapping that somebody made for lists of its shape."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from caseload_app.domain.importing.mapping import (
    CLOSED,
    FIELDS,
    KEPT_AS_FACT,
    DateOrder,
    SheetMapping,
)
from caseload_app.domain.records import Plan
from caseload_app.domain.wording import in_sentence
from caseload_app.exchange.reading.headings import HeadingWords, column_letter, headings_of
from caseload_app.exchange.reading.import_words import SheetKind, import_words
from caseload_app.exchange.reading.plan_words import PlanWords
from caseload_app.exchange.reading.recognise import (
    HEADING_SEARCH_ROWS,
    Column,
    Table,
    data_rows,
)
from caseload_app.exchange.reading.workbook_reader import RawSheet

_FEWEST_HEADINGS = 2


def recognise_mapped(sheet: RawSheet, mappings: Mapping[str, SheetMapping]) -> Table | None:
    """Take the sheet for a list of children if one of its rows has a known shape."""
    if not mappings:
        return None
    for index, cells in enumerate(sheet.rows[:HEADING_SEARCH_ROWS]):
        headings = headings_of(cells)
        if len(headings) >= _FEWEST_HEADINGS:
            mapping = mappings.get(heading_shape(headings))
            if mapping is not None:
                return mapped_table(sheet, index, mapping)
    return None


def _columns_note(mapping: SheetMapping) -> str:
    """Say which column was taken for what, so that the list of imports tells it later."""
    titles = {one.id: in_sentence(one.title) for one in FIELDS} | {KEPT_AS_FACT: "a further fact"}
    taken = (f"{name} is {titles[known]}" for name, known in mapping.fields.items() if known)
    return f"Columns: {', '.join(taken)}."


def heading_shape(headings: Sequence[HeadingWords]) -> str:
    """Give the fingerprint of a row of headings; their order does not matter."""
    text = "\n".join(sorted(heading.forms[0] for heading in headings))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def mapped_table(sheet: RawSheet, row: int, mapping: SheetMapping) -> Table:
    """Make a table whose columns hold what the mapping says."""
    columns: dict[str, Column] = {}
    facts: dict[str, str] = {}
    unmatched: list[str] = []
    for heading, name in named_headings(headings_of(sheet.rows[row])):
        letter = column_letter(heading.place + sheet.first_column)
        column = Column(heading.place, letter, heading.text)
        field = mapping.fields.get(name, "")
        if field == KEPT_AS_FACT:
            columns[f"{KEPT_AS_FACT}:{name}"] = column
            facts[f"{KEPT_AS_FACT}:{name}"] = name
        elif field and field not in columns:
            columns[field] = column
        else:
            unmatched.append(heading.text)
    rows, left_out = data_rows(sheet, row, columns)
    kind = tracker_kind()
    return Table(
        sheet.name,
        kind,
        kind.recognised_as,
        sheet.first_row + row,
        columns,
        rows,
        tuple(unmatched),
        left_out,
        facts=facts,
        plan_words={word.casefold(): _plan_words(plan) for word, plan in mapping.statuses.items()},
        month_first=mapping.date_order is DateOrder.MONTH_FIRST,
        notes=(
            "Read by the mapping that was made for lists of this shape.",
            _columns_note(mapping),
        ),
    )


def named_headings(headings: Sequence[HeadingWords]) -> list[tuple[HeadingWords, str]]:
    """Give each heading a name of its own: the second `Start date` is `Start date (2)`."""
    seen: dict[str, int] = {}
    named = []
    for heading in headings:
        number = seen[heading.text] = seen.get(heading.text, 0) + 1
        named.append((heading, heading.text if number == 1 else f"{heading.text} ({number})"))
    return named


def tracker_kind() -> SheetKind:
    """Give the kind of a list of children under whatever headings."""
    return next(kind for kind in import_words().kinds if kind.recognised_as == "tracker")


def _plan_words(plan: str) -> PlanWords:
    return PlanWords(is_closed=True) if plan == CLOSED else PlanWords((Plan(plan),))
