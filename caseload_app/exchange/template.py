"""The workbook a manager can fill in: its sheets, headings and the field each one holds.

The import reads these sheets, `template` writes them empty and `export` writes them full, so
all three take them from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    Leave,
    Record,
    Supervision,
    Worker,
)
from caseload_app.domain.rules.setting_lines import SettingLine

RULE_SETTINGS = "rule_settings"
LATEST_ONLY = "Only the latest is known."
"""How the note of an event begins when earlier ones of its kind may be unknown."""


SheetRow = Record | SettingLine
"""What one row of a sheet of the template can hold."""


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One sheet: what the import calls it, the record a row holds, and (heading, field) pairs."""

    name: str
    recognised_as: str
    record: type[SheetRow]
    columns: tuple[tuple[str, str], ...]


TEMPLATE_SHEETS: tuple[TemplateSheet, ...] = (
    TemplateSheet(
        "Workers",
        "workers",
        Worker,
        (
            ("Worker", "name"),
            ("Role", "role"),
            ("Team", "team"),
            ("FTE", "fte"),
            ("Started on", "started_on"),
            ("ASYE started on", "asye_started_on"),
            ("Case limit", "case_limit"),
            ("Supervisor", "supervisor"),
            ("E-mail", "email"),
            ("Left on", "left_on"),
        ),
    ),
    TemplateSheet(
        "Children",
        "tracker",
        Child,
        (
            ("Child ID", "child_id"),
            ("Name", "name"),
            ("Date of birth", "born_on"),
            ("Sex", "sex"),
            ("Family ID", "family_id"),
            ("Worker", "worker"),
            ("Team", "team"),
            ("Plan", "plan"),
            ("Allocated on", "allocated_on"),
            ("Plan started on", "plan_started_on"),
            ("Closed on", "closed_on"),
            ("Closure reason", "closure_reason"),
            ("Legal status", "legal_status"),
            ("Placement type", "placement_type"),
            ("Long-term placement", "long_term"),
            ("Flags", "flags"),
        ),
    ),
    TemplateSheet(
        "Events",
        "events",
        CaseEvent,
        (
            ("Child ID", "child_id"),
            ("Event", "kind"),
            ("Date", "on"),
            ("Outcome", "outcome"),
            ("Note", "note"),
        ),
    ),
    TemplateSheet(
        "Supervisions",
        "supervisions",
        Supervision,
        (
            ("Worker", "worker"),
            ("Date", "on"),
            ("Kind", "kind"),
            ("Status", "status"),
            ("Reason", "reason"),
            ("Minutes", "minutes"),
            ("Next date", "next_on"),
        ),
    ),
    TemplateSheet(
        "Case discussions",
        "case_discussions",
        CaseDiscussion,
        (
            ("Child ID", "child_id"),
            ("Worker", "worker"),
            ("Date", "on"),
            ("Decision", "decision"),
            ("Reason", "reason"),
        ),
    ),
    TemplateSheet(
        "Actions",
        "actions",
        AgreedAction,
        (
            ("Worker", "worker"),
            ("Child ID", "child_id"),
            ("Action", "action"),
            ("Owner", "owner"),
            ("Due", "due_on"),
            ("Done on", "done_on"),
            ("Outcome", "outcome"),
        ),
    ),
    TemplateSheet(
        "Leave",
        "leave",
        Leave,
        (
            ("Worker", "worker"),
            ("From", "from_on"),
            ("To", "until"),
            ("Kind", "kind"),
            ("Cover", "cover"),
        ),
    ),
    TemplateSheet(
        "Rule settings",
        RULE_SETTINGS,
        SettingLine,
        (
            ("What is set", "kind"),
            ("Rule", "rule"),
            ("From", "from_on"),
            ("Until", "until"),
            ("Length", "length"),
            ("Counted in", "unit"),
            ("Which", "which"),
            ("Child ID", "child_id"),
            ("Worker", "worker"),
            ("Plan", "plan"),
            ("Reason", "reason"),
            ("Decided by", "author"),
        ),
    ),
)


def note_to_write(event: CaseEvent) -> str:
    """Give an event's note for the sheet, saying when only the latest is known."""
    return f"{LATEST_ONLY} {event.note}".strip() if event.latest_only else event.note


def note_as_read(text: str) -> tuple[str, bool]:
    """Give the note without that saying, and whether it was said."""
    if not text.startswith(LATEST_ONLY):
        return text, False
    return text.removeprefix(LATEST_ONLY).strip(), True
