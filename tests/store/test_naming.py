from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.records import Child, Leave, Supervision, Worker
from caseload_app.store.naming import read_named_records
from tests.services.stores import a_store


def test_everything_under_a_workers_name_is_read_but_children_and_their_history(
    tmp_path: Path,
) -> None:
    ann, leave = Worker("Ann Brook"), Leave("Ann Brook", date(2026, 3, 2))
    held = Supervision("Ann Brook", date(2026, 2, 2))
    session = a_store(tmp_path, [ann, Child("C1", worker="Ann Brook"), leave, held])

    assert set(read_named_records(session.database)) == {ann, leave, held}
