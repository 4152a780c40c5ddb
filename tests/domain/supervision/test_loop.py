"""What supervision leaves behind, indexed by worker, child and session."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.records import (
    PersonalRecord,
    SessionDetail,
    SupervisionKind,
    SupervisorSpell,
)
from caseload_app.domain.supervision.loop import LoopRecords, build_loop
from tests.builders import a_session, a_worker

ON = date(2026, 3, 2)
FIRST = PersonalRecord("Asha Brook", ON, SupervisionKind.PERSONAL, 1, "{}")


def test_the_newest_revision_is_in_force_and_the_others_are_kept() -> None:
    second, third = replace(FIRST, revision=2), replace(FIRST, revision=3)

    loop = build_loop(LoopRecords(personal=[third, FIRST, second]))

    assert loop.personal["Asha Brook"] == (third,)
    assert loop.superseded == (FIRST, second)


def test_records_of_two_days_do_not_supersede_each_other() -> None:
    other = replace(FIRST, on=date(2026, 3, 30))

    loop = build_loop(LoopRecords(personal=[other, FIRST]))

    assert loop.personal["Asha Brook"] == (FIRST, other)


def test_a_session_without_detail_has_a_blank_one() -> None:
    blank = SessionDetail("Asha Brook", ON, SupervisionKind.PERSONAL)

    assert build_loop(LoopRecords()).detail(a_session(ON)) == blank


def test_cover_goes_before_a_handover_and_that_before_the_list() -> None:
    worker = a_worker(supervisor="Nia")
    loop = build_loop(
        LoopRecords(
            spells=[
                SupervisorSpell(worker.name, date(2026, 3, 9), "Deputy", date(2026, 3, 13)),
                SupervisorSpell(worker.name, ON, "Ola"),
            ]
        )
    )

    found = [loop.supervisor_on(worker, date(2026, 3, day)) for day in (1, 2, 9, 13, 14)]

    assert found == ["Nia", "Ola", "Deputy", "Deputy", "Ola"]
