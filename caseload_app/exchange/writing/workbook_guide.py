"""The first sheet of the workbook: how to fill it in, in plain words.

It has one column only: the import finds lists by a row of headings, and must find none here.
"""

from __future__ import annotations

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.writing.workbook_file import OutgoingWorkbook, start_rows

GUIDE_NAME = "How to fill in"

_WORKED_OUT = {
    EventKind.LOOKED_AFTER_PLAN,
    EventKind.LEAVING_CARE_PLAN,
    EventKind.ELIGIBLE_CHILD,
}
_EVENT_NAMES = [kind.value for kind in EventKind if kind not in _WORKED_OUT]
"""What a person may type; the others are worked out from a child's plan and age."""
_WIDTH = 100
_TITLE = "How to fill in this workbook"
_GUIDE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "In short",
        (
            "Fill in as many of the sheets as you can, one row for each worker, child, event and "
            "so on. Leave empty what you do not know. A sheet you do not need may stay empty or "
            "be deleted.",
            "Keep the headings as they are. The order of the columns and of the sheets does not "
            "matter, and columns of your own are left alone.",
            "Then import the file into Caseload. You see what would change before anything does, "
            "and importing the same file twice changes nothing.",
            "Dates: type them as 3/3/2026. They show as Tue 3 Mar 2026.",
        ),
    ),
    (
        "Workers",
        (
            "One row a worker. Write the name the same way on every sheet. FTE is 1 for full "
            "time, 0.6 for three days a week. Case limit is the number agreed with this worker. "
            "Fill in 'ASYE started on' for newly qualified workers, so that their supervision is "
            "due more often.",
        ),
    ),
    (
        "Children",
        (
            "One row a child; brothers and sisters have the same Family ID. Child ID is the "
            "number of your case system. Leave Worker empty for a child who is not allocated.",
            "Plan is one of: Assessment, CIN, CP, CLA, Care leaver, Other. If more than one "
            "applies, choose in the order CLA, CP, CIN, Assessment.",
            "Long-term placement is Yes when it is meant to last until 18, Designated when it is "
            "also a designated long-term foster placement: visits may then be further apart.",
        ),
    ),
    (
        "Events",
        (
            "One row for each thing that happened: a visit, a review, a conference. These dates "
            "tell Caseload what is due next. The last of each kind is enough to begin with; with "
            "the earlier ones you also see how much was on time.",
            "For a visit at which the child was not seen, write 'Not seen' as the Outcome: it "
            "then does not count as a visit. For a conference that made no plan, write 'No plan'.",
        ),
    ),
    (
        "Supervisions",
        (
            "One row a session. Kind is one of: Personal, Case, Group, ASYE. Status is one of: "
            "Planned, Held, Cancelled. For a cancelled one, say why under Reason.",
        ),
    ),
    (
        "Case discussions, Actions, Leave",
        (
            "Case discussions: what was decided about a child, and why. Actions: what somebody "
            "agreed to do, by when, and when it was done. Leave: who is away, from the first day "
            "to the last, and who covers.",
        ),
    ),
    (
        "Rule settings",
        (
            "What your council sets differently from the rules that come with Caseload. It is "
            "easier to set on the Rules page; an export fills this sheet, so that another store "
            "can read it. Rule is the ID of the rule.",
        ),
    ),
)
_EVENTS_TITLE = "The names of events"
_EVENTS_INTRODUCTION = (
    "Use these names on the sheet of events; a list of them opens in each cell of its second "
    "column."
)


def write_guide(workbook: OutgoingWorkbook) -> str:
    """Write the sheet, and give the range of its event names for the choices on other sheets."""
    sheet: WriteOnlyWorksheet = workbook.add_sheet(GUIDE_NAME)
    sheet.column_dimensions["A"].width = _WIDTH
    sheet.sheet_view.showGridLines = False
    start_rows(sheet)
    row = _write(sheet, _TITLE, bold=True, size=16)
    for heading, paragraphs in _GUIDE:
        row += _write(sheet, heading, bold=True, size=12)
        for paragraph in paragraphs:
            row += _write(sheet, paragraph)
    row += _write(sheet, _EVENTS_TITLE, bold=True, size=12)
    row += _write(sheet, _EVENTS_INTRODUCTION)
    for name in _EVENT_NAMES:
        _write(sheet, name)
    return f"'{GUIDE_NAME}'!$A${row + 1}:$A${row + len(_EVENT_NAMES)}"


def _write(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False, size: int = 11) -> int:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font("Calibri", bold=bold, size=size)
    cell.alignment = Alignment(wrap_text=True, vertical="bottom" if bold else "top")
    sheet.append([cell])
    return 1
