"""Take `00123`, `123` and `AB-123` / `ab 123` for the same child, where that is safe to do.

Padding is told apart from two children by the lists themselves: an ID that stands beside its
other spelling in one sheet, or with another date of birth, is another child.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from caseload_app.domain.importing.claims import RowClaim, SheetClaims
from caseload_app.domain.records import (
    ActionStep,
    AgreedAction,
    Allocation,
    AuditFinding,
    CaseAudit,
    CaseDiscussion,
    CaseEvent,
    Challenge,
    Child,
    ChildFact,
    Record,
)

_NOT_SAID = re.compile(r"[\s\-/_.]")
_PADDING = re.compile(r"^([A-Z]*)0+(?=\d)")


def plain_id(child_id: str) -> str:
    """Reduce an ID to what tells children apart: no spaces, strokes or noughts before it."""
    return _PADDING.sub(r"\1", _NOT_SAID.sub("", child_id.upper()))


def settle_child_ids(
    sheets: Sequence[SheetClaims], known: Iterable[Child]
) -> tuple[Sequence[SheetClaims], tuple[str, ...]]:
    """Give the claims with one spelling for each child, and say which were put together.

    The spelling that is known already is kept, else the one met first.
    """
    born: dict[str, object] = {child.child_id: child.born_on for child in known}
    stored = len(born)
    together: dict[str, set[int]] = defaultdict(set)
    for number, sheet in enumerate(sheets):
        for row in sheet.rows:
            child_id = _id_of(row)
            if child_id:
                together[child_id].add(number)
                value = row.child.values.get("born_on") if row.child is not None else None
                born[child_id] = born.get(child_id) or value
    if len({plain_id(each) for each in born}) == len(born):
        return sheets, ()
    order = {child_id: place for place, child_id in enumerate(born)}
    spellings: dict[str, list[str]] = defaultdict(list)
    for child_id in born:
        spellings[plain_id(child_id)].append(child_id)
    taken: dict[str, str] = {}
    for group in spellings.values():
        kept = min(group, key=order.__getitem__)
        for other in group:
            if other != kept and order[other] >= stored and _is_same(kept, other, born, together):
                taken[other] = kept
    if not taken:
        return sheets, ()
    notes = tuple(f"ID {other} was taken for {kept}." for other, kept in taken.items())
    return [_renamed(sheet, taken) for sheet in sheets], notes


def _is_same(
    one: str, other: str, born: Mapping[str, object], together: Mapping[str, set[int]]
) -> bool:
    if born[one] and born[other] and born[one] != born[other]:
        return False
    return together.get(one, set()).isdisjoint(together.get(other, set()))


def _id_of(row: RowClaim) -> str:
    if row.child is not None:
        return row.child.child_id
    if row.setting is not None:
        return row.setting.child_id
    return str(getattr(row.main, "child_id", "") or "")


def _renamed(sheet: SheetClaims, taken: Mapping[str, str]) -> SheetClaims:
    if not any(_id_of(row) in taken for row in sheet.rows):
        return sheet
    return replace(sheet, rows=tuple(_row(row, taken) for row in sheet.rows))


def _row(row: RowClaim, taken: Mapping[str, str]) -> RowClaim:
    kept = taken.get(_id_of(row))
    if kept is None:
        return row
    return replace(
        row,
        child=replace(row.child, child_id=kept) if row.child is not None else None,
        main=_record(row.main, kept) if row.main is not None else None,
        records=tuple(_record(record, kept) for record in row.records),
        setting=replace(row.setting, child_id=kept) if row.setting is not None else None,
    )


def _record(record: Record, child_id: str) -> Record:
    match record:
        case Child() | CaseEvent() | ChildFact() | CaseDiscussion():
            return replace(record, child_id=child_id)
        case CaseAudit() | AuditFinding() | Challenge() | Allocation():
            return replace(record, child_id=child_id)
        case AgreedAction() | ActionStep() if record.child_id:
            return replace(record, child_id=child_id)
        case _:
            return record
