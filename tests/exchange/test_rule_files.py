"""The rule files that ship with the product are whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from caseload_app.domain.dates import Unit
from caseload_app.exchange.rule_files import POLICY, RULE_FILES, load_calendar, load_rules
from caseload_app.paths import resource
from tests.rules.make_bank_holidays import TARGET, bank_holidays

# Every id of the rule book, in its order, and the five this product adds.
IDS = """
referral_decision case_allocation cf_assessment child_seen_in_assessment strategy_discussion
s47_enquiry icpc core_group_first core_group_next rcpc_first rcpc_next cp_conference_report
cp_visit cp_bedroom_seen cp_18m cp_24m cin_first_meeting cin_review cin_visit cin_duration
supervision_order_conf
care_plan placement_plan placement_notification iro_appointed cla_review_1 cla_review_2
cla_review_n cla_review_record cla_visit_first cla_visit_year1 cla_visit_after cla_visit_reg19
cla_visit_reg24 cla_visit_ico_parent cla_visit_co_parent cla_visit_other reg24_expiry iha rha
dental sdq pep_initiate pep_complete pep_review permanence_plan s20_review pathway_assessment
pathway_plan pathway_review pa_visit_accom pa_contact short_break_s20_reg48
plo_letter plo_meeting preproceedings care_proceedings adoption_review_unplaced
adoption_review_placed adoption_visit later_life_letter pf_first_visit pf_visit rhi
missing_strategy foster_review ssw_visit ssw_unannounced case_closure
icpc_transfer_in pre_birth_review preproceedings_review supervision supervision_asye
"""
OFF = """
case_allocation child_seen_in_assessment s47_enquiry cp_bedroom_seen cp_18m cp_24m
cin_first_meeting cin_duration placement_notification iro_appointed sdq pep_complete
permanence_plan missing_strategy pathway_plan
"""
BOOK, PROBLEMS = load_rules(resource("rules"))


def test_the_shipped_rules_have_no_problems() -> None:
    assert PROBLEMS == ()


def test_every_rule_of_the_rule_book_is_there() -> None:
    assert sorted(BOOK.by_id) == sorted(IDS.split())


def test_the_rules_that_would_flood_a_team_are_off() -> None:
    assert {rule for rule in BOOK.by_id if not BOOK.is_on(rule)} == set(OFF.split())


@pytest.mark.parametrize("rule", list(BOOK.by_id.values()), ids=lambda rule: rule.id)
def test_every_rule_has_a_source_and_a_label_of_its_own(rule: object) -> None:
    labels = [one.label for one in BOOK.timescales]

    assert labels.count(rule.label) == 1  # type: ignore[attr-defined]
    assert len(rule.source) > 10  # type: ignore[attr-defined]


def test_the_table_of_bank_holidays_is_the_one_the_script_writes() -> None:
    lines = TARGET.read_text(encoding="utf-8").splitlines()

    written = [line for line in lines if line[:2] == "20"]
    assert written == [f'{day} = "{name}"' for day, name in bank_holidays().items()]


def test_a_rule_with_a_problem_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(resource("rules"), tmp_path / "rules"))
    file = folder / RULE_FILES[0]
    file.write_text(file.read_text().replace('"Referral decision"', '"Referral dicision"', 1))

    book, problems = load_rules(folder)
    assert [problem.rule for problem in problems] == ["referral_decision"]
    assert "cf_assessment" in book.by_id


def test_a_file_without_rules_or_holidays_gives_none(tmp_path: Path) -> None:
    for name in (*RULE_FILES, "bank_holidays.toml", POLICY):
        (tmp_path / name).write_text("title = 'empty'\n")

    book, problems = load_rules(tmp_path)
    assert (book.timescales, problems) == ((), ())
    assert (book.policy.stages, book.policy.oversight) == ((), ())
    assert not load_calendar(tmp_path).knows(BOOK.calendar.last)


def test_the_policy_of_supervision_comes_from_its_file() -> None:
    policy = BOOK.policy

    assert [one.id for one in policy.stages] == ["new_starter", "part_time", "monthly"]
    assert not any(one.is_on for one in policy.stages)
    assert (policy.return_working_days, policy.months_ahead) == (5, 3)
    court = policy.oversight_of("In court")
    assert court is not None
    assert (court.every, court.unit) == (1, Unit.MONTHS)
