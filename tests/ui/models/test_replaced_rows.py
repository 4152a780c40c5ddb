from __future__ import annotations

from caseload_app.ui.models.replaced_rows import FEW, replaced_places


def by_letter(word: str) -> str:
    return word[0]


def test_the_places_of_what_was_replaced_are_named() -> None:
    assert replaced_places(["a1", "b1", "c1"], ["a1", "b2", "c1"], by_letter) == [1]


def test_nothing_replaced_is_no_place() -> None:
    assert replaced_places(["a1"], ["a1"], by_letter) == []


def test_what_came_went_or_moved_is_shown_anew() -> None:
    assert replaced_places(["a1"], ["a1", "b1"], by_letter) is None
    assert replaced_places(["a1", "b1"], ["b1", "a1"], by_letter) is None
    assert replaced_places([], [], by_letter) is None


def test_many_replaced_are_shown_anew_with_all_others() -> None:
    before = [f"a{number}" for number in range(FEW + 1)]

    assert replaced_places(before, [f"{one}!" for one in before], by_letter) is None
