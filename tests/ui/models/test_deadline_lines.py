"""Which dates stand on a child's card, and which are past."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.local_rules import Exemption
from caseload_app.domain.rules.rule_settings import RuleSettings, apply_settings
from caseload_app.ui.models.deadline_lines import (
    deadline_line,
    past_deadlines,
    standing_deadlines,
)
from tests.builders import MONDAY, a_child, an_event, the_rules

CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))
EVENTS = [
    an_event("ICPC", date(2026, 2, 2)),
    an_event("CP visit", date(2026, 2, 10)),
    an_event("Strategy discussion", date(2026, 2, 20)),
    an_event("ICPC not required", date(2026, 2, 24)),
]
ABROAD = Exemption("cp_visit", "C1", date(2026, 2, 16), date(2026, 3, 31), "abroad", "Ann")


@pytest.fixture
def casebook() -> Casebook:
    book = apply_settings(the_rules(), RuleSettings(exemptions=(ABROAD,)))
    return build_casebook(CaseRecords(children=[CHILD], events=EVENTS), book, MONDAY)


def test_what_a_child_is_let_off_stands_after_the_open_dates(casebook: Casebook) -> None:
    standing = [one.rule.id for one in standing_deadlines(casebook, "C1")]

    assert standing == ["core_group_first", "rcpc_first", "cp_visit"]
    line = deadline_line(casebook, standing_deadlines(casebook, "C1")[-1])
    assert (line.mark.words, line.can_be_set) == ("Not needed", True)


def test_what_an_event_made_unnecessary_is_past(casebook: Casebook) -> None:
    past = [one.rule.id for one in past_deadlines(casebook, "C1")]

    assert past == ["icpc", "cp_visit"]
    assert casebook.today == MONDAY
