"""The acts that the audit trail tells are those that the file takes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from caseload_app.domain.audit import Act, AuditEntry

SCHEMA = Path(__file__).parents[2] / "db" / "schema.sql"


def test_the_file_takes_every_act_and_no_other() -> None:
    (listed,) = re.findall(r"check \(act in \(([^)]*)\)\)", SCHEMA.read_text(encoding="utf-8"))

    assert set(re.findall(r"'([^']+)'", listed)) == {str(act) for act in Act}


def test_an_entry_is_whole_unless_it_was_erased() -> None:
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    entry = AuditEntry(1, at, "tester", Act.ADDED, "children", ("C1",), {}, {}, "", None)

    assert not entry.is_erased
