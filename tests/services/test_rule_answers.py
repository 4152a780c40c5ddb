"""The rules and one date, without any child."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import LongTerm
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.rule_settings import RuleSettings, apply_settings
from caseload_app.errors import ExpectedError
from caseload_app.services.rule_answers import Question, answer_explain, answer_rules
from tests.builders import MONDAY, the_rules


def due(question: Question) -> str:
    return str(answer_explain(the_rules(), question, MONDAY)["due"])


def test_an_assessment_is_explained_as_a_head_of_service_would_accept() -> None:
    answer = answer_explain(the_rules(), Question("cf_assessment", MONDAY), MONDAY)

    assert answer["due"] == "2026-05-07"
    assert [day["on"] for day in answer["skipped"]] == ["2026-04-03", "2026-04-06", "2026-05-04"]
    assert answer["sentence"].startswith(
        "Child and family assessment due Thu 7 May 2026: 45 working days after referral received "
        "on Mon 2 Mar 2026; not counted: Good Friday 3 Apr, Easter Monday 6 Apr,"
    )


def test_a_repeated_rule_counts_from_the_last_time() -> None:
    question = Question("cp_visit", date(2026, 3, 2), last=date(2026, 3, 30))

    assert due(question) == "2026-04-15"


def test_the_visit_interval_is_set_by_the_date_of_the_last_visit() -> None:
    question = Question(
        "cla_visit_after",
        date(2025, 1, 1),
        last=date(2025, 12, 20),
        long_term=LongTerm.YES,
    )

    assert due(question) == "2026-01-31"


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, "2026-01-12"),
        (date(2026, 2, 9), "2026-02-16"),
        (date(2026, 2, 20), "2026-03-06"),
        (date(2026, 7, 10), "2026-08-07"),
    ],
)
def test_the_assessed_year_grows_from_weekly_to_monthly(last: date | None, expected: str) -> None:
    assert due(Question("supervision_asye", date(2026, 1, 5), last=last)) == expected


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(ExpectedError, match="no rule called xyz"):
        answer_explain(the_rules(), Question("xyz", MONDAY), MONDAY)


def test_every_rule_names_its_source_and_its_events() -> None:
    rules = answer_rules(the_rules(), MONDAY)

    assert all(rule["source"] and rule["starts_on"] and rule["satisfied_by"] for rule in rules)
    assert {"cf_assessment", "icpc", "cp_visit", "supervision"} <= {rule["id"] for rule in rules}


def test_every_rule_says_whether_it_is_switched_on() -> None:
    on = {str(row["id"]): row["on"] for row in answer_rules(the_rules(), MONDAY)}

    assert (on["cf_assessment"], on["iro_appointed"]) == (True, False)


@pytest.mark.parametrize(("last", "due"), [(None, "2026-01-12"), (date(2026, 1, 12), "2026-03-12")])
def test_the_first_and_the_later_dates_of_a_rule_have_their_own_limits(
    last: date | None, due: str
) -> None:
    question = Question("pa_visit_accom", date(2026, 1, 5), last)

    assert answer_explain(the_rules(), question, date(2026, 1, 5))["due"] == due


def test_the_steps_of_an_explanation_add_up_to_the_date() -> None:
    answer = answer_explain(the_rules(), Question("cf_assessment", MONDAY), MONDAY)

    assert answer["counted_from"] == "2026-03-02"
    assert answer["adds_up"] == [
        {"days": 45, "what": "45 working days"},
        {"days": 18, "what": "18 weekend days"},
        {"days": 3, "what": "3 bank holidays or closing days"},
    ]
    steps = answer["steps"]
    assert isinstance(steps, list)
    assert steps[4:6] == [
        {
            "step": "Adds up",
            "text": "45 working days, 18 weekend days and 3 bank holidays or closing days: "
            "66 days after Mon 2 Mar 2026",
        },
        {"step": "Due", "text": "Thu 7 May 2026"},
    ]


def test_the_list_of_rules_says_from_when_to_when_a_rule_is_in_use() -> None:
    switches = (SwitchSetting("dental", False, MONDAY), SwitchSetting("sdq", True, MONDAY))
    book = apply_settings(the_rules(), RuleSettings(switches))
    found = {str(one["id"]): one["settings"] for one in answer_rules(book, MONDAY)}

    in_use = [one["in_use"] for one in (found["dental"], found["sdq"], found["iha"])]  # type: ignore[index,call-overload]
    assert in_use == [
        [{"from": None, "until": "2026-03-02"}],
        [{"from": "2026-03-02", "until": None}],
        None,
    ]
