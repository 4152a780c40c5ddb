"""Measures of a store: kept, worked out again for a past day, compared, with local targets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.measures.comparators import ComparatorKind
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings
from caseload_app.domain.supervision.supervision_policy import SUPERVISION_POLICY
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.measuring import (
    add_local_comparator,
    add_local_comparators,
    compare_with_snapshot,
    keep_snapshot,
    measure_now,
    read_local_comparators,
    read_trend,
    remove_local_comparator,
    specs_in_force,
)
from caseload_app.services.policy import save_rule_settings
from caseload_app.services.session import Session
from caseload_app.store.settings import save_setting
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record
from tests.services.stores import a_store

TARGET = {
    "measure": "re_referrals",
    "value": "18",
    "year": "2026-27",
    "definition": "Below 18 per cent of referrals",
}


def spec_of(session: Session, name: str) -> object:
    return next(one for one in specs_in_force(session, the_rules()) if one.id == name)


def test_figures_are_kept_once_a_week(tmp_path: Path) -> None:
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())
        casebook = read_casebook(session, the_rules(), MONDAY)

        kept = keep_snapshot(session, casebook, specs)
        again = keep_snapshot(session, casebook, specs)

        assert (len(kept), again) == (len(specs), ())


def test_an_empty_store_keeps_nothing(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        casebook = read_casebook(session, the_rules(), MONDAY)

        assert keep_snapshot(session, casebook, specs_in_force(session, the_rules())) == ()


def test_a_past_day_worked_out_again_equals_its_snapshot(tmp_path: Path) -> None:
    past = date(2026, 2, 2)
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())
        keep_snapshot(session, read_casebook(session, the_rules(), past), specs)

        spec = spec_of(session, "assessments_on_time")
        kept, again = compare_with_snapshot(session, spec, the_rules(), past)

    assert kept is not None
    assert (kept.numerator, kept.denominator) == (again.numerator, again.denominator) == (2, 3)


def test_change_is_against_the_snapshot_of_last_month(tmp_path: Path) -> None:
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())
        keep_snapshot(session, read_casebook(session, the_rules(), date(2026, 1, 30)), specs)

        now = measure_now(session, read_casebook(session, the_rules(), MONDAY), specs, the_rules())

    change = now.changes["cla_reviews_on_time"]
    assert (change.since, change.before, change.now) == (date(2026, 1, 30), 100.0, 50.0)
    assert not change.recomputed


def test_without_a_snapshot_last_month_is_worked_out_again(tmp_path: Path) -> None:
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())

        now = measure_now(session, read_casebook(session, the_rules(), MONDAY), specs, the_rules())

    change = now.changes["cla_reviews_on_time"]
    assert (change.since, change.by, change.recomputed) == (date(2026, 2, 2), -50.0, True)


def test_a_policy_change_is_marked_on_the_line_of_its_rule(tmp_path: Path) -> None:
    limit = LimitSetting("cin_visit", MONDAY, Limit(5, Unit.WORKING_DAYS), "Weekly", "tester")
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())
        keep_snapshot(session, read_casebook(session, the_rules(), date(2026, 2, 2)), specs)
        save_rule_settings(
            session, the_rules(), RuleSettings(limits=(limit,)), reason="Weekly visits"
        )

        groups = read_trend(session, spec_of(session, "core_groups_on_time"))
        visits = read_trend(session, spec_of(session, "cin_visits_on_time"))

    assert groups.changes == ()
    assert visits.changes == ((MONDAY, "Weekly visits"),)


def test_a_change_of_the_supervision_policy_is_marked_on_its_measures(tmp_path: Path) -> None:
    with a_store(tmp_path, every_record()) as session:
        specs = specs_in_force(session, the_rules())
        keep_snapshot(session, read_casebook(session, the_rules(), date(2026, 2, 2)), specs)
        with session.write(why="Return after five days") as writer:
            save_setting(writer, SUPERVISION_POLICY, {"return_working_days": 5})

        marked = read_trend(session, spec_of(session, "supervision_on_time"))

    assert marked.changes == ((MONDAY, "Return after five days"),)


def test_a_target_stands_beside_england_and_never_in_its_place(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        add_local_comparator(session, TARGET, specs_in_force(session, the_rules()))

        spec = spec_of(session, "re_referrals")

    assert spec.comparator.value == 22.6
    assert spec.compared_with(ComparatorKind.TARGET).value == 18


def test_a_target_without_a_definition_is_refused(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        specs = specs_in_force(session, the_rules())

        with pytest.raises(ExpectedError, match="its definition"):
            add_local_comparator(session, {**TARGET, "definition": ""}, specs)

        assert read_local_comparators(session) == ()


def test_imported_figures_replace_those_of_the_same_year(tmp_path: Path) -> None:
    rows = [TARGET, {**TARGET, "kind": "neighbours", "value": "20"}, {"measure": "?"}]
    with a_store(tmp_path) as session:
        specs = specs_in_force(session, the_rules())
        add_local_comparator(session, {**TARGET, "value": "15"}, specs)

        number, problems = add_local_comparators(session, rows, specs)
        known = read_local_comparators(session)
        remove_local_comparator(session, known[0])

        assert (number, [one.row for one in problems]) == (2, [3])
        assert [one.comparator.value for one in known] == [18, 20]
        assert [one.comparator.value for one in read_local_comparators(session)] == [20]
