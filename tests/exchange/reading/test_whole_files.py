from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.whole_files import write_whole


def test_a_missing_folder_is_said_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as refused:
        write_whole(tmp_path / "missing" / "out.xlsx", b"content")

    assert refused.value.problem == "The folder for out.xlsx is not there."


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()

    with pytest.raises(ExpectedError):
        write_whole(tmp_path / "out.xlsx", b"content")

    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")

    write_whole(tmp_path / "out.xlsx", b"new")

    assert (tmp_path / "out.xlsx").read_bytes() == b"new"


def test_a_folder_needs_the_name_of_a_file() -> None:
    with pytest.raises(ExpectedError) as refused:
        write_whole(Path(), b"content")

    assert refused.value.problem == ". is a folder."
