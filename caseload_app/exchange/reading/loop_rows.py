"""Read the rows of the sheets that an export adds for what only Caseload knows."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, cast, get_args, get_type_hints

from caseload_app.domain.importing.claims import RowClaim
from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.reading.capacity_rows import cannot_stand
from caseload_app.exchange.reading.cells import read_whole_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from caseload_app.domain.records import Record
    from caseload_app.exchange.reading.row_reader import RowReader
    from caseload_app.exchange.template import TemplateSheet

_NAMES = frozenset({"worker", "supervisor", "cancelled_by", "auditor", "owner", "team"})
_MAY_BE_BLANK = frozenset({"child_id", "due_on"})
"""Parts of a key that an action may lack: about no child, or by no day."""
SHEETS: Mapping[str, TemplateSheet] = {sheet.recognised_as: sheet for sheet in LOOP_SHEETS}


def read_loop_row(reader: RowReader, recognised_as: str) -> RowClaim:
    """Give what one row says, or why it cannot be used."""
    sheet = SHEETS[recognised_as]
    needed = _needed(recognised_as)
    values: dict[str, object] = {}
    for heading, field in sheet.columns:
        value = _value(reader, field, _kind(recognised_as, field))
        if value in (None, "") and field in needed:
            problem = (
                f"There is nothing under {heading} in this row. Fill it in, or delete the row."
            )
            return reader.reject(field, problem)
        if value is not None:
            values[field] = value
        elif field == "due_on":
            values[field] = None
    build = cast("Callable[..., Record]", sheet.record)
    main = build(**values)
    wrong = cannot_stand(main)
    if wrong is not None:
        return reader.reject(*wrong)
    column = reader.columns.get("child_id")
    return RowClaim(
        reader.number,
        main=main,
        records=(main,),
        id_cell=(column.letter, column.heading) if column is not None else ("", ""),
        problems=tuple(reader.problems),
    )


def _value(reader: RowReader, field: str, kind: type) -> object:
    if kind is date:
        return reader.date(field)
    if kind is bool:
        return reader.yes_no(field)
    if kind is int:
        return reader.number_by(field, read_whole_number)
    if field == "child_id":
        return reader.id(field)
    if issubclass(kind, StrEnum):
        return _choice(reader, field, kind)
    return reader.name(field) if field in _NAMES else reader.text(field)


def _choice(reader: RowReader, field: str, kind: type[StrEnum]) -> StrEnum | None:
    text = reader.text(field)
    found = next((one for one in kind if one.casefold() == text.casefold()), None)
    if found is None:
        reader.note(field, f"This word is not known here. Write one of: {', '.join(kind)}.")
    return found


@cache
def _kind(recognised_as: str, field: str) -> type:
    hint = get_type_hints(SHEETS[recognised_as].record)[field]
    kinds = [one for one in get_args(hint) or (hint,) if one is not type(None)]
    kind: type = kinds[0]
    return kind


@cache
def _needed(recognised_as: str) -> frozenset[str]:
    record = SHEETS[recognised_as].record
    return frozenset(
        one.name
        for one in fields(record)
        if one.default is MISSING and one.name not in _MAY_BE_BLANK
    ) | _NEEDED_AS_WELL.get(recognised_as, frozenset())


_NEEDED_AS_WELL = {
    "case_audits": frozenset({"child_id"}),
    "audit_findings": frozenset({"child_id"}),
    "challenges": frozenset({"child_id"}),
    "allocations": frozenset({"child_id"}),
    "agreed_limits": frozenset({"reason"}),
}
