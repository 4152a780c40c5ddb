from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload_app.errors import ExpectedError
from caseload_app.services.demonstration import (
    DemoRequest,
    demonstration_records,
    write_demonstration,
)

TODAY = date(2026, 11, 23)


def test_one_workbook_is_written_for_each_week_and_one_for_today(tmp_path: Path) -> None:
    written = write_demonstration(DemoRequest(12, 3, 1, TODAY, weeks=2), tmp_path / "team.xlsx")

    assert [path.name for path in written] == [
        "team-2026-11-09.xlsx",
        "team-2026-11-16.xlsx",
        "team.xlsx",
    ]
    assert all(path.exists() for path in written)


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_demonstration(DemoRequest(12, 3, 1, TODAY), tmp_path / name)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_workbook_holds_every_child_and_worker(tmp_path: Path) -> None:
    write_demonstration(DemoRequest(12, 3, 1, TODAY), tmp_path / "team.xlsx")

    workbook = load_workbook(tmp_path / "team.xlsx")
    assert workbook["Children"].max_row == 13
    assert workbook["Workers"].max_row == 4


def test_the_records_are_those_of_the_team_of_today() -> None:
    records = demonstration_records(DemoRequest(12, 3, 1, TODAY))

    assert (len(records.children), len(records.workers)) == (12, 3)
    assert max(event.on for event in records.events) <= TODAY


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        (DemoRequest(1, 1, 1, TODAY), "A made-up team cannot have 1 children."),
        (DemoRequest(10_001, 1, 1, TODAY), "A made-up team cannot have 10,001 children."),
        (DemoRequest(10, 0, 1, TODAY), "A made-up team cannot have 0 workers."),
        (DemoRequest(10, 1, 1, TODAY, -1), "A made-up team cannot have -1 weeks before today."),
    ],
)
def test_an_impossible_team_is_refused_in_words(request_: DemoRequest, problem: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        demonstration_records(request_)

    assert refused.value.problem == problem
