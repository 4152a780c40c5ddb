"""The command line's answers have the shapes that other programs rely on."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.measures.working_out import parse_measures
from caseload_app.domain.records import AgreedAction, Plan
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.services.answers import (
    answer_caseloads,
    answer_deadlines,
    answer_measures,
    answer_quality,
    answer_supervisions,
)
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 2, 9), "team": "North"}
ICPC = an_event("ICPC", date(2026, 2, 9))


def test_caseloads_hold_every_key() -> None:
    worker = a_worker(role="Social worker", fte=0.6, case_limit=16)
    casebook = a_casebook([a_child(**CP)], [ICPC], workers=[worker])

    answer = answer_caseloads(casebook)

    assert answer == {
        "as_of": "2026-03-02",
        "workers": [
            {
                "worker": "Asha Brook",
                "team": "North",
                "role": "Social worker",
                "fte": 0.6,
                "cases": 1,
                "cases_per_fte": 1.67,
                "by_plan": {
                    "cla": 0,
                    "cp": 1,
                    "cin": 0,
                    "assessment": 0,
                    "care_leaver": 0,
                    "other": 0,
                },
                "case_limit": 16,
                "limit": 16,
                "limit_words": "Limit 16: as the list of workers says.",
                "new_last_7_days": 0,
                "overdue": 2,
                "due_soon": 0,
                "supervision": {"last": None, "due": None, "state": None},
            }
        ],
        "unallocated": 0,
        "total": {"cases": 1, "fte_holding_cases": 0.6, "cases_per_fte": 1.67},
    }


def test_one_workers_caseload_stands_beside_the_teams_total() -> None:
    casebook = a_casebook([a_child("C1", worker="Ann"), a_child("C2", worker="Bo")])

    answer = answer_caseloads(casebook, "Bo")

    assert [row["worker"] for row in answer["workers"]] == ["Bo"]
    assert answer["total"]["cases"] == 2


def test_a_deadline_says_what_started_it_and_explains_itself() -> None:
    answer = answer_deadlines(a_casebook([a_child(**CP)], [ICPC]), child_id="C1")

    first = next(one for one in answer["deadlines"] if one["rule"] == "cp_visit")
    assert first == {
        "child_id": "C1",
        "worker": "Asha Brook",
        "team": "North",
        "rule": "cp_visit",
        "label": "Child protection visit",
        "started_by": {"event": "ICPC", "on": "2026-02-09"},
        "due": "2026-02-23",
        "met_on": None,
        "state": "overdue",
        "days": -5,
        "set_for": None,
        "longer_than_allowed": False,
        "explanation": first["explanation"],
    }
    assert first["explanation"].startswith(
        "Child protection visit due Mon 23 Feb 2026: 10 working days after ICPC on Mon 9 Feb 2026."
    )


def test_only_open_deadlines_are_given_unless_others_are_asked_for() -> None:
    events = [ICPC, an_event("CP visit", date(2026, 2, 27))]
    casebook = a_casebook([a_child(**CP)], events)

    late = answer_deadlines(casebook, states=[DeadlineState.MET_LATE])["deadlines"]

    assert [(one["rule"], one["met_on"], one["days"]) for one in late] == [
        ("cp_visit", "2026-02-27", -4)
    ]
    assert {one["state"] for one in answer_deadlines(casebook)["deadlines"]} == {
        "overdue",
        "due_soon",
        "upcoming",
    } - {"due_soon"}


def test_supervisions_hold_every_key() -> None:
    action = AgreedAction("Asha Brook", "Ring the school", due_on=date(2026, 1, 1))
    sessions = [a_session(date(2026, 1, 8)), a_session(date(2026, 2, 5))]

    casebook = a_casebook(workers=[a_worker()], supervisions=sessions, actions=[action])

    assert answer_supervisions(casebook)["workers"] == [
        {
            "worker": "Asha Brook",
            "rule": "supervision",
            "last": "2026-02-05",
            "due": "2026-03-05",
            "state": "due_soon",
            "open_actions": 1,
            "carried_most": 2,
            "explanation": None,
            "paused": None,
        }
    ]


def test_a_finding_names_child_and_worker() -> None:
    casebook = a_casebook([a_child()], supervisions=[a_session(date(2026, 2, 20))])

    (finding,) = answer_quality(casebook)["findings"]

    assert (finding["check"], finding["child_id"], finding["worker"], finding["blinds"]) == (
        "plan_without_start",
        "C1",
        "Asha Brook",
        2,
    )


def test_a_measure_without_a_comparator_says_none() -> None:
    specs = parse_measures([{"id": "x", "label": "X", "rules": ["cp_visit"]}])
    events = [ICPC, an_event("CP visit", date(2026, 2, 16))]

    (measure,) = answer_measures(a_casebook([a_child(**CP)], events), specs)["measures"]

    assert (measure["numerator"], measure["denominator"], measure["percent"]) == (1, 1, 100.0)
    assert measure["comparator"] is None
