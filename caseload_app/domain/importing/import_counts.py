"""Count what an import makes of each sheet: every row added, changed, unchanged or rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

from caseload_app.domain.importing.claims import (
    ChildClaim,
    ClaimPart,
    RowClaim,
    RowProblem,
    SheetClaims,
)
from caseload_app.domain.importing.import_plan import SheetReport
from caseload_app.domain.importing.import_records import RecordId, WorkerNames
from caseload_app.domain.records import Child

MOST_NOTES = 200
_CHILD_FIELDS = tuple(field.name for field in fields(Child))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What became of children and records: before, after, and which of them are different.

    `spelling` gives one spelling for the fields that hold names; `known` are those of the
    `changed` records that were there before.
    """

    before: Mapping[str, Child]
    after: Mapping[str, Child]
    differing: Mapping[str, Mapping[str, object]]
    spelling: Mapping[str, WorkerNames]
    changed: Collection[RecordId]
    known: frozenset[RecordId]


def sheet_report(
    weighed: Weighed,
    sheet: SheetClaims,
    taken: Sequence[Sequence[RecordId]],
    refused: Mapping[int, RowProblem],
    notes: Sequence[str],
) -> SheetReport:
    """Count the rows of one sheet; `taken` are the records of each row."""
    counts: Counter[str] = Counter()
    rejected: list[RowProblem] = []
    problems: list[RowProblem] = []
    for place, row in enumerate(sheet.rows):
        problem = row.rejected or refused.get(place)
        if problem is not None:
            rejected.append(problem)
            continue
        problems += row.problems
        counts[_outcome(weighed, row, taken[place])] += 1
        counts["closed"] += _closes(weighed, row)
    skipped = sheet.row_count if not sheet.rows else 0
    return SheetReport(
        sheet.file,
        sheet.name,
        sheet.recognised_as,
        sheet.header_row,
        sheet.row_count,
        counts["added"],
        counts["changed"],
        counts["unchanged"] + skipped,
        counts["closed"],
        tuple(rejected),
        tuple(problems),
        sheet.unmatched_headings,
        sheet.skipped_because,
        (*sheet.notes, *_first_few(notes)),
    )


def differing(before: Child | None, after: Child) -> dict[str, object]:
    """Give the new value of every field in which a known child is different."""
    if before is None or before == after:
        return {}
    return {
        name: getattr(after, name)
        for name in _CHILD_FIELDS
        if getattr(before, name) != getattr(after, name)
    }


def _outcome(weighed: Weighed, row: RowClaim, taken: Sequence[RecordId]) -> str:
    """Judge a row against what was known before: is its main record new, or anything else?"""
    claim = row.child
    if claim is not None and row.main is None:
        if claim.child_id not in weighed.after:
            return "unchanged"
        if claim.child_id not in weighed.before:
            return "added"
    elif taken and taken[0] in weighed.changed and taken[0] not in weighed.known:
        return "added"
    if any(record_of in weighed.changed for record_of in taken):
        return "changed"
    if claim is not None and _contributes(claim, weighed):
        return "changed"
    return "unchanged"


def _closes(weighed: Weighed, row: RowClaim) -> bool:
    claim = row.child
    if claim is None or claim.is_open or not claim.source.is_current:
        return False
    after = weighed.after.get(claim.child_id)
    if after is None or claim.part not in (ClaimPart.WHOLE, ClaimPart.CASE):
        return False
    before = weighed.before.get(claim.child_id)
    was_open = before is None or before.closed_on is None
    return was_open and after.closed_on is not None


def _contributes(claim: ChildClaim, weighed: Weighed) -> bool:
    """Tell whether a row said any of what changed about its child."""
    different = weighed.differing[claim.child_id]
    if not different:
        return False
    for field, value in different.items():
        said = claim.values.get(field)
        if field in weighed.spelling and isinstance(said, str):
            said = weighed.spelling[field].settle(said)
        if said is not None and said == value:
            return True
        if field in claim.blank and value in ("", None):
            return True
    own_word = {
        "plan": claim.plan,
        "plan_started_on": claim.plan_started_on,
        "closed_on": claim.ended_on,
        "closure_reason": claim.ended_because or None,
    }
    if any(different.get(field) == value for field, value in own_word.items() if value is not None):
        return True
    return "closed_on" in different and claim.is_open is (different["closed_on"] is None)


def _first_few(notes: Sequence[str]) -> Sequence[str]:
    """Keep as many notes as somebody can read, and say how many more there are."""
    if len(notes) <= MOST_NOTES:
        return notes
    return [*notes[:MOST_NOTES], f"And {len(notes) - MOST_NOTES:,} more notes of these kinds."]
