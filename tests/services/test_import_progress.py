from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.services import importing
from caseload_app.services.import_progress import Cancelled, RowsDone
from caseload_app.services.importing import apply, preview
from caseload_app.store.audit import read_audit
from tests.exchange.messes import HEADINGS, rows
from tests.exchange.workbooks import write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)


def file(folder: Path) -> Path:
    return write_workbook(folder, {"Caseload": [HEADINGS, *rows()]})


def test_progress_runs_from_nothing_to_the_end(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []

    preview(a_store(tmp_path), [file(tmp_path)], TODAY, None, lambda *at: said.append(at))

    assert said == [(0, 1000), (300, 1000), (600, 1000), (1000, 1000)]


def test_rows_move_the_middle_part_along() -> None:
    said: list[int] = []
    done = RowsDone(lambda at, _: said.append(at), 1000)

    for _ in range(1000):
        done()

    assert said == [375, 450, 525, 600]


def test_planning_can_be_ended_in_its_midst(tmp_path: Path) -> None:
    many = [HEADINGS, *([str(number), *rows()[0][1:]] for number in range(300))]
    path = write_workbook(tmp_path, {"Caseload": many})
    said: list[int] = []

    def stop(done: int, total: int) -> None:
        said.append(done)
        if done > 600:
            raise Cancelled("no longer wanted")

    with pytest.raises(Cancelled):
        preview(a_store(tmp_path), [path], TODAY, None, stop)

    assert 600 < said[-1] < 1000


@pytest.mark.parametrize("last", [0, 100, 1000])
def test_an_import_that_is_no_longer_wanted_leaves_nothing(tmp_path: Path, last: int) -> None:
    session = a_store(tmp_path)
    prepared = preview(session, [file(tmp_path)], TODAY)

    def stop(done: int, total: int) -> None:
        if done >= last:
            raise Cancelled("no longer wanted")

    with pytest.raises(Cancelled):
        apply(session, prepared, None, stop)

    assert read_audit(session.database) == []


def test_more_rows_than_fit_are_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_ROWS", 2)

    with pytest.raises(ExpectedError, match="These files hold 3 rows, more than the 2 that fit"):
        preview(a_store(tmp_path), [file(tmp_path)], TODAY)
