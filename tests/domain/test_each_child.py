from __future__ import annotations

import pytest

from caseload_app.domain.each_child import EachChild, of_these, same_children


def test_a_value_is_worked_out_once_and_only_when_looked_at() -> None:
    asked: list[str] = []

    def work_out(child_id: str) -> str:
        asked.append(child_id)
        return child_id.lower()

    lower = EachChild(["C1", "C2"], work_out)
    assert asked == []
    assert (lower["C2"], lower["C2"]) == ("c2", "c2")
    assert asked == ["C2"]


def test_values_can_be_taken_over() -> None:
    lower = EachChild(["C1", "C2"], str.lower, {"C1": "known"})

    assert dict(lower) == {"C1": "known", "C2": "c2"}
    assert len(lower) == 2


def test_a_child_that_is_not_there_has_no_value() -> None:
    with pytest.raises(KeyError):
        EachChild(["C1"], str.lower)["C2"]


def test_children_are_the_same_where_every_mapping_holds_what_it_held() -> None:
    now = ({"C1": 1, "C2": 2, "C3": 3}, {"C1": "a", "C2": "changed"})
    before = ({"C1": 1, "C2": 2}, {"C1": "a", "C2": "b"})

    assert same_children(now, before) == ["C1"]


def test_what_was_found_is_given_of_those_asked_for() -> None:
    assert of_these(["C1", "C9"], {"C1": 1, "C2": 2}) == {"C1": 1}
