"""The register of a year: what was held, late, missed, cancelled, and the share on time."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    CaseDiscussion,
    Leave,
    SessionDetail,
    SupervisionKind,
    SupervisionStatus,
)
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.register import (
    Entry,
    Register,
    RegisterEntry,
    RegisterMonth,
    register_starts,
    supervision_register,
)
from tests.builders import a_session, a_worker, the_rules

ASHA = "Asha Brook"
TODAY = date(2026, 6, 30)


def register_of(*, today: date = TODAY, **records: object) -> Register:
    usual: dict[str, object] = {
        "workers": [a_worker(started_on=date(2026, 1, 5))],
        "loop": LoopRecords(policy=the_rules().policy),
    }
    known = CaseRecords(**{**usual, **records})  # type: ignore[arg-type]
    return supervision_register(build_casebook(known, the_rules(), today), date(2026, 1, 1))


def entries(register: Register) -> list[tuple[date, Entry]]:
    return [(one.on, one.entry) for month in register.rows[0].months for one in month.entries]


def month(register: Register, number: int) -> RegisterMonth:
    return register.rows[0].months[number - 1]


def test_each_session_is_judged_by_the_one_before() -> None:
    sessions = [a_session(date(2026, 2, 2)), a_session(date(2026, 3, 3))]

    found = register_of(supervisions=sessions, today=date(2026, 3, 4))

    assert entries(found) == [(date(2026, 2, 2), Entry.ON_TIME), (date(2026, 3, 3), Entry.LATE)]
    assert month(found, 3).entries[0].due == date(2026, 3, 2)


def test_whole_intervals_without_a_session_are_missed() -> None:
    sessions = [a_session(date(2026, 2, 2)), a_session(date(2026, 5, 4))]

    found = register_of(supervisions=sessions, today=date(2026, 5, 4))

    assert entries(found) == [
        (date(2026, 2, 2), Entry.ON_TIME),
        (date(2026, 3, 30), Entry.MISSED),
        (date(2026, 4, 27), Entry.MISSED),
        (date(2026, 5, 4), Entry.LATE),
    ]
    assert (found.total.on_time, found.total.counted, found.total.percent) == (1, 4, 25.0)


def test_one_that_is_overdue_today_is_missed_so_far() -> None:
    found = register_of(today=date(2026, 2, 10))

    assert entries(found) == [(date(2026, 2, 2), Entry.MISSED)]


def test_one_that_is_not_due_yet_counts_for_nothing() -> None:
    found = register_of(today=date(2026, 2, 2))

    assert (entries(found), found.total.percent) == ([], None)


def test_a_month_away_is_paused_and_not_missed() -> None:
    leave = [Leave(ASHA, date(2026, 2, 9), date(2026, 4, 10), "Sick leave")]
    sessions = [a_session(date(2026, 2, 2)), a_session(date(2026, 4, 20))]

    found = register_of(supervisions=sessions, leave=leave, today=date(2026, 4, 20))

    assert entries(found) == [(date(2026, 2, 2), Entry.ON_TIME), (date(2026, 4, 20), Entry.ON_TIME)]
    assert [one.paused for one in found.rows[0].months[:5]] == [
        "",
        "Sick leave",
        "Sick leave",
        "Sick leave",
        "",
    ]


def test_a_cancelled_session_says_who_why_and_when_instead() -> None:
    session = a_session(date(2026, 2, 2), status=SupervisionStatus.CANCELLED, reason="Court")
    detail = SessionDetail(
        ASHA,
        date(2026, 2, 2),
        SupervisionKind.PERSONAL,
        cancelled_by="Worker",
        rebooked_on=date(2026, 2, 5),
    )

    found = register_of(
        supervisions=[session], loop=LoopRecords(details=[detail]), today=date(2026, 2, 2)
    )

    assert month(found, 2).entries == (
        RegisterEntry(
            date(2026, 2, 2),
            Entry.CANCELLED,
            SupervisionKind.PERSONAL,
            cancelled_by="Worker",
            reason="Court",
            rebooked_on=date(2026, 2, 5),
        ),
    )
    assert found.total.cancelled == 1


def test_a_case_session_is_listed_but_does_not_count() -> None:
    sessions = [a_session(date(2026, 1, 20), kind=SupervisionKind.CASE, minutes=30)]

    found = register_of(supervisions=sessions, today=date(2026, 1, 25))

    assert entries(found) == [(date(2026, 1, 20), Entry.OTHER)]
    assert (found.total.counted, found.total.minutes) == (0, 30)


def test_children_and_actions_of_a_month_are_counted() -> None:
    discussions = [
        CaseDiscussion("C1", date(2026, 2, 2), ASHA, "Step down"),
        CaseDiscussion("C1", date(2026, 2, 20), ASHA, "Close"),
        CaseDiscussion("C2", date(2026, 2, 2), "Bo Lee", "Plan continues"),
    ]
    action = AgreedAction(ASHA, "Ring", due_on=date(2026, 2, 9), done_on=date(2026, 3, 2))
    step = ActionStep(ASHA, "Ring", "", date(2026, 2, 9), date(2026, 2, 2), ActionStepKind.AGREED)

    found = register_of(discussions=discussions, actions=[action], loop=LoopRecords(steps=[step]))

    assert (month(found, 2).children, month(found, 2).opened, month(found, 2).closed) == (1, 1, 0)
    assert month(found, 3).closed == 1


def test_teams_and_all_are_added_up() -> None:
    workers = [
        a_worker("Asha Brook", team="North", started_on=date(2026, 1, 5)),
        a_worker("Bo Lee", team="South", started_on=date(2026, 1, 5)),
    ]
    sessions = [a_session(date(2026, 2, 2))]

    found = register_of(workers=workers, supervisions=sessions, today=date(2026, 2, 10))

    assert [(team, score.percent) for team, score in found.teams] == [
        ("North", 100.0),
        ("South", 0.0),
    ]
    assert found.total.percent == 50.0


def test_who_left_before_the_year_is_not_in_it() -> None:
    workers = [a_worker(), a_worker("Bo Lee", left_on=date(2025, 12, 31))]

    assert [row.worker for row in register_of(workers=workers).rows] == ["Asha Brook"]


def test_without_a_first_month_it_ends_with_this_one() -> None:
    casebook = build_casebook(CaseRecords(workers=[a_worker()]), the_rules(), TODAY)

    found = supervision_register(casebook)

    assert (found.months[0], found.months[-1]) == (date(2025, 7, 1), date(2026, 6, 1))


def test_a_date_gone_by_without_a_word_is_not_a_session() -> None:
    sessions = [
        a_session(date(2026, 1, 20), status=SupervisionStatus.PLANNED),
        a_session(date(2026, 1, 28), status=SupervisionStatus.PLANNED),
        a_session(date(2026, 1, 29)),
    ]

    found = register_of(supervisions=sessions, today=date(2026, 1, 26))

    assert entries(found) == [(date(2026, 1, 28), Entry.PLANNED)]


def test_a_talk_dated_ahead_is_not_counted() -> None:
    discussions = [CaseDiscussion("C1", date(2026, 2, 20), ASHA, "Close")]

    found = register_of(discussions=discussions, today=date(2026, 2, 10))

    assert month(found, 2).children == 0


def test_nothing_more_is_missed_once_an_absence_has_begun() -> None:
    leave = [Leave(ASHA, date(2026, 2, 16), date(2026, 4, 10), "Sick leave")]

    found = register_of(leave=leave, today=date(2026, 4, 10))

    assert entries(found) == [(date(2026, 2, 2), Entry.MISSED)]


def test_a_session_during_an_absence_to_the_end_of_the_assessed_year_is_on_time() -> None:
    worker = a_worker(asye_started_on=date(2025, 6, 2))
    leave = [Leave(ASHA, date(2025, 6, 5), date(2026, 5, 31), "Sick leave")]

    found = register_of(
        workers=[worker],
        leave=leave,
        supervisions=[a_session(date(2026, 5, 29))],
        today=date(2026, 5, 29),
    )

    assert entries(found) == [(date(2026, 5, 29), Entry.ON_TIME)]
    assert month(found, 5).entries[0].due == date(2026, 6, 8)


def test_years_begin_in_january_and_in_april_the_newest_first() -> None:
    sessions = [
        a_session(date(2025, 5, 6)),
        a_session(date(2026, 7, 14), status=SupervisionStatus.PLANNED),
    ]
    records = CaseRecords(workers=[a_worker()], supervisions=sessions)

    starts = register_starts(build_casebook(records, the_rules(), TODAY))

    assert starts == (
        date(2026, 4, 1),
        date(2026, 1, 1),
        date(2025, 4, 1),
        date(2025, 1, 1),
    )


def test_without_any_session_the_years_of_today_are_offered() -> None:
    starts = register_starts(build_casebook(CaseRecords(), the_rules(), TODAY))

    assert starts == (date(2026, 4, 1), date(2026, 1, 1))


def test_the_first_session_of_somebody_without_a_start_is_on_time() -> None:
    found = register_of(
        workers=[a_worker()], supervisions=[a_session(date(2026, 2, 2))], today=date(2026, 2, 2)
    )

    assert [(one.entry, one.due) for one in month(found, 2).entries] == [(Entry.ON_TIME, None)]
