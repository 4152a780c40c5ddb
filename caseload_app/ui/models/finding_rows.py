"""What the file says that cannot be right, as rows: which check, whom it is about, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.quality import CHECKS, Finding
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import day, whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.snoozing import Snooze, Worklist

TO_DO, ASIDE = "open", "aside"
_TITLES = {check.id: check.title for check in CHECKS}


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding with the name of the child or worker it is about."""

    finding: Finding
    title: str
    name: str
    worker: str
    snooze: Snooze | None = None


def finding_rows(casebook: Casebook, found: Worklist) -> list[FindingRow]:
    """Give a row for each finding, in the order given; those put aside stand last."""
    sorted_out = [*((one, None) for one in found.open), *found.snoozed]
    return [
        FindingRow(one, _TITLES[one.check], _name(casebook, one), one.worker, snooze)
        for one, snooze in sorted_out
    ]


def state_options() -> list[tuple[str, str]]:
    """Offer to see what is to do, what was put aside, or both."""
    return [(TO_DO, "To put right"), (ASIDE, "Put aside"), ("", "Both")]


def is_in_state(row: FindingRow, state: str) -> bool:
    return (state == ASIDE) is (row.snooze is not None)


def snooze_words(snooze: Snooze) -> str:
    """Say since when a finding rests, why, and until when."""
    until = f"until {day(snooze.until)}" if snooze.until else "until it changes"
    return f"Put aside on {day(snooze.since)} {until}: {snooze.reason}"


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
            "aside",
            "Put aside",
            lambda row: snooze_words(row.snooze) if row.snooze else "",
            shown=False,
        ),
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
