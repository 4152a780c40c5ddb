"""Tell from a list's own dates whether they are written day first or month first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caseload_app.domain.importing.mapping import DateOrder
from caseload_app.exchange.reading.workbook_reader import CellValue

_NUMBERS = re.compile(r"\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(?:\d{4}|\d{2})(?:[ T].*)?\s*$")
_ENOUGH_PROOFS = 3
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """How many dates can only be day first, only month first, or both; and some of the last."""

    day_first: int = 0
    month_first: int = 0
    ambiguous: int = 0
    shown: tuple[str, ...] = ()

    @property
    def order(self) -> DateOrder:
        """Give the order that the dates prove; day first, as in Britain, where they do not.

        One slip of the keyboard must not turn a whole list round: month first takes several
        proofs, and none against it.
        """
        is_proved = self.month_first >= _ENOUGH_PROOFS and not self.day_first
        return DateOrder.MONTH_FIRST if is_proved else DateOrder.DAY_FIRST

    @property
    def certainty(self) -> float:
        """Say how sure the order is: 1 where proved, half where nothing speaks for or against."""
        proofs = self.day_first + self.month_first
        if not proofs:
            return 1.0 if not self.ambiguous else 0.5
        for_it = self.month_first if self.order is DateOrder.MONTH_FIRST else self.day_first
        return round(for_it / proofs, 2)


def date_evidence(cells: Iterable[CellValue]) -> DateEvidence:
    """Weigh the dates written as text; true dates say nothing about their order."""
    day_first = month_first = ambiguous = 0
    shown: dict[str, None] = {}
    for cell in cells:
        found = _NUMBERS.match(cell) if isinstance(cell, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            day_first += 1
        elif second > 12 >= first:
            month_first += 1
        elif first <= 12 and second <= 12 and first != second:
            ambiguous += 1
            if len(shown) < _MOST_SHOWN:
                shown[str(cell).strip()] = None
    return DateEvidence(day_first, month_first, ambiguous, tuple(shown))
