"""Case audits summed over the team."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import AuditFinding, CaseAudit
from caseload_app.domain.supervision.case_audits import AuditTotals, audit_totals
from caseload_app.domain.supervision.loop import LoopRecords
from tests.builders import a_child, the_rules

TODAY = date(2026, 5, 4)
FEB, APR = date(2026, 2, 2), date(2026, 4, 20)


def totals(since: date | None = None) -> AuditTotals:
    loop = LoopRecords(
        audits=[
            CaseAudit("C1", FEB, "Ola", "Good"),
            CaseAudit("C2", APR, "Ola", "Inadequate"),
            CaseAudit("C3", APR, "Ola", "Our own word"),
        ],
        findings=[
            AuditFinding("C1", FEB, "Ola", "Voice", "Clear", is_strength=True),
            AuditFinding("C1", FEB, "Ola", "Plan", "Old", action="Renew", due_on=APR),
            AuditFinding("C2", APR, "Ola", "Plan", "None", action="Write", done_on=TODAY),
        ],
    )
    records = CaseRecords(children=[a_child("C1"), a_child("C2"), a_child("C3")], loop=loop)
    return audit_totals(build_casebook(records, the_rules(), TODAY), since)


def test_grades_are_counted_in_their_order() -> None:
    assert totals().grades == (("Good", 1), ("Inadequate", 1), ("Our own word", 1))
    assert round(totals().good_or_better or 0) == 33


def test_themes_that_fall_short_most_come_first() -> None:
    assert [
        (one.theme, one.strengths, one.shortfalls, one.open_actions, one.late_actions)
        for one in totals().themes
    ] == [("Plan", 0, 2, 1, 1), ("Voice", 1, 0, 0, 0)]


def test_only_audits_since_a_day_are_counted() -> None:
    found = totals(date(2026, 3, 1))

    assert [one.child_id for one in found.audits] == ["C3", "C2"]
    assert [one.theme for one in found.themes] == ["Plan"]


def test_without_audits_there_is_no_share() -> None:
    assert totals(TODAY).good_or_better is None
