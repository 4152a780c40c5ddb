from __future__ import annotations

from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import RecordChange, Worker
from caseload_app.domain.rules.setting_lines import LineKind, SettingLine


def test_a_plan_that_changes_a_record_or_a_rule_is_not_empty() -> None:
    assert ImportPlan().is_empty
    assert not ImportPlan((RecordChange(None, Worker("Asha")),)).is_empty
    assert not ImportPlan(settings=(SettingLine(LineKind.OFF, "dental"),)).is_empty
