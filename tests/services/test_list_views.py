"""Saved views lie in the store, because they may name people."""

from __future__ import annotations

from pathlib import Path

from caseload_app.services.list_views import read_views, save_views
from tests.services.stores import a_store


def test_views_are_kept_by_list(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    save_views(session, "children", "[1]")

    assert read_views(session, "children") == "[1]"
    assert read_views(session, "deadlines") == ""
