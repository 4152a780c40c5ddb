"""The first line of the Monday page: how much there is, each figure with the list behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.models.team_totals import england
from caseload_app.ui.page import Destination
from caseload_app.ui.words import count, one_place

if TYPE_CHECKING:
    from caseload_app.domain.monday import MondayPage


def headline(page: MondayPage) -> list[Fact]:
    """Say the cases, who holds them, and how that stands beside England."""
    casebook = page.casebook
    workers = sum(not casebook.has_left(worker) for worker in casebook.workers.values())
    per_fte = page.total.cases_per_fte
    return [
        Fact("Open cases", count(page.open_cases, "child"), opens=Destination("children")),
        Fact("New in the last 7 days", f"{len(page.new_cases):,}", opens=_new()),
        Fact("Team", count(workers, "worker"), opens=Destination("team")),
        Fact(
            "Cases per FTE",
            "Not known" if per_fte is None else one_place(per_fte),
            opens=Destination("charts", "fte"),
        ),
        england(),
    ]


def _new() -> Destination:
    return Destination("children", filter=filter_text(state="new"))
