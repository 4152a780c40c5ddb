"""Which rules deadlines come from."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Override
from caseload_app.domain.rules.rule_settings import RuleSettings, apply_settings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))


def test_rules_that_would_flood_a_team_are_listed_but_off() -> None:
    assert "iro_appointed" in BOOK.by_id
    assert not BOOK.is_on("iro_appointed")
    assert BOOK.is_on("cf_assessment")


def test_only_rules_that_are_on_are_started() -> None:
    started = {rule.id for rule in BOOK.rules_started_by(["Became looked after"])}

    assert started == {"care_plan", "cla_review_1", "cla_visit_first", "iha", "pep_initiate"}


def test_a_book_can_be_given_its_own_choice() -> None:
    book = RuleBook(BOOK.timescales, BOOK.calendar, on={"iro_appointed"})

    assert [rule.id for rule in book.rules_started_by(["Became looked after"])] == ["iro_appointed"]


def test_rules_come_in_the_order_of_the_book_each_once() -> None:
    started = [rule.id for rule in BOOK.rules_started_by(["CP visit", "ICPC", "CP plan started"])]

    assert started == ["core_group_first", "rcpc_first", "cp_visit"]


def test_rules_about_workers_are_not_about_children() -> None:
    assert BOOK.is_on("supervision")
    assert "supervision" not in {rule.id for rule in BOOK.for_children}


def test_a_book_can_be_narrowed_to_some_rules() -> None:
    narrow = BOOK.only({"cp_visit", "iro_appointed"})

    assert [rule.id for rule in narrow.for_children] == ["cp_visit"]
    assert narrow.shipped.is_on("cin_visit")


def test_books_differ_only_in_the_rules_that_were_set_otherwise() -> None:
    weekly = Override("cp_visit", Limit(1, Unit.WEEKS), "x", "Ann", child_id="C1")
    off = RuleSettings(switches=(SwitchSetting("dental", False),), overrides=(weekly,))

    assert BOOK.differs_in(apply_settings(BOOK, off)) == {"dental", "cp_visit"}
    assert BOOK.differs_in(apply_settings(BOOK, RuleSettings())) == frozenset()


def test_a_closing_day_may_move_a_date_of_any_rule() -> None:
    closed = RuleSettings(closing_days=((date(2026, 12, 24), "Council closed"),))

    assert BOOK.differs_in(apply_settings(BOOK, closed)) == set(BOOK.by_id)
