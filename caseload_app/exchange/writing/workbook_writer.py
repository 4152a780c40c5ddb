"""Write the workbook a manager can fill in: empty, or full of records, for export and practice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from operator import attrgetter
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from caseload_app.domain.records import LongTerm, Plan, SupervisionKind, SupervisionStatus
from caseload_app.domain.rules.setting_lines import LineKind
from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.template import TEMPLATE_SHEETS, SheetRow, TemplateSheet
from caseload_app.exchange.writing.workbook_file import (
    OutgoingWorkbook,
    new_workbook,
    save_workbook,
)
from caseload_app.exchange.writing.workbook_guide import write_guide
from caseload_app.exchange.writing.workbook_table import ColumnKind, TableColumn, TableSheet

_ROWS_TO_FILL_IN = 2_000
_UNDATED_NAMES = ("on", "until", "now_by")
_WORKER_NAMES = "Workers!$A$2:$A$1000"
_LEAVE_KINDS = ("Annual leave", "Sick leave", "Study leave", "Family leave", "Other")
_CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    ("Children", "plan"): Plan,
    ("Children", "long_term"): LongTerm,
    ("Supervisions", "kind"): SupervisionKind,
    ("Supervisions", "status"): SupervisionStatus,
    ("Rule settings", "kind"): LineKind,
    ("Rule settings", "plan"): Plan,
}
_KINDS = {
    "fte": ColumnKind.NUMBER,
    "case_limit": ColumnKind.WHOLE,
    "minutes": ColumnKind.WHOLE,
    "sequence": ColumnKind.WHOLE,
    "length": ColumnKind.WHOLE,
}
_WIDTHS = {
    "name": 26,
    "worker": 26,
    "supervisor": 26,
    "owner": 24,
    "cover": 24,
    "email": 34,
    "role": 28,
    "kind": 28,
    "outcome": 30,
    "note": 44,
    "reason": 44,
    "decision": 44,
    "action": 40,
    "closure_reason": 32,
    "child_id": 12,
    "family_id": 12,
    "sex": 9,
    "case_limit": 11,
    "plan": 13,
    "legal_status": 20,
    "placement_type": 22,
    "flags": 24,
    "rule": 24,
    "unit": 16,
    "which": 34,
    "author": 24,
}


def write_template(path: Path) -> None:
    """Write the empty workbook, with how to fill it in on the first sheet."""
    write_records(path, {})


def write_records(
    path: Path, records: Mapping[str, Sequence[SheetRow]], *, as_at: date | None = None
) -> None:
    """Write the template's sheets with the records under the name of each sheet."""
    workbook = new_workbook("Caseload workbook", as_at)
    event_names = write_guide(workbook)
    write_template_sheets(workbook, records, event_names)
    save_workbook(workbook, path)


def write_template_sheets(
    workbook: OutgoingWorkbook, records: Mapping[str, Sequence[SheetRow]], event_names: str
) -> None:
    """Add the template's sheets to a workbook, and those of the loop that hold something."""
    held = [sheet for sheet in LOOP_SHEETS if records.get(sheet.name)]
    for template in (*TEMPLATE_SHEETS, *held):
        rows = records.get(template.name, ())
        table = TableSheet(workbook, template.name, _columns(template))
        table.write_headings()
        fields = attrgetter(*(field for _, field in template.columns))
        for record in rows:
            table.write_row(fields(record))
        table.finish()
        _offer_choices(table.sheet, template, event_names, len(rows) + _ROWS_TO_FILL_IN)


def _columns(template: TemplateSheet) -> list[TableColumn]:
    return [
        TableColumn(
            heading,
            ColumnKind.DATE if _is_date(field) else _KINDS.get(field, ColumnKind.TEXT),
            0 if _is_date(field) else _WIDTHS.get(field, 0),
        )
        for heading, field in template.columns
    ]


def _is_date(field: str) -> bool:
    return field.endswith("_on") or field in _UNDATED_NAMES


def _offer_choices(
    sheet: WriteOnlyWorksheet, template: TemplateSheet, event_names: str, last_row: int
) -> None:
    """Let cells offer what may stand in them; only plainly wrong entries are refused."""
    for number, (heading, field) in enumerate(template.columns, start=1):
        letter = get_column_letter(number)
        rule = _date_rule() if _is_date(field) else _list_rule(template, field, event_names)
        if rule is None:
            continue
        rule.errorTitle = heading
        rule.add(f"{letter}2:{letter}{last_row + 1}")
        sheet.data_validations.append(rule)


def _date_rule() -> DataValidation:
    rule = DataValidation("date", operator="between", formula1="7306", formula2="73050")
    rule.error = "Please type a date, for example 3/3/2026."
    return rule


def _list_rule(template: TemplateSheet, field: str, event_names: str) -> DataValidation | None:
    if field == "worker":
        return _offer(_WORKER_NAMES)
    match template.name, field:
        case "Events", "kind":
            rule = DataValidation("list", formula1=event_names, allow_blank=True)
            rule.error = "Please choose one of the names of events on the first sheet."
            return rule
        case "Leave", "kind":
            return _offer(f'"{",".join(_LEAVE_KINDS)}"')
        case sheet_and_field:
            choices = _CHOICES.get(sheet_and_field)
            return _one_of([choice.value for choice in choices]) if choices else None


def _offer(formula: str) -> DataValidation:
    """Offer a list, and let other words stand: a worker may be named before they are listed."""
    rule = DataValidation("list", formula1=formula, allow_blank=True)
    rule.showErrorMessage = False
    return rule


def _one_of(choices: Sequence[str]) -> DataValidation:
    rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.error = f"Please choose one of: {', '.join(choices)}."
    return rule
