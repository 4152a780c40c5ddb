from __future__ import annotations

import pytest

from caseload_app.ui.widgets.stacked_bar import BarPart, BarValue

PARTS = (BarPart("CIN", 9, "CIN"), BarPart("CP", 0, "CP"), BarPart("CLA", 8, "CLA"))


def test_a_bar_says_its_total_its_pieces_and_its_limit() -> None:
    assert BarValue(PARTS, most=20, limit=16).words() == "17: 9 CIN, 8 CLA; limit 16"


def test_an_empty_bar_says_nothing_but_its_total() -> None:
    assert BarValue((), most=20).words() == "0"


@pytest.mark.parametrize(("limit", "over"), [(16, True), (17, False), (None, False)])
def test_a_bar_is_over_only_past_its_limit(limit: float | None, over: bool) -> None:
    assert BarValue(PARTS, most=20, limit=limit).is_over is over
