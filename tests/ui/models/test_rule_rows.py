"""Rules as rows: what is said of each, and what the council set differently."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Override
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings, apply_settings
from caseload_app.ui.models.rule_rows import (
    RuleRow,
    preset_options,
    rule_columns,
    rule_rows,
    rule_words,
    unit_options,
)
from tests.builders import MONDAY, the_rules


def row_of(rule: str, settings: RuleSettings | None = None) -> RuleRow:
    settings = settings or RuleSettings()
    rows = rule_rows(apply_settings(the_rules(), settings), settings, MONDAY)
    return next(row for row in rows if row.rule.id == rule)


def test_a_rule_nobody_confirmed_says_to_check_ones_policy() -> None:
    assert ("Whose rule", "Local default, check your policy") in rule_words(row_of("sdq"))


def test_limits_that_depend_on_facts_are_each_said() -> None:
    captions = [caption for caption, _ in rule_words(row_of("rha"))]

    assert len([one for one in captions if "five" in one or "5" in one]) == 1


def test_a_changed_limit_says_from_when_and_what_it_was() -> None:
    changed = LimitSetting("cp_visit", date(2026, 2, 2), Limit(4, Unit.WEEKS), "x", "Ann")
    row = row_of("cp_visit", RuleSettings(limits=(changed,)))

    assert (row.limit, row.change) == (Limit(4, Unit.WEEKS), "another limit")
    assert ("As Caseload comes", "10 working days") in rule_words(row)
    assert ("From Mon 2 Feb 2026", "4 weeks") in rule_words(row)


def test_school_terms_take_the_place_of_months() -> None:
    term = Term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27))
    row = row_of("pep_review", RuleSettings(terms=(term,)))

    assert row.change == "by school terms"
    assert ("Within", "1 school term") in rule_words(row)
    assert unit_options(row.limit)[-1] == (Unit.SCHOOL_TERMS, "school terms")


def test_switches_and_dates_of_single_children_count_as_changes() -> None:
    weekly = Override("cp_visit", Limit(1, Unit.WEEKS), "x", "Ann", child_id="C1")
    switches = (
        SwitchSetting("iro_appointed", True, MONDAY),
        SwitchSetting("dental", False, MONDAY),
        SwitchSetting("sdq", True, date(2026, 4, 1)),
    )
    settings = RuleSettings(switches, overrides=(weekly,))
    rules = ("iro_appointed", "dental", "sdq", "cp_visit")

    assert [row_of(rule, settings).change for rule in rules] == [
        "switched on",
        "switched off",
        "switched on from Wed 1 Apr 2026",
        "set for 1 alone",
    ]
    assert [row_of(rule, settings).is_on for rule in rules] == [True, False, False, True]


def test_switching_off_what_the_law_asks_for_is_marked() -> None:
    off = RuleSettings((SwitchSetting("cla_review_1", False, MONDAY),))

    assert rule_words(row_of("cla_review_1", off))[-1] == (
        "Take care",
        "It is law, and nobody is told when it is late.",
    )


def test_the_limit_as_it_comes_is_offered_first() -> None:
    assert preset_options(row_of("cp_visit"))[0] == (
        "10 working days, as Caseload comes",
        Limit(10, Unit.WORKING_DAYS),
    )


def test_whether_a_rule_is_in_use_is_a_word() -> None:
    use = next(column for column in rule_columns() if column.key == "use")

    assert [use.text(row_of(rule)) for rule in ("cp_visit", "iro_appointed")] == ["Yes", "No"]
