"""Sort the changes of a planned import into the rows of the difference page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.completeness import doubts_about, rows_by_team
from caseload_app.domain.importing.difference import (
    DifferenceGroup,
    DifferenceRow,
    GroupId,
    ImportDifference,
    ImportMove,
)
from caseload_app.domain.importing.import_moves import import_moves
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.import_records import RecordId, record_id
from caseload_app.domain.importing.keeping import HandMade, fields_that_differ
from caseload_app.domain.importing.late_and_met import LastSeen, late_and_met
from caseload_app.domain.importing.setting_claims import line_id
from caseload_app.domain.making import maker_of
from caseload_app.domain.records import (
    CaseEvent,
    Child,
    ChildFact,
    Record,
    RecordChange,
    Supervision,
    Worker,
)
from caseload_app.domain.rules.setting_lines import line_words
from caseload_app.domain.wording import in_sentence, long_day

_HOLDER_FIELDS = ("worker", "team", "allocated_on")
_CLOSURE_FIELDS = ("closed_on", "closure_reason")
_PLAN_FIELDS = ("plan", "plan_started_on")
_STARTS = ("allocated_on", "plan_started_on", "started_on", "asye_started_on")
FIELD_WORDS: Mapping[str, str] = {
    "born_on": "date of birth",
    "family_id": "family ID",
    "allocated_on": "allocated on",
    "plan_started_on": "plan started on",
    "closed_on": "closed on",
    "closure_reason": "reason for closing",
    "legal_status": "legal status",
    "placement_type": "placement",
    "long_term": "long-term placement",
    "fte": "FTE",
    "started_on": "started on",
    "asye_started_on": "ASYE started on",
    "case_limit": "case limit",
    "left_on": "left on",
    "next_on": "next date",
    "due_on": "due",
    "done_on": "done on",
}

Found = tuple[GroupId, DifferenceRow]

_KINDS: Mapping[type, GroupId] = {
    Child: GroupId.NEW,
    CaseEvent: GroupId.EVENTS,
    ChildFact: GroupId.FACTS,
    Worker: GroupId.WORKERS,
    Supervision: GroupId.SUPERVISIONS,
}

_make_row = maker_of(DifferenceRow)


def import_difference(
    plan: ImportPlan,
    existing: CaseRecords,
    today: date,
    last: LastSeen | None = None,
) -> ImportDifference:
    """Say what a planned import changes; `last` tells of the import before and its deadlines."""
    children = {child.child_id: child for child in existing.children}
    after = {
        change.after.child_id: change.after
        for change in plan.changes
        if isinstance(change.after, Child)
    }
    groups: dict[GroupId, list[DifferenceRow]] = defaultdict(list)
    overtaken = {(record_id(one.wanted), one.field) for one in plan.hand_made if not one.is_kept}
    found: list[Found] = []
    holders = children | after
    for change in plan.changes:
        if change.before is None or change.after is None:
            found.append(_whole(change, holders))
        else:
            found += _of_pair(change.before, change.after, overtaken)
    found += _told(plan, children)
    moves: tuple[ImportMove, ...] = ()
    if last is not None and last.book is not None:
        found += late_and_met(plan, existing, last, today)
        moves = import_moves(plan, existing, last.book, today)
    for group_id, row in found:
        groups[group_id].append(_with_holder(row, holders.get(row.child_id)))
    teams = rows_by_team(plan, existing, last.rows_by_team if last is not None else None)
    return ImportDifference(
        tuple(DifferenceGroup(each, tuple(groups[each])) for each in GroupId if groups[each]),
        teams,
        doubts_about(plan, teams, children.values()),
        moves,
    )


def value_words(value: object) -> str:
    """Write a value as a page shows it; nothing is an empty string."""
    if value is None:
        return ""
    if isinstance(value, date):
        return long_day(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def field_words(name: str) -> str:
    return FIELD_WORDS.get(name, name.replace("_", " "))


def _with_holder(row: DifferenceRow, child: Child | None) -> DifferenceRow:
    if child is None or row.worker:
        return row
    return _make_row(
        row.id,
        row.sentence,
        row.child_id,
        child.worker,
        child.team,
        row.before,
        row.after,
        row.record,
        row.fields,
        row.is_taken,
    )


def _of_pair(
    before: Record, after: Record, overtaken: set[tuple[RecordId, str]]
) -> Iterator[Found]:
    if isinstance(before, Child) and isinstance(after, Child):
        yield from _of_child(before, after, overtaken)
    else:
        names = fields_that_differ(before, after)
        yield _kind_of(after, is_new=False), _row(before, after, names)


def _whole(change: RecordChange, holders: Mapping[str, Child]) -> Found:
    """Make the row of a record that comes or goes."""
    record, is_new = change.after or change.before, change.before is None
    assert record is not None
    place = record_id(record)
    words = _record_words(record)
    child_id = getattr(record, "child_id", "") or ""
    worker, team = getattr(record, "worker", "") or "", getattr(record, "team", "") or ""
    holder = holders.get(child_id) if not worker else None
    if holder is not None:
        worker, team = holder.worker, holder.team
    row = _make_row(
        _row_id(place, ()),
        words if is_new else f"{words}: taken away",
        child_id,
        worker,
        team,
        "" if is_new else words,
        words if is_new else "",
        place,
    )
    return _kind_of(record, is_new=is_new), row


def _kind_of(record: Record, *, is_new: bool) -> GroupId:
    if isinstance(record, CaseEvent) and not is_new:
        return GroupId.EVENTS_CHANGED
    return _KINDS.get(type(record), GroupId.OTHER)


def _record_words(record: Record) -> str:
    match record:
        case Child():
            held = f", {record.worker}" if record.worker else ", unallocated"
            closed = f", closed {long_day(record.closed_on)}" if record.closed_on else held
            return f"{record.name or record.child_id}: {record.plan}{closed}"
        case CaseEvent():
            outcome = f" ({record.outcome})" if record.outcome else ""
            return f"{record.kind} on {long_day(record.on)}{outcome}"
        case ChildFact():
            return f"{record.name}: {record.value}"
        case Worker():
            return f"{record.name}{f', {record.team}' if record.team else ''}"
        case Supervision():
            kind = f"{record.kind} supervision of {record.worker}"
            return f"{kind} on {long_day(record.on)} ({in_sentence(record.status)})"
        case _:
            key = (value_words(part) for part in record_id(record)[1:])
            return ", ".join(part for part in key if part)


def _of_child(before: Child, after: Child, overtaken: set[tuple[RecordId, str]]) -> Iterator[Found]:
    """Part what changed about one child into the questions a manager asks."""
    left = list(fields_that_differ(before, after))
    place = record_id(before)
    mine = [name for name in left if (place, name) in overtaken]
    if mine:
        yield GroupId.HAND_REPLACED, _row(before, after, tuple(mine))
        left = [name for name in left if name not in mine]

    def taken(*names: str) -> tuple[str, ...]:
        return tuple(name for name in left if name in names)

    parts: list[tuple[GroupId, tuple[str, ...]]] = []
    if "closed_on" in left and (before.closed_on is None or after.closed_on is None):
        which = GroupId.CLOSED if before.closed_on is None else GroupId.REOPENED
        parts.append((which, taken(*_CLOSURE_FIELDS)))
    if "worker" in left:
        which = GroupId.MOVED_WORKER if after.worker else GroupId.UNALLOCATED
        parts.append((which, taken(*_HOLDER_FIELDS)))
    elif "team" in left:
        parts.append((GroupId.MOVED_TEAM, taken("team")))
    if "plan" in left:
        parts.append((GroupId.PLAN, taken(*_PLAN_FIELDS)))
    used = {name for _, names in parts for name in names}
    rest = [name for name in left if name not in used]
    back = tuple(name for name in rest if _is_back(before, after, name))
    parts += [(GroupId.WENT_BACK, (name,)) for name in back]
    details = tuple(name for name in rest if name not in back)
    if details:
        parts.append((GroupId.DETAILS, details))
    for group_id, names in parts:
        yield group_id, _row(before, after, names)


def _is_back(before: Child, after: Child, name: str) -> bool:
    was, now = getattr(before, name), getattr(after, name)
    return name in _STARTS and was is not None and now is not None and now < was


def _row(before: Record, after: Record, names: tuple[str, ...]) -> DifferenceRow:
    was = _fields_words(before, names)
    now = _fields_words(after, names)
    changes = "; ".join(
        f"{field_words(name)} {_or_nothing(getattr(before, name))} → "
        f"{_or_nothing(getattr(after, name))}"
        for name in names
    )
    place = record_id(before)
    return DifferenceRow(
        _row_id(place, names),
        changes,
        str(getattr(before, "child_id", "") or ""),
        str(getattr(after, "worker", "") or getattr(after, "name", "") or ""),
        str(getattr(after, "team", "") or ""),
        was,
        now,
        place,
        names,
    )


def _fields_words(record: Record, names: Iterable[str]) -> str:
    return "; ".join(words for name in names if (words := value_words(getattr(record, name))))


def _or_nothing(value: object) -> str:
    return value_words(value) or "nothing"


def _row_id(place: RecordId, names: tuple[str, ...]) -> str:
    kind, *key = place
    named = kind.__name__ if isinstance(kind, type) else str(kind)
    return "|".join([named, *map(str, key), *names])


def _told(plan: ImportPlan, children: Mapping[str, Child]) -> Iterator[Found]:
    """Give the rows that only tell, those of the rules, and those of corrections by hand."""
    for line in plan.settings:
        place = line_id(line)
        sentence = line_words(line)
        yield GroupId.RULES, DifferenceRow(f"rules|{sentence}", sentence, record=place)
    for child_id in plan.vanished:
        child = children[child_id]
        sentence = f"{child.name or child_id}: open here ({child.plan}), not in the file"
        yield GroupId.VANISHED, DifferenceRow(f"vanished|{child_id}", sentence, child_id)
    for number, back in enumerate(plan.went_back):
        yield (
            GroupId.WENT_BACK,
            DifferenceRow(
                f"back|{number}",
                f"latest {in_sentence(back.what)}: the file says {long_day(back.in_file)}, "
                f"{long_day(back.kept)} is kept",
                back.child_id,
                before=long_day(back.kept),
                after=long_day(back.in_file),
            ),
        )
    for blank in plan.blanked:
        words = value_words(blank.value)
        yield (
            GroupId.BLANKED,
            DifferenceRow(
                f"blank|{blank.child_id}|{blank.field}",
                f"{field_words(blank.field)} is blank in the file; {words} is kept",
                blank.child_id,
                before=words,
            ),
        )
    for one in plan.hand_made:
        if one.is_kept:
            yield GroupId.HAND_MADE, _hand_made(one)


def _hand_made(one: HandMade) -> DifferenceRow:
    place = record_id(one.wanted)
    child_id = str(getattr(one.wanted, "child_id", "") or "")
    if one.before is None:
        words = _record_words(one.wanted)
        return DifferenceRow(
            f"hand|{_row_id(place, ())}",
            f"{words}: you removed it, the file has it",
            child_id,
            after=words,
            record=place,
            is_taken=False,
        )
    yours, theirs = value_words(one.yours), value_words(one.theirs)
    return DifferenceRow(
        f"hand|{_row_id(place, (one.field,))}",
        f"{field_words(one.field)}: you typed {yours or 'nothing'}, "
        f"the file says {theirs or 'nothing'}",
        child_id,
        before=yours,
        after=theirs,
        record=place,
        fields=(one.field,),
        is_taken=False,
    )
