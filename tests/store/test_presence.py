"""The second one to open a store learns who the first is; what a crash left is recognised."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from caseload_app.store import presence
from caseload_app.store.presence import Presence, live_holder

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_the_first_has_it_and_the_second_learns_who(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    first, second = Presence(store, "nia", "laptop"), Presence(store, "sam", "desk")

    assert first.take(NOON) is None
    holder = second.take(NOON)

    assert holder is not None
    assert (holder.who, holder.computer, holder.since) == ("nia", "laptop", NOON)
    assert not second.is_held


def test_given_back_it_is_free(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    first = Presence(store, "nia", "laptop")
    first.take(NOON)

    first.release()

    assert list(tmp_path.iterdir()) == []
    assert Presence(store, "sam", "desk").take(NOON) is None


def test_what_a_crash_on_this_computer_left_is_taken_over(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = Presence(store, "nia", "laptop")
    left.take(NOON)
    text = left.path.read_text(encoding="utf-8")
    left.path.write_text(text.replace(str(os.getpid()), str(gone.pid)), encoding="utf-8")

    assert live_holder(store, "laptop") is None
    assert Presence(store, "nia", "laptop").take(NOON) is None


def test_what_another_computer_no_longer_freshens_is_taken_over(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    first, second = Presence(store, "nia", "laptop"), Presence(store, "sam", "desk")
    first.take(NOON)
    hour_ago = first.path.stat().st_mtime - 3600
    os.utime(first.path, (hour_ago, hour_ago))

    assert second.take(NOON) is None
    taken_over_by = first.freshen()

    assert taken_over_by is not None
    assert taken_over_by.who == "sam"
    assert not first.is_held


def test_freshening_keeps_it_from_going_stale(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    first = Presence(store, "nia", "laptop")
    first.take(NOON)
    hour_ago = first.path.stat().st_mtime - 3600
    os.utime(first.path, (hour_ago, hour_ago))

    first.freshen()

    assert Presence(store, "sam", "desk").take(NOON) is not None


def test_one_who_lost_it_does_not_give_it_back_for_the_other(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    first, second = Presence(store, "nia", "laptop"), Presence(store, "sam", "desk")
    first.take(NOON)
    first.path.unlink()
    second.take(NOON)

    first.release()

    assert second.path.exists()


def test_a_folder_that_cannot_be_written_to_needs_no_claim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    first = Presence(tmp_path / "team.db", "nia", "laptop")

    assert first.take(NOON) is None
    assert not first.is_held


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"who": 1, "since": "never"}'])
def test_a_claim_that_cannot_be_read_is_taken_over(tmp_path: Path, text: str) -> None:
    store = tmp_path / "team.db"
    first = Presence(store, "nia", "laptop")
    first.path.write_text(text, encoding="utf-8")

    assert first.take(NOON) is None
    assert first.is_held


def test_this_process_is_running() -> None:
    assert presence.is_running(os.getpid())
