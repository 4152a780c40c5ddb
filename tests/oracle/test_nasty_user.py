"""The command line in clumsy hands: one plain sentence, the right status, nothing half-written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.oracle.asking import ask, new_store
from tests.oracle.made_up_team import Team

WRONG_USAGE = [
    ("caseloads", "--as-of", "31/03/2026"),
    ("caseloads", "--as-of", "9999-12-31"),
    ("caseloads", "--as-of", "0001-01-01"),
    ("explain", "--rule", "icpc", "--from", "9999-12-30"),
    ("explain", "--rule", "icpc"),
    ("deadlines", "--state", "late"),
    ("demo-data", "--children", "-1", "--workers", "2", "--seed", "1", "out.xlsx"),
    ("frobnicate",),
]


@pytest.mark.parametrize("words", WRONG_USAGE)
def test_wrong_usage_is_told_with_status_two(words: tuple[str, ...]) -> None:
    answer = ask(*words)

    assert answer.status == 2
    assert "error: " in answer.told
    assert answer.out == ""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Make a store with one child, under a name with a space and an umlaut."""
    team = Team()
    team.add("Workers", worker="Ada Ash", FTE=1, started_on=date(2025, 1, 6))
    team.add("Children", child_id="C1", worker="Ada Ash", plan="CIN")
    team.save(tmp_path / "team.xlsx", Random(0))
    path = new_store(tmp_path / "my störe.caseload")
    assert ask("import", "--store", path, tmp_path / "team.xlsx").status == 0
    return path


def test_a_store_inside_a_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear", encoding="utf-8")

    answer = ask("init", "--no-passphrase", "--store", tmp_path / "letter.txt" / "my.caseload")

    assert answer.status == 1
    assert "cannot be made" in answer.told


@pytest.mark.parametrize("command", ["export", "calendar", "summary"])
def test_nothing_is_written_over_the_store(store: Path, command: str) -> None:
    worker = ("--worker", "Ada Ash") if command == "summary" else ()

    answer = ask(command, "--store", store, *worker, store)

    assert answer.status == 1
    assert "is another kind of file" in answer.told
    assert cases_in(store) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("not there.xlsx", None),
        ("empty.xlsx", b""),
        ("cut off.xlsx", b"PK\x03\x04 and then nothing"),
        ("a print.xlsx", b"%PDF-1.7 not a workbook"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_and_changes_nothing(
    store: Path, name: str, content: bytes | None
) -> None:
    workbook = store.parent / name
    if content is not None:
        workbook.write_bytes(content)

    answer = ask("import", "--store", store, "--json", workbook)

    assert answer.status == 1
    assert name in answer.told
    assert answer.out == ""
    assert cases_in(store) == 1


def test_a_file_without_a_known_sheet_does_not_claim_to_be_saved(store: Path) -> None:
    (store.parent / "letter.xlsx").write_text("Dear Ada,\nthank you.\n", encoding="utf-8")

    answer = ask("import", "--store", store, store.parent / "letter.xlsx")

    assert "Nothing was saved: no sheet could be read." in answer.out


def test_one_bad_workbook_keeps_the_good_one_out(store: Path) -> None:
    (store.parent / "bad.xlsx").write_bytes(b"")
    other = new_store(store.parent / "other.caseload")

    answer = ask("import", "--store", other, store.parent / "team.xlsx", store.parent / "bad.xlsx")

    assert answer.status == 1
    assert cases_in(other) == 0


@pytest.mark.parametrize("words", [("caseloads",), ("export", "out.xlsx"), ("check",)])
def test_a_wrong_passphrase_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CASELOAD_PASSPHRASE", "plum tree river")
    assert ask("init", "--store", "safe.caseload").status == 0
    (tmp_path / "wrong.txt").write_text("apple\n", encoding="utf-8")

    answer = ask(*words, "--store", "safe.caseload", "--passphrase-file", "wrong.txt")

    assert answer.status == 1
    assert "passphrase" in answer.told
    assert not (tmp_path / "out.xlsx").exists()
    assert ask("caseloads", "--store", "safe.caseload").status == 0


def test_options_may_stand_before_the_command_or_after_it(store: Path) -> None:
    options = ("--store", store, "--as-of", "2026-03-02", "--json")

    assert ask(*options, "caseloads").json() == ask("caseloads", *options).json()


def cases_in(store: Path) -> object:
    total = ask("caseloads", "--store", store, "--json").json()["total"]
    assert isinstance(total, dict)
    return total["cases"]
