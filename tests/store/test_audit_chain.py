"""The audit trail of a real file is chained, and tampering past the program is seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import (
    erase_entries,
    find_chain_faults,
    read_head,
    read_seal,
    seal_unsealed,
)
from caseload_app.store.connection import immediate
from caseload_app.store.driver import Database, driver
from tests.store.made_up_stores import ASHA, BILL, add_all, new_store, writing

WITHOUT_GUARDS = ("drop trigger audit_keeps_every_row", "drop trigger audit_keeps_every_value")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store with two audit entries."""
    made = new_store(tmp_path, None)
    add_all(made, ASHA, BILL)
    yield made
    made.close()


def tamper(database: Database, statement: str) -> None:
    """Do what somebody with the passphrase and another program could do."""
    for drop in WITHOUT_GUARDS:
        database.execute(drop)
    database.execute(statement)


def test_what_the_program_writes_is_a_whole_chain(database: Database) -> None:
    assert find_chain_faults(database) == []


def test_the_head_moves_with_every_write(database: Database) -> None:
    number, seal = read_head(database)
    with writing(database) as writer:
        writer.remove(BILL)

    assert number == 2
    assert read_head(database)[0] == 3
    assert read_head(database)[1] != seal
    assert read_seal(database, 2) == seal


def test_an_empty_store_has_no_head(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    database = new_store(tmp_path / "other", None)

    assert read_head(database) == (0, "")
    assert read_seal(database, 1) is None
    database.close()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            "update audit set new = '{\"fte\":0.1}' where id = 1",
            "what entry 1 holds is not as it was written",
        ),
        ("update audit set author = 'other' where id = 2", "entry 2 is not as it was written"),
        ("delete from audit where id = 1", "1 entry missing before entry 2"),
    ],
)
def test_tampering_with_another_program_is_seen(
    database: Database, statement: str, fault: str
) -> None:
    tamper(database, statement)

    assert find_chain_faults(database) == [fault]


def test_an_entry_can_be_erased_but_not_replaced(database: Database) -> None:
    erase_entries(database, [1])

    (_, first) = read_audit(database)
    assert first.is_erased
    assert (first.key, first.new, first.why) == ((), {}, "")
    with pytest.raises(driver.IntegrityError, match="append-only"):
        database.execute("update audit set new = '{}' where id = 1")


def test_an_erasure_needs_its_record(database: Database) -> None:
    erase_entries(database, [1])

    assert find_chain_faults(database) == ["1 entry erased, but the erasure of 0 recorded"]


def test_a_recorded_erasure_is_no_fault(database: Database) -> None:
    with writing(database) as writer:
        erase_entries(database, [1])
        writer.save_audit([("erased", "children", "[]", None, '{"entries":1}')])

    assert find_chain_faults(database) == []


def test_entries_from_before_the_chain_are_sealed_once(database: Database) -> None:
    tamper(database, "update audit set salt = '', digest = '', seal = ''")

    with immediate(database):
        seal_unsealed(database)

    assert find_chain_faults(database) == []
