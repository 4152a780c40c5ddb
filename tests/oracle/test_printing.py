"""Every print by command, on a made-up team and on an empty store."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from caseload_app.cli import main

DAY = "2026-11-23"
PRINTS = ("brief", "overdue-list", "inspectors-list", "register")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prints")
    workbook, path = folder / "team.xlsx", folder / "team.db"
    size = ["--children", "12", "--workers", "3", "--seed", "5"]
    assert main(["--as-of", DAY, "demo-data", *size, str(workbook)]) == 0
    assert main(["init", "--store", str(path), "--no-passphrase"]) == 0
    assert main(["--as-of", DAY, "import", "--store", str(path), str(workbook)]) == 0
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    assert main(["init", "--store", str(path), "--no-passphrase"]) == 0
    return path


def printed(command: str, store: Path, out: Path, *more: str) -> int:
    return main(["--as-of", DAY, command, "--store", str(store), *more, str(out)])


@pytest.mark.parametrize("command", [*PRINTS, "pack"])
def test_a_print_is_a_pdf(command: str, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"

    assert printed(command, store, out) == 0

    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", PRINTS)
def test_an_empty_store_prints_a_page(
    command: str, empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(command, empty, tmp_path / "out.pdf") == 0

    assert "1 page." in capsys.readouterr().out


def test_a_pack_of_nobody_says_what_to_do(
    empty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed("pack", empty, tmp_path / "out.pdf") == 1

    assert "Import the list of workers first." in capsys.readouterr().err


def test_a_pack_into_a_folder_is_a_file_each(store: Path, tmp_path: Path) -> None:
    assert printed("pack", store, tmp_path) == 0

    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 3
    assert all(re.fullmatch(r"Supervision summary [\w -]+\.pdf", name) for name in names)


def test_a_child_is_printed_by_its_id(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.pdf"

    assert printed("child-summary", store, out, "--child", "nobody") == 1

    assert "no child nobody in the store" in capsys.readouterr().err
    assert not out.exists()


def test_lists_lie_on_their_side(store: Path, tmp_path: Path) -> None:
    printed("register", store, tmp_path / "register.pdf")
    printed("brief", store, tmp_path / "brief.pdf")

    assert box_of(tmp_path / "register.pdf") == (842, 595)
    assert box_of(tmp_path / "brief.pdf") == (595, 842)


def box_of(path: Path) -> tuple[int, int]:
    found = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", path.read_bytes())
    assert found is not None
    return round(float(found[1])), round(float(found[2]))


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_a_worker_is_handed_over_on_paper_or_in_excel(
    ending: str, begins: bytes, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--as-of", DAY, "caseloads", "--store", str(store), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    worker = answer["workers"][0]["worker"]
    out = tmp_path / f"handover.{ending}"

    assert printed("handover", store, out, "--worker", worker) == 0

    assert out.read_bytes().startswith(begins)


def test_nobody_can_be_handed_over_who_is_not_there(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed("handover", store, tmp_path / "out.pdf", "--worker", "Nobody") == 1

    assert "There is no worker Nobody in the store." in capsys.readouterr().err
