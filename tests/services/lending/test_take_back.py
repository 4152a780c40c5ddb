"""What a deputy did comes back: seen first, decided where both wrote, whole, once, and undoable."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.lending.merging import Choices, Outcome, Side
from caseload_app.domain.measures.snapshots import MeasureSnapshot, TakenFor
from caseload_app.domain.records import (
    AgreedAction,
    Allocation,
    CaseDiscussion,
    CaseEvent,
    CaseRecord,
    Child,
    Leave,
    Worker,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.register import read_loans
from caseload_app.services.lending.take_back import (
    TakenBack,
    TakingBack,
    preview,
    take_back,
    undo_taking_back,
)
from caseload_app.services.safety.retention import remove_children
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import find_chain_faults
from caseload_app.store.connection import open_database
from caseload_app.store.drafts import save_draft
from caseload_app.store.measure_snapshots import read_snapshot_days, save_snapshots
from caseload_app.store.read import (
    read_actions,
    read_all,
    read_allocations,
    read_case_discussions,
    read_child,
    read_children,
    read_events,
    read_leave,
)
from caseload_app.store.settings import read_setting, save_setting
from caseload_app.store.shapes import CASE_RECORDS
from tests.services.lending.copies import (
    BACK_ON,
    PHRASE,
    a_team,
    deputy_at,
    do_in,
    lent,
    manager_at,
    write,
)

BEFORE = CaseEvent("C1", "CP visit", date(2026, 2, 20), note="seen")
VISIT = CaseEvent("C1", "CP visit", date(2026, 3, 6), note="seen alone")
FERN = Child("C1", name="Fern Test", worker="Al Example", team="North")


def shown(session: Session, copy: Path) -> TakingBack:
    return preview(session, copy, PHRASE)


def back(session: Session, copy: Path, choices: Choices | None = None) -> TakenBack:
    with manager_at(session).open() as later:
        return take_back(later, shown(later, copy), choices or {}, BACK_ON)


def decided(session: Session, copy: Path, side: Side) -> dict[str, Side]:
    return dict.fromkeys(shown(session, copy).conflicts, side)


def outcomes(found: TakingBack) -> list[tuple[str, str]]:
    return [(line.outcome.value, line.what) for line in found.lines]


def test_nothing_done_brings_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)

        found = shown(session, copy)
        done = back(session, copy)

        assert found.lines == []
        assert not found.brings_something
        assert (done.number, done.snapshot) == (0, None)
        assert [loan.is_out for loan in read_loans(session)] == [False]


def test_a_copy_of_an_empty_store_brings_what_was_done(tmp_path: Path) -> None:
    with a_team(tmp_path, ()) as session:
        copy = lent(session)
        do_in(copy, (None, Child("C9")))

        back(session, copy)

        assert read_children(session.database) == [Child("C9")]


def test_what_the_deputy_did_is_taken(tmp_path: Path) -> None:
    action = AgreedAction("Al Example", "Ring school", "C1", "Al", date(2026, 3, 20))
    decision = CaseDiscussion("C1", date(2026, 3, 9), "Al Example", "Stay", "Settled")
    away = Leave("Bo Example", date(2026, 3, 9), None, "Sick leave")
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT), (None, action), (None, decision), (None, away), (BEFORE, None))

        done = back(session, copy)

        assert done.number == 5
        assert read_events(session.database) == [VISIT]
        assert read_actions(session.database) == [action]
        assert read_case_discussions(session.database) == [decision]
        assert away in read_leave(session.database)
        assert done.changes.children == {"C1"}


def test_looking_writes_nothing_to_either_file(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))
        files = [path.read_bytes() for path in (copy, session.path)]

        found = shown(session, copy)

        assert outcomes(found) == [("taken", "Event CP visit, Fri 6 Mar 2026: added")]
        assert [path.read_bytes() for path in (copy, session.path)] == files
        assert sorted(path.name for path in tmp_path.iterdir()) == ["cover.db", "team.db"]


def test_what_the_manager_did_meanwhile_is_kept(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (None, VISIT))
        do_in(copy, (FERN, replace(FERN, legal_status="S20")))

        found = shown(session, copy)
        back(session, copy)

        assert outcomes(found) == [
            ("taken", "Child: legal status"),
            ("kept", "Event CP visit, Fri 6 Mar 2026: added"),
        ]
        assert read_events(session.database) == [BEFORE, VISIT]
        child = read_child(session.database, "C1")
        assert child is not None
        assert child.legal_status == "S20"


def test_the_same_visit_recorded_by_both_is_one(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (None, VISIT))
        do_in(copy, (None, VISIT))

        assert shown(session, copy).lines == []


@pytest.mark.parametrize(("side", "note"), [(Side.MINE, "by me"), (Side.DEPUTY, "by Dee")])
def test_the_same_field_changed_by_both_is_decided(tmp_path: Path, side: Side, note: str) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (BEFORE, replace(BEFORE, note="by me")))
        do_in(copy, (BEFORE, replace(BEFORE, note="by Dee")))
        (line,) = shown(session, copy).lines

        back(session, copy, {line.id: side})

        assert line.outcome is Outcome.CONFLICT
        assert (line.was, line.here, line.there) == ("seen", "by me", "by Dee")
        assert read_events(session.database) == [replace(BEFORE, note=note)]


def test_nothing_is_written_while_something_is_undecided(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (BEFORE, replace(BEFORE, note="by me")))
        do_in(copy, (BEFORE, replace(BEFORE, note="by Dee")), (None, VISIT))

        with pytest.raises(ExpectedError) as told:
            back(session, copy)

        assert told.value.problem == "1 conflict not decided yet, so nothing was saved."
        assert VISIT not in read_events(session.database)


@pytest.mark.parametrize("side", list(Side))
def test_a_child_moved_by_both_has_one_holder_and_a_history_that_ends_there(
    tmp_path: Path, side: Side
) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (FERN, replace(FERN, worker="Bo Example")))
        with deputy_at(copy).open() as there:
            write(there, (None, Worker("Cy Example")), (FERN, replace(FERN, worker="Cy Example")))

        back(session, copy, decided(session, copy, side))

        holder = "Bo Example" if side is Side.MINE else "Cy Example"
        child = read_child(session.database, "C1")
        assert child is not None
        assert child.worker == holder
        assert read_allocations(session.database, "C1")[-1].worker == holder


def test_a_child_moved_by_the_deputy_keeps_the_day_of_the_move(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (FERN, replace(FERN, worker="Bo Example")))

        back(session, copy)

        assert read_allocations(session.database, "C1")[-1] == Allocation(
            "C1", date(2026, 3, 9), "Bo Example", "North"
        )


def test_what_is_about_a_child_removed_meanwhile_is_left_out(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (FERN, None))
        do_in(copy, (None, VISIT))

        found = shown(session, copy)
        back(session, copy)

        left = [line for line in found.lines if line.outcome is Outcome.LEFT_OUT]
        assert [line.why for line in left] == ["child C1 has been removed here since"]
        assert [child.child_id for child in read_children(session.database)] == ["C2"]
        assert read_events(session.database) == []


def test_a_child_removed_for_good_does_not_come_back(tmp_path: Path) -> None:
    closed = replace(FERN, closed_on=date(2024, 1, 2))
    with a_team(tmp_path) as session:
        write(session, (FERN, closed))
        copy = lent(session)
        do_in(copy, (closed, replace(closed, flags="seen")))
        remove_children(session, ["C1"], date(2026, 3, 3), why="kept long enough")

        back(session, copy)

        assert read_child(session.database, "C1") is None
        assert find_chain_faults(session.database) == []


def test_a_copy_removes_nobody_for_good(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        write(session, (FERN, replace(FERN, closed_on=date(2024, 1, 2))))
        copy = lent(session)

    with deputy_at(copy).open() as there, pytest.raises(ExpectedError) as told:
        remove_children(there, ["C1"], date(2026, 3, 9), why="old")

    assert told.value.problem == "Nobody is removed for good from a deputy's copy."


def test_two_texts_signed_on_one_day_are_both_kept(tmp_path: Path) -> None:
    mine = CaseRecord("C1", date(2026, 3, 9), "Al Example", 1, '{"a":1}', "Me", "Me")
    theirs = replace(mine, content='{"a":2}', signed_by="Dee Puty")
    with a_team(tmp_path) as session:
        copy = lent(session)
        write(session, (None, mine))
        do_in(copy, (None, theirs))

        back(session, copy)

        second = replace(theirs, revision=2, reason="Signed in the deputy's copy")
        assert read_all(session.database, CASE_RECORDS) == [mine, second]
        assert not shown(session, copy).brings_something


def test_settings_changed_in_different_parts_come_together(tmp_path: Path) -> None:
    def let_off(session: Session, *children: str) -> None:
        rows: list[JsonValue] = [{"rule": "cp_visit", "child_id": child} for child in children]
        with session.write() as writer:
            save_setting(writer, "rules", {"exemptions": rows})

    with a_team(tmp_path) as session:
        copy = lent(session)
        let_off(session, "C1")
        with deputy_at(copy).open() as there:
            let_off(there, "C2")

        back(session, copy)

        assert read_setting(session.database, "rules") == {
            "exemptions": [
                {"rule": "cp_visit", "child_id": "C1"},
                {"rule": "cp_visit", "child_id": "C2"},
            ]
        }


def test_figures_kept_in_the_copy_come_over_for_days_that_have_none(tmp_path: Path) -> None:
    def keep(session: Session, on: date) -> None:
        moment = datetime(on.year, on.month, on.day, tzinfo=UTC)
        figure = MeasureSnapshot("open", on, 2, 1, (), moment, TakenFor.WEEK)
        with session.write() as writer:
            save_snapshots(writer, [figure])

    with a_team(tmp_path) as session:
        copy = lent(session)
        keep(session, date(2026, 3, 16))
        with deputy_at(copy).open() as there:
            keep(there, date(2026, 3, 9))
            keep(there, date(2026, 3, 16))

        found = shown(session, copy)
        done = back(session, copy)
        days = read_snapshot_days(session.database)
        undo_taking_back(session, done.loan)

        assert found.notes == ["The figures of 1 day come over as they were kept there."]
        assert days == [date(2026, 3, 9), date(2026, 3, 16)]
        assert read_snapshot_days(session.database) == [date(2026, 3, 16)]


def test_drafts_that_were_never_signed_are_told_of(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        with deputy_at(copy).open() as there:
            save_draft(there.database, "personal", "begun", there.clock_now())

        assert shown(session, copy).notes == [
            "1 draft was never signed in the copy and stays there."
        ]


def test_the_trail_names_the_deputy_the_file_and_the_reason(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT), why="told by phone")

        back(session, copy)

        entries = read_audit(session.database, limit=3)
        assert entries[0].key == ("taken back from Dee Puty",)
        assert entries[0].new["file"] == "cover.db"
        assert entries[2].subject == "events"
        assert entries[2].why == (
            "Dee Puty's copy taken back (cover.db): done Mon 9 Mar 2026 by dputy, told by phone"
        )
        assert find_chain_faults(session.database) == []


def test_a_backup_is_kept_before_anything_is_written(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))

        done = back(session, copy)

    assert done.snapshot is not None
    assert done.snapshot.name == "team-2026-03-16-0830-before-taking-back.db"
    with closing(open_database(done.snapshot, None)) as before:
        assert VISIT not in read_events(before)


def test_the_copies_of_two_deputies_come_back_one_after_the_other(tmp_path: Path) -> None:
    other = CaseEvent("C2", "CP visit", date(2026, 3, 6))
    with a_team(tmp_path) as session:
        first = lent(session)
        second = lent(session, name="second.db")
        do_in(first, (None, VISIT), (BEFORE, replace(BEFORE, note="by the first")))
        do_in(second, (None, VISIT), (None, other), (BEFORE, replace(BEFORE, note="by another")))

        back(session, first)
        found = shown(session, second)
        back(session, second, decided(session, second, Side.MINE))

        assert [line.outcome for line in found.lines if line.outcome is not Outcome.KEPT] == [
            Outcome.CONFLICT,
            Outcome.TAKEN,
        ]
        assert read_events(session.database) == [
            replace(BEFORE, note="by the first"),
            VISIT,
            other,
        ]
        assert [loan.is_out for loan in read_loans(session)] == [False, False]
