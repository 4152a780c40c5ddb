"""Settings of rules as the store keeps them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import (
    LimitSetting,
    ReadingSetting,
    RuleSettings,
    SettingProblem,
)
from caseload_app.domain.rules.setting_rows import dump_settings, parse_settings

DAY = date(2026, 3, 2)
FULL = RuleSettings(
    switches=(SwitchSetting("iro_appointed", True), SwitchSetting("sdq", False, DAY)),
    readings=(ReadingSetting("rhi", "the offer of an interview counts", DAY),),
    limits=(
        LimitSetting("cp_visit", DAY, Limit(2, Unit.WEEKS), "policy", "Ann Day"),
        LimitSetting("rha", DAY, Limit(5, Unit.MONTHS), "policy", "Ann Day", "under five"),
    ),
    terms=(Term("Autumn 2026", date(2026, 9, 3), date(2026, 12, 18)),),
    closing_days=((date(2026, 12, 24), "Council closed"),),
    overrides=(
        Override("cp_visit", Limit(1, Unit.WEEKS), "risk", "Ann Day", child_id="1"),
        Override("cin_visit", Limit(5, Unit.DAYS), "x", "y", plan=Plan.CIN, from_on=DAY),
        Override("cf_assessment", Limit(10, Unit.DAYS), "x", "y", child_id="1", is_check=True),
        Override("supervision", Limit(14, Unit.DAYS, count_first_day=True), "x", "y", worker="Bo"),
    ),
    exemptions=(Exemption("dental", "1", DAY, date(2026, 6, 1), "refuses", "Ann Day"),),
)


@pytest.mark.parametrize("settings", [FULL, RuleSettings()])
def test_settings_survive_being_kept(settings: RuleSettings) -> None:
    kept = json.loads(json.dumps(dump_settings(settings)))

    assert parse_settings(kept) == (settings, ())


@pytest.mark.parametrize(
    ("key", "row", "rule"),
    [
        ("limits", {"rule": "cp_visit", "from": "soon"}, "cp_visit"),
        ("limits", "nonsense", ""),
        ("overrides", {"rule": "cp_visit"}, "cp_visit"),
        ("exemptions", {"rule": "dental", "child_id": "1", "from": "2026"}, "dental"),
        ("readings", {"rule": "rhi"}, "rhi"),
        ("switches", {"rule": "rhi", "on": True}, "rhi"),
        ("terms", {"name": "Autumn", "first": "2026-09-03"}, ""),
        ("closing_days", {"on": "2026-02-30", "name": "x"}, ""),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_and_named(key: str, row: object, rule: str) -> None:
    settings, problems = parse_settings({key: [row]})

    assert settings == RuleSettings()
    assert problems == (SettingProblem(rule, f"An entry of `{key}` cannot be read."),)


def test_a_length_that_is_no_number_cannot_be_read() -> None:
    row = {"rule": "r", "from": "2026-03-02", "reason": "", "author": "", "length": "9"}

    assert len(parse_settings({"limits": [{**row, "unit": "days"}]})[1]) == 1


def test_a_key_that_holds_no_list_holds_nothing() -> None:
    assert parse_settings({"limits": "none", "switched_on": 3}) == (RuleSettings(), ())


def test_switches_that_were_kept_without_a_day_hold_for_all_time() -> None:
    settings, problems = parse_settings({"switched_on": ["sdq"], "switched_off": ["dental"]})

    assert settings.switches == (SwitchSetting("sdq", True), SwitchSetting("dental", False))
    assert problems == ()
