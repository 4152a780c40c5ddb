from __future__ import annotations

from pathlib import Path

from caseload_app.services.safety.history import chain_words, history_of
from tests.builders import a_child, a_worker
from tests.services.stores import a_store


def test_a_child_is_not_mistaken_for_one_whose_id_begins_the_same(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child("C1"), a_child("C12")]) as session:
        keys = {entry.key[0] for entry in history_of(session, "C1")}

    assert keys == {"C1"}


def test_tampering_is_said_in_words(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker()]) as session:
        whole = chain_words(session)
        session.database.execute("drop trigger audit_keeps_every_value")
        session.database.execute("update audit set author = 'other'")
        broken = chain_words(session)

    assert whole == ("The trail is whole: no entry was changed, removed or slipped in.", True)
    assert broken == (
        "The trail has been tampered with: entry 1 is not as it was written.",
        False,
    )
