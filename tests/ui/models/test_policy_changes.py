"""Changes of the rules as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.services.policy import PolicyChange
from caseload_app.ui.models.policy_changes import change_columns
from tests.builders import the_rules


def test_a_change_says_when_what_why_and_who() -> None:
    off = RuleSettings(switches=(SwitchSetting("dental", False, date(2026, 3, 2)),))
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    change = PolicyChange(at, "Ann", "not ours", RuleSettings(), off)

    assert [column.text(change) for column in change_columns(the_rules())] == [
        "Mon 2 Mar 2026",
        "Dental check switched off from Mon 2 Mar 2026",
        "not ours",
        "Ann",
    ]
