"""Everything that goes on paper beside the summary, as HTML with its title and its page.

Children are initials and ID unless `names`. `printed_by` is the name that stands at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import monday_page
from caseload_app.domain.records import CaseRecord, PersonalRecord
from caseload_app.domain.supervision.paper_lists import (
    child_paper,
    inspector_list,
    overdue_by_worker,
)
from caseload_app.domain.supervision.register import supervision_register
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.domain.supervision.summary import supervision_summary
from caseload_app.domain.supervision.supervision_record import SupervisionDraft
from caseload_app.domain.supervision.team_brief import team_brief
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.list_html import (
    render_brief,
    render_child,
    render_inspector,
    render_overdue,
    render_register,
)
from caseload_app.exchange.writing.report_html import render_summaries
from caseload_app.exchange.writing.session_html import render_case_record, render_personal_record


@dataclass(frozen=True, slots=True)
class Printing:
    """How something is to be printed: names in full or not, and by whom and when."""

    names: bool = False
    by: str = ""
    at: datetime | None = None

    @property
    def words(self) -> str:
        """Say who printed it when, for the end of the page."""
        by = f" by {self.by}" if self.by else ""
        when = f" on {long_day(self.at.date())} at {self.at:%H:%M}" if self.at else ""
        whom = "Names are written out." if self.names else "Children are initials and ID."
        return f"{whom} Printed{by}{when}." if by or when else whom


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A document ready to print; `landscape` says how the paper lies.

    `more` are further documents of the same print, each with page numbers of its own.
    """

    title: str
    html: str
    as_at: str
    landscape: bool = False
    more: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Give every document of the print."""
        return (self.html, *self.more)


def printed_session(
    casebook: Casebook,
    worker: str,
    how: Printing,
    draft: SupervisionDraft | None = None,
) -> PrintedPage:
    """Lay out the summary of one worker; a draft fills in what is written already."""
    document = supervision_summary(casebook, worker, names=how.names, draft=draft)
    html = render_summaries([document], how.words)
    return _page(casebook, f"Supervision summary, {worker}", html)


def printed_pack(casebook: Casebook, how: Printing) -> PrintedPage:
    """Lay out the summaries of all who are in post, each on sheets numbered for itself."""
    first, *more = [
        render_summaries([supervision_summary(casebook, name, names=how.names)], how.words)
        for name in pack_workers(casebook)
    ]
    return replace(_page(casebook, "Supervision pack", first), more=tuple(more))


def pack_workers(casebook: Casebook) -> list[str]:
    """Name the workers a pack is for: those in post who are supervised, by name.

    Raises ExpectedError where there is nobody.
    """
    names = sorted(casebook.supervision, key=str.casefold)
    if not names:
        raise ExpectedError("There is no worker to print for.", "Import the list of workers first.")
    return names


def printed_brief(casebook: Casebook, how: Printing) -> PrintedPage:
    """Lay out the team brief."""
    brief = team_brief(monday_page(casebook), names=how.names)
    return _page(casebook, "Team brief", render_brief(brief, how.words))


def printed_overdue(casebook: Casebook, how: Printing) -> PrintedPage:
    """Lay out what is overdue by worker."""
    groups = overdue_by_worker(casebook, names=how.names)
    html = render_overdue(groups, long_day(casebook.today), how.words)
    return _page(casebook, "Overdue by worker", html)


def printed_child(casebook: Casebook, child_id: str, how: Printing) -> PrintedPage:
    """Lay out one child. Raises ExpectedError when the child is not in the store."""
    wanted = child_id.strip()
    if wanted not in casebook.children:
        raise ExpectedError(
            f"There is no child {wanted} in the store.",
            "Look at the list of children for the ID.",
        )
    paper = child_paper(casebook, wanted, names=how.names)
    return _page(casebook, f"Child summary, {wanted}", render_child(paper, how.words))


def printed_inspector_list(casebook: Casebook, how: Printing) -> PrintedPage:
    """Lay out every child with what is wrong stated first."""
    paper = inspector_list(casebook, names=how.names)
    html = render_inspector(paper, how.words)
    return _page(casebook, "Inspector's list", html, landscape=True)


def printed_register(
    casebook: Casebook, how: Printing, first: date | None = None, *, worker: str | None = None
) -> PrintedPage:
    """Lay out the supervision register of twelve months."""
    register = supervision_register(casebook, first, worker=worker)
    html = render_register(register, how.words)
    return _page(casebook, "Supervision register", html, landscape=True)


def printed_personal(casebook: Casebook, record: PersonalRecord, how: Printing) -> PrintedPage:
    """Lay out a signed personal record."""
    title = f"Supervision record, {record.worker}, {record.on.isoformat()}"
    return _page(casebook, title, render_personal_record(record, how.words))


def printed_case(casebook: Casebook, record: CaseRecord, how: Printing) -> PrintedPage:
    """Lay out a signed record of one child."""
    child = casebook.children[record.child_id]
    shown = shown_child(child, names=how.names)
    title = f"Case discussion, {record.child_id}, {record.on.isoformat()}"
    return _page(casebook, title, render_case_record(record, shown, how.words))


def _page(casebook: Casebook, title: str, html: str, *, landscape: bool = False) -> PrintedPage:
    return PrintedPage(title, html, f"As at {long_day(casebook.today)}", landscape)
