"""Settings changed one choice at a time, said in words, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import Child
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_choices import (
    choose_reading,
    end_date,
    end_setting,
    exempt,
    set_date,
    set_for,
    set_for_worker,
    set_limit,
    switch,
    take_back,
    what_changed,
)
from caseload_app.domain.rules.rule_settings import LimitSetting, ReadingSetting, RuleSettings
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
NOTHING = RuleSettings()
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
FORTNIGHT = LimitSetting("cp_visit", MARCH, Limit(2, Unit.WEEKS), "policy", "Ann")
WEEKLY = Override("cp_visit", Limit(1, Unit.WEEKS), "risk", "Ann", child_id="C1")
ABROAD = Exemption("cp_visit", "C1", MARCH, APRIL, "abroad", "Ann")


def test_a_rule_is_switched_off_and_from_the_same_day_on_again() -> None:
    off = switch(BOOK, NOTHING, "cp_visit", on=False, from_on=MARCH)

    assert off == RuleSettings(switches=(SwitchSetting("cp_visit", False, MARCH),))
    assert switch(BOOK, off, "cp_visit", on=True, from_on=MARCH) == NOTHING


def test_a_rule_switched_on_again_later_was_off_in_between() -> None:
    off = switch(BOOK, NOTHING, "cp_visit", on=False, from_on=MARCH)

    back = switch(BOOK, off, "cp_visit", on=True, from_on=APRIL)
    assert [(one.is_on, one.from_on) for one in back.switches] == [(False, MARCH), (True, APRIL)]


def test_a_rule_switched_off_earlier_than_before_is_so_from_then() -> None:
    later = switch(BOOK, NOTHING, "cp_visit", on=False, from_on=APRIL)
    other = switch(BOOK, later, "dental", on=False, from_on=MARCH)

    earlier = switch(BOOK, other, "cp_visit", on=False, from_on=MARCH)
    assert earlier.switches == (
        SwitchSetting("dental", False, MARCH),
        SwitchSetting("cp_visit", False, MARCH),
    )


def test_a_rule_that_is_shipped_off_is_switched_on_and_off_again() -> None:
    on = switch(BOOK, NOTHING, "iro_appointed", on=True, from_on=MARCH)

    assert on == RuleSettings(switches=(SwitchSetting("iro_appointed", True, MARCH),))
    assert switch(BOOK, on, "iro_appointed", on=False, from_on=MARCH) == NOTHING


def test_a_limit_takes_the_place_of_those_from_that_day_on() -> None:
    later = replace(FORTNIGHT, from_on=APRIL)
    under_five = replace(FORTNIGHT, variant="the child is under five")

    settings = set_limit(set_limit(set_limit(NOTHING, FORTNIGHT), later), under_five)
    assert settings.limits == (FORTNIGHT, later, under_five)
    assert set_limit(settings, FORTNIGHT).limits == (under_five, FORTNIGHT)


def test_a_reading_is_chosen_from_a_day() -> None:
    settings = choose_reading(BOOK, NOTHING, "pep_initiate", "20 working days", from_on=MARCH)

    assert settings.readings == (ReadingSetting("pep_initiate", "20 working days", MARCH),)
    back = choose_reading(BOOK, settings, "pep_initiate", "", from_on=APRIL)
    assert back.readings[-1] == ReadingSetting("pep_initiate", "", APRIL)


def test_the_first_year_of_a_placement_is_read_alike_by_the_rules_before_and_after_it() -> None:
    label = BOOK.by_id["cla_visit_after"].readings[0].label
    settings = choose_reading(BOOK, NOTHING, "cla_visit_after", label, from_on=MARCH)

    assert {one.rule for one in settings.readings} == {"cla_visit_after", "cla_visit_year1"}


def test_setting_a_date_again_from_the_same_day_takes_its_place() -> None:
    fortnightly = replace(WEEKLY, limit=Limit(2, Unit.WEEKS))

    settings = set_date(set_date(RuleSettings(), WEEKLY), fortnightly)
    assert settings.overrides == (fortnightly,)


def test_a_date_taken_back_still_holds_for_what_started_before() -> None:
    since = replace(WEEKLY, from_on=date(2026, 3, 2))
    settings = set_date(RuleSettings(), since)

    ended = end_date(settings, since, date(2026, 3, 9))
    assert ended.overrides == (replace(since, until=date(2026, 3, 8)),)
    assert end_date(settings, since, date(2026, 3, 2)).overrides == ()


def test_one_change_is_taken_back_and_others_stay() -> None:
    first = set_limit(NOTHING, FORTNIGHT)
    second = set_date(switch(BOOK, first, "dental", on=False, from_on=MARCH), WEEKLY)
    third = exempt(second, ABROAD)

    assert take_back(third, NOTHING, first) == replace(third, limits=())
    assert take_back(third, second, third) == second
    assert take_back(NOTHING, first, NOTHING) == first


def test_a_change_is_said_in_words() -> None:
    after = RuleSettings(
        switches=(SwitchSetting("iro_appointed", True), SwitchSetting("dental", False, MARCH)),
        readings=(ReadingSetting("pep_initiate", "20 working days"),),
        limits=(FORTNIGHT,),
        closing_days=((date(2026, 12, 24), "Council closed"),),
        terms=(Term("Autumn 2026", date(2026, 9, 3), date(2026, 12, 18)),),
        overrides=(WEEKLY, replace(WEEKLY, child_id="", worker="Bo Lee", is_check=True)),
        exemptions=(ABROAD,),
    )

    assert what_changed(BOOK, NOTHING, after).split("; ") == [
        "Independent reviewing officer named switched on",
        "Dental check switched off from Mon 2 Mar 2026",
        "Personal education plan started: 20 working days",
        "Child protection visit: 2 weeks from Mon 2 Mar 2026",
        "Council closed on Thu 24 Dec 2026",
        "Autumn 2026, Thu 3 Sep 2026 to Fri 18 Dec 2026",
        "Child protection visit for child C1: 1 week",
        "Child protection visit for Bo Lee: a mid-point check after 1 week",
        "child C1 let off Child protection visit until Wed 1 Apr 2026",
    ]


def test_what_was_taken_back_is_said_and_so_is_nothing() -> None:
    off = RuleSettings(switches=(SwitchSetting("dental", False, MARCH),))
    back = RuleSettings(readings=(ReadingSetting("unheard_of", ""),))

    said = "no longer Dental check switched off from Mon 2 Mar 2026"
    assert what_changed(BOOK, off, NOTHING) == said
    assert what_changed(BOOK, NOTHING, NOTHING) == "nothing"
    assert what_changed(BOOK, NOTHING, back) == "unheard_of: the usual reading"


def test_all_that_is_set_for_a_child_is_found_and_ended() -> None:
    by_worker = replace(WEEKLY, child_id="", worker="Bo Lee")
    settings = RuleSettings(
        overrides=(
            WEEKLY,
            by_worker,
            replace(WEEKLY, rule="dental"),
            replace(WEEKLY, child_id="C2"),
        ),
        exemptions=(ABROAD, replace(ABROAD, child_id="C2")),
    )
    found = set_for(settings, "cp_visit", Child("C1", worker="Bo Lee"), MARCH)

    assert found == (WEEKLY, by_worker, ABROAD)
    for one in found:
        settings = end_setting(settings, one, date.min)
    assert [one.rule for one in settings.overrides] == ["dental", "cp_visit"]
    assert [one.child_id for one in settings.exemptions] == ["C2"]


def test_what_is_set_for_a_worker_is_found_for_its_time() -> None:
    own = Override("supervision", Limit(2, Unit.WEEKS), "new", "Ann", worker="Bo", until=MARCH)
    settings = RuleSettings(overrides=(WEEKLY, own, replace(own, worker="Cy")))

    assert set_for_worker(settings, "supervision", "Bo", MARCH) == (own,)
    assert set_for_worker(settings, "supervision", "Bo", APRIL) == ()
