from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.difference import GroupId
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.late_and_met import LastSeen, late_and_met
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange, Worker
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

TODAY = date(2026, 3, 2)
CHILD = Child("C1", plan=Plan.ASSESSMENT, plan_started_on=date(2025, 12, 22))
REFERRAL = CaseEvent("C1", "Referral received", date(2025, 12, 22), "Progressed")
KNOWN = CaseRecords(children=[CHILD], events=[REFERRAL])


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rules(resource("rules"))[0]


def found(book: RuleBook, since: date | None, *changes: RecordChange) -> list[tuple[str, str]]:
    told = late_and_met(ImportPlan(changes), KNOWN, LastSeen(since, None, book), TODAY)
    return [(str(group), row.id.split("|")[2]) for group, row in told]


def test_what_fell_late_since_the_last_import_is_newly_late(book: RuleBook) -> None:
    assert (str(GroupId.NEWLY_LATE), "cf_assessment") in found(book, date(2026, 2, 20))


def test_what_was_late_then_is_not_new(book: RuleBook) -> None:
    assert found(book, date(2026, 2, 28)) == []


def test_what_an_imported_event_meets_is_told(book: RuleBook) -> None:
    authorised = CaseEvent("C1", "Assessment authorised", date(2026, 2, 20))

    told = found(book, date(2026, 2, 16), RecordChange(None, authorised))

    assert (str(GroupId.MET), "cf_assessment") in told


def test_without_rules_nothing_is_told() -> None:
    assert list(late_and_met(ImportPlan(), KNOWN, LastSeen(), TODAY)) == []


def test_changes_that_touch_no_child_are_passed_by(book: RuleBook) -> None:
    assert found(book, date(2026, 2, 28), RecordChange(None, Worker("Ann"))) == []
