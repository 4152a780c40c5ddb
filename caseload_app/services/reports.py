"""Files out of the casebook: the Excel export, the template and the supervision summary.

What writes workbooks is loaded when the first one is written: it would slow every start.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.quality import Finding
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.domain.rules.setting_lines import lines_of
from caseload_app.domain.supervision.loop import SupervisionLoop
from caseload_app.domain.supervision.summary import (
    SummaryDocument,
    supervision_summary,
)
from caseload_app.domain.wording import MARKING, initials, long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.template import SheetRow, note_to_write
from caseload_app.exchange.writing.report_html import render_summary

if TYPE_CHECKING:
    from caseload_app.services.measuring import Measured

_Item = TypeVar("_Item")
NOTHING_SET = RuleSettings()


@dataclass(frozen=True, slots=True)
class PrintedSummary:
    """A supervision summary as a value and as the page to print."""

    document: SummaryDocument
    html: str
    title: str
    as_at: str
    landscape: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """Give every document of the print: this one."""
        return (self.html,)


@dataclass(frozen=True, slots=True)
class Extras:
    """What else goes into a workbook: the measures, and a password against accidents.

    Excel encrypts nothing by that password, and the sheets to fill in stay open. What was
    `put_aside` with a reason does not count as something to put right.
    """

    measured: Measured | None = None
    lock: str = ""
    put_aside: frozenset[Finding] = frozenset()


def write_empty_template(path: Path) -> None:
    """Write the workbook that a manager can fill in. Raises ExpectedError."""
    from caseload_app.exchange.writing.workbook_writer import write_template

    write_template(path)


def export_workbook(
    casebook: Casebook,
    path: Path,
    *,
    names: bool = False,
    settings: RuleSettings = NOTHING_SET,
    extras: Extras | None = None,
) -> None:
    """Write the Excel export. Children are initials unless `names`. Raises ExpectedError.

    `settings` are what is set differently from the shipped rules, so that they travel along;
    `extras` are the measures and a password against accidents.
    """
    from caseload_app.exchange.writing.export_workbook import write_export
    from caseload_app.services.measure_sheets import measure_sheets
    from caseload_app.services.report_sheets import reading_sheets

    extras = extras or Extras()
    sheets = reading_sheets(casebook, names=names, put_aside=extras.put_aside)
    if extras.measured is not None:
        sheets += measure_sheets(extras.measured, casebook, names=names)
    write_export(
        path,
        [replace(sheet, lock=extras.lock) for sheet in sheets],
        records_by_sheet(casebook, names=names, settings=settings),
        as_at=casebook.today,
        marking=MARKING,
    )


def records_by_sheet(
    casebook: Casebook, *, names: bool, settings: RuleSettings = NOTHING_SET
) -> Mapping[str, Sequence[SheetRow]]:
    """Give all records under the name of the template sheet that holds them."""
    children = casebook.children.values()
    return {
        "Workers": list(casebook.workers.values()),
        "Children": [
            child if names else replace(child, name=initials(child.name)) for child in children
        ],
        "Events": [replace(event, note=note_to_write(event)) for event in _all(casebook.events)],
        "Supervisions": _all(casebook.sessions),
        "Case discussions": _all(casebook.discussions),
        "Actions": _all(casebook.actions),
        "Leave": _all(casebook.leave),
        "Rule settings": lines_of(settings),
        **_loop_by_sheet(casebook.loop),
        **_capacity_by_sheet(casebook),
    }


def _capacity_by_sheet(casebook: Casebook) -> dict[str, Sequence[SheetRow]]:
    book = casebook.capacity
    return {
        "Agreed limits": _all(book.limits),
        "Reductions": _all(book.reductions),
        "Over the limit": _all(book.reviews),
        "Points tables": list(book.points),
        "Allocations": _all(casebook.allocations),
    }


def _loop_by_sheet(loop: SupervisionLoop) -> dict[str, Sequence[SheetRow]]:
    return {
        "Action steps": _all(loop.steps),
        "Session details": list(loop.details.values()),
        "Supervisors": _all(loop.spells),
        "Case audits": _all(loop.audits),
        "Audit findings": _all(loop.findings),
        "Challenges": _all(loop.challenges),
    }


def printed_summary(
    casebook: Casebook, worker: str, *, names: bool = False, printed: str = ""
) -> PrintedSummary:
    """Lay out one worker's supervision summary. Raises ExpectedError for an unknown worker.

    `printed` says at its end who printed it when.
    """
    document = supervision_summary(casebook, known_worker(casebook, worker), names=names)
    title = f"Supervision summary, {document.worker}"
    return PrintedSummary(
        document, render_summary(document, printed), title, f"As at {long_day(document.as_at)}"
    )


def known_worker(casebook: Casebook, asked: str) -> str:
    """Find a worker by name, whatever the case of its letters, or by a part only one has."""
    wanted = " ".join(asked.split()).casefold()
    exact = [name for name in casebook.workers if name.casefold() == wanted]
    partly = [name for name in casebook.workers if wanted and wanted in name.casefold()]
    found = exact or partly
    if len(found) == 1:
        return found[0]
    if found:
        raise ExpectedError(
            "More than one worker has that in their name.",
            "Give the whole name, as the list of caseloads shows it.",
        )
    raise ExpectedError(
        "No worker of that name is in the store.",
        "Look at the list of caseloads for the names.",
    )


def _all(groups: Mapping[str, Iterable[_Item]]) -> list[_Item]:
    return [item for group in groups.values() for item in group]
