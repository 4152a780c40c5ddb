from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import with_child
from caseload_app.domain.happenings import happened_since
from tests.builders import MONDAY, a_casebook, a_child, an_event

CHILDREN = [a_child("C1"), a_child("C2")]
REFERRAL = an_event("Referral", date(2026, 2, 2), "C1")


def test_nothing_has_happened_between_a_casebook_and_itself() -> None:
    casebook = a_casebook(CHILDREN, [REFERRAL])

    assert happened_since(casebook, casebook) == frozenset()


def test_the_child_of_a_new_event_is_named() -> None:
    before = a_casebook(CHILDREN, [REFERRAL])

    after = with_child(before, CHILDREN[1], [an_event("Referral", MONDAY, "C2")], (), ())

    assert happened_since(after, before) == {"C2"}


def test_the_child_whose_only_event_went_is_named() -> None:
    before = a_casebook(CHILDREN, [REFERRAL])

    after = with_child(before, CHILDREN[0], (), (), ())

    assert happened_since(after, before) == {"C1"}


def test_a_child_who_is_otherwise_than_before_is_more_than_an_event() -> None:
    before = a_casebook(CHILDREN, [REFERRAL])

    after = with_child(before, replace(CHILDREN[0], worker="Bill Sample"), [REFERRAL], (), ())

    assert happened_since(after, before) is None


def test_another_reading_is_not_compared() -> None:
    before = a_casebook(CHILDREN, [REFERRAL])

    assert happened_since(a_casebook(CHILDREN, [REFERRAL]), before) is None


def test_a_child_with_a_first_event_beside_others_is_the_only_one_named() -> None:
    before = a_casebook(CHILDREN, [])

    after = with_child(before, CHILDREN[0], [REFERRAL], (), ())

    assert happened_since(after, before) == {"C1"}
