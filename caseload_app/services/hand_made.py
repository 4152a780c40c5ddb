"""What was corrected or removed by hand since it came in, as the audit trail tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from caseload_app.domain.audit import Act, AuditEntry, JsonValue
from caseload_app.domain.importing.import_records import RecordId, record_id
from caseload_app.domain.importing.keeping import HandMade, KnownBefore, Typed
from caseload_app.domain.records import RECORD_KEYS, Record
from caseload_app.exchange.rule_files import shipped_rules
from caseload_app.services.import_names import read_people, read_teams
from caseload_app.services.policy import read_rule_settings
from caseload_app.services.session import Session
from caseload_app.store.audit import read_last_imported, read_touched_by_hand
from caseload_app.store.imports import read_imports
from caseload_app.store.shapes import TABLE_NAMED, Table, to_json

KEPT = "kept_by_hand"
"""Where the list of imports keeps what each of them wanted and a correction stood against."""


def read_known_before(session: Session) -> KnownBefore:
    """Read what earlier work decided for an import."""
    typed, removed = _read_hand_made(session)
    return KnownBefore(
        read_people(session),
        read_teams(session),
        typed,
        removed,
        read_rule_settings(session),
        shipped_rules(),
    )


def kept_value(hand_made: Iterable[HandMade]) -> JsonValue:
    """Give what an import wanted and did not get, for the next one to know it again."""
    return [
        [type(one.wanted).__name__, to_json(_key(one.wanted)), one.field, _plain(one.theirs)]
        for one in hand_made
        if one.is_kept and one.field
    ]


def _read_hand_made(
    session: Session,
) -> tuple[Mapping[RecordId, Mapping[str, Typed]], frozenset[RecordId]]:
    entries = read_touched_by_hand(session.database)
    if not entries:
        return {}, frozenset()
    last_imported = read_last_imported(session.database)
    refused = _refused_before(session)
    typed: dict[RecordId, dict[str, Typed]] = {}
    removed: dict[RecordId, bool] = {}
    for entry in entries:
        table = TABLE_NAMED.get(entry.subject)
        if table is None or table.record not in RECORD_KEYS:
            continue
        key = dict(zip(table.key, entry.key, strict=False))
        record_of = record_id(table.record_from(key))
        removed[record_of] = entry.act is Act.REMOVED and entry.import_id is None
        if entry.act is not Act.CHANGED or entry.import_id is not None:
            _forget(typed, record_of, entry)
            continue
        known = typed.setdefault(record_of, {})
        place = (table.record.__name__, to_json(list(entry.key)))
        for name in entry.new.keys() | entry.old.keys():
            against = [_value(table, key, name, entry.old.get(name))]
            against += [
                _value(table, key, name, value) for value in refused.get((*place, name), ())
            ]
            if name in known:
                against += known[name].against
            is_fresh = entry.entry_id > last_imported
            value = _value(table, key, name, entry.new.get(name))
            known[name] = Typed(value, tuple(against), is_fresh)
    return typed, frozenset(each for each, is_gone in removed.items() if is_gone)


def _forget(
    typed: dict[RecordId, dict[str, Typed]], record_of: RecordId, entry: AuditEntry
) -> None:
    """Let a correction go once an import wrote the field, or the record went or came anew."""
    if entry.act is not Act.CHANGED:
        typed.pop(record_of, None)
        return
    for name in entry.new.keys() | entry.old.keys():
        typed.get(record_of, {}).pop(name, None)


def _refused_before(session: Session) -> dict[tuple[str, str, str], list[JsonValue]]:
    """Read what earlier imports wanted to put in the place of corrections."""
    found: dict[tuple[str, str, str], list[JsonValue]] = {}
    for listed in read_imports(session.database):
        kept = listed.sheets.get(KEPT) if isinstance(listed.sheets, dict) else None
        for entry in kept if isinstance(kept, list) else ():
            if isinstance(entry, list) and len(entry) == 4:
                kind, key, name, value = entry
                found.setdefault((str(kind), str(key), str(name)), []).append(value)
    return found


def _value(
    table: Table[Record], key: Mapping[str, JsonValue], name: str, cell: JsonValue
) -> object:
    """Turn a cell of the audit into the value that the record holds; nothing is the default."""
    cells = dict(key) if cell is None else {**key, name: cell}
    return getattr(table.record_from(cells), name)


def _key(record: Record) -> list[JsonValue]:
    return [_plain(getattr(record, name)) for name in RECORD_KEYS[type(record)]]


def _plain(value: object) -> JsonValue:
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
