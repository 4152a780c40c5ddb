"""What the mapping screen says: how sure a guess is, what a column can hold, how a date reads."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.importing.mapping import (
    CLOSED,
    FIELDS,
    KEPT_AS_FACT,
    NOT_USED,
    SheetMapping,
)
from caseload_app.domain.records import Plan
from caseload_app.ui.words import count, day, plan_words

if TYPE_CHECKING:
    from caseload_app.domain.importing.mapping import ColumnProposal, MappingProposal

FACT_WORDS = "A further fact on the child's card"
UNUSED_WORDS = "Not used"
SURE, LIKELY = 0.85, 0.6
_AMBIGUOUS = re.compile(r"\s*(\d{1,2})\D(\d{1,2})\D(\d{2,4})\b")
_CENTURY = 2000


def field_choices() -> list[tuple[str, str]]:
    """Offer what a column can hold, as id and words."""
    kept = [(NOT_USED, UNUSED_WORDS), (KEPT_AS_FACT, FACT_WORDS)]
    return kept + [(one.id, one.title) for one in FIELDS]


def status_choices() -> list[tuple[str, str]]:
    """Offer what a word of the status column can mean; nothing is a word left open."""
    plans = [(str(plan), plan_words(plan)) for plan in Plan]
    return [("", "Not decided"), *plans, (CLOSED, "Closed")]


def certainty_words(certainty: float) -> str:
    """Say how sure a guess is."""
    if certainty >= 1:
        return "Decided"
    if certainty >= SURE:
        return "Sure"
    if certainty >= LIKELY:
        return "Likely"
    return "A guess" if certainty > 0 else "Not known"


def column_certainty(column: ColumnProposal, mapping: SheetMapping) -> tuple[float, str, str]:
    """Give how sure a column is now, in a figure, a word and the reason for it."""
    chosen = mapping.fields.get(column.heading, "")
    if chosen != column.field:
        return 1.0, "Chosen", "You chose this"
    return column.certainty, certainty_words(column.certainty), column.because


def sheet_words(proposal: MappingProposal) -> str:
    """Say which list this is about."""
    known = sum(bool(column.field) for column in proposal.columns)
    return (
        f"Sheet {proposal.sheet}: {count(proposal.rows, 'row')} under "
        f"{count(len(proposal.columns), 'heading')}, {known} of them understood. "
        "Your answers are remembered for the next list with these headings."
    )


def plan_heading(mapping: SheetMapping) -> str:
    """Name the column that is taken for the plan; empty where none is."""
    return next((name for name, known in mapping.fields.items() if known == "plan"), "")


def has_dates(mapping: SheetMapping) -> bool:
    return any(_is_dated(known) for known in mapping.fields.values())


def keeps_all(mapping: SheetMapping) -> bool:
    """Tell whether every column is used for something, be it a further fact."""
    return all(mapping.fields.values())


def keeping_rest(mapping: SheetMapping, *, keep: bool) -> SheetMapping:
    """Keep every column that is not used as a further fact, or let all of those go."""
    was, now = (NOT_USED, KEPT_AS_FACT) if keep else (KEPT_AS_FACT, NOT_USED)
    for heading, known in list(mapping.fields.items()):
        if known == was:
            mapping = mapping.with_field(heading, now)
    return mapping


def read_both_ways(text: str) -> tuple[str, str] | None:
    """Say a date with the day first and with the month first; None where one way is no date."""
    found = _AMBIGUOUS.match(text)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    year += _CENTURY if year < 100 else 0
    try:
        return day(date(year, second, first)), day(date(year, first, second))
    except ValueError:
        return None


def _is_dated(field_id: str) -> bool:
    return field_id.endswith("_on") or field_id.startswith("last_")
