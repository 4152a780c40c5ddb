"""What a session opens with before anybody has typed anything."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import PointsVersion
from caseload_app.domain.capacity.points import PointsRow, PointsTable, RowKind
from caseload_app.domain.capacity.points import content_of as points_content
from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    Allocation,
    CaseDiscussion,
    Leave,
    PersonalRecord,
    SupervisionKind,
    SupervisionStatus,
    SupervisorSpell,
)
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.session_opening import (
    figures,
    next_session,
    open_session_record,
)
from caseload_app.domain.supervision.supervision_record import (
    CheckKind,
    PersonalPart,
    SignedPersonal,
    StandingCheck,
    content_of,
)
from tests.builders import a_child, a_session, a_worker, the_rules

ASHA = "Asha Brook"
TODAY = date(2026, 3, 30)
LAST = date(2026, 3, 2)
RING = AgreedAction(ASHA, "Ring the school", "C1", ASHA, date(2026, 2, 20))
LATER = AgreedAction(ASHA, "Book training", due_on=date(2026, 5, 1))


def the_team(**records: object) -> Casebook:
    usual: dict[str, object] = {
        "workers": [a_worker(supervisor="Nia Gorse", case_limit=1, fte=0.5)],
        "supervisions": [a_session(LAST)],
        "actions": [LATER, RING],
    }
    return build_casebook(CaseRecords(**{**usual, **records}), the_rules(), TODAY)  # type: ignore[arg-type]


def test_actions_from_last_time_come_oldest_first_without_an_outcome() -> None:
    reviews = open_session_record(the_team(), ASHA).draft.reviews

    assert [(one.action, one.times, one.fate) for one in reviews] == [
        ("Ring the school", 1, None),
        ("Book training", 0, None),
    ]


def test_an_action_says_when_it_was_agreed_and_until_when_it_was_put_off() -> None:
    key = (ASHA, "Ring the school", "C1", date(2026, 2, 20))
    steps = [
        ActionStep(*key, date(2026, 2, 2), ActionStepKind.AGREED),
        ActionStep(*key, LAST, ActionStepKind.CARRIED, "Closed", date(2026, 3, 27)),
    ]

    first, _ = open_session_record(the_team(loop=LoopRecords(steps=steps)), ASHA).draft.reviews

    assert (first.agreed_on, first.now_by) == (date(2026, 2, 2), date(2026, 3, 27))


def test_what_is_done_needs_no_outcome() -> None:
    done = AgreedAction(ASHA, "Done", due_on=LAST, done_on=date(2026, 3, 9))

    assert open_session_record(the_team(actions=[done]), ASHA).draft.reviews == ()


def test_the_deputy_who_covers_is_the_supervisor() -> None:
    spell = SupervisorSpell(ASHA, date(2026, 3, 23), "Deputy", date(2026, 4, 10))

    draft = open_session_record(the_team(loop=LoopRecords(spells=[spell])), ASHA).draft

    assert draft.supervisor == "Deputy"


def test_the_assessed_year_gives_the_kind() -> None:
    worker = a_worker(asye_started_on=date(2026, 1, 5))

    draft = open_session_record(the_team(workers=[worker]), ASHA).draft

    assert draft.kind is SupervisionKind.ASYE


def test_the_nearest_booking_is_the_one_it_stands_for() -> None:
    planned = [a_session(date(2026, 3, day), status=SupervisionStatus.PLANNED) for day in (24, 31)]

    draft = open_session_record(the_team(supervisions=planned), ASHA).draft

    assert draft.booked_on == date(2026, 3, 31)


def test_standing_checks_are_taken_over_from_the_last_record() -> None:
    seen = StandingCheck(CheckKind.DBS, LAST, date(2029, 3, 2))
    content = content_of(SignedPersonal(PersonalPart(checks=(seen,))))
    record = PersonalRecord(ASHA, LAST, SupervisionKind.PERSONAL, 1, content)

    draft = open_session_record(the_team(loop=LoopRecords(personal=[record])), ASHA).draft

    assert seen in draft.personal.checks
    assert [one.kind for one in draft.personal.checks] == list(CheckKind)


def test_the_figures_say_what_came_and_went_since_last_time() -> None:
    children = [
        a_child("C1", allocated_on=date(2026, 3, 9)),
        a_child("C2", allocated_on=date(2026, 1, 5)),
        a_child("C3", closed_on=date(2026, 3, 20)),
        a_child("C4", worker="Bo Lee"),
        a_child("C5", closed_on=date(2026, 2, 20)),
    ]
    allocations = [
        Allocation("C4", date(2026, 1, 5), ASHA),
        Allocation("C4", date(2026, 3, 16), "Bo Lee"),
    ]
    talks = [CaseDiscussion("C2", LAST, ASHA, "Go on")]
    casebook = the_team(children=children, allocations=allocations, discussions=talks)

    found = figures(casebook, ASHA, date(2026, 4, 27))

    assert (found.came, found.went) == (("C1",), ("C3", "C4"))
    assert (found.cases, found.cases_per_fte, found.over_limit) == (2, 4.0, 1)
    assert (found.open_actions, found.never_discussed) == (2, 1)


def test_before_the_first_session_nothing_is_said_to_have_moved() -> None:
    found = figures(the_team(supervisions=[]), ASHA, date(2026, 4, 27))

    assert (found.since, found.came, found.went) == (None, (), ())


def test_leave_since_last_time_and_soon_is_listed() -> None:
    leave = [
        Leave(ASHA, date(2026, 1, 5), date(2026, 1, 9), "Annual leave"),
        Leave(ASHA, date(2026, 3, 9), date(2026, 3, 10), "Sick"),
        Leave(ASHA, date(2026, 4, 6), date(2026, 4, 10), "Annual leave"),
        Leave(ASHA, date(2026, 8, 3), date(2026, 8, 14), "Annual leave"),
    ]

    found = figures(the_team(leave=leave), ASHA, date(2026, 4, 27))

    assert [one.from_on for one in found.leave] == [date(2026, 3, 9), date(2026, 4, 6)]


def test_the_next_session_is_a_working_day_in_time() -> None:
    casebook = the_team()

    assert next_session(casebook, ASHA) == date(2026, 4, 27)


def test_without_a_rule_to_count_by_four_weeks_are_proposed() -> None:
    casebook = the_team(supervisions=[])

    assert next_session(casebook, ASHA) == date(2026, 4, 27)


def test_points_stand_against_what_can_be_carried_where_a_table_counts() -> None:
    table = PointsTable(
        "Ours",
        (PointsRow(RowKind.CAPACITY, "", 40), PointsRow(RowKind.PLAN, "CIN", 4)),
    )
    version = PointsVersion(1, LAST, "Ours", points_content(table), True, "Agreed")
    children = [a_child("C1"), a_child("C2")]
    capacity = CapacityRecords(points=[version])

    counted = open_session_record(the_team(children=children, capacity=capacity), ASHA).figures
    uncounted = open_session_record(the_team(children=children), ASHA).figures

    assert counted.points == "8 of 20: 2 children 8"
    assert uncounted.points == ""


def test_a_child_held_before_by_somebody_else_did_not_go() -> None:
    children = [a_child("C1", worker="Bo Lee"), a_child("C2", worker="Bo Lee")]
    allocations = [
        Allocation("C1", date(2026, 1, 5), "Bo Lee"),
        Allocation("C2", date(2026, 3, 16), "Bo Lee"),
    ]

    found = figures(the_team(children=children, allocations=allocations), ASHA, date(2026, 4, 27))

    assert found.went == ()
