"""Records of the supervision loop are saved, read and audited; signed ones never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AuditFinding,
    CaseAudit,
    CaseRecord,
    Challenge,
    PersonalRecord,
    Record,
    SessionDetail,
    SupervisionKind,
    SupervisorSpell,
)
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import driver
from caseload_app.store.read import read_all
from caseload_app.store.shapes import OF_THE_LOOP, TABLE_OF
from tests.store.made_up_stores import ASHA, CHILD, add_all, new_store, rows_of, writing

ON = date(2026, 3, 2)
NAME = ASHA.name
STEP = ActionStep(NAME, "Ring", "C1", None, ON, ActionStepKind.CARRIED, "Shut", date(2026, 3, 9))
PERSONAL = PersonalRecord(NAME, ON, SupervisionKind.PERSONAL, 1, '{"personal":{}}', "Nia", "nia")
CASE = CaseRecord("C1", ON, NAME, 1, '{"case":{}}', "Nia", "nia")
LOOP: tuple[Record, ...] = (
    STEP,
    SessionDetail(NAME, ON, SupervisionKind.PERSONAL, "Nia", "Worker", date(2026, 3, 9), "u", 2),
    PERSONAL,
    CASE,
    SupervisorSpell(NAME, ON, "Nia", date(2026, 3, 9), "Leave"),
    CaseAudit("C1", ON, "Ola", "Good", NAME, "North", "Clear"),
    AuditFinding("C1", ON, "Ola", "Plan", "Clear", is_strength=True, worker=NAME),
    Challenge("C1", ON, "IRO dispute", "Not filed", "IRO", NAME, "Nia", ON, ON, "Agreed", "Letter"),
)


@pytest.mark.parametrize("record", LOOP, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was_and_is_audited(tmp_path: Path, record: Record) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD)

    add_all(database, record)

    table = TABLE_OF[type(record)]
    assert read_all(database, table) == [record]
    assert read_audit(database)[0].subject == table.name


def test_every_table_of_the_loop_is_tried() -> None:
    assert {type(record) for record in LOOP} == {table.record for table in OF_THE_LOOP}


@pytest.mark.parametrize("record", [PERSONAL, CASE], ids=lambda record: type(record).__name__)
def test_a_signed_record_is_never_changed(
    tmp_path: Path, record: PersonalRecord | CaseRecord
) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD, record)

    with pytest.raises(driver.IntegrityError, match="never changed"), writing(database) as writer:
        writer.change(record, replace(record, content='{"x":1}'))

    assert read_all(database, TABLE_OF[type(record)]) == [record]


def test_a_correction_needs_its_reason(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, PERSONAL)

    with pytest.raises(driver.IntegrityError, match="CHECK"):
        add_all(database, replace(PERSONAL, revision=2))


def test_a_worker_who_is_renamed_keeps_the_signed_records(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, PERSONAL)

    database.execute("update workers set name = 'Asha Newname'")

    assert [row[0] for row in rows_of(database, "personal_records")] == ["Asha Newname"]


def test_a_step_of_an_action_without_a_day_is_kept_once(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, STEP)

    with pytest.raises(Exception, match="has changed since"):
        add_all(database, STEP)


def test_with_a_child_goes_what_was_recorded_about_it(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD, *LOOP)

    with writing(database) as writer:
        writer.remove(CHILD)

    left = [table.name for table in OF_THE_LOOP if rows_of(database, table.name)]
    assert left == ["session_details", "personal_records", "supervisor_spells"]


def test_pages_hear_of_workers_and_of_what_is_nobodys(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD)

    with writing(database) as first:
        first.add(STEP)
    with writing(database) as second:
        second.add(Challenge("C1", ON, "Complaint", "Not filed"))

    assert first.changes.supervisions == frozenset({NAME})
    assert second.changes.supervisions == frozenset({""})
