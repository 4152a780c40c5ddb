"""Which pages there are, in the order of the rail.

A page is read and made when it is first wanted: reading all of them takes longer than reading
a team's store, and the first one is wanted at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from caseload_app.ui.page import PageKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.ui.page import Page

ROOM = "caseload_app.ui.pages"
PAGES = (
    PageKind("monday", "Monday", "home", "monday_page.MondayPage"),
    PageKind("team", "Team", "team", "team_page.TeamPage"),
    PageKind("children", "Children", "children", "children_page.ChildrenPage"),
    PageKind("deadlines", "Deadlines", "deadlines", "deadlines_page.DeadlinesPage"),
    PageKind("allocation", "Allocation", "allocation", "allocation_page.AllocationPage"),
    PageKind("ahead", "Weeks ahead", "calendar", "ahead_page.AheadPage"),
    PageKind("supervision", "Supervision", "supervision", "supervision_page.SupervisionPage"),
    PageKind("actions", "Actions", "actions", "actions_page.ActionsPage"),
    PageKind("quality", "Put right", "check", "quality_page.QualityPage"),
    PageKind("measures", "Measures", "measures", "measures_page.MeasuresPage"),
    PageKind("charts", "Charts", "charts", "charts_page.ChartsPage"),
    PageKind("import", "Import", "import", "import_page.ImportPage"),
    PageKind("rules", "Rules", "rules", "policy_page.PolicyPage"),
    PageKind("audit", "Audit trail", "note", "audit_page.AuditPage", in_rail=False),
    PageKind("child", "Child", "child", "child_page.ChildPage", in_rail=False),
    PageKind("worker", "Worker", "worker", "worker_page.WorkerPage", in_rail=False),
    PageKind(
        "supervision_record",
        "Supervision record",
        "supervision",
        "supervision_record_page.SupervisionRecordPage",
        in_rail=False,
    ),
)


def page_class(kind: PageKind) -> Callable[..., Page]:
    """Read the class of a page."""
    module, name = kind.made_by.split(".")
    found: Callable[..., Page] = getattr(import_module(f"{ROOM}.{module}"), name)
    return found
