"""The sheets about capacity are read back; a row that cannot stand is refused with a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion, Reduction
from caseload_app.domain.records import Allocation
from caseload_app.exchange.capacity_sheets import CAPACITY_SHEETS
from tests.exchange.reading.test_loop_rows import read

DAY = date(2026, 2, 10)
LATER = date(2026, 2, 24)


@pytest.mark.parametrize(
    ("sheet", "cells", "record"),
    [
        (
            "Agreed limits",
            ("Ann", DAY, 14.0, "Four days", "Ann"),
            AgreedLimit("Ann", DAY, 14, "Four days", "Ann"),
        ),
        (
            "Agreed limits",
            ("Ann", DAY, None, "Duty team", None),
            AgreedLimit("Ann", DAY, None, "Duty team"),
        ),
        (
            "Reductions",
            ("Ann", DAY, "Phased return", LATER, 50.0, 0.0, None),
            Reduction("Ann", DAY, "Phased return", LATER, 50),
        ),
        (
            "Over the limit",
            ("Ann", DAY, "No new work", None, LATER, 15.0, 14.0, None, None),
            LimitReview("Ann", DAY, "No new work", None, LATER, 15, 14),
        ),
        (
            "Points tables",
            (1.0, DAY, "Ours", '{"rows":[]}', "Yes", "Agreed"),
            PointsVersion(1, DAY, "Ours", '{"rows":[]}', True, "Agreed"),
        ),
        ("Allocations", ("c1", DAY, "Ann", "North"), Allocation("C1", DAY, "Ann", "North")),
    ],
)
def test_a_row_is_read(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], record: object
) -> None:
    assert read(tmp_path, sheet, *cells).main == record


@pytest.mark.parametrize(
    ("sheet", "cells", "words"),
    [
        ("Agreed limits", ("Ann", DAY, 14.0, None, None), "nothing under Reason of the limit"),
        ("Reductions", ("Ann", LATER, "Duty", DAY, 5.0, 0.0, None), "end before it begins"),
        ("Reductions", ("Ann", DAY, "Duty", None, 150.0, 0.0, None), "More than 100 per cent"),
        ("Points tables", (0.0, DAY, "Ours", "{}", "Yes", None), "Versions count from 1"),
        ("Points tables", (1.0, DAY, "Ours", "seven", "Yes", None), "no points table"),
    ],
)
def test_a_row_that_cannot_stand_is_refused(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], words: str
) -> None:
    rejected = read(tmp_path, sheet, *cells).rejected

    assert rejected is not None
    assert words in rejected.problem


def test_every_sheet_has_headings_of_its_own() -> None:
    for_worker = [heading for sheet in CAPACITY_SHEETS for heading, _ in sheet.columns]
    own = [one for one in for_worker if one not in {"Worker", "Team", "Child ID"}]

    assert len(own) == len(set(own))
