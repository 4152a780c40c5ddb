from __future__ import annotations

import pytest

from caseload_app.domain.changes import Changes

ONE = Changes(children=frozenset({"C1"}), workers=frozenset({"Asha Example"}))


def test_nothing_touched_is_empty() -> None:
    assert Changes().is_empty


@pytest.mark.parametrize("part", ["children", "workers", "supervisions", "settings"])
def test_anything_touched_is_not_empty(part: str) -> None:
    assert not Changes(**{part: frozenset({"one"})}).is_empty


def test_a_union_holds_both() -> None:
    other = Changes(
        children=frozenset({"C2"}),
        supervisions=frozenset({"Bill Sample"}),
        settings=frozenset({"limit"}),
    )

    assert ONE.union(other) == Changes(
        frozenset({"C1", "C2"}),
        frozenset({"Asha Example"}),
        frozenset({"Bill Sample"}),
        frozenset({"limit"}),
    )


@pytest.mark.parametrize(("child_id", "expected"), [("C1", True), ("C2", False)])
def test_a_change_knows_the_children_it_touches(child_id: str, expected: bool) -> None:
    assert ONE.touches(child_id) is expected
