"""What the file says that cannot be right, as rows: which check, whom it is about, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.quality import CHECKS, Finding
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

_TITLES = {check.id: check.title for check in CHECKS}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the name of the child or worker it is about."""

    finding: Finding
    title: str
    name: str
    worker: str


def finding_rows(casebook: Casebook, found: Sequence[Finding]) -> list[FindingRow]:
    """Give a row for each finding, in the order given: those that hide most dates first."""
    return [FindingRow(one, _TITLES[one.check], _name(casebook, one), one.worker) for one in found]


def finding_columns() -> tuple[Column[FindingRow], ...]:
    return (
        Column("about", "About", lambda row: row.name),
        Column(
            "message",
            "What to put right",
            lambda row: row.finding.message,
            tooltip=lambda row: row.finding.message,
            width=56,
        ),
        Column("id", "ID", lambda row: row.finding.child_id, shown=False),
        Column("check", "What is wrong", lambda row: row.title, shown=False),
        Column("worker", "Worker", lambda row: row.worker),
        Column(
            "hides",
            "Hides",
            lambda row: whole(row.finding.blinds) if row.finding.blinds else "",
            lambda row: float(row.finding.blinds),
            Align.RIGHT,
            heading_tip="How many deadlines cannot be worked out because of it",
            searched=False,
        ),
    )


def _name(casebook: Casebook, finding: Finding) -> str:
    child = casebook.children.get(finding.child_id)
    return casebook.display_name(child) if child else finding.worker
