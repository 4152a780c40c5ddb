"""The handover pack as a workbook: every child, and a line for each thing that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from caseload_app.domain.ahead.handover import HandoverPack
from caseload_app.domain.wording import MARKING
from caseload_app.exchange.writing.reading_sheets import (
    ReadingSheet,
    StandOut,
    write_reading_sheet,
)
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import CellValue, ColumnKind, TableColumn


def write_handover_workbook(packs: Sequence[HandoverPack], path: Path, as_at: date) -> int:
    """Write the packs; give how many open things they hold."""
    workbook = new_workbook("Handover", as_at)
    children, open_things = _children_sheet(packs), _open_sheet(packs)
    for sheet in (children, open_things):
        write_reading_sheet(workbook, sheet, as_at=as_at, marking=MARKING)
    save_workbook(workbook, path)
    return len(open_things.rows)


def _children_sheet(packs: Sequence[HandoverPack]) -> ReadingSheet:
    columns = (
        TableColumn("Child", width=20),
        TableColumn("Handed over by", width=20),
        TableColumn("Stage", width=26),
        TableColumn("Risks and needs", ColumnKind.LONG_TEXT, 40),
        TableColumn("Last decision on", ColumnKind.DATE),
        TableColumn("Last decision", ColumnKind.LONG_TEXT, 40),
        TableColumn("Unfinished in the records", ColumnKind.LONG_TEXT, 40),
        TableColumn("Talked through (both sign)", width=24),
    )
    return ReadingSheet("Children", "Handover: every child", columns, list(_child_rows(packs)))


def _child_rows(packs: Sequence[HandoverPack]) -> Iterator[tuple[CellValue, ...]]:
    for pack in packs:
        for one in pack.children:
            last = one.last_decision
            yield (
                one.shown,
                pack.handed_by,
                one.stage,
                "; ".join(one.risks),
                last.on if last else None,
                last.decision if last else "",
                "; ".join(one.unfinished),
                "",
            )


def _open_sheet(packs: Sequence[HandoverPack]) -> ReadingSheet:
    columns = (
        TableColumn("Late?", width=8),
        TableColumn("Child", width=20),
        TableColumn("Handed over by", width=20),
        TableColumn("What is open", ColumnKind.LONG_TEXT, 48),
        TableColumn("Due", ColumnKind.DATE),
        TableColumn("By whom", width=20),
        TableColumn("What is being done", ColumnKind.LONG_TEXT, 40),
        TableColumn("Taken over by", width=20),
    )
    rows = list(_open_rows(packs))
    title = "Handover: everything that is open"
    return ReadingSheet("Open", title, columns, rows, stand_out=(StandOut(0, "Late"),))


def _open_rows(packs: Sequence[HandoverPack]) -> Iterator[tuple[CellValue, ...]]:
    for pack in packs:
        by = pack.handed_by
        for one in pack.children:
            for day in (*one.dates, *one.later):
                late = "Late" if day.is_late else ""
                yield (late, one.shown, by, day.what, day.due, by, day.answer, "")
            for promise in one.promises:
                late = "Late" if promise.is_late(pack.as_at) else ""
                owner = promise.owner
                yield (late, one.shown, by, promise.what, promise.due_on, owner, "", "")
        for line in pack.own:
            yield ("", "", by, line, None, by, "", "")
