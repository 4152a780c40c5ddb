from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    Record,
    RecordChange,
    Supervision,
    SupervisionStatus,
    Worker,
)
from caseload_app.errors import ExpectedError
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database
from caseload_app.store.imports import read_imports, save_import
from caseload_app.store.read import read_children, read_events
from caseload_app.store.settings import read_setting, remove_setting, save_setting
from caseload_app.store.shapes import TABLES
from caseload_app.store.undo import undo_import
from tests.store.made_up_stores import (
    ASHA,
    BILL,
    CHILD,
    ONE_OF_EACH,
    VISIT,
    add_all,
    new_store,
    rows_of,
    writing,
)

LATER = "2026-03-04T10:00:00+00:00"
NEW_CHILD = Child("C9", "Moss Made-up", worker="Asha Example")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return new_store(tmp_path)


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    return {table.name: rows_of(database, table.name) for table in TABLES}


def bring_in(database: Database, *changes: RecordChange) -> int:
    with writing(database) as writer:
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=[], sheets=[])
        writer.apply(changes)
    return import_id


def added(records: Iterable[Record]) -> list[RecordChange]:
    return [RecordChange(None, record) for record in records]


def test_what_the_import_added_is_gone(database: Database) -> None:
    import_id = bring_in(database, *added(ONE_OF_EACH))

    undo_import(database, import_id, LATER, "A. Manager")

    assert {name: rows for name, rows in everything(database).items() if rows} == {}


def test_what_the_import_changed_and_removed_is_as_before(database: Database) -> None:
    add_all(database, *ONE_OF_EACH, BILL)
    before = everything(database)
    import_id = bring_in(
        database,
        RecordChange(CHILD, replace(CHILD, worker="Bill Sample", long_term=None, born_on=None)),
        RecordChange(ASHA, replace(ASHA, fte=1.0, case_limit=None)),
        RecordChange(VISIT, None),
        RecordChange(ONE_OF_EACH[4], None),
        RecordChange(ONE_OF_EACH[3], None),
        RecordChange(None, NEW_CHILD),
        RecordChange(None, CaseEvent("C9", "PEP", date(2026, 1, 8))),
    )
    assert everything(database) != before

    undo_import(database, import_id, LATER, "A. Manager")

    assert everything(database) == before


def test_a_record_written_twice_by_the_import_goes_back_to_the_start(database: Database) -> None:
    add_all(database, ASHA, CHILD)
    before = everything(database)
    with writing(database) as writer:
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=[], sheets=[])
        once = replace(CHILD, flags="One", sex="F")
        writer.change(CHILD, once)
        writer.change(once, replace(once, flags="Two"))
        writer.add(BILL)
        writer.remove(BILL)

    undo_import(database, import_id, LATER, "A. Manager")

    assert everything(database) == before


def test_a_record_changed_and_then_removed_by_the_import_comes_back(database: Database) -> None:
    add_all(database, ASHA, CHILD, VISIT)
    before = everything(database)
    with writing(database) as writer:
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=[], sheets=[])
        changed = replace(VISIT, outcome="Not seen")
        writer.change(VISIT, changed)
        writer.remove(changed)

    undo_import(database, import_id, LATER, "A. Manager")

    assert everything(database) == before


def test_settings_the_import_wrote_go_back(database: Database) -> None:
    with writing(database) as writer:
        save_setting(writer, "columns", {"Name": "name"})
        save_setting(writer, "limit", 20)
    with writing(database) as writer:
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=[], sheets=[])
        save_setting(writer, "columns", {"Name": "worker"})
        save_setting(writer, "sheet", "List 6")
        remove_setting(writer, "limit")

    undo_import(database, import_id, LATER, "A. Manager")

    assert read_setting(database, "columns") == {"Name": "name"}
    assert read_setting(database, "limit") == 20
    assert read_setting(database, "sheet", "never saved") == "never saved"


def test_undoing_is_audited_and_marked(database: Database) -> None:
    import_id = bring_in(database, *added([ASHA]))

    changes = undo_import(database, import_id, LATER, "A. Deputy")

    (entry,) = read_audit(database, limit=1)
    assert (entry.act, entry.author, entry.why) == (Act.REMOVED, "A. Deputy", "Import 1 undone")
    assert (entry.import_id, entry.at.isoformat()) == (import_id, LATER)
    assert changes.workers == {"Asha Example"}
    undone_at = read_imports(database)[0].undone_at
    assert undone_at is not None
    assert undone_at.isoformat() == LATER


def refusal_of(database: Database, import_id: int) -> str:
    before = (everything(database), rows_of(database, "audit"), read_imports(database))
    with pytest.raises(ExpectedError) as caught:
        undo_import(database, import_id, LATER, "A. Manager")
    assert (everything(database), rows_of(database, "audit"), read_imports(database)) == before
    return caught.value.problem


def test_later_work_on_its_records_refuses_the_undo(database: Database) -> None:
    import_id = bring_in(database, *added([ASHA, CHILD, VISIT]))
    with writing(database) as writer:
        writer.change(CHILD, replace(CHILD, flags="Missing"))
        writer.remove(VISIT)
        writer.add(BILL)

    assert refusal_of(database, import_id) == (
        "Import 1 cannot be undone: 2 of the records it wrote have been changed or built on since."
    )


@pytest.mark.parametrize(
    "record",
    [
        CaseEvent("C9", "PEP", date(2026, 3, 3)),
        CaseDiscussion("C9", date(2026, 3, 3), decision="Step down"),
        AgreedAction("Bill Sample", "Ring the school", child_id="C9"),
        Supervision("Asha Example", date(2026, 3, 3), status=SupervisionStatus.PLANNED),
        Child("C10", worker="Asha Example"),
    ],
)
def test_later_records_about_what_it_added_refuse_the_undo(
    database: Database, record: Record
) -> None:
    add_all(database, BILL)
    import_id = bring_in(database, *added([ASHA, NEW_CHILD]))
    add_all(database, record)

    assert "have been changed or built on since" in refusal_of(database, import_id)


def test_an_undo_that_would_need_a_worker_removed_since_is_refused(database: Database) -> None:
    add_all(database, ASHA, BILL, CHILD)
    moved = replace(CHILD, worker="Bill Sample")
    import_id = bring_in(database, RecordChange(CHILD, moved))
    with writing(database) as writer:
        writer.remove(ASHA)

    assert "1 of the records" in refusal_of(database, import_id)


def test_an_undo_that_would_need_a_child_removed_since_is_refused(database: Database) -> None:
    add_all(database, ASHA, CHILD, VISIT)
    import_id = bring_in(database, RecordChange(VISIT, None))
    with writing(database) as writer:
        writer.remove(CHILD)

    assert "have been changed or built on since" in refusal_of(database, import_id)


def test_later_work_on_other_records_stays(database: Database) -> None:
    add_all(database, BILL, Child("C2"))
    import_id = bring_in(database, *added([ASHA, NEW_CHILD]))
    later = CaseEvent("C2", "PEP", date(2026, 3, 3))
    add_all(database, later)

    undo_import(database, import_id, LATER, "A. Manager")

    assert read_events(database) == [later]
    assert read_children(database) == [Child("C2")]


def test_imports_can_be_undone_one_after_another_newest_first(database: Database) -> None:
    first = bring_in(database, *added([ASHA, CHILD]))
    second = bring_in(database, RecordChange(CHILD, replace(CHILD, flags="Missing")))
    assert "1 of the records" in refusal_of(database, first)

    undo_import(database, second, LATER, "A. Manager")
    undo_import(database, first, LATER, "A. Manager")

    assert {name: rows for name, rows in everything(database).items() if rows} == {}


def test_an_import_is_undone_once(database: Database) -> None:
    import_id = bring_in(database, *added([ASHA]))
    undo_import(database, import_id, LATER, "A. Manager")

    assert refusal_of(database, import_id) == "Import 1 was undone before."


def test_an_unknown_import_is_told(database: Database) -> None:
    assert refusal_of(database, 7) == "There is no import number 7."


def test_an_import_that_wrote_nothing_can_be_undone(database: Database) -> None:
    import_id = bring_in(database)

    changes = undo_import(database, import_id, LATER, "A. Manager")

    assert changes.is_empty
    assert read_imports(database)[0].undone_at is not None


def test_the_same_import_can_be_made_again(database: Database) -> None:
    undo_import(database, bring_in(database, *added([ASHA, CHILD])), LATER, "A. Manager")

    again = bring_in(database, *added([ASHA, CHILD]))

    assert again == 2
    assert read_children(database) == [CHILD]


@pytest.mark.slow
def test_a_large_import_is_undone_within_seconds(database: Database) -> None:
    children = [Child(f"C{number}", worker="Asha Example") for number in range(5_000)]
    events = [
        CaseEvent(f"C{number % 5_000}", "CP visit", date(2025, 1 + number // 5_000, 9))
        for number in range(30_000)
    ]
    import_id = bring_in(database, *added([ASHA, *children, *events]))
    add_all(database, Worker("Cass Made-up"))

    undo_import(database, import_id, LATER, "A. Manager")

    assert read_events(database) == []
    assert read_children(database) == []
