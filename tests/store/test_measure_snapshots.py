"""The figures of a day are kept in one row each, and a second time takes the first one's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from caseload_app.domain.measures.snapshots import MeasureSnapshot, Part, TakenFor
from caseload_app.store.audit import read_audit
from caseload_app.store.measure_snapshots import (
    read_last_snapshot,
    read_snapshot_days,
    read_snapshots,
    read_snapshots_between,
    remove_snapshots_since,
    save_snapshots,
)
from tests.services.stores import a_store

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
SNAPSHOT = MeasureSnapshot(
    "icpc_on_time",
    date(2026, 3, 2),
    3,
    4,
    (Part("North", "Asha Brook", "CP", 3, 4),),
    AT,
    TakenFor.IMPORT,
)


def test_a_snapshot_comes_back_as_it_was(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        with session.write() as writer:
            save_snapshots(writer, [SNAPSHOT])

        assert read_snapshots(session.database, "icpc_on_time") == [SNAPSHOT]
        assert read_last_snapshot(session.database) == SNAPSHOT
        assert read_snapshot_days(session.database) == [date(2026, 3, 2)]


def test_the_same_day_again_takes_the_place_of_the_first(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        with session.write() as writer:
            save_snapshots(writer, [SNAPSHOT])
            save_snapshots(writer, [replace(SNAPSHOT, numerator=4)])

        assert [one.numerator for one in read_snapshots(session.database, "icpc_on_time")] == [4]


def test_the_audit_trail_names_the_day_and_how_many(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        with session.write() as writer:
            save_snapshots(writer, [SNAPSHOT, replace(SNAPSHOT, measure="re_referrals")])

        (entry,) = read_audit(session.database, "measure_snapshots")

    assert (entry.key, entry.new) == (("2026-03-02",), {"measures": 2, "taken_for": "import"})


def test_what_rests_on_an_undone_import_goes(tmp_path: Path) -> None:
    earlier = replace(
        SNAPSHOT, on=date(2026, 2, 23), taken_at=datetime(2026, 2, 23, 8, 0, tzinfo=UTC)
    )
    with a_store(tmp_path) as session:
        with session.write() as writer:
            save_snapshots(writer, [earlier])
            save_snapshots(writer, [SNAPSHOT])
            removed = remove_snapshots_since(writer, AT)

        assert removed == 1
        assert read_snapshot_days(session.database) == [date(2026, 2, 23)]
        between = read_snapshots_between(session.database, date(2026, 2, 1), date(2026, 3, 1))
        assert [one.on for one in between] == [date(2026, 2, 23)]
