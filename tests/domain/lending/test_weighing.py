"""What is taken fits: nobody half removed, no signed text lost, no holder without history."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.lending.merging import (
    Fields,
    Outcome,
    Place,
    Side,
    Sides,
    conflict_id,
    merged,
)
from caseload_app.domain.lending.weighing import Gone, weigh

CHILD = Place("children", (("child_id", "C1"),))
VISIT = Place("events", (("child_id", "C1"), ("kind", "CP visit"), ("on", "2026-12-01")))
HELD = Place("allocations", (("child_id", "C1"), ("from_on", "2026-12-01")))


def signed(revision: int) -> Place:
    key = (("child_id", "C1"), ("on", "2026-12-01"), ("worker", "Bo"), ("revision", revision))
    return Place("case_records", key)


def test_records_alike_in_both_files_are_not_mentioned() -> None:
    assert weigh([Sides(VISIT, None, {"note": "x"}, {"note": "x"})]) == []


def test_what_is_about_a_child_removed_here_is_left_out_with_the_reason() -> None:
    (one,) = weigh([Sides(VISIT, None, None, {})], Gone(children=frozenset({"C1"})))

    assert one.outcome is Outcome.LEFT_OUT
    assert one.why == "child C1 has been removed here since"
    assert merged(one, {}) is None


def test_a_child_given_to_a_worker_removed_here_stays_as_it_is() -> None:
    moved = Sides(CHILD, {"worker": "Al"}, {"worker": "Al"}, {"worker": "Bo"})

    (one,) = weigh([moved], Gone(workers=frozenset({"Bo"})))

    assert one.outcome is Outcome.LEFT_OUT
    assert merged(one, {}) == {"worker": "Al"}


def test_a_child_the_deputy_removed_goes_with_all_that_belongs_to_it() -> None:
    found = weigh([Sides(CHILD, {}, {}, None), Sides(VISIT, {}, {}, None)])

    assert [one.outcome for one in found] == [Outcome.TAKEN, Outcome.TAKEN]
    assert [merged(one, {}) for one in found] == [None, None]


def test_a_child_the_deputy_removed_stays_whole_where_there_is_news_here() -> None:
    news = Place("events", (("child_id", "C1"), ("kind", "PEP"), ("on", "2026-12-02")))
    found = weigh(
        [
            Sides(CHILD, {}, {}, None),
            Sides(VISIT, {}, {}, None),
            Sides(news, None, {"note": "new"}, None),
        ]
    )

    assert {one.place.subject + one.outcome for one in found} == {
        "children" + Outcome.LEFT_OUT,
        "events" + Outcome.LEFT_OUT,
        "events" + Outcome.KEPT,
    }


def test_two_texts_signed_under_one_number_are_both_kept() -> None:
    found = weigh([Sides(signed(1), None, {"content": "mine"}, {"content": "theirs"})])

    by_number = {one.place.named["revision"]: merged(one, {}) for one in found}

    assert by_number == {
        1: {"content": "mine"},
        2: {"content": "theirs", "reason": "Signed in the deputy's copy"},
    }


def test_a_text_signed_in_the_copy_and_taken_before_is_not_taken_again() -> None:
    found = weigh(
        [
            Sides(signed(1), None, {"content": "mine"}, {"content": "theirs"}),
            Sides(signed(2), None, {"content": "theirs", "reason": "Signed in the copy"}, None),
        ]
    )

    assert [one for one in found if one.outcome is not Outcome.KEPT] == []


def test_later_versions_of_the_deputy_stay_in_their_order() -> None:
    found = weigh(
        [
            Sides(signed(1), None, {"content": "mine"}, {"content": "first"}),
            Sides(signed(2), None, None, {"content": "second", "reason": "a slip"}),
        ]
    )

    by_number = {one.place.named["revision"]: merged(one, {}) for one in found}

    assert by_number == {
        1: {"content": "mine"},
        2: {"content": "first", "reason": "Signed in the deputy's copy"},
        3: {"content": "second", "reason": "a slip"},
    }


def test_the_history_of_who_held_a_child_follows_the_decision() -> None:
    found = weigh(
        [
            Sides(CHILD, {"worker": "Al"}, {"worker": "Bo"}, {"worker": "Cy"}),
            Sides(HELD, None, None, {"worker": "Cy"}),
        ]
    )
    history = next(one for one in found if one.place == HELD)
    name = conflict_id(CHILD, "worker")

    assert merged(history, {name: Side.MINE}) is None
    assert merged(history, {name: Side.DEPUTY}) == {"worker": "Cy"}


SUBJECTS = st.sampled_from(
    [
        CHILD,
        VISIT,
        HELD,
        signed(1),
        signed(2),
        signed(3),
        Place("workers", (("name", "Bo"),)),
        Place(
            "actions", (("worker", "Bo"), ("child_id", ""), ("action", "call"), ("due_on", None))
        ),
    ]
)
STATES = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {},
        optional={
            "content": st.sampled_from(["a", "b", "c"]),
            "worker": st.sampled_from(["Al", "Bo"]),
        },
    ),
)


@given(st.dictionaries(SUBJECTS, st.tuples(STATES, STATES, STATES)), st.integers(0, 99))
def test_the_order_of_the_records_does_not_matter(
    states: dict[Place, tuple[Fields | None, Fields | None, Fields | None]], seed: int
) -> None:
    known = [Sides(place, *state) for place, state in states.items()]
    shuffled = list(known)
    random.Random(seed).shuffle(shuffled)

    assert weigh(shuffled) == weigh(known)
