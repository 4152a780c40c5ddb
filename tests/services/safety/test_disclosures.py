from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.services.safety.disclosures import PAPER, note_disclosure
from caseload_app.store.audit import read_audit
from tests.services.stores import a_store, store_in


def test_what_was_printed_is_recorded_with_or_without_names(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        note_disclosure(session, Act.PRINTED, PAPER, "Team brief", names=True)

        (entry,) = read_audit(session.database)
    assert (entry.act, entry.subject, entry.key) == (Act.PRINTED, "paper", ("Team brief",))
    assert entry.new == {"names": True}


def test_a_reader_of_a_store_in_use_is_not_stopped(tmp_path: Path) -> None:
    a_store(tmp_path).close()

    with replace(store_in(tmp_path), read_only_because="Nia has it open.").open() as session:
        note_disclosure(session, Act.PRINTED, PAPER, "Team brief", names=False)

        assert read_audit(session.database) == []
