from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseload_app.domain.records import Child
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import find_chain_faults
from caseload_app.store.driver import Database
from caseload_app.store.erasing import erase_children, find_mentions
from tests.store.made_up_stores import add_all, new_store, writing

FERN = Child("C1", "Fern Test")
LONGER = Child("C12", "Ash Other")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A store of two children whose IDs begin the same."""
    made = new_store(tmp_path)
    add_all(made, FERN, LONGER)
    yield made
    made.close()


def test_the_trail_says_that_something_was_there_but_not_what(database: Database) -> None:
    with writing(database) as writer:
        erase_children(writer, [FERN])

    entries = read_audit(database)
    assert entries[0].new == {"entries": sum(one.is_erased for one in entries), "children": 1}
    assert "Fern" not in repr(entries)
    assert find_chain_faults(database) == []


def test_another_child_keeps_its_trail(database: Database) -> None:
    with writing(database) as writer:
        erase_children(writer, [FERN])

    about = [one for one in read_audit(database) if one.key == ("C12",)]
    assert [one.new.get("name") for one in about] == ["Ash Other"]


def test_a_child_that_is_still_there_is_mentioned(database: Database) -> None:
    assert find_mentions(database, FERN) == {"children": 2}
