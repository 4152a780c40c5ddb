"""The totals under the team: cases and FTE as the DfE counts them, beside England."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.services.national import CASES_PER_FTE, england_figure
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.allocation.capacity_facts import team_capacity_facts
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.page import Destination
from caseload_app.ui.words import one_place, whole

if TYPE_CHECKING:
    from caseload_app.domain.monday import MondayPage


def team_totals(page: MondayPage) -> list[Fact]:
    """Add the team up; cases per FTE counts only who holds cases and has an FTE."""
    total = page.total
    per_fte = total.cases_per_fte
    return [
        Fact("Cases held", whole(total.cases), opens=Destination("children")),
        Fact("FTE holding cases", one_place(total.fte_holding_cases)),
        Fact(
            "Cases per FTE",
            "Not known" if per_fte is None else one_place(per_fte),
            Destination("charts", "fte"),
            "All cases over the FTE of those who hold at least one, as the DfE counts",
        ),
        england(),
        Fact("Late", whole(len(page.overdue)), opens=_deadlines("overdue")),
        Fact("Due soon", whole(len(page.due_soon)), opens=_deadlines("due_soon")),
        Fact(
            "Unallocated",
            whole(len(page.unallocated)),
            opens=Destination("children", filter=filter_text(state="unallocated")),
        ),
        *team_capacity_facts(page.casebook),
    ]


def england() -> Fact:
    """Give the national figure with its year; nobody should compare with a bare number."""
    figure = england_figure(CASES_PER_FTE)
    tip = f"{figure.definition}, {figure.year}. {figure.source}."
    return Fact(f"England {figure.year[-4:]}", f"{figure.value:g}", tip=tip)


def _deadlines(state: str) -> Destination:
    return Destination("deadlines", filter=filter_text(state=state, about="children"))
