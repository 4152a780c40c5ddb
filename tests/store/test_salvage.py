"""What can be read of a damaged store comes over, and what cannot is said."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent, Child
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import open_database
from caseload_app.store.read import read_children, read_events
from caseload_app.store.salvage import Salvage
from caseload_app.store.snapshot import find_damage, find_orphans
from tests.store.made_up_stores import PASSPHRASE, add_all, new_store

PAGE = 4096
CHILDREN = [Child(f"C{number:04}", f"Child {number}") for number in range(400)]
EVENTS = [CaseEvent(child.child_id, "CP visit", date(2026, 2, 2)) for child in CHILDREN]


def a_store(folder: Path, passphrase: str | None) -> Path:
    with closing(new_store(folder, passphrase)) as database:
        add_all(database, *CHILDREN, *EVENTS)
    return folder / "team.db"


def spoil(path: Path, pages: range) -> None:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE + 100 : page * PAGE + 200] = bytes(100)
    path.write_bytes(content)


def test_a_whole_store_comes_over_whole(tmp_path: Path) -> None:
    path = a_store(tmp_path, None)

    done = Salvage(path, None).run(tmp_path / "saved.db")

    assert done.damaged == ()
    assert (done.rebuilt, done.dropped) == (0, 0)
    with closing(open_database(tmp_path / "saved.db", None)) as saved:
        assert read_children(saved) == CHILDREN
        assert read_events(saved) == EVENTS


@pytest.mark.parametrize("place", [0.5, 0.7, 0.9])
def test_spoiled_pages_of_a_protected_store_cost_little(tmp_path: Path, place: float) -> None:
    path = a_store(tmp_path, PASSPHRASE)
    first = int(path.stat().st_size / PAGE * place)
    spoil(path, range(first, first + 2))

    done = Salvage(path, PASSPHRASE).run(tmp_path / "saved.db")

    assert done.damaged != ()
    assert done.saved["audit"] >= 780
    with closing(open_database(tmp_path / "saved.db", PASSPHRASE)) as saved:
        assert find_damage(saved) == []
        assert find_orphans(saved) == {}
        assert len(read_children(saved)) == 400
        assert read_events(saved) == EVENTS


def test_a_store_whose_first_page_is_gone_cannot_be_read_at_all(tmp_path: Path) -> None:
    path = a_store(tmp_path, PASSPHRASE)
    spoil(path, range(1))

    with pytest.raises(ExpectedError, match="does not open"):
        Salvage(path, PASSPHRASE).run(tmp_path / "saved.db")
    assert not (tmp_path / "saved.db").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = a_store(tmp_path, None)
    (tmp_path / "saved.db").write_text("a letter")

    with pytest.raises(ExpectedError, match="already a file"):
        Salvage(path, None).run(tmp_path / "saved.db")
