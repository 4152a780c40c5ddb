from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.accepting import accept
from caseload_app.domain.importing.comparing import import_difference
from caseload_app.domain.importing.difference import GroupId
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.keeping import HandMade
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange, Worker
from caseload_app.domain.rules.setting_lines import LineKind, SettingLine

TODAY = date(2026, 3, 2)
FEB = date(2026, 2, 9)
BEFORE = Child("C1", worker="Ann", plan=Plan.CIN)
AFTER = Child("C1", worker="Bo", plan=Plan.CP)
VISIT = CaseEvent("C2", "CIN visit", FEB)
KNOWN = CaseRecords(workers=[Worker("Ann")], children=[BEFORE])
PLAN = ImportPlan(
    (
        RecordChange(BEFORE, AFTER),
        RecordChange(None, Child("C2", worker="Cy")),
        RecordChange(None, VISIT),
        RecordChange(None, Worker("Bo")),
        RecordChange(None, Worker("Cy", role="Social worker")),
    )
)


def left(*groups: GroupId) -> tuple[RecordChange, ...]:
    """Take everything but these groups."""
    difference = import_difference(PLAN, KNOWN, TODAY)
    refused = {row.id for group in groups for row in difference.group(group).rows}
    return accept(PLAN, difference, difference.proposed() - refused, {"Ann"}).changes


def test_everything_accepted_is_the_plan_itself() -> None:
    assert left() == PLAN.changes


def test_one_field_of_a_child_can_be_left() -> None:
    assert left(GroupId.PLAN)[0] == RecordChange(BEFORE, Child("C1", worker="Bo", plan=Plan.CIN))


def test_a_new_worker_nobody_needs_any_more_is_left_out() -> None:
    changes = left(GroupId.MOVED_WORKER)

    assert RecordChange(None, Worker("Bo")) not in changes
    assert RecordChange(None, Worker("Cy", role="Social worker")) in changes


def test_a_child_of_which_nothing_is_taken_is_not_changed() -> None:
    changes = left(GroupId.MOVED_WORKER, GroupId.PLAN)

    assert all(change.before is None for change in changes)


def test_events_of_a_refused_child_go_with_it() -> None:
    assert RecordChange(None, VISIT) not in left(GroupId.NEW)


def test_a_correction_given_up_brings_the_worker_it_needs() -> None:
    theirs = Child("C1", worker="Di", plan=Plan.CIN)
    plan = ImportPlan(hand_made=(HandMade("worker", "Ann", "Di", BEFORE, theirs),))
    difference = import_difference(plan, KNOWN, TODAY)
    (row,) = difference.group(GroupId.HAND_MADE).rows

    assert accept(plan, difference, {row.id}, {"Ann"}).changes == (
        RecordChange(BEFORE, theirs),
        RecordChange(None, Worker("Di")),
    )
    assert accept(plan, difference, (), {"Ann"}).is_empty


def test_a_removed_event_can_be_taken_back_in() -> None:
    plan = ImportPlan(hand_made=(HandMade("", "removed", "added", None, VISIT),))
    difference = import_difference(plan, KNOWN, TODAY)

    taken = accept(plan, difference, {row.id for row in difference.rows()}, ())

    assert taken.changes == (RecordChange(None, VISIT),)


def test_a_rule_set_differently_can_be_left_and_what_only_tells_is_passed_by() -> None:
    dental, sdq = (SettingLine(LineKind.OFF, rule) for rule in ("dental", "sdq"))
    plan = ImportPlan(vanished=("C1",), settings=(dental, sdq))
    difference = import_difference(plan, KNOWN, TODAY)
    refused = {row.id for row in difference.rows() if "dental" in row.sentence}

    assert accept(plan, difference, difference.proposed() - refused, ()).settings == (sdq,)
