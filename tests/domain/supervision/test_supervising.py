"""When supervision is due: every four weeks, and more often in the assessed year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    Leave,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.deadlines import DeadlineState, as_at
from caseload_app.domain.rules.explaining import explain
from caseload_app.domain.supervision.supervising import (
    KnownOfWorker,
    SupervisionDue,
    carried,
    supervision_due,
    supervision_standing,
    times_carried,
)
from caseload_app.domain.supervision.supervision_policy import Stage, SupervisionPolicy
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
WORKER = Worker("Amira Hussain", started_on=date(2025, 9, 1))
NEW = replace(WORKER, started_on=date(2026, 1, 5), asye_started_on=date(2026, 1, 5))


def held(on: date, kind: SupervisionKind = SupervisionKind.PERSONAL) -> Supervision:
    return Supervision(WORKER.name, on, kind)


def due(worker: Worker, today: date, *sessions: Supervision) -> SupervisionDue:
    return supervision_due(worker, sessions, (), BOOK, as_at(today, BOOK.calendar))


def test_four_weeks_after_the_last_personal_session() -> None:
    found = due(WORKER, date(2026, 3, 30), held(date(2026, 3, 2)))

    assert (found.rule, found.last, found.due) == (
        "supervision",
        date(2026, 3, 2),
        date(2026, 3, 30),
    )
    assert found.state is DeadlineState.DUE_SOON


def test_overdue_from_the_day_after() -> None:
    assert due(WORKER, date(2026, 3, 31), held(date(2026, 3, 2))).state is DeadlineState.OVERDUE


def test_without_a_session_the_start_of_the_job_counts() -> None:
    found = due(WORKER, date(2025, 9, 10))

    assert (found.last, found.due) == (None, date(2025, 9, 29))


def test_without_a_start_and_a_session_there_is_nothing_to_count_from() -> None:
    found = due(Worker("Bo Lee"), date(2026, 3, 2))

    assert (found.due, found.deadline, found.state) == (None, None, None)


@pytest.mark.parametrize("kind", [SupervisionKind.CASE, SupervisionKind.GROUP])
def test_case_and_group_sessions_do_not_count(kind: SupervisionKind) -> None:
    found = due(WORKER, date(2026, 3, 9), held(date(2026, 2, 2)), held(date(2026, 3, 2), kind))

    assert found.due == date(2026, 3, 2)


@pytest.mark.parametrize("status", [SupervisionStatus.CANCELLED, SupervisionStatus.PLANNED])
def test_sessions_not_held_do_not_count(status: SupervisionStatus) -> None:
    session = replace(held(date(2026, 3, 2)), status=status)

    assert due(WORKER, date(2026, 3, 9), session, held(date(2026, 2, 2))).due == date(2026, 3, 2)


def test_a_session_dated_in_the_future_is_not_known_yet() -> None:
    found = due(WORKER, date(2026, 3, 9), held(date(2026, 3, 10)), held(date(2026, 2, 2)))

    assert found.last == date(2026, 2, 2)


def test_an_assessed_year_session_counts_for_everybody() -> None:
    found = due(WORKER, date(2026, 3, 9), held(date(2026, 3, 2), SupervisionKind.ASYE))

    assert found.last == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2026, 1, 12), date(2026, 1, 19)),
        (date(2026, 2, 15), date(2026, 2, 22)),
        (date(2026, 2, 16), date(2026, 3, 2)),
        (date(2026, 7, 4), date(2026, 7, 18)),
        (date(2026, 7, 5), date(2026, 8, 2)),
        (date(2026, 12, 1), date(2026, 12, 29)),
    ],
)
def test_weekly_to_day_42_fortnightly_to_six_months_then_four_weekly(
    last: date, expected: date
) -> None:
    found = due(NEW, last, held(last))

    assert (found.rule, found.due) == ("supervision_asye", expected)


def test_in_the_assessed_year_without_a_session_a_week_from_its_start() -> None:
    worker = replace(NEW, started_on=date(2025, 9, 1))
    found = due(worker, date(2026, 1, 12), held(date(2025, 12, 1)))

    assert found.due == date(2026, 1, 12)
    assert found.deadline is not None
    assert found.deadline.started_by == "ASYE started"


def test_after_the_assessed_year_the_usual_rule() -> None:
    assert due(NEW, date(2027, 1, 4), held(date(2027, 1, 4))).rule == "supervision_asye"
    assert due(NEW, date(2027, 1, 5), held(date(2027, 1, 4))).rule == "supervision"


def test_before_the_assessed_year_the_usual_rule() -> None:
    worker = replace(WORKER, asye_started_on=date(2026, 4, 1))

    assert due(worker, date(2026, 3, 31)).rule == "supervision"


def test_the_next_planned_session_is_named() -> None:
    planned = replace(held(date(2026, 3, 20)), status=SupervisionStatus.PLANNED)
    later = replace(planned, on=date(2026, 4, 20))
    past = replace(planned, on=date(2026, 3, 1))

    assert due(WORKER, date(2026, 3, 9), later, planned, past).next_planned == date(2026, 3, 20)


def test_open_actions_and_how_often_the_oldest_was_carried() -> None:
    actions = [
        AgreedAction(WORKER.name, "Genogram", due_on=date(2026, 1, 9)),
        AgreedAction(WORKER.name, "Chronology", due_on=date(2026, 2, 20)),
        AgreedAction(WORKER.name, "Training"),
        AgreedAction(WORKER.name, "Done", due_on=date(2026, 1, 9), done_on=date(2026, 2, 1)),
        AgreedAction(WORKER.name, "Not yet", due_on=date(2026, 2, 28), done_on=date(2026, 3, 20)),
    ]
    sessions = [held(date(2026, 1, 12)), held(date(2026, 2, 9)), held(date(2026, 3, 2))]

    day = as_at(date(2026, 3, 9), BOOK.calendar)
    found = supervision_due(WORKER, sessions, actions, BOOK, day)

    assert (found.open_actions, found.carried_most) == (4, 3)


def test_an_action_is_carried_by_each_session_after_its_day_until_done() -> None:
    sessions = [date(2026, 1, 12), date(2026, 2, 9), date(2026, 3, 2)]
    action = AgreedAction(
        WORKER.name, "Genogram", due_on=date(2026, 1, 12), done_on=date(2026, 2, 10)
    )

    assert times_carried(action, sessions) == 1


def away(
    from_on: date, until: date | None, kind: str = "Sick leave", today: date = date(2026, 4, 20)
) -> SupervisionDue:
    """Say how supervision stands after a session on 2 March and an absence."""
    leave = [Leave(WORKER.name, from_on, until, kind)]
    known = KnownOfWorker(WORKER, [held(date(2026, 3, 2))], leave=leave, policy=BOOK.policy)
    return supervision_standing(known, BOOK, as_at(today, BOOK.calendar))


def test_after_a_long_absence_a_session_is_due_five_working_days_after_the_return() -> None:
    found = away(date(2026, 3, 16), date(2026, 4, 17))

    assert found.due == date(2026, 4, 27)
    assert found.explanation == (
        "Due Mon 27 Apr 2026: 5 working days after return from sick leave on Mon 20 Apr 2026, "
        "because sick leave from Mon 16 Mar 2026 to Fri 17 Apr 2026 paused the clock; "
        "without it the date would be Mon 30 Mar 2026."
    )


def test_the_date_after_an_absence_adds_up_again_when_explained() -> None:
    deadline = away(date(2026, 3, 16), date(2026, 4, 17)).deadline

    assert deadline is not None
    sentence = explain(deadline, BOOK.calendar, as_at(date(2026, 4, 20), BOOK.calendar)).sentence
    assert "5 working days after return from sick leave on Mon 20 Apr 2026" in sentence


@pytest.mark.parametrize(
    ("from_on", "until", "kind"),
    [
        (date(2026, 3, 16), date(2026, 4, 17), "Annual leave"),
        (date(2026, 3, 28), date(2026, 4, 2), "Sick leave"),
        (date(2026, 1, 5), date(2026, 2, 27), "Maternity leave"),
        (date(2026, 4, 1), date(2026, 4, 17), "Sick leave"),
        (date(2026, 3, 3), date(2026, 3, 13), "Sick leave"),
    ],
    ids=["annual leave", "a few days", "before the session", "after it was due", "well before due"],
)
def test_other_absences_leave_the_date_as_it_is(from_on: date, until: date, kind: str) -> None:
    found = away(from_on, until, kind)

    assert (found.due, found.explanation) == (date(2026, 3, 30), "")


def test_while_nobody_knows_the_return_there_is_no_date() -> None:
    found = away(date(2026, 3, 16), None, "Maternity leave")

    assert (found.due, found.state) == (None, None)
    assert found.paused is not None
    assert found.explanation == (
        "Maternity leave since Mon 16 Mar 2026, with no date of return: the clock stands still, "
        "and a session is due 5 working days after the return."
    )


def test_an_absence_that_has_yet_to_begin_pauses_nothing() -> None:
    found = away(date(2026, 3, 16), None, "Maternity leave", today=date(2026, 3, 9))

    assert (found.due, found.paused) == (date(2026, 3, 30), None)


def test_two_absences_without_a_day_back_between_them_are_one() -> None:
    leave = [
        Leave(WORKER.name, date(2026, 3, 16), date(2026, 3, 27), "Sick leave"),
        Leave(WORKER.name, date(2026, 3, 30), date(2026, 4, 17), "Bereavement"),
    ]
    known = KnownOfWorker(WORKER, [held(date(2026, 3, 2))], leave=leave, policy=BOOK.policy)

    found = supervision_standing(known, BOOK, as_at(date(2026, 4, 20), BOOK.calendar))

    assert found.due == date(2026, 4, 27)
    assert "from Mon 16 Mar 2026 to Fri 17 Apr 2026" in found.explanation


def test_the_council_chooses_which_absences_pause_and_for_how_long() -> None:
    policy = SupervisionPolicy(pausing_words=("annual",), return_working_days=3)
    leave = [Leave(WORKER.name, date(2026, 3, 16), date(2026, 4, 17), "Annual leave")]
    known = KnownOfWorker(WORKER, [held(date(2026, 3, 2))], leave=leave, policy=policy)

    found = supervision_standing(known, BOOK, as_at(date(2026, 4, 20), BOOK.calendar))

    assert found.due == date(2026, 4, 23)


def test_a_pause_does_not_change_how_long_may_lie_between_sessions() -> None:
    every = away(date(2026, 3, 16), date(2026, 4, 17)).every

    assert every is not None
    assert every.length == 28


def test_an_action_is_carried_as_often_as_recorded() -> None:
    action = AgreedAction(WORKER.name, "Genogram", "C1", due_on=date(2026, 6, 1))
    steps = [
        ActionStep(WORKER.name, "Genogram", "C1", date(2026, 6, 1), date(2026, month, 2), kind)
        for month, kind in (
            (2, ActionStepKind.AGREED),
            (3, ActionStepKind.CARRIED),
            (4, ActionStepKind.CARRIED),
        )
    ]

    assert carried(action, [], steps) == 2


def test_an_open_absence_that_begins_tomorrow_stops_no_clock_today() -> None:
    leave = [Leave(WORKER.name, date(2026, 3, 17), None, "Maternity leave")]
    policy = replace(BOOK.policy, shortest_pause=0)
    known = KnownOfWorker(WORKER, [held(date(2026, 3, 2))], leave=leave, policy=policy)

    found = supervision_standing(known, BOOK, as_at(date(2026, 3, 16), BOOK.calendar))

    assert (found.due, found.paused, found.explanation) == (date(2026, 3, 30), None, "")


def test_a_local_stage_sets_the_interval_and_is_named() -> None:
    stages = (Stage("own", "Three weeks", 21, is_on=True),)
    known = KnownOfWorker(
        WORKER, [held(date(2026, 3, 2))], policy=replace(BOOK.policy, stages=stages)
    )

    found = supervision_standing(known, BOOK, as_at(date(2026, 3, 16), BOOK.calendar))

    assert found.due == date(2026, 3, 23)
    assert found.deadline is not None
    assert found.deadline.because == "of the local rule 'Three weeks'"
