"""Plants markup in every text column of a store, so that a new column cannot be forgotten."""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import date
from pathlib import Path

from caseload_app.bootstrap import made_up_store
from caseload_app.domain.audit import JsonValue
from caseload_app.domain.capacity.kept import AppliedScenario, PointsVersion
from caseload_app.domain.records import ChildFact, Record, RecordChange, Response
from caseload_app.services.session import Session
from caseload_app.store.connection import open_database
from caseload_app.store.driver import Database, driver

AS_AT = date(2026, 11, 23)
CHILDREN, SEED = 40, 7
MARKUP = '<b>x</b><img src="x.png">&amp;'
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
RAW = "<b>x</b>"
"""What is found wherever the markup stands as it was typed."""

WRITTEN_BY_US = {
    "audit": {"at", "act", "subject", "salt", "digest", "seal"},
    "drafts": {"name", "saved_at", "value"},
    "imports": {"at", "undone_at"},
    "measure_snapshots": {"measure", "taken_at", "parts"},
    "settings": {"name", "value"},
    "applied_scenarios": {"content", "undo"},
}
"""The columns in which nobody types: ids, moments, seals, and values read back whole as JSON.

What people type into a draft or a setting passes through the same boxes and labels as the rest.
"""

VOCABULARY = {
    ("events", "kind"): 'cast(substr("on", 9) as integer) % 12 = 0',
    ("responses", "about"): "about = 'rule_of_old'",
}
"""The columns that carry a word the rules know: which rows are planted all the same."""

NAMES = ("child_id", "worker", "owner", "name")
"""What is planted inside JSON beside every text of more than one word."""

TEXT_COLUMNS = "select name from pragma_table_info(?) where type = 'TEXT'"
TABLES = "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
TRIGGERS = "select name from sqlite_master where type = 'trigger'"


def planted_store(folder: Path) -> tuple[Session, set[tuple[str, str]]]:
    """Make a store with markup everywhere; give it with the columns that took none.

    A column that the store itself guards, such as a date, refuses it.
    """
    session = made_up_store(folder, CHILDREN, SEED, AS_AT)
    _fill_empty_tables(session)
    path = session.path
    session.close()
    with closing(open_database(path, None)) as database:
        left_out = plant(database)
    return session.factory.open(), left_out


def plant(database: Database) -> set[tuple[str, str]]:
    """Plant the markup; give the columns that are filled and took none."""
    database.execute("pragma foreign_keys = off")
    for (name,) in database.execute(TRIGGERS).fetchall():
        database.execute(f'drop trigger "{name}"')
    database.conn.create_function("planted", 1, planted_text, deterministic=True)
    left_out = set()
    for (table,) in database.execute(TABLES).fetchall():
        for (column,) in database.execute(TEXT_COLUMNS, (table,)).fetchall():
            if column not in WRITTEN_BY_US.get(table, ()) and not _plant_in(
                database, table, column
            ):
                left_out.add((table, column))
    database.conn.commit()
    return left_out


def planted_text(text: str | None) -> str | None:
    """Plant the markup behind a text, or behind each text inside JSON."""
    if text and text[0] in "{[":
        return json.dumps(_planted_inside(json.loads(text)), ensure_ascii=False)
    return f"{text} {MARKUP}" if text and not DAY.fullmatch(text) else text


def _planted_inside(value: JsonValue, name: str = "") -> JsonValue:
    if isinstance(value, dict):
        return {key: _planted_inside(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        return [_planted_inside(inner) for inner in value]
    if isinstance(value, str) and value and (" " in value or name in NAMES):
        return f"{value} {MARKUP}"
    return value


def _plant_in(database: Database, table: str, column: str) -> bool:
    """Plant in every row that holds something, or else in rows that hold nothing yet."""
    where = VOCABULARY.get((table, column), "true")
    planted = f'update "{table}" set "{column}" = planted("{column}") where {where}'
    filled = f'update "{table}" set "{column}" = ? where "{column}" = \'\''
    try:
        database.execute(planted)
        if not _holds_markup(database, table, column):
            database.execute(filled, (MARKUP,))
    except driver.IntegrityError:
        return False
    return _holds_markup(database, table, column)


def _holds_markup(database: Database, table: str, column: str) -> bool:
    count = f'select count(*) from "{table}" where instr("{column}", ?)'
    (found,) = database.execute(count, (RAW,)).fetchone()
    return bool(found)


def _fill_empty_tables(session: Session) -> None:
    (child_id, worker) = session.database.execute(
        "select child_id, worker from children where worker is not null and closed_on is null"
    ).fetchone()
    records: list[Record] = [
        ChildFact(child_id, "Interpreter", "Polish at home"),
        AppliedScenario(1, AS_AT, "Before the summer", "[]", "[]"),
        PointsVersion(1, AS_AT, "As agreed", '{"rows":[]}', True, "Tried"),
        Response("case_limit", "", worker, None, "Two move on Friday", AS_AT, worker, AS_AT),
        Response("rule_of_old", child_id, "", AS_AT, "Waits for the plan", AS_AT, worker, AS_AT),
        Response("unallocated", child_id, "", None, "Waits for Monday", AS_AT, worker, AS_AT),
    ]
    with session.write(why="Put right by hand") as writer:
        writer.apply(RecordChange(None, record) for record in records)
        writer.database.execute(
            "insert into imports (at, as_of, files, sheets) values (?, ?, ?, ?)",
            ("2026-11-20T08:00:00", "2026-11-20", '[{"name":"my list.xlsx"}]', "[]"),
        )
