"""One rule in a form: only what it has is asked."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.ui.look import Look
from caseload_app.ui.models.rule_rows import rule_rows
from caseload_app.ui.widgets.rule_form import RuleForm
from tests.builders import MONDAY, the_rules


def a_form(qtbot: QtBot, look: Look, rule: str) -> RuleForm:
    form = RuleForm(look)
    qtbot.addWidget(form)
    rows = rule_rows(the_rules(), RuleSettings(), MONDAY)
    form.show_rule(next(row for row in rows if row.rule.id == rule), MONDAY)
    return form


def test_a_rule_without_other_readings_or_limits_asks_for_none(qtbot: QtBot, look: Look) -> None:
    form = a_form(qtbot, look, "cp_visit")

    assert form.reading.isHidden()
    assert form.which.isHidden()


def test_a_form_that_was_not_touched_changes_nothing(qtbot: QtBot, look: Look) -> None:
    form = a_form(qtbot, look, "rhi")

    assert not form.reading.isHidden()
    assert form.settings_from(RuleSettings(), the_rules(), "Ann") == RuleSettings()


def test_a_form_without_a_rule_changes_nothing(qtbot: QtBot, look: Look) -> None:
    form = RuleForm(look)
    qtbot.addWidget(form)

    assert form.settings_from(RuleSettings(), the_rules(), "Ann") == RuleSettings()
