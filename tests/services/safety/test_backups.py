"""One verified backup a day, kept by a schedule; going back says first what would be lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.domain.records import CaseEvent
from caseload_app.services.safety.backups import (
    back_up_today,
    list_backups,
    restore_backup,
    what_would_be_lost,
)
from caseload_app.services.safety.keys import make_recovery_key
from caseload_app.store.audit import read_audit
from caseload_app.store.read import read_children, read_events
from tests.services.safety.locked import CHILD, PASSPHRASE, a_locked_store
from tests.services.stores import the_clock

VISIT = CaseEvent("C1", "CP visit", date(2026, 2, 2))


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_opening_of_a_day_keeps_a_backup(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    with factory.open() as session:
        first, again = back_up_today(session), back_up_today(session)

    assert names_in(tmp_path / "backups") == ["team-2026-03-02-0830-on-opening.db"]
    assert first.made is not None
    assert again.made is None
    with replace(factory, path=first.made).open() as copy:
        assert read_children(copy.database) == [CHILD]


def test_the_schedule_lets_old_ones_go(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    folder = tmp_path / "backups"
    folder.mkdir()
    for back in range(1, 120):
        day = the_clock().date() - timedelta(days=back)
        (folder / f"team-{day.isoformat()}-0900-on-opening.db").touch()

    with factory.open() as session:
        back_up_today(session)

    # Seven days, three more ends of weeks and three more ends of months.
    assert len(names_in(folder)) == 13


def test_what_a_crash_left_half_written_goes(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "team-2026-03-01-0900-on-opening.db.partial").touch()

    with factory.open() as session:
        back_up_today(session)

    assert names_in(folder) == ["team-2026-03-02-0830-on-opening.db"]


def test_a_second_place_gets_the_same_with_the_recovery_file(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    make_recovery_key(factory)
    second = tmp_path / "stick" / "caseload"

    with factory.open() as session:
        kept = back_up_today(session, second)

    assert kept.problem == ""
    assert names_in(second) == ["team-2026-03-02-0830-on-opening.db", "team.recovery"]
    assert len(list_backups(factory.path, second)) == 2


def test_a_second_place_that_is_gone_is_told_and_the_first_stands(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    (tmp_path / "stick").touch()

    with factory.open() as session:
        kept = back_up_today(session, tmp_path / "stick")

    assert kept.made is not None
    assert kept.second is None
    assert kept.problem.startswith("No copy can be written to")


def test_backups_are_listed_newest_first_with_their_reason(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in (
        "team-2026-02-27-0910-before-import.db",
        "team-2026-02-28-1000-on-opening-2.db",
        "team-v3-2026-01-05.db",
        "team-south-2026-02-28-1000-on-opening.db",
        "letter.db",
    ):
        (folder / name).touch()

    listed = [(one.taken_at, one.why) for one in list_backups(factory.path)]

    assert listed == [
        (datetime.fromisoformat("2026-02-28T10:00"), "on-opening"),
        (datetime.fromisoformat("2026-02-27T09:10"), "before-import"),
        (datetime.fromisoformat("2026-01-05T00:00"), "before-version-4"),
    ]


def test_what_would_be_lost_is_counted(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    with factory.open() as session:
        made = back_up_today(session).made
        with session.write() as writer:
            writer.add(VISIT)
        assert made is not None
        loss = what_would_be_lost(session, made, PASSPHRASE)

    assert loss.entries == 1
    assert loss.since == the_clock()
    assert loss.kinds == (("events added", 1),)
    assert ("events", 1, 0) in loss.rows
    assert loss.is_same_history


def test_restoring_goes_back_keeps_the_file_and_is_recorded(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    with factory.open() as session:
        made = back_up_today(session).made
        with session.write() as writer:
            writer.add(VISIT)
    assert made is not None

    kept = restore_backup(factory, made)

    assert kept is not None
    with factory.open() as session:
        assert read_events(session.database) == []
        newest = read_audit(session.database)[0]
    assert newest.act is Act.RESTORED
    assert newest.new == {"from": made.name, "kept": kept.name}
    with replace(factory, path=kept).open() as session:
        assert read_events(session.database) == [VISIT]
