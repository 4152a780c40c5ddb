"""One record in three states: what only one side changed is that side's; the rest is decided."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.lending.merging import (
    WHOLE,
    Fields,
    Outcome,
    Place,
    Side,
    Sides,
    compare,
    conflict_id,
    conflict_ids,
    merged,
    undecided,
)

CHILD = Place("children", (("child_id", "C1"),))
VALUES = st.one_of(st.integers(0, 3), st.sampled_from(["Bo", "Cy", "2026-12-01"]), st.booleans())
RECORDS = st.one_of(st.none(), st.dictionaries(st.sampled_from(["worker", "team", "plan"]), VALUES))
SIDE = st.sampled_from(list(Side))


def sides(base: Fields | None, mine: Fields | None, theirs: Fields | None) -> Sides:
    return Sides(CHILD, base, mine, theirs)


def choices_for(each: Sides, side: Side) -> dict[str, Side]:
    return dict.fromkeys(conflict_ids([compare(each)]), side)


def test_what_only_the_deputy_changed_is_taken() -> None:
    difference = compare(sides({"team": "North"}, {"team": "North"}, {"team": "South"}))

    assert difference.outcome is Outcome.TAKEN
    assert merged(difference, {}) == {"team": "South"}


def test_what_only_the_manager_changed_is_kept() -> None:
    difference = compare(sides({"team": "North"}, {"team": "South"}, {"team": "North"}))

    assert difference.outcome is Outcome.KEPT
    assert merged(difference, {}) == {"team": "South"}


def test_the_same_change_on_both_sides_is_nothing() -> None:
    assert compare(sides({}, {"team": "South"}, {"team": "South"})).outcome is Outcome.SAME
    assert compare(sides(None, {"note": "x"}, {"note": "x"})).outcome is Outcome.SAME
    assert compare(sides({"note": "x"}, None, None)).outcome is Outcome.SAME


def test_different_fields_of_one_record_come_together() -> None:
    difference = compare(
        sides(
            {"team": "North", "plan": "CIN"},
            {"team": "South", "plan": "CIN"},
            {"team": "North", "plan": "CP"},
        )
    )

    assert difference.outcome is Outcome.TAKEN
    assert merged(difference, {}) == {"team": "South", "plan": "CP"}


def test_the_same_field_changed_differently_is_decided() -> None:
    difference = compare(sides({"worker": "Al"}, {"worker": "Bo"}, {"worker": "Cy"}))
    (name,) = conflict_ids([difference])

    assert difference.outcome is Outcome.CONFLICT
    assert undecided([difference], {}) == [name]
    assert undecided([difference], {name: Side.MINE}) == []
    assert merged(difference, {name: Side.MINE}) == {"worker": "Bo"}
    assert merged(difference, {name: Side.DEPUTY}) == {"worker": "Cy"}


def test_a_field_blanked_by_the_deputy_is_blank() -> None:
    difference = compare(sides({"note": "x", "outcome": "y"}, {"note": "x"}, {"outcome": "y"}))

    assert merged(difference, {}) == {}


def test_removed_here_and_changed_by_the_deputy_is_decided_whole() -> None:
    difference = compare(sides({"note": "x"}, None, {"note": "y"}))
    name = conflict_id(CHILD, WHOLE)

    assert merged(difference, {name: Side.MINE}) is None
    assert merged(difference, {name: Side.DEPUTY}) == {"note": "y"}


def test_changed_here_and_removed_by_the_deputy_is_decided_whole() -> None:
    difference = compare(sides({"note": "x"}, {"note": "y"}, None))
    name = conflict_id(CHILD, WHOLE)

    assert merged(difference, {name: Side.MINE}) == {"note": "y"}
    assert merged(difference, {name: Side.DEPUTY}) is None


def test_a_conflict_that_nobody_decided_stays_as_it_is_here() -> None:
    assert merged(compare(sides({"a": 1}, {"a": 2}, {"a": 3})), {}) == {"a": 2}


@given(RECORDS, RECORDS, SIDE)
def test_merging_with_one_side_unchanged_gives_the_other(
    base: Fields | None, changed: Fields | None, side: Side
) -> None:
    by_deputy, by_manager = sides(base, base, changed), sides(base, changed, base)

    assert merged(compare(by_deputy), choices_for(by_deputy, side)) == changed
    assert merged(compare(by_manager), choices_for(by_manager, side)) == changed
    assert conflict_ids([compare(by_deputy), compare(by_manager)]) == []


@given(RECORDS, RECORDS, RECORDS)
def test_which_side_is_asked_first_does_not_matter(
    base: Fields | None, one: Fields | None, other: Fields | None
) -> None:
    forth, back = sides(base, one, other), sides(base, other, one)

    for_deputy = merged(compare(forth), choices_for(forth, Side.DEPUTY))
    for_manager = merged(compare(back), choices_for(back, Side.MINE))

    assert for_deputy == for_manager


@given(RECORDS, RECORDS, RECORDS, SIDE)
def test_merging_again_changes_nothing(
    base: Fields | None, mine: Fields | None, theirs: Fields | None, side: Side
) -> None:
    first = sides(base, mine, theirs)
    choices = choices_for(first, side)
    once = merged(compare(first), choices)

    again = compare(sides(base, once, theirs))

    assert merged(again, choices) == once
