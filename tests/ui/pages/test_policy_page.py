"""The rules: in plain words, set differently, tried out before they are saved, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.services.workspace import Workspace
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.policy_page import DAYS_TAB, HISTORY_TAB, RULES_TAB, PolicyPage

Show = Callable[..., PolicyPage]


@pytest.fixture
def page(show: Show) -> PolicyPage:
    made = show(PolicyPage)
    made.open_at(Destination("rules", "cp_visit"))
    return made


def choose(page: PolicyPage, words: str) -> None:
    page.form.preset.setCurrentIndex(page.form.preset.findText(words))


def try_and_save(page: PolicyPage, tab: int, reason: str) -> None:
    page.bars[tab].reason.setText(reason)
    page.bars[tab].try_out.click()
    page.bars[tab].save.click()


def test_every_rule_is_listed(page: PolicyPage) -> None:
    assert len(page.model.rows) == 74


def test_a_rule_is_said_in_plain_words(page: PolicyPage) -> None:
    assert "Within: 10 working days; Done by: CP visit; While on: CP" in page.form.words
    assert "Whose rule: Local policy" in page.form.words


def test_the_presets_of_other_councils_are_offered(page: PolicyPage) -> None:
    offered = [page.form.preset.itemText(at) for at in range(page.form.preset.count())]

    assert offered[0] == "10 working days, as Caseload comes"
    assert "Every 4 weeks" in offered
    assert offered[-1] == "Another limit"


def test_before_saving_it_says_what_would_move(page: PolicyPage, workspace: Workspace) -> None:
    page.form.from_on.show_date(date(2026, 1, 1))
    choose(page, "Every 4 weeks")
    page.bars[RULES_TAB].try_out.click()

    assert "1 date of 1 child would change; none would become late." in (
        page.bars[RULES_TAB].moves.heading
    )
    assert workspace.rule_settings == RuleSettings()


def test_nothing_can_be_saved_that_was_not_tried(page: PolicyPage) -> None:
    page.bars[RULES_TAB].try_out.click()

    assert not page.bars[RULES_TAB].save.isEnabled()
    assert page.bars[RULES_TAB].problem.text() == ("Nothing is set differently from what is saved.")


def test_another_choice_after_trying_must_be_tried_again(page: PolicyPage) -> None:
    choose(page, "Every 4 weeks")
    page.bars[RULES_TAB].try_out.click()
    choose(page, "Every 2 weeks")

    assert not page.bars[RULES_TAB].save.isEnabled()


def test_a_save_asks_why(page: PolicyPage, workspace: Workspace) -> None:
    choose(page, "Every 4 weeks")
    page.bars[RULES_TAB].try_out.click()
    page.bars[RULES_TAB].save.click()

    assert "Say why" in page.bars[RULES_TAB].problem.text()
    assert workspace.rule_settings == RuleSettings()


def test_a_limit_is_saved_with_its_day_and_reason(
    page: PolicyPage, workspace: Workspace, qtbot: QtBot
) -> None:
    choose(page, "Every 4 weeks")
    with qtbot.waitSignal(page.changed):
        try_and_save(page, RULES_TAB, "agreed in March")

    (limit,) = workspace.rule_settings.limits
    assert (limit.rule, limit.limit, limit.from_on, limit.reason, limit.author) == (
        "cp_visit",
        Limit(4, Unit.WEEKS),
        date(2026, 3, 2),
        "agreed in March",
        "tester",
    )
    assert "another limit" in [row.change for row in page.model.rows]


def test_a_limit_of_ones_own_is_typed(page: PolicyPage, workspace: Workspace) -> None:
    choose(page, "Another limit")
    page.form.length.setValue(7)
    page.form.unit.setCurrentIndex(page.form.unit.findText("days"))
    try_and_save(page, RULES_TAB, "why")

    assert workspace.rule_settings.limits[0].limit == Limit(7, Unit.DAYS)


def test_a_longer_limit_than_the_law_allows_stays_marked(
    page: PolicyPage, workspace: Workspace
) -> None:
    page.open_at(Destination("rules", "cf_assessment"))
    choose(page, "Another limit")
    page.form.length.setValue(60)
    try_and_save(page, RULES_TAB, "backlog")

    row = next(row for row in page.model.rows if row.rule.id == "cf_assessment")
    assert row.change == "longer than allowed"
    assert "Take care: This is longer than statutory guidance allows." in page.form.words


def test_a_rule_is_switched_off(page: PolicyPage, workspace: Workspace) -> None:
    page.form.use.setChecked(False)
    try_and_save(page, RULES_TAB, "not our practice")

    today = workspace.casebook.today
    assert workspace.rule_settings.switches == (SwitchSetting("cp_visit", False, today),)
    assert not workspace.casebook.book.is_on("cp_visit", today)
    assert workspace.casebook.book.is_on("cp_visit", today - timedelta(days=1))


def test_the_other_reading_of_a_doubtful_rule_is_chosen(
    page: PolicyPage, workspace: Workspace
) -> None:
    page.open_at(Destination("rules", "rhi"))
    page.form.reading.setCurrentIndex(1)
    try_and_save(page, RULES_TAB, "as the protocol says")

    (reading,) = workspace.rule_settings.readings
    assert (reading.rule, reading.label) == ("rhi", "the offer of an interview counts")


def test_the_limit_for_younger_children_is_changed_alone(
    page: PolicyPage, workspace: Workspace
) -> None:
    page.open_at(Destination("rules", "rha"))
    page.form.which.setCurrentIndex(1)
    page.form.length.setValue(5)
    try_and_save(page, RULES_TAB, "asked by health")

    (limit,) = workspace.rule_settings.limits
    assert (limit.variant, limit.limit) == (
        page.form.which.itemText(1),
        Limit(5, Unit.MONTHS),
    )


def test_a_closing_day_and_a_school_term_are_added(page: PolicyPage, workspace: Workspace) -> None:
    page.tabs.setCurrentIndex(DAYS_TAB)
    page.days.day.show_date(date(2026, 12, 24))
    page.days.day_name.setText("Council closed")
    page.days.add_day.click()
    page.days.first.show_date(date(2026, 4, 20))
    page.days.last.show_date(date(2026, 7, 21))
    page.days.term_name.setText("Summer 2026")
    page.days.add_term.click()
    try_and_save(page, DAYS_TAB, "calendar of the council")

    settings = workspace.rule_settings
    assert settings.closing_days == ((date(2026, 12, 24), "Council closed"),)
    assert settings.terms == (Term("Summer 2026", date(2026, 4, 20), date(2026, 7, 21)),)


def test_a_change_is_taken_back_and_stays_in_the_history(
    page: PolicyPage, workspace: Workspace
) -> None:
    choose(page, "Every 4 weeks")
    try_and_save(page, RULES_TAB, "agreed in March")

    page.tabs.setCurrentIndex(HISTORY_TAB)
    page.history.selectRow(0)
    page.back.click()
    try_and_save(page, HISTORY_TAB, "not agreed after all")
    assert workspace.rule_settings == RuleSettings()
    assert [change.reason for change in workspace.rule_history()] == [
        "not agreed after all",
        "agreed in March",
    ]


def test_a_saved_change_is_undone_at_once_and_both_stay_in_the_history(
    page: PolicyPage, workspace: Workspace
) -> None:
    choose(page, "Every 4 weeks")
    try_and_save(page, RULES_TAB, "agreed in March")

    assert page.messages.undo()
    assert workspace.rule_settings == RuleSettings()
    assert page.messages.words == "Taken back. The rules are as they were."
    assert [change.reason for change in workspace.rule_history()] == [
        "Taken back: agreed in March",
        "agreed in March",
    ]


def test_coming_back_finds_the_same_tab(page: PolicyPage) -> None:
    page.tabs.setCurrentIndex(HISTORY_TAB)
    place = page.remember()

    page.tabs.setCurrentIndex(RULES_TAB)
    page.restore(place)
    assert page.tabs.currentIndex() == HISTORY_TAB
