from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caseload_app.services.safety.salvaging import salvage, salvage_words
from caseload_app.store.read import read_children
from caseload_app.store.salvage import Salvaged
from tests.services.safety.locked import CHILD, a_locked_store


def test_the_new_store_opens_with_the_same_passphrase(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    done = salvage(factory, tmp_path / "saved.db")

    assert done.damaged == ()
    saved = replace(factory, path=tmp_path / "saved.db")
    with saved.open() as session:
        assert read_children(session.database) == [CHILD]


def test_what_is_lost_is_said() -> None:
    words = salvage_words(Salvaged({"children": 12}, ("audit", "children"), 3, 1))

    assert words == [
        "Read 12 records.",
        "Some of what these held cannot be read any more: audit and children.",
        "3 children or workers put together again from the audit trail; look at them.",
        "1 record hung on lost ones and went.",
        "Compare it with the latest backup before you go on with it.",
    ]
