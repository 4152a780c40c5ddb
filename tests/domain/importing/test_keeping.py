from __future__ import annotations

import pytest

from caseload_app.domain.importing.keeping import Typed, fields_that_differ, keep_typed
from caseload_app.domain.records import Child, Plan

BEFORE = Child("C1", worker="Bo", team="North")


@pytest.mark.parametrize(
    ("typed", "worker", "is_kept"),
    [
        (Typed("Bo", ("Ann",), is_fresh=True), "Bo", True),
        (Typed("Bo", ("Ann",), is_fresh=False), "Bo", True),
        (Typed("Bo", ("Di",), is_fresh=False), "Ann", False),
    ],
)
def test_a_correction_stands_or_gives_way(typed: Typed, worker: str, is_kept: bool) -> None:
    after, found = keep_typed(BEFORE, Child("C1", worker="Ann", team="South"), {"worker": typed})

    assert after == Child("C1", worker=worker, team="South")
    assert [(one.yours, one.theirs, one.is_kept) for one in found] == [("Bo", "Ann", is_kept)]


def test_a_correction_that_was_changed_since_says_nothing() -> None:
    after, found = keep_typed(BEFORE, Child("C1", worker="Ann"), {"worker": Typed("Cy")})

    assert (after.worker, found) == ("Ann", ())  # type: ignore[union-attr]


def test_the_fields_that_differ_are_named_without_the_key() -> None:
    assert fields_that_differ(BEFORE, Child("C2", worker="Bo", plan=Plan.CP)) == ("team", "plan")
