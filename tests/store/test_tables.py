from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import (
    AgreedAction,
    CaseEvent,
    Child,
    Record,
    RecordChange,
    Supervision,
    record_key,
)
from caseload_app.errors import ExpectedError
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database, driver
from caseload_app.store.read import read_children, read_events, read_workers
from caseload_app.store.shapes import TABLES
from caseload_app.store.tables import TableWriter
from tests.store.made_up_stores import (
    ASHA,
    BILL,
    CHILD,
    NOW,
    ONE_OF_EACH,
    VISIT,
    add_all,
    new_store,
    rows_of,
    writing,
)

EMPTY_TABLES = tuple(table.name for table in TABLES)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return new_store(tmp_path)


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
def test_every_kind_of_record_comes_back_as_it_was_saved(
    database: Database, record: Record
) -> None:
    add_all(database, *ONE_OF_EACH)

    table = next(table for table in TABLES if table.record is type(record))
    held = table.records_from(database.execute(table.select).fetchall())

    assert held == [record]


def test_records_are_written_in_whatever_order_they_come(database: Database) -> None:
    with writing(database) as writer:
        writer.apply(RecordChange(None, record) for record in reversed(ONE_OF_EACH))

    assert read_events(database) == [VISIT]


def test_an_unallocated_child_has_no_worker(database: Database) -> None:
    add_all(database, Child("C2"))

    assert read_children(database) == [Child("C2", worker="")]
    assert database.execute("select worker from children").fetchall() == [(None,)]


def test_an_added_record_is_audited_with_what_it_holds(database: Database) -> None:
    with writing(database, why="Monday's list") as writer:
        writer.add(ASHA)

    (entry,) = read_audit(database)
    assert (entry.act, entry.subject, entry.key) == (Act.ADDED, "workers", ("Asha Example",))
    assert (entry.author, entry.why, entry.import_id) == ("A. Manager", "Monday's list", None)
    assert entry.at.isoformat() == NOW
    assert entry.old == {}
    assert entry.new == {"role": "Social worker", "team": "North", "fte": 0.8, "case_limit": 0}


def test_a_change_is_audited_with_the_fields_that_differ_alone(database: Database) -> None:
    add_all(database, ASHA, CHILD)

    with writing(database) as writer:
        writer.change(CHILD, replace(CHILD, flags="Missing", born_on=None))

    (entry,) = read_audit(database, subject="children", limit=1)
    assert entry.act is Act.CHANGED
    assert entry.old == {"born_on": "2015-02-28", "flags": ""}
    assert entry.new == {"born_on": None, "flags": "Missing"}


def test_a_removed_record_is_audited_with_what_it_held(database: Database) -> None:
    add_all(database, ASHA, CHILD, VISIT)

    with writing(database) as writer:
        writer.remove(VISIT)

    (entry,) = read_audit(database, limit=1)
    assert (entry.act, entry.key) == (Act.REMOVED, ("C1", "CLA visit", "2026-02-02"))
    assert entry.old == {"outcome": "Seen", "latest_only": True}
    assert read_events(database) == []


def test_a_change_that_changes_nothing_is_not_audited(database: Database) -> None:
    add_all(database, ASHA)

    with writing(database) as writer:
        writer.change(ASHA, ASHA)

    assert len(read_audit(database)) == 1


def test_many_different_changes_are_each_written(database: Database) -> None:
    add_all(database, ASHA, BILL)

    with writing(database) as writer:
        writer.apply(
            [
                RecordChange(ASHA, replace(ASHA, fte=None, email="asha@example.org")),
                RecordChange(BILL, replace(BILL, fte=1.0)),
            ]
        )

    assert read_workers(database) == [
        replace(ASHA, fte=None, email="asha@example.org"),
        replace(BILL, fte=1.0),
    ]


def test_an_event_whose_date_is_put_right_is_removed_and_added(database: Database) -> None:
    add_all(database, ASHA, CHILD, VISIT)
    on_the_day_before = replace(VISIT, on=date(2026, 2, 1))

    with writing(database) as writer:
        writer.change(VISIT, on_the_day_before)

    assert read_events(database) == [on_the_day_before]
    assert [entry.act for entry in read_audit(database, limit=2)] == [Act.ADDED, Act.REMOVED]


def test_the_key_of_a_child_cannot_change(database: Database) -> None:
    add_all(database, ASHA, CHILD)

    with pytest.raises(ValueError, match="key of a Child"), writing(database) as writer:
        writer.change(CHILD, replace(CHILD, child_id="C9"))


def test_with_a_child_goes_everything_about_it(database: Database) -> None:
    add_all(database, *ONE_OF_EACH, Child("C2"), CaseEvent("C2", "PEP", date(2026, 1, 9)))

    with writing(database) as writer:
        writer.remove(CHILD)

    about = ("children", "events", "child_facts", "case_discussions", "actions", "allocations")
    removed = [entry.subject for entry in read_audit(database) if entry.act is Act.REMOVED]
    assert [len(rows_of(database, name)) for name in about] == [1, 1, 0, 0, 0, 0]
    assert sorted(removed) == sorted(about)


def test_a_worker_who_is_still_named_cannot_be_removed(database: Database) -> None:
    add_all(database, ASHA, CHILD)

    with (
        pytest.raises(ExpectedError, match="children or sessions are still recorded"),
        writing(database) as writer,
    ):
        writer.remove(ASHA)
    assert read_workers(database) == [ASHA]


def test_children_can_move_and_their_worker_go_at_once(database: Database) -> None:
    add_all(database, ASHA, BILL, CHILD)

    with writing(database) as writer:
        writer.apply(
            [
                RecordChange(ASHA, None),
                RecordChange(CHILD, replace(CHILD, worker="Bill Sample")),
            ]
        )

    assert read_workers(database) == [BILL]


@pytest.mark.parametrize(
    "change",
    [
        RecordChange(None, ASHA),
        RecordChange(replace(ASHA, fte=0.5), replace(ASHA, fte=1.0)),
        RecordChange(BILL, replace(BILL, fte=1.0)),
        RecordChange(BILL, None),
    ],
    ids=["added twice", "changed meanwhile", "changed but gone", "removed but gone"],
)
def test_what_was_decided_on_an_older_state_is_refused(
    database: Database, change: RecordChange
) -> None:
    add_all(database, ASHA)
    before = rows_of(database, "audit")

    with (
        pytest.raises(ExpectedError, match="The store has changed since this was prepared"),
        writing(database) as writer,
    ):
        writer.apply([RecordChange(None, Child("C7")), change])

    assert read_children(database) == []
    assert rows_of(database, "audit") == before


def test_a_refused_batch_is_taken_back_even_if_the_writing_goes_on(database: Database) -> None:
    add_all(database, ASHA)

    with writing(database) as writer:
        with pytest.raises(ExpectedError):
            writer.apply([RecordChange(BILL, None), RecordChange(None, ASHA)])
        with pytest.raises(ExpectedError):
            writer.apply([RecordChange(None, Child("C7")), RecordChange(BILL, None)])
        writer.add(CHILD)

    assert read_children(database) == [CHILD]
    assert len(read_audit(database)) == 3


def test_a_worker_nobody_entered_is_our_mistake(database: Database) -> None:
    with pytest.raises(driver.IntegrityError), writing(database) as writer:
        writer.add(Child("C2", worker="Nobody Known"))


def test_a_record_of_no_known_kind_is_refused(database: Database) -> None:
    @dataclass(frozen=True)
    class Note:
        text: str

    with pytest.raises(TypeError, match="keeps no Note"), writing(database) as writer:
        writer.add(Note("hello"))  # type: ignore[arg-type]


def test_one_kind_of_record_cannot_become_another(database: Database) -> None:
    with pytest.raises(TypeError, match="A Worker cannot become a Child"):
        TableWriter(database, NOW, "").change(ASHA, CHILD)


def test_changes_name_the_children_and_workers_touched(database: Database) -> None:
    with writing(database) as writer:
        writer.apply([RecordChange(None, ASHA), RecordChange(None, BILL)])
        writer.add(Child("C2", worker="Asha Example"))
        writer.add(CaseEvent("C2", "PEP", date(2026, 1, 9)))

    assert writer.changes == Changes(
        children=frozenset({"C2"}), workers=frozenset({"Asha Example", "Bill Sample"})
    )


def test_a_child_who_moves_touches_both_workers(database: Database) -> None:
    add_all(database, ASHA, BILL, CHILD)

    with writing(database) as writer:
        writer.change(CHILD, replace(CHILD, worker="Bill Sample"))

    assert writer.changes.workers == {"Asha Example", "Bill Sample"}


@pytest.mark.parametrize(
    "record",
    [
        Supervision("Bill Sample", date(2026, 2, 10)),
        AgreedAction("Bill Sample", "Write the plan"),
    ],
)
def test_a_session_or_an_action_touches_the_supervisions_of_its_worker(
    database: Database, record: Record
) -> None:
    add_all(database, BILL)

    with writing(database) as writer:
        writer.add(record)

    assert writer.changes.supervisions == {"Bill Sample"}
    assert writer.changes.workers == {"Bill Sample"}
    assert writer.changes.children == frozenset()


@pytest.mark.parametrize(
    "statement",
    [
        "delete from audit",
        "update audit set author = 'somebody else'",
        "insert or replace into audit (id, at, act, subject, record_key) "
        "values (1, '', 'added', '', '[]')",
    ],
)
def test_the_audit_trail_cannot_be_altered(database: Database, statement: str) -> None:
    add_all(database, ASHA)

    with pytest.raises(driver.IntegrityError, match="append-only"):
        database.execute(statement)


@pytest.mark.parametrize("record", ONE_OF_EACH, ids=lambda record: type(record).__name__)
def test_the_audit_finds_each_record_by_its_key(database: Database, record: Record) -> None:
    add_all(database, *ONE_OF_EACH)
    table = next(table for table in TABLES if table.record is type(record))

    entries = read_audit(database, subject=table.name, key=record_key(record))

    assert len(entries) == 1


def test_an_empty_batch_writes_nothing(database: Database) -> None:
    with writing(database) as writer:
        writer.apply([])

    assert writer.changes.is_empty
    assert [name for name in (*EMPTY_TABLES, "audit") if rows_of(database, name)] == []


@pytest.mark.slow
def test_a_whole_authority_is_saved_within_seconds(database: Database) -> None:
    children = [Child(f"C{number}", worker="Asha Example") for number in range(10_000)]
    events = [
        CaseEvent(f"C{number % 10_000}", "CP visit", date(2025, 1 + number // 10_000, 9))
        for number in range(60_000)
    ]

    with writing(database) as writer:
        writer.apply(RecordChange(None, record) for record in (*events, *children, ASHA))

    assert len(read_events(database)) == 60_000
    assert len(rows_of(database, "audit")) == 80_001
