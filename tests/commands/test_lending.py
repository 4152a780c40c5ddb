"""A copy is lent, looked at and taken back without a window."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from caseload_app.cli import main
from caseload_app.domain.records import CaseEvent
from caseload_app.store.read import read_events
from tests.services.lending.copies import PHRASE, a_team
from tests.services.stores import store_in

Run = Callable[..., tuple[int, str, str]]
MINE = CaseEvent("C1", "PEP", date(2026, 3, 6), note="mine")
FAR_OFF = "2099-12-31"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the store of the test; give its answer, output and complaint."""
    monkeypatch.setenv("CASELOAD_COPY_PASSPHRASE", PHRASE)
    monkeypatch.setenv("CASELOAD_PASSPHRASE", PHRASE)
    a_team(tmp_path).close()

    def do(*arguments: str, store: str = "team.db") -> tuple[int, str, str]:
        code = main(["--store", str(tmp_path / store), *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return do


def lend(run: Run, tmp_path: Path, *more: str, until: str = FAR_OFF) -> tuple[int, str, str]:
    copy = str(tmp_path / "cover.db")
    return run("lend", "--deputy", "Dee Puty", "--until", until, *more, copy)


def add_event(tmp_path: Path, event: CaseEvent, store: str = "team.db") -> None:
    factory = store_in(tmp_path)
    if store != "team.db":
        factory = replace(factory, path=tmp_path / store, passphrase=PHRASE)
    with factory.open() as session, session.write() as writer:
        writer.add(event)


def answer(said: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(said)
    return found


def test_a_copy_is_lent_and_listed(run: Run, tmp_path: Path) -> None:
    code, said, _ = lend(run, tmp_path)
    _, listed, _ = run("lent", "--json")

    assert code == 0
    assert said.startswith("Lent the whole store to Dee Puty until Thu 31 Dec 2099: ")
    (copy,) = answer(listed)["copies"]
    assert (copy["deputy"], copy["is_out"], copy["is_late"]) == ("Dee Puty", True, False)


def test_a_copy_of_one_worker_says_whose_cases_it_holds(run: Run, tmp_path: Path) -> None:
    _, said, _ = lend(run, tmp_path, "--worker", "Bo Example")
    _, held, _ = run("caseloads", "--json", store="cover.db")

    assert said.startswith("Lent the cases of Bo Example to Dee Puty")
    assert "C1" not in held


def test_a_copy_that_will_not_come_back_is_noted(run: Run, tmp_path: Path) -> None:
    lend(run, tmp_path)

    _, said, _ = run("lent", "--given-up", "Dee Puty")

    assert "will not come back" in said


def test_a_copy_is_looked_at_and_taken_back(run: Run, tmp_path: Path) -> None:
    lend(run, tmp_path)
    add_event(tmp_path, MINE, "cover.db")
    copy = str(tmp_path / "cover.db")

    _, looked, _ = run("take-back", "--dry-run", "--json", copy)
    with store_in(tmp_path).open() as session:
        unwritten = MINE not in read_events(session.database)
    code, said, _ = run("take-back", copy)

    assert unwritten
    assert answer(looked)["written"] is False
    assert answer(looked)["differences"] == [
        {
            "outcome": "taken",
            "child_id": "C1",
            "worker": "",
            "what": "Event PEP, Fri 6 Mar 2026: added",
            "as_lent": "not there",
            "here": "not there",
            "in_copy": "note: mine",
            "why": "",
        }
    ]
    assert code == 0
    assert said.endswith("Took back what Dee Puty did.\n")
    with store_in(tmp_path).open() as session:
        assert MINE in read_events(session.database)


def test_conflicts_are_decided_or_nothing_is_written(run: Run, tmp_path: Path) -> None:
    lend(run, tmp_path)
    add_event(tmp_path, MINE)
    add_event(tmp_path, CaseEvent("C1", "PEP", MINE.on, note="theirs"), "cover.db")
    copy = str(tmp_path / "cover.db")

    code, said, complaint = run("take-back", copy)
    decided, _, _ = run("take-back", "--conflicts", "deputy", copy)

    assert code == 1
    assert "Changed by both: to be decided (1)" in said
    assert complaint.startswith("1 conflict to be decided, so nothing was saved.")
    assert decided == 0
    with store_in(tmp_path).open() as session:
        assert [one.note for one in read_events(session.database) if one.kind == "PEP"] == [
            "theirs"
        ]


def test_taking_back_is_undone_by_command(run: Run, tmp_path: Path) -> None:
    lend(run, tmp_path)
    add_event(tmp_path, MINE, "cover.db")
    run("take-back", str(tmp_path / "cover.db"))

    code, said, _ = run("take-back", "--undo")

    assert (code, said) == (0, "Everything is as it was before Dee Puty's copy was taken back.\n")
    with store_in(tmp_path).open() as session:
        assert MINE not in read_events(session.database)


def test_a_copy_past_its_last_day_reads_and_does_not_write(run: Run, tmp_path: Path) -> None:
    lend(run, tmp_path, "--as-of", "2020-01-01", until="2020-01-02")

    read, _, _ = run("caseloads", store="cover.db")
    written, _, complaint = run("undo-import", store="cover.db")

    assert read == 0
    assert written == 1
    assert complaint
