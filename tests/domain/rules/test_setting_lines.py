"""Settings of the rules as lines of a table, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings
from caseload_app.domain.rules.setting_lines import (
    LineKind,
    SettingLine,
    line_words,
    lines_of,
    settings_of,
    unit_words,
    with_lines,
)
from tests.domain.rules.test_setting_rows import DAY, FULL

OFF = SettingLine(LineKind.OFF, "dental", DAY)


def test_every_setting_comes_back_from_its_line() -> None:
    assert settings_of(lines_of(FULL)) == FULL


def test_a_line_says_what_is_set_in_words() -> None:
    limit = LimitSetting("cp_visit", DAY, Limit(2, Unit.WEEKS), "policy", "Ann Day")

    assert lines_of(RuleSettings(limits=(limit,))) == (
        SettingLine(
            LineKind.LIMIT,
            "cp_visit",
            DAY,
            length=2,
            unit="weeks",
            reason="policy",
            author="Ann Day",
        ),
    )


def test_days_that_are_none_stay_blank() -> None:
    (line,) = lines_of(RuleSettings((SwitchSetting("dental", False),)))

    assert (line.from_on, line.until) == (None, None)


def test_counting_the_first_day_is_said_with_the_unit() -> None:
    assert unit_words(Limit(10, Unit.WORKING_DAYS, count_first_day=True)) == (
        "working days, first day counted"
    )


def test_a_line_takes_the_place_of_the_one_it_is() -> None:
    on = replace(OFF, kind=LineKind.ON)
    later = replace(OFF, from_on=date(2026, 4, 1))
    settings = with_lines(RuleSettings(), [OFF, later])

    assert with_lines(settings, [on]).switches == (
        SwitchSetting("dental", True, DAY),
        SwitchSetting("dental", False, date(2026, 4, 1)),
    )


@pytest.mark.parametrize("wrong", [{"unit": "fortnights"}, {"unit": "days", "plan": "Tea"}])
def test_a_unit_or_plan_that_is_none_cannot_be_put_together(wrong: dict[str, str]) -> None:
    line = replace(OFF, kind=LineKind.OWN_LIMIT, length=2, **wrong)  # type: ignore[arg-type]

    with pytest.raises(ValueError, match="is not a valid"):
        settings_of([line])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (OFF, "Not in use: dental, from Mon 2 Mar 2026"),
        (
            SettingLine(LineKind.TERM, "", DAY, date(2026, 3, 27), which="Spring"),
            "School term: Spring, from Mon 2 Mar 2026, until Fri 27 Mar 2026",
        ),
        (
            SettingLine(LineKind.OWN_LIMIT, "cp_visit", length=1, unit="weeks", child_id="C1"),
            "Own limit: cp_visit, 1 weeks, for child C1",
        ),
        (
            SettingLine(LineKind.READING, "rhi", DAY, which="offered"),
            "Reading: rhi, offered, from Mon 2 Mar 2026",
        ),
    ],
)
def test_a_line_is_said_in_words(line: SettingLine, words: str) -> None:
    assert line_words(line) == words
