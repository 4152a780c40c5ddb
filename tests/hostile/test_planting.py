"""Every text column of the store is planted, or is guarded by the store itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseload_app.paths import migrations_folder
from tests.hostile.planting import RAW, WRITTEN_BY_US, planted_store

SCHEMA = migrations_folder().parent / "schema.sql"
GUARDED = re.compile(r"date\(|json_valid\(| in \(|undone_at")


@pytest.fixture(scope="module")
def left_out(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    session, left_out = planted_store(tmp_path_factory.mktemp("planted"))
    session.close()
    return left_out


def columns() -> Iterator[tuple[str, str, str]]:
    """Give table, column and its line of the schema."""
    sql = SCHEMA.read_text(encoding="utf-8")
    for name, body in re.findall(r'CREATE TABLE "?(\w+)"? \((.*?)\n\)', sql, re.DOTALL):
        for line in body.split(",\n"):
            found = re.match(r'\s*"?(\w+)"? text\b', line)
            if found:
                yield name, found.group(1), line


def test_no_column_is_forgotten(left_out: set[tuple[str, str]]) -> None:
    free = {(table, name) for table, name, line in columns() if not GUARDED.search(line)}

    assert len(free) > 60
    assert left_out & free == set()


def test_what_only_the_program_writes_is_still_in_the_schema() -> None:
    known = {(table, name) for table, name, _ in columns()}

    named = {(table, name) for table, names in WRITTEN_BY_US.items() for name in names}
    assert named - known == set()


def test_names_are_planted_the_same_wherever_they_stand(tmp_path: Path) -> None:
    session, _ = planted_store(tmp_path)
    database = session.database

    assert database.execute("pragma foreign_key_check").fetchall() == []
    assert all(RAW in name for (name,) in database.execute("select name from workers"))
    session.close()
