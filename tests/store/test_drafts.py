"""Drafts are kept under a name, replaced, read newest first, and leave no audit rows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from caseload_app.store.drafts import KeptDraft, read_drafts, remove_draft, save_draft
from tests.store.made_up_stores import new_store, rows_of

EARLY = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
LATE = datetime(2026, 3, 2, 8, 31, tzinfo=UTC)


def test_the_draft_saved_last_stands(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    save_draft(database, "one", {"words": "a"}, EARLY)
    save_draft(database, "one", {"words": "ab"}, LATE)

    assert read_drafts(database) == [KeptDraft("one", LATE, {"words": "ab"})]
    assert rows_of(database, "audit") == []


def test_drafts_come_newest_first_or_one_by_name(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    save_draft(database, "one", 1, EARLY)
    save_draft(database, "two", 2, LATE)

    assert [one.name for one in read_drafts(database)] == ["two", "one"]
    assert [one.value for one in read_drafts(database, "one")] == [1]


def test_a_draft_can_be_let_go(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    save_draft(database, "one", None, EARLY)

    remove_draft(database, "one")

    assert read_drafts(database) == []
