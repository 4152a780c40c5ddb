from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.old_workbooks import reaches_too_far
from caseload_app.exchange.reading.workbook_reader import read_workbook

OLD = Path(__file__).parents[1] / "files" / "caseload.xls"
A_TEXT_CELL = b"\xfd\x00\x0a\x00"


def test_a_sound_workbook_does_not_reach_too_far() -> None:
    assert reaches_too_far(OLD) is False


def test_a_cell_beyond_the_last_column_is_damage_and_refused(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    place = content.index(A_TEXT_CELL)
    content[place + 6 : place + 8] = b"\xff\xff"
    path = tmp_path / "far.xls"
    path.write_bytes(content)

    assert reaches_too_far(path) is True
    with pytest.raises(ExpectedError, match=r"far.xls is damaged"):
        read_workbook(path)


def test_an_extent_that_begins_after_its_end_is_damage(tmp_path: Path) -> None:
    content = bytearray(OLD.read_bytes())
    place = content.index(b"\x00\x02\x0e\x00")
    content[place + 6] = 0x4E
    path = tmp_path / "turned.xls"
    path.write_bytes(content)

    assert reaches_too_far(path) is True


@pytest.mark.parametrize("kept", [10, 100, 600, 2000])
def test_a_file_cut_short_is_left_to_its_reader(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "short.xls"
    path.write_bytes(OLD.read_bytes()[:kept])

    assert reaches_too_far(path) is False
