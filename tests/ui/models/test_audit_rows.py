from __future__ import annotations

from datetime import UTC, datetime

from caseload_app.domain.audit import Act, AuditEntry
from caseload_app.ui.models.audit_rows import audit_rows

AT = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def an_entry(act: Act, **facts: object) -> AuditEntry:
    usual = {"key": ("C1",), "old": {}, "new": {}, "why": "", "import_id": None}
    return AuditEntry(1, AT, "nia", act, "children", **{**usual, **facts})


def test_a_change_says_from_what_to_what() -> None:
    entry = an_entry(Act.CHANGED, old={"plan": "CIN"}, new={"plan": "CP", "closed_on": None})

    (row,) = audit_rows([entry])

    assert row.what == "children: C1"
    assert row.changes == "plan: CIN → CP; closed on: nothing → nothing"


def test_days_are_written_as_everywhere() -> None:
    (row,) = audit_rows([an_entry(Act.ADDED, new={"born_on": "2012-03-04"})])

    assert row.changes == "born on: Sun 4 Mar 2012"


def test_hidden_names_are_initials_here_too() -> None:
    (row,) = audit_rows([an_entry(Act.ADDED, new={"name": "Fern Test"})], hidden=True)

    assert row.changes == "name: F.T."


def test_an_erased_entry_says_only_that_it_was() -> None:
    (row,) = audit_rows([an_entry(Act.ADDED, key=(), is_erased=True)])

    assert (row.what, row.changes) == ("children: erased", "")
