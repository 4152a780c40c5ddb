"""What is kept of capacity is told apart by its key, as every record is."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.capacity.kept import (
    CAPACITY_KEYS,
    AgreedLimit,
    AppliedScenario,
    LimitReview,
    PointsVersion,
    Reduction,
)
from caseload_app.domain.records import Record, record_key

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (AgreedLimit("Ann", ON, 14, "x"), ("Ann", ON)),
        (Reduction("Ann", ON, "Training", None, 20), ("Ann", ON, "Training")),
        (LimitReview("Ann", ON, "No new work"), ("Ann", ON)),
        (PointsVersion(2, ON, "Ours", "{}"), (2,)),
        (AppliedScenario(3, ON, "Plan A", "[]", "[]"), (3,)),
    ],
)
def test_a_record_is_known_by_its_key(record: Record, key: tuple[object, ...]) -> None:
    assert record_key(record) == key


def test_every_kind_has_a_key() -> None:
    kinds = {AgreedLimit, Reduction, LimitReview, PointsVersion, AppliedScenario}

    assert set(CAPACITY_KEYS) == kinds


def test_points_are_off_unless_a_version_says_otherwise() -> None:
    assert not PointsVersion(1, ON, "Ours", "{}").is_on
