"""Settings about the work itself, such as local rules; each one JSON, each change audited."""

from __future__ import annotations

import json

from caseload_app.domain.audit import Act, JsonValue
from caseload_app.domain.changes import Changes
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import to_json
from caseload_app.store.tables import TableWriter

SETTINGS_TABLE = "settings"

READ_SETTING = """
select value
from settings
where name = :name
"""

READ_SETTINGS = """
select name, value
from settings
order by name
"""

SAVE_SETTING = """
insert into settings (name, value)
values (:name, :value)
on conflict (name) do update set value = excluded.value
"""

REMOVE_SETTING = """
delete from settings
where name = :name
"""


def read_setting(database: Database, name: str, default: JsonValue = None) -> JsonValue:
    """Read one setting; the default stands for one that was never saved."""
    text = _read_text(database, name)
    return default if text is None else _value(text)


def read_settings(database: Database) -> dict[str, JsonValue]:
    with told():
        rows = database.execute(READ_SETTINGS).fetchall()
    return {name: _value(text) for name, text in rows}


def save_setting(writer: TableWriter, name: str, value: JsonValue) -> None:
    """Save the setting; the same value again writes nothing."""
    new = to_json(value)
    old = _read_text(writer.database, name)
    if new == old:
        return
    writer.database.execute(SAVE_SETTING, {"name": name, "value": new})
    _record(writer, name, old, new)


def remove_setting(writer: TableWriter, name: str) -> None:
    """Go back to the default; a setting that was never saved is left alone."""
    old = _read_text(writer.database, name)
    if old is not None:
        writer.database.execute(REMOVE_SETTING, {"name": name})
        _record(writer, name, old, None)


def _read_text(database: Database, name: str) -> str | None:
    with told():
        row = database.execute(READ_SETTING, {"name": name}).fetchone()
    return None if row is None else str(row[0])


def _value(text: str) -> JsonValue:
    value: JsonValue = json.loads(text)
    return value


def _record(writer: TableWriter, name: str, old: str | None, new: str | None) -> None:
    act = Act.CHANGED
    if old is None:
        act = Act.ADDED
    elif new is None:
        act = Act.REMOVED
    was, now = (None if text is None else f'{{"value":{text}}}' for text in (old, new))
    writer.save_audit([(act, SETTINGS_TABLE, to_json([name]), was, now)])
    writer.touch(Changes(settings=frozenset({name})))
