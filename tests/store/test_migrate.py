from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import open_database
from caseload_app.store.driver import Database
from caseload_app.store.migrate import migrate, read_version, statements, uncommented
from caseload_app.store.read import read_children, read_events
from tests.store.made_up_stores import (
    ASHA,
    CHILD,
    MIGRATIONS,
    ONE_OF_EACH,
    PASSPHRASE,
    TODAY,
    VISIT,
    add_all,
    new_store,
    rows_of,
)

NEWEST = len(list(MIGRATIONS.glob("*.sql")))
"""The version of a store before a test adds its own step."""

REBUILD_CHILDREN = """
-- Gives a child a colour; the table is made anew, as its check changes with it.
create table new_children (
    child_id text primary key,
    name text not null,
    worker text references workers (name) on update cascade,
    colour text not null default 'none; not yet chosen' check (colour <> '')
) strict;

insert into new_children (child_id, name, worker)
select child_id, name, worker
from children;

drop table children;

alter table new_children rename to children;
"""


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A folder of the steps there are, to which a test adds its own."""
    return Path(shutil.copytree(MIGRATIONS, tmp_path / "steps"))


def old_store(folder: Path, steps: Path, passphrase: str | None = None) -> Database:
    """Make a store the steps make it before a test adds its own."""
    database = open_database(folder / "team.db", passphrase, create=True)
    migrate(database, steps, snapshot_folder=folder / "backups", today=TODAY)
    return database


def bring_up(database: Database, steps: Path, today: date = TODAY) -> list[str]:
    return migrate(database, steps, snapshot_folder=steps.parent / "backups", today=today)


def test_a_new_store_gets_every_step_and_no_copy(tmp_path: Path) -> None:
    database = open_database(tmp_path / "team.db", None, create=True)

    applied = bring_up(database, MIGRATIONS)
    version = read_version(database)
    database.close()

    assert applied == sorted(step.name for step in MIGRATIONS.glob("*.sql"))
    assert version == len(applied)
    assert not (tmp_path / "backups").exists()


def test_a_store_that_is_up_to_date_is_left_alone(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    before = (tmp_path / "team.db").read_bytes()

    applied = bring_up(database, MIGRATIONS)
    database.close()

    assert applied == []
    assert (tmp_path / "team.db").read_bytes() == before


def test_rebuilding_a_table_loses_none_of_the_rows_that_refer_to_it(
    tmp_path: Path, steps: Path
) -> None:
    database = old_store(tmp_path, steps)
    add_all(database, *ONE_OF_EACH)
    events = rows_of(database, "events")
    allocations = rows_of(database, "allocations")
    (steps / f"{NEWEST + 1:04}_give_colour.sql").write_text(REBUILD_CHILDREN, encoding="utf-8")

    applied = bring_up(database, steps)
    kept = (rows_of(database, "events"), rows_of(database, "allocations"))
    children = rows_of(database, "children")
    switched_on = database.execute("pragma foreign_keys").fetchone()
    database.close()

    assert applied == [f"{NEWEST + 1:04}_give_colour.sql"]
    assert len(events) == 1
    assert kept == (events, allocations)
    assert children == [("C1", "Fern Test", "Asha Example", "none; not yet chosen")]
    assert switched_on == (1,)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_store_that_holds_something_is_copied_first(
    tmp_path: Path, steps: Path, passphrase: str | None
) -> None:
    database = old_store(tmp_path, steps, passphrase)
    add_all(database, ASHA, CHILD)
    (steps / f"{NEWEST + 1:04}_empty_children.sql").write_text("delete from allocations;\n")

    bring_up(database, steps, date(2026, 11, 23))
    database.close()
    copy = open_database(tmp_path / "backups" / f"team-v{NEWEST}-2026-11-23.db", passphrase)
    version, held = read_version(copy), rows_of(copy, "allocations")
    copy.close()

    assert version == NEWEST
    assert len(held) == 1


def test_only_the_newest_five_copies_of_this_store_are_kept(tmp_path: Path, steps: Path) -> None:
    database = old_store(tmp_path, steps)
    others = tmp_path / "backups" / "team-v1-of-south-2020-01-01.db"
    others.parent.mkdir()
    others.touch()
    names = [f"{number:04}_again.sql" for number in range(NEWEST + 1, NEWEST + 8)]

    for day, name in enumerate(names, start=1):
        (steps / name).write_text("select 1;")
        bring_up(database, steps, date(2026, 5, day))
    database.close()

    assert {path.name for path in (tmp_path / "backups").iterdir()} == {
        "team-v1-of-south-2020-01-01.db",
        f"team-v{NEWEST + 2}-2026-05-03.db",
        f"team-v{NEWEST + 3}-2026-05-04.db",
        f"team-v{NEWEST + 4}-2026-05-05.db",
        f"team-v{NEWEST + 5}-2026-05-06.db",
        f"team-v{NEWEST + 6}-2026-05-07.db",
    }


@pytest.mark.parametrize(
    "last_statement",
    [
        "create table workers (name text);",
        "delete from children;",
        "insert into settings (name, value) values ('rule', 'not json');",
        "update nothing_here set name = '';",
    ],
)
def test_a_step_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, steps: Path, last_statement: str
) -> None:
    database = old_store(tmp_path, steps)
    add_all(database, ASHA, CHILD, VISIT)
    before = (tmp_path / "team.db").read_bytes()
    (steps / f"{NEWEST + 1:04}_fail.sql").write_text(
        f"create table colours (name text) strict;\n{last_statement}"
    )

    with pytest.raises(ExpectedError, match=r"step \d{4}_fail: .*it is as it was before"):
        bring_up(database, steps)
    version, events = read_version(database), read_events(database)
    database.close()

    assert (tmp_path / "team.db").read_bytes() == before
    assert version == NEWEST
    assert events == [VISIT]


def test_the_steps_before_a_failing_one_stay(tmp_path: Path, steps: Path) -> None:
    database = old_store(tmp_path, steps)
    (steps / f"{NEWEST + 1:04}_works.sql").write_text("create table colours (name text) strict;")
    (steps / f"{NEWEST + 2:04}_fails.sql").write_text("create table colours (name text) strict;")

    with pytest.raises(ExpectedError, match=r"step \d{4}_fails"):
        bring_up(database, steps)
    version = read_version(database)
    database.close()

    assert version == NEWEST + 1


def test_a_newer_store_is_refused_unchanged(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    database.execute("pragma user_version = 999")
    before = (tmp_path / "team.db").read_bytes()

    with pytest.raises(ExpectedError) as caught:
        bring_up(database, MIGRATIONS)
    database.close()

    assert caught.value.problem == (
        "This store was last used by a newer version of Caseload "
        f"(file version 999, this program knows {len(list(MIGRATIONS.glob('*.sql')))})."
    )
    assert (tmp_path / "team.db").read_bytes() == before


def test_a_step_that_another_program_just_applied_is_not_applied_again(
    tmp_path: Path, steps: Path
) -> None:
    first = old_store(tmp_path, steps)
    (steps / f"{NEWEST + 1:04}_add_colours.sql").write_text(
        "create table colours (name text) strict;"
    )
    second = open_database(tmp_path / "team.db", None)
    bring_up(second, steps)
    second.close()

    applied = bring_up(first, steps)
    first.close()

    assert applied == []


def test_two_programs_that_start_together_apply_a_step_once(tmp_path: Path, steps: Path) -> None:
    old_store(tmp_path, steps).close()
    (steps / f"{NEWEST + 1:04}_add_colours.sql").write_text(
        "create table colours (name text) strict;"
    )
    both_ready = Barrier(2)

    def start_up(folder: Path) -> list[str]:
        with closing(open_database(tmp_path / "team.db", None)) as database:
            both_ready.wait()
            return migrate(database, steps, snapshot_folder=folder, today=TODAY)

    with ThreadPoolExecutor(2) as pool:
        applied = list(pool.map(start_up, [tmp_path / "one", tmp_path / "two"]))

    assert sorted(applied) == [[], [f"{NEWEST + 1:04}_add_colours.sql"]]


@pytest.mark.parametrize("name", [f"{NEWEST + 2:04}_skips_one.sql", "0001_same_number.sql"])
def test_steps_that_are_not_numbered_in_a_row_are_our_mistake(
    tmp_path: Path, steps: Path, name: str
) -> None:
    (steps / name).write_text("select 1;")
    database = open_database(tmp_path / "team.db", None, create=True)

    with pytest.raises(FileNotFoundError):
        bring_up(database, steps)
    database.close()


def test_a_trigger_is_one_statement_whatever_it_holds() -> None:
    script = """
    create table notes (text text default 'a;b'); -- first; of two
    create trigger keep before delete on notes
    begin
        select 1;
        select raise(abort, 'no; never');
    end;
    """

    found = statements(script)

    assert len(found) == 2
    assert found[0] == "create table notes (text text default 'a;b');"
    assert found[1].endswith("end;")


def test_a_script_cut_short_is_noticed() -> None:
    with pytest.raises(ValueError, match="has no end"):
        statements("create table a (b text);\n-- more\ncreate table c (")


def test_comments_before_a_statement_are_dropped() -> None:
    assert uncommented("-- why\n  -- and how\nselect 1; -- here") == "select 1; -- here"


def test_the_first_step_keeps_what_the_records_hold(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD)

    held = read_children(database)
    database.close()

    assert held == [CHILD]
