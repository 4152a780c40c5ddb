"""A list from the screen as a printed page, its columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.shown_list import ShownColumn
from caseload_app.domain.wording import MARKING, long_day
from caseload_app.exchange.writing.html_parts import (
    PageColumn,
    foot,
    head,
    page_of,
    table,
    titled,
)

_NARROWEST = 6


@dataclass(frozen=True, slots=True)
class ShownHead:
    """What stands round the table: title, the line below, the day, who printed it."""

    title: str
    below: str
    as_at: date
    printed: str = ""


def render_shown(
    around: ShownHead, columns: Sequence[ShownColumn], rows: Sequence[Sequence[str]]
) -> str:
    """Lay out the rows just as they stand on the screen."""
    total = sum(max(column.letters, _NARROWEST) for column in columns) or 1
    on_page = [
        PageColumn(
            column.heading,
            max(1, 100 * max(column.letters, _NARROWEST) // total),
            "right" if column.is_number else "left",
        )
        for column in columns
    ]
    body = [
        head(MARKING, long_day(around.as_at)),
        titled(around.title, around.below),
        table(on_page, rows, "Nothing is shown."),
        foot(around.printed),
    ]
    return page_of(["".join(body)])
