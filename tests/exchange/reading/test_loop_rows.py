"""The sheets an export adds are read back; a row that lacks something is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.claims import RowClaim
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AuditFinding,
    CaseAudit,
    Challenge,
    SessionDetail,
    SupervisionKind,
    SupervisorSpell,
)
from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from tests.exchange.workbooks import claims_in

HEADINGS = {sheet.name: [heading for heading, _ in sheet.columns] for sheet in LOOP_SHEETS}
DAY = date(2026, 2, 10)


def read(folder: Path, sheet: str, *cells: object) -> RowClaim:
    (claims,) = claims_in(folder, {sheet: [HEADINGS[sheet], cells]})
    return claims.rows[0]


@pytest.mark.parametrize(
    ("sheet", "cells", "record"),
    [
        (
            "Action steps",
            ("Ann", "Ring the school", "c1", "01/02/2026", DAY, "carried", "Shut", "24/02/2026"),
            ActionStep(
                "Ann",
                "Ring the school",
                "C1",
                date(2026, 2, 1),
                DAY,
                ActionStepKind.CARRIED,
                "Shut",
                date(2026, 2, 24),
            ),
        ),
        (
            "Action steps",
            ("Ann", "Book a course", None, None, DAY, "Agreed", None, None),
            ActionStep("Ann", "Book a course", "", None, DAY, ActionStepKind.AGREED),
        ),
        (
            "Session details",
            ("Ann", DAY, "ASYE", "Nia", "Ann", "24/02/2026", "session Ann", 2.0),
            SessionDetail(
                "Ann",
                DAY,
                SupervisionKind.ASYE,
                "Nia",
                "Ann",
                date(2026, 2, 24),
                "session Ann",
                2,
            ),
        ),
        (
            "Supervisors",
            ("Ann", DAY, "Nia", "24/02/2026", "Leave"),
            SupervisorSpell("Ann", DAY, "Nia", date(2026, 2, 24), "Leave"),
        ),
        (
            "Case audits",
            ("C1", DAY, "Ola", "Good", "Ann", "North", "Clear"),
            CaseAudit("C1", DAY, "Ola", "Good", "Ann", "North", "Clear"),
        ),
        (
            "Audit findings",
            ("C1", DAY, "Ola", "Plan", "No dates", False, "Ann", "Date it", "Ann", DAY, None, None),
            AuditFinding("C1", DAY, "Ola", "Plan", "No dates", False, "Ann", "Date it", "Ann", DAY),
        ),
        (
            "Challenges",
            ("C1", DAY, "IRO dispute", "Late plan", "IRO", "Ann", "Nia", None, None, None, None),
            Challenge("C1", DAY, "IRO dispute", "Late plan", "IRO", "Ann", "Nia"),
        ),
    ],
)
def test_a_row_gives_its_record(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], record: object
) -> None:
    assert read(tmp_path, sheet, *cells).main == record


@pytest.mark.parametrize(
    ("sheet", "cells", "problem"),
    [
        ("Case audits", ("C1", DAY, None, "Good"), "There is nothing under Auditor in this row."),
        (
            "Challenges",
            (None, DAY, "IRO dispute", "Late"),
            "There is nothing under Child ID in this row.",
        ),
        ("Action steps", ("Ann", "Ring", "C1", DAY, DAY, "forgotten"), "This word is not known"),
        (
            "Supervisors",
            ("Ann", None, "Nia"),
            "There is nothing under Supervised from in this row.",
        ),
    ],
)
def test_a_row_that_lacks_something_is_refused_by_name(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], problem: str
) -> None:
    rejected = read(tmp_path, sheet, *cells).rejected

    assert rejected is not None
    assert rejected.problem.startswith(problem)
