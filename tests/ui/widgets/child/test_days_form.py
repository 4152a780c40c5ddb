"""Closing days and school terms are added and removed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.domain.dates import Term
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.ui.look import Look
from caseload_app.ui.widgets.child.days_form import DaysForm
from tests.builders import MONDAY

CLOSED = RuleSettings(
    closing_days=((date(2026, 12, 24), "Council closed"),),
    terms=(Term("Summer 2026", date(2026, 4, 20), date(2026, 7, 21)),),
)


def a_form(qtbot: QtBot, look: Look, settings: RuleSettings) -> DaysForm:
    form = DaysForm(look)
    qtbot.addWidget(form)
    form.show_settings(settings, MONDAY)
    return form


def test_days_and_terms_are_removed_one_by_one(qtbot: QtBot, look: Look) -> None:
    form = a_form(qtbot, look, CLOSED)
    removes = {
        one.accessibleName(): one for one in form.findChildren(QPushButton) if one.accessibleName()
    }
    removes["Remove Council closed"].click()
    removes["Remove Summer 2026"].click()

    assert form.settings_from(CLOSED) == RuleSettings()


def test_a_day_without_a_date_is_not_added(qtbot: QtBot, look: Look) -> None:
    form = a_form(qtbot, look, RuleSettings())
    form.day_name.setText("Council closed")
    form.add_day.click()
    form.add_term.click()

    assert form.settings_from(RuleSettings()) == RuleSettings()


def test_a_day_without_a_name_is_a_day_the_council_is_closed(qtbot: QtBot, look: Look) -> None:
    form = a_form(qtbot, look, RuleSettings())
    form.day.show_date(date(2026, 12, 24))
    form.add_day.click()

    assert form.settings_from(RuleSettings()).closing_days == (
        (date(2026, 12, 24), "Council closed"),
    )
