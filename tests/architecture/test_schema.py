"""The shape and the history of the file: run `python -m tests.architecture.test_schema` to write.

`db/schema.sql` is what the migrations make of an empty file, and each dump of a released
version in `tests/databases` must come up to it with all it holds.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from caseload_app.store.connection import open_database
from caseload_app.store.migrate import migrate
from caseload_app.store.schema import read_schema

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "db" / "migrations"
SCHEMA = ROOT / "db" / "schema.sql"
HISTORY = ROOT / "db" / "README.md"
DUMPS = ROOT / "tests" / "databases"
TODAY = date(2026, 3, 3)

HEADING = """\
-- What the migrations make of an empty file, put together by
--     python -m tests.architecture.test_schema
-- For reading and for comparing; change it by adding a migration.

"""


def schema_script(folder: Path) -> str:
    with closing(open_database(folder / "empty.db", None, create=True)) as database:
        migrate(database, MIGRATIONS, snapshot_folder=folder / "backups", today=TODAY)
        return HEADING + "\n\n".join(read_schema(database)) + "\n"


def test_the_schema_is_what_the_migrations_make(tmp_path: Path) -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_script(tmp_path)


def test_every_migration_has_its_line_in_the_history() -> None:
    history = HISTORY.read_text(encoding="utf-8")

    untold = [step.name for step in MIGRATIONS.glob("*.sql") if step.name not in history]

    assert untold == []


def test_every_version_has_a_dump() -> None:
    versions = {int(step.name[:4]) for step in MIGRATIONS.glob("*.sql")}

    dumped = {int(match[1]) for path in DUMPS.glob("v*.sql") if (match := version_of(path))}

    assert dumped == versions


def test_every_table_is_strict() -> None:
    script = SCHEMA.read_text(encoding="utf-8")

    loose = re.findall(r"CREATE TABLE (\w+) \((?:(?!;\n).)*?\n\)(?! strict)", script, re.DOTALL)

    assert loose == []


def version_of(path: Path) -> re.Match[str] | None:
    return re.fullmatch(r"v(\d+)\.sql", path.name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        SCHEMA.write_text(schema_script(Path(folder)), encoding="utf-8", newline="\n")
