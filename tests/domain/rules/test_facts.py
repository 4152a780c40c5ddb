"""What is true of a child on a day, as the conditions of the rules ask it."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import LongTerm
from caseload_app.domain.rules.facts import CONDITIONS, Facts, VisitRule, hold, visit_rule_of

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("condition", "value", "facts", "answer"),
    [
        ("age_under", 5, Facts(DAY, born_on=date(2021, 3, 3)), True),
        ("age_under", 5, Facts(DAY, born_on=date(2021, 3, 2)), False),
        ("age_under", 5, Facts(DAY), None),
        ("age_at_least", 4, Facts(DAY, born_on=date(2022, 3, 2)), True),
        ("age_at_least", 4, Facts(DAY, born_on=date(2022, 3, 3)), False),
        ("age_at_least", 4, Facts(DAY), None),
        ("first_placement_year", True, Facts(DAY, placement_started_on=date(2025, 3, 3)), True),
        ("first_placement_year", True, Facts(DAY, placement_started_on=date(2025, 3, 2)), False),
        ("first_placement_year", True, Facts(DAY), True),
        ("long_term", "Yes", Facts(DAY, long_term=LongTerm.YES), True),
        ("long_term", "Designated", Facts(DAY, long_term=LongTerm.YES), False),
        ("long_term", "Yes", Facts(DAY), False),
        ("reviewed", False, Facts(DAY), True),
        ("flagged", "pre-birth", Facts(DAY, flags="Pre-birth; twins"), True),
        ("flagged", "pre-birth", Facts(DAY, flags="Twins"), False),
        ("not_flagged", "reg 48", Facts(DAY, flags="Regulation 48"), False),
        ("repeat", 1, Facts(DAY, repeats=1), True),
        ("started_by", "CLA visit", Facts(DAY, started_by="CLA visit"), True),
        ("outcome", "review", Facts(DAY, outcome="First Review"), True),
        ("in_spell", True, Facts(DAY), False),
        ("first_year_of_spell", True, Facts(DAY, spell_started_on=date(2025, 3, 3)), True),
        ("first_year_of_spell", True, Facts(DAY, spell_started_on=date(2025, 3, 2)), False),
        ("first_year_of_spell", True, Facts(DAY), None),
        ("before_first", "Adoption review", Facts(DAY), True),
        (
            "extended_by",
            "Reg 24 extension",
            Facts(DAY, since=frozenset({"Reg 24 extension"})),
            True,
        ),
        ("asye_before_day", 42, Facts(DAY, asye_started_on=date(2026, 1, 20)), True),
        ("asye_before_day", 42, Facts(DAY, asye_started_on=date(2026, 1, 19)), False),
        ("asye_before_day", 42, Facts(DAY), None),
        ("asye_before_month", 6, Facts(DAY, asye_started_on=date(2025, 9, 3)), True),
        ("asye_before_month", 6, Facts(DAY, asye_started_on=date(2025, 9, 2)), False),
        ("asye_before_month", 6, Facts(DAY), None),
    ],
)
def test_a_condition_answers_yes_no_or_unknown(
    condition: str, value: object, facts: Facts, answer: bool | None
) -> None:
    assert CONDITIONS[condition](facts, value) is answer


@pytest.mark.parametrize(
    ("placement", "legal_status", "flags", "expected"),
    [
        ("Foster care", "Interim care order", "", VisitRule.USUAL),
        ("", "", "", VisitRule.USUAL),
        ("Placed with parents", "Care order", "", VisitRule.CARE_ORDER_WITH_PARENTS),
        ("k) P1: Placed with parents", "C2: FCO", "", VisitRule.CARE_ORDER_WITH_PARENTS),
        ("With parent", "Interim care order", "", VisitRule.INTERIM_ORDER_WITH_PARENTS),
        ("P1", "C1: ICO", "", VisitRule.INTERIM_ORDER_WITH_PARENTS),
        ("Placed with parents", "", "", VisitRule.INTERIM_ORDER_WITH_PARENTS),
        ("Placed with parents", "Care order", "Reg 19", VisitRule.REG_19),
        ("Connected person, regulation 24", "", "", VisitRule.REG_24),
        ("Foster care", "", "Reg. 24; twins", VisitRule.REG_24),
    ],
)
def test_placement_legal_status_and_flags_choose_the_paragraph(
    placement: str, legal_status: str, flags: str, expected: VisitRule
) -> None:
    facts = Facts(DAY, placement_type=placement, legal_status=legal_status, flags=flags)

    assert visit_rule_of(facts) is expected


@pytest.mark.parametrize(
    ("born", "flags", "answer"),
    [
        (date(2025, 1, 1), "twins", True),
        (date(2025, 1, 1), "", False),
        (None, "twins", None),
        (None, "", False),
    ],
)
def test_all_conditions_must_hold_and_one_that_fails_decides(
    born: date | None, flags: str, answer: bool | None
) -> None:
    facts = Facts(DAY, born_on=born, flags=flags)

    assert hold((("age_under", 5), ("flagged", "twins")), facts) is answer
