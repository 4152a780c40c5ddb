"""One list of all that was promised, and how it stands."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    AuditFinding,
    Challenge,
)
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.action_log import (
    LogItem,
    Source,
    action_log,
    log_totals,
    state_of,
)
from caseload_app.domain.supervision.loop import LoopRecords
from tests.builders import a_child, a_session, a_worker, the_rules

ASHA = "Asha Brook"
TODAY = date(2026, 5, 4)
KEY = (ASHA, "Genogram", "C1", date(2026, 2, 2))
CASEBOOK = build_casebook(
    CaseRecords(
        workers=[a_worker()],
        children=[a_child()],
        supervisions=[a_session(date(2026, month, 3)) for month in (2, 3, 4)],
        actions=[
            AgreedAction(ASHA, "Genogram", "C1", "", date(2026, 2, 2)),
            AgreedAction(ASHA, "Old", due_on=date(2026, 1, 5), done_on=date(2026, 1, 12)),
            AgreedAction(ASHA, "Someday"),
        ],
        loop=LoopRecords(
            steps=[
                ActionStep(*KEY, date(2026, 1, 12), ActionStepKind.AGREED),
                ActionStep(*KEY, date(2026, 2, 3), ActionStepKind.CARRIED, "", date(2026, 5, 8)),
            ],
            findings=[
                AuditFinding(
                    "C1",
                    date(2026, 4, 20),
                    "Ola",
                    "Plan",
                    "Out of date",
                    worker=ASHA,
                    action="Update the plan",
                    due_on=date(2026, 5, 5),
                ),
                AuditFinding("C1", date(2026, 4, 20), "Ola", "Voice", "Clear", is_strength=True),
            ],
            challenges=[
                Challenge(
                    "C1",
                    date(2026, 3, 2),
                    "IRO dispute",
                    "Plan not filed",
                    owner="Nia",
                    due_on=date(2026, 4, 30),
                )
            ],
        ),
    ),
    the_rules(),
    TODAY,
)


def item(what: str, casebook: Casebook = CASEBOOK) -> LogItem:
    return next(one for one in action_log(casebook) if one.what == what)


def test_everything_promised_is_on_one_list_the_longest_overdue_first() -> None:
    assert [(one.source, one.what) for one in action_log(CASEBOOK)] == [
        (Source.SUPERVISION, "Genogram"),
        (Source.CHALLENGE, "Plan not filed"),
        (Source.AUDIT, "Update the plan"),
        (Source.SUPERVISION, "Someday"),
        (Source.SUPERVISION, "Old"),
    ]


def test_an_action_says_its_age_its_carrying_and_its_new_day() -> None:
    found = item("Genogram")

    assert (found.owner, found.raised_on, found.age(TODAY)) == (ASHA, date(2026, 1, 12), 112)
    assert (found.carried, found.now_by) == (3, date(2026, 5, 8))


def test_a_challenge_has_its_owner_and_kind() -> None:
    found = item("Plan not filed")

    assert (found.owner, found.kind, found.age(TODAY)) == ("Nia", "IRO dispute", 63)
    assert found.is_late(TODAY)


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ("Genogram", DeadlineState.OVERDUE),
        ("Update the plan", DeadlineState.DUE_SOON),
        ("Someday", None),
        ("Old", DeadlineState.MET_LATE),
    ],
)
def test_each_says_how_it_stands(what: str, state: DeadlineState | None) -> None:
    assert state_of(CASEBOOK, item(what)) is state


def test_one_without_any_day_has_no_age() -> None:
    assert item("Someday").age(TODAY) is None


def test_the_list_is_counted() -> None:
    totals = log_totals(CASEBOOK, action_log(CASEBOOK))

    assert (totals.open, totals.late, totals.carried_often, totals.closed) == (4, 2, 1, 1)
