"""England's figure of a measure, for pages that show one without working any measure out."""

from __future__ import annotations

from functools import cache

from caseload_app.domain.measures.comparators import Comparator
from caseload_app.exchange.rule_files import national_figures

CASES_PER_FTE = "cases_per_fte"


@cache
def england_figure(measure: str) -> Comparator:
    """Give the newest national figure of a measure that has one."""
    return national_figures()[measure][-1]
