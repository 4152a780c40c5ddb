from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    Plan,
    Supervision,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.supervision.summary import SummaryDocument, supervision_summary
from tests.builders import the_rules

TODAY = date(2026, 11, 23)
IDRIS = "Idris Larchmarble"
ADA = Child(
    "101",
    "Ada Beckwinnow",
    worker=IDRIS,
    plan=Plan.CIN,
    allocated_on=date(2026, 11, 18),
    plan_started_on=date(2026, 9, 1),
)
TOBI = Child(
    "102",
    "Tobi Beckwinnow",
    worker=IDRIS,
    plan=Plan.CP,
    allocated_on=date(2026, 6, 1),
    plan_started_on=date(2026, 6, 1),
)


def casebook_of(**records: object) -> Casebook:
    usual: dict[str, object] = {
        "workers": [
            Worker(
                IDRIS,
                "Social worker",
                "Oak team",
                0.5,
                date(2020, 1, 6),
                case_limit=1,
                supervisor="Nia Gorsefennick",
            )
        ],
        "children": [ADA, TOBI],
        "events": [
            CaseEvent("102", "ICPC", date(2026, 6, 1), "Plan made"),
            CaseEvent("102", "CP visit", date(2026, 10, 30)),
            CaseEvent("101", "CIN visit", date(2026, 11, 10)),
        ],
    }
    return build_casebook(CaseRecords(**{**usual, **records}), the_rules(), TODAY)  # type: ignore[arg-type]


def summary_of(**records: object) -> SummaryDocument:
    return supervision_summary(casebook_of(**records), IDRIS)


def test_children_are_named_by_initials_and_id() -> None:
    assert summary_of().late[0].child.shown in {"A.B. · 101", "T.B. · 102"}


def test_names_are_written_out_only_when_wanted() -> None:
    document = supervision_summary(casebook_of(), IDRIS, names=True)

    assert {one.child.shown for one in document.late} <= {
        "Ada Beckwinnow · 101",
        "Tobi Beckwinnow · 102",
    }


def test_a_child_without_a_name_is_known_by_the_id() -> None:
    document = summary_of(children=[Child("103", worker=IDRIS, plan=Plan.CIN)])

    assert [one.child.shown for one in document.not_discussed] == ["103"]


def test_the_caseload_is_counted_by_plan_and_against_the_limit() -> None:
    document = summary_of()

    assert dict(document.by_plan)[Plan.CP] == 1
    assert (document.cases, document.cases_per_fte) == (2, 4.0)
    assert (document.case_limit, document.over_limit, document.new_cases) == (1, 1, 1)


def test_a_closed_case_is_not_part_of_it() -> None:
    closed = Child("104", worker=IDRIS, plan=Plan.CIN, closed_on=date(2026, 11, 2))

    assert summary_of(children=[ADA, closed]).cases == 1


def test_what_is_late_says_by_how_much_and_how_it_is_counted() -> None:
    visit = next(one for one in summary_of().late if one.what == "Child protection visit")

    assert (visit.child.child_id, visit.due) == ("102", date(2026, 11, 13))
    assert visit.standing == "6 working days late"
    assert visit.counted == (
        "10 working days after CP visit on Fri 30 Oct 2026 (local policy; "
        "council setting unchanged)"
    )


def test_what_falls_due_before_the_next_session_is_listed_apart() -> None:
    document = summary_of()

    assert all(one.due >= TODAY for one in document.due)
    assert "Child in need visit" in {one.what for one in document.due}


def test_the_next_time_is_counted_from_the_session_that_is_booked() -> None:
    sessions = [
        Supervision(IDRIS, date(2026, 11, 3), next_on=date(2026, 12, 1)),
        Supervision(IDRIS, date(2026, 12, 1), status=SupervisionStatus.PLANNED),
    ]

    document = summary_of(supervisions=sessions)

    assert (document.session_on, document.next_time) == (date(2026, 12, 1), date(2026, 12, 29))


def test_without_a_booking_the_session_is_today() -> None:
    document = summary_of(supervisions=[Supervision(IDRIS, date(2026, 11, 3))])

    assert (document.session_on, document.next_time) == (TODAY, date(2026, 12, 21))


def test_supervision_is_held_against_the_rule() -> None:
    sessions = [
        Supervision(IDRIS, date(2026, 9, 1)),
        Supervision(IDRIS, date(2026, 9, 29), status=SupervisionStatus.CANCELLED, reason="Court"),
        Supervision(IDRIS, date(2026, 10, 5)),
    ]

    held = summary_of(supervisions=sessions).supervision

    assert (held.last, held.gap, held.every) == (date(2026, 10, 5), 34, "28 days")
    assert (held.due, held.standing) == (date(2026, 11, 2), "21 days late")
    assert (held.held, held.cancelled) == (2, 1)


def test_open_actions_come_first_and_old_done_ones_are_left_out() -> None:
    actions = [
        AgreedAction(IDRIS, "Book training", due_on=date(2026, 9, 7), done_on=date(2026, 9, 7)),
        AgreedAction(IDRIS, "Call school", "101", IDRIS, date(2026, 11, 9), date(2026, 11, 9)),
        AgreedAction(IDRIS, "See the father", "102", IDRIS, date(2026, 10, 12)),
        AgreedAction(IDRIS, "Plan leave"),
    ]

    document = summary_of(supervisions=[Supervision(IDRIS, date(2026, 11, 3))], actions=actions)

    assert [(one.action, one.standing, one.is_late) for one in document.actions] == [
        ("See the father", "42 days late, carried 1 time", True),
        ("Plan leave", "Open, no date agreed", False),
        ("Call school", "Done Mon 9 Nov 2026", False),
    ]


@pytest.mark.parametrize(
    ("discussions", "order"),
    [
        ([], ["102", "101"]),
        ([CaseDiscussion("102", date(2026, 11, 20), IDRIS, "Seek legal advice")], ["101", "102"]),
    ],
)
def test_children_not_discussed_for_longest_come_first(
    discussions: list[CaseDiscussion], order: list[str]
) -> None:
    document = summary_of(discussions=discussions)

    assert [one.child.child_id for one in document.not_discussed] == order


def test_the_last_discussion_says_what_was_decided() -> None:
    discussions = [CaseDiscussion("102", date(2026, 11, 20), IDRIS, "Seek legal advice")]

    last = summary_of(discussions=discussions).not_discussed[-1]

    assert (last.standing, last.decision) == ("3 days ago", "Seek legal advice")


def test_a_worker_with_no_day_to_count_from_still_gets_a_paper() -> None:
    document = summary_of(workers=[Worker(IDRIS)], children=[], events=[])

    assert document.supervision.due is None
    assert (document.cases, document.cases_per_fte) == (0, None)
    assert document.next_time == date(2026, 12, 21)


def test_an_action_not_carried_yet_says_only_how_late_it_is() -> None:
    document = summary_of(actions=[AgreedAction(IDRIS, "Ring", due_on=date(2026, 11, 20))])

    assert [one.standing for one in document.actions] == ["3 days late"]
