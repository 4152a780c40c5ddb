"""Turn a file into claims: every sheet read, recognised, and its rows understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from caseload_app.domain.importing.claims import RowClaim, SheetClaims, Source
from caseload_app.domain.importing.mapping import DateOrder, SheetMapping
from caseload_app.domain.wording import counted
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.annex_a import read_current_row
from caseload_app.exchange.reading.annex_a_adoption import read_adoption_row
from caseload_app.exchange.reading.annex_a_history import read_history_row
from caseload_app.exchange.reading.dataset_events import read_event_row
from caseload_app.exchange.reading.dataset_joins import DatasetJoins, dataset_joins
from caseload_app.exchange.reading.dataset_rows import PART_TABLES, DatasetReader, read_part_row
from caseload_app.exchange.reading.date_order import date_evidence
from caseload_app.exchange.reading.group_lines import with_group_lines
from caseload_app.exchange.reading.mapped import recognise_mapped
from caseload_app.exchange.reading.pasted import TableFile
from caseload_app.exchange.reading.recognise import Table, recognise
from caseload_app.exchange.reading.row_reader import RowReader
from caseload_app.exchange.reading.template_rows import read_template_row
from caseload_app.exchange.reading.tracker import read_tracker_row
from caseload_app.exchange.reading.workbook_reader import RawSheet, read_workbook

_NO_MAPPINGS: Mapping[str, SheetMapping] = {}
_DATES_LOOKED_AT = 3_000
_CURRENT = {
    "annex_a_6": Source.LIST_6,
    "annex_a_7": Source.LIST_7,
    "annex_a_8": Source.LIST_8,
    "annex_a_9": Source.LIST_9,
}
_HISTORY = {
    "annex_a_3": Source.LIST_3,
    "annex_a_4": Source.LIST_4,
    "annex_a_5": Source.LIST_5,
}


def _nothing() -> None:
    """Stand for a hook that nobody wants."""


@dataclass(frozen=True, slots=True)
class FileTable:
    """A recognised sheet, the file it is in, and whether that file counts days from 1904."""

    file: str
    table: Table
    from_1904: bool = False


def read_claims(path: Path, today: date, sheet: str | None = None) -> list[SheetClaims]:
    """Read every sheet of a file, or only the one of this name."""
    return claims_of_tables(read_tables(path, sheet), today)


def read_tables(
    path: TableFile, sheet: str | None = None, mappings: Mapping[str, SheetMapping] = _NO_MAPPINGS
) -> list[FileTable]:
    """Recognise every sheet of a file, or only the one of this name.

    `mappings` are what somebody decided about lists of a shape; they come first.
    """
    workbook = read_workbook(path)
    sheets: Iterable[RawSheet] = workbook.sheets
    if sheet is not None:
        sheets = [raw for raw in workbook.sheets if _same_name(raw.name, sheet)]
        if not sheets:
            names = ", ".join(raw.name for raw in workbook.sheets)
            raise ExpectedError(
                f"{path.name} has no sheet named {sheet}.", f"Choose one of: {names}."
            )
    return [
        FileTable(str(path), _table_of(raw, mappings), workbook.counts_from_1904) for raw in sheets
    ]


def _table_of(read: RawSheet, mappings: Mapping[str, SheetMapping]) -> Table:
    sheet = with_group_lines(read)
    return recognise_mapped(sheet, mappings) or _in_its_date_order(recognise(sheet))


def _in_its_date_order(table: Table) -> Table:
    """Read dates month first where the list's own dates prove it, and say so."""
    places = [
        column.place
        for name, column in (table.columns or {}).items()
        if name.endswith("_on") or name == "on" or name.startswith("last_")
    ]
    if table.skipped_because or not places:
        return table
    evidence = date_evidence(
        cells[place]
        for _, cells in table.rows[:_DATES_LOOKED_AT]
        for place in places
        if place < len(cells)
    )
    if evidence.order is not DateOrder.MONTH_FIRST:
        return table
    note = (
        f"{counted(evidence.month_first, 'date')} can only be month first and none day first, "
        "so 03/04/2026 was read as 4 March."
    )
    return replace(table, month_first=True, notes=(*table.notes, note))


def claims_of_tables(
    found: Sequence[FileTable], today: date, row_done: Callable[[], None] = _nothing
) -> list[SheetClaims]:
    """Understand the tables of all files together: those of the dataset name each other's ids.

    `row_done` is called for every row, and may raise to end the work.
    """
    joins = dataset_joins(one.table for one in found)
    return [_claims_of(one, today, joins, row_done) for one in found]


def _claims_of(
    found: FileTable, today: date, joins: DatasetJoins, row_done: Callable[[], None]
) -> SheetClaims:
    """Understand each row of a recognised sheet."""
    table = found.table
    reader = RowReader(table, from_1904=found.from_1904)
    read = _row_reading(table, reader, today, joins)
    rows: tuple[RowClaim, ...] = ()
    if read is not None:
        claims = []
        for row in table.rows:
            reader.take(row)
            claims.append(read())
            row_done()
        rows = tuple(claims)
    return SheetClaims(
        found.file,
        table.name,
        table.recognised_as,
        table.header_row,
        rows,
        len(table.rows),
        table.unmatched,
        table.skipped_because,
        tuple(_notes(table, rows)),
    )


def _row_reading(
    table: Table, reader: RowReader, today: date, joins: DatasetJoins
) -> Callable[[], RowClaim] | None:
    """Choose how the rows of a kind of sheet are read; None where they are left out."""
    kind = table.kind
    if kind is None or table.skipped_because:
        return None
    facts = {
        field: (name, field in kind.unless_no)
        for field, name in kind.facts.items()
        if reader.has(field)
    }
    name = kind.recognised_as
    read: Callable[[], RowClaim] = partial(read_template_row, reader, name, today)
    if name in _CURRENT:
        read = partial(read_current_row, reader, _CURRENT[name], facts)
    elif name in _HISTORY:
        read = partial(read_history_row, reader, _HISTORY[name], facts)
    elif name == "annex_a_10":
        read = partial(read_adoption_row, reader, facts)
    elif name == "tracker":
        kept = {field: (fact, False) for field, fact in table.facts.items()}
        read = partial(read_tracker_row, reader, kept)
    elif name.startswith("ssd_"):
        dataset = DatasetReader(reader, joins, facts, today)
        read = partial(read_part_row if name in PART_TABLES else read_event_row, name, dataset)
    return read


def _notes(table: Table, rows: Iterable[RowClaim]) -> Iterable[str]:
    if table.kind is None or table.skipped_because:
        return
    if not table.rows:
        yield "The headings are there, but no rows under them."
    yield from table.notes
    if table.left_out:
        lines = counted(table.left_out, "line")
        yield f"{lines} left out: totals, footers or repeated headings."
    columns = table.columns or {}
    if "worker" in columns:
        nobody = sum(
            row.child is not None and row.child.is_open and "worker" in row.child.blank
            for row in rows
        )
        if nobody:
            yield (
                f"{counted(nobody, 'row')} in column {columns['worker'].letter} "
                f"({columns['worker'].heading}) named nobody (empty, #N/A or unallocated)."
            )


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
