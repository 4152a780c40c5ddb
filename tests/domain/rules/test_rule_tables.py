"""Rule files are read into rules, and what is wrong with one is said in words."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.rule_tables import parse_timescales
from caseload_app.domain.rules.timescales import (
    Occurrence,
    Preset,
    Reading,
    StandIn,
    Status,
    Variant,
)

GOOD: dict[str, object] = {
    "id": "icpc",
    "label": "Conference",
    "group": "Child protection",
    "starts_on": ["Strategy discussion"],
    "satisfied_by": ["ICPC"],
    "length": 15,
    "unit": "working_days",
    "status": "SG",
    "source": "Working Together",
    "confidence": "B",
}


def test_a_table_becomes_a_rule() -> None:
    (rule,), problems = parse_timescales([GOOD])

    assert problems == ()
    assert rule.limit == Limit(15, Unit.WORKING_DAYS)
    assert (rule.status, rule.subject, rule.on_by_default) == (
        Status.STATUTORY_GUIDANCE,
        "child",
        True,
    )


def test_everything_a_table_may_hold_is_read() -> None:
    (rule,), problems = parse_timescales(
        [
            {
                **GOOD,
                "on_by_default": False,
                "count_first_day": True,
                "occurrence": "first",
                "spell_starts_on": ["Referral received"],
                "spell_limits": [{"length": 1, "unit": "days"}, {"length": 2, "unit": "weeks"}],
                "while_plan": ["CP"],
                "needs_known_plan": True,
                "opens_once": True,
                "starts_at_number": 3,
                "starts_within_days": 30,
                "decided_outcomes": ["nfa"],
                "accepts_early_days": 5,
                "applies_when": {"flagged": "pre-birth"},
                "variant": [
                    {"when": {"age_under": 5}, "length": 6, "unit": "months", "because": "young"}
                ],
                "stand_in": [{"event": "Core group", "reach": 9, "effect": "e", "until_met": True}],
                "reading": [
                    {"label": "a day", "length": 24, "unit": "hours"},
                    {"label": "offer", "satisfied_by": ["Core group"], "due_day_decides": True},
                ],
                "preset": [{"label": "two weeks", "length": 2, "unit": "weeks"}],
                "in_force_from": date(2026, 1, 1),
                "in_force_until": date(2027, 1, 1),
            }
        ]
    )

    assert problems == ()
    assert not rule.on_by_default
    assert rule.limit == Limit(15, Unit.WORKING_DAYS, count_first_day=True)
    assert rule.occurrence is Occurrence.FIRST
    assert rule.spell_limits == (Limit(1, Unit.DAYS), Limit(2, Unit.WEEKS))
    assert (rule.while_plan, rule.needs_known_plan) == ((Plan.CP,), True)
    assert (rule.opens_once, rule.starts_at_number, rule.starts_within_days) == (True, 3, 30)
    assert (rule.decided_outcomes, rule.accepts_early_days) == (("nfa",), 5)
    assert rule.applies_when == (("flagged", "pre-birth"),)
    assert rule.variants == (Variant((("age_under", 5),), Limit(6, Unit.MONTHS), "young"),)
    assert rule.stand_ins == (StandIn("Core group", 9, "e", reach_after=9, until_met=True),)
    assert rule.readings == (
        Reading("a day", limit=Limit(24, Unit.HOURS)),
        Reading("offer", satisfied_by=("Core group",), due_day_decides=True),
    )
    assert rule.presets == (Preset("two weeks", Limit(2, Unit.WEEKS)),)
    assert (rule.in_force_from, rule.in_force_until) == (date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"source": ""}, "`source` is missing"),
        ({"starts_on": []}, "`starts_on` is missing"),
        ({"colour": "red"}, "`colour` is not a key of a rule"),
        ({"starts_on": ["Tea"]}, "`starts_on` names an unknown event: Tea"),
        ({"subject": "worker"}, "`starts_on` names an unknown event: Strategy discussion"),
        ({"subject": "carer"}, "`subject` must be one of child, worker"),
        ({"unit": "fortnights"}, "unknown unit: fortnights"),
        ({"length": "15"}, "`length` is not a whole number: 15"),
        ({"length": True}, "`length` is not a whole number: True"),
        ({"status": "RUMOUR"}, "`status` must be one of DFE, LAW, LOCAL, PROF, SG"),
        ({"confidence": ""}, "`confidence` must be one of A, B, C, D"),
        ({"occurrence": "first"}, "a rule for the first or later events needs two `spell_limits`"),
        ({"occurrence": "often"}, "`occurrence` must be one of any, first, later"),
        ({"while_plan": ["EHCP"]}, "unknown plan: EHCP"),
        ({"applies_when": {"weather": "rain"}}, "unknown condition: weather"),
        ({"variant": [{"when": {"moon": 1}}]}, "unknown condition: moon"),
        ({"variant": [{"when": {}}]}, "a `variant` has no `because`"),
        ({"stand_in": [{"event": "Tea"}]}, "`stand_in` names an unknown event: Tea"),
        ({"reading": [{"satisfied_by": ["Tea"]}]}, "`reading` names an unknown event: Tea"),
        ({"preset": [{"label": "x", "length": 1}]}, "a `preset` has no `unit`"),
        ({"in_force_from": "2026"}, "`in_force_from` is not a date: 2026"),
    ],
)
def test_a_rule_with_a_problem_is_left_out_and_named(
    change: dict[str, object], problem: str
) -> None:
    rules, problems = parse_timescales([{**GOOD, **change}])

    assert rules == ()
    assert problem in [one.problem for one in problems]
    assert {one.rule for one in problems} == {"icpc"}


def test_a_second_rule_with_the_same_id_is_a_problem() -> None:
    rules, problems = parse_timescales([GOOD, GOOD])

    assert len(rules) == 1
    assert [one.problem for one in problems] == ["there is another rule with this id"]


def test_a_rule_without_an_id_is_called_by_its_number() -> None:
    _, problems = parse_timescales([GOOD, {}])

    assert {one.rule for one in problems} == {"rule number 2"}


def test_what_is_not_a_table_or_a_list_is_passed_over() -> None:
    (rule,), problems = parse_timescales([{**GOOD, "variant": "none", "while_plan": "CP"}])

    assert problems == ()
    assert (rule.variants, rule.while_plan) == ((), ())
