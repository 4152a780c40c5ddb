"""Families who wait: together, with their age and the day they are needed by."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.allocation.waiting import Family, families_held_by, waiting_families
from caseload_app.domain.records import Allocation, Plan
from tests.builders import MONDAY, a_casebook, a_child, an_event

TEAM = [
    a_child("C1", worker="", family_id="F1", born_on=date(2018, 1, 1)),
    a_child("C2", worker="", family_id="F1", born_on=date(2014, 1, 1)),
    a_child("C3", worker="Asha Brook", family_id="F1"),
    a_child("C4", worker="", plan=Plan.OTHER),
    a_child("C5", worker="", closed_on=date(2026, 2, 1)),
]


def families(*allocations: Allocation) -> list[Family]:
    events = [an_event("Referral received", date(2026, 2, 2), one) for one in ("C1", "C2")]
    return waiting_families(a_casebook(TEAM, events, allocations=allocations))


def test_brothers_and_sisters_wait_together_the_oldest_first() -> None:
    assert [one.children for one in families()] == [("C2", "C1"), ("C4",)]


def test_who_of_the_family_has_a_worker_already_is_known() -> None:
    assert families()[0].elsewhere == (("C3", "Asha Brook"),)


def test_waiting_counts_from_the_referral() -> None:
    assert families()[0].since == date(2026, 2, 2)
    assert families()[0].days_waiting(MONDAY) == 28


def test_waiting_counts_from_the_day_the_last_worker_went() -> None:
    held = (
        Allocation("C2", date(2026, 2, 5), "Ben Hale"),
        Allocation("C2", date(2026, 2, 20), ""),
        Allocation("C1", date(2026, 2, 5), "Ben Hale"),
        Allocation("C1", date(2026, 2, 19), ""),
    )

    assert families(*held)[0].since == date(2026, 2, 19)


def test_nothing_is_said_of_the_wait_where_somebody_worked_since() -> None:
    events = [
        an_event("Referral received", date(2025, 2, 2), "C4"),
        an_event("CIN visit", date(2025, 9, 1), "C4"),
    ]

    [alone] = [one for one in waiting_families(a_casebook(TEAM, events)) if one.key == "C4"]

    assert alone.since is None


def test_the_first_open_date_says_by_when_somebody_is_needed() -> None:
    first = families()[0]

    assert first.needed_by == date(2026, 2, 3)
    assert first.needed_for == "Decision on referral"


def test_nothing_is_known_of_a_child_without_dates() -> None:
    alone = families()[1]

    assert (alone.since, alone.days_waiting(MONDAY), alone.needed_by) == (None, None, None)


def test_the_families_of_a_worker_can_be_moved_from_there() -> None:
    found = families_held_by(a_casebook(TEAM), "Asha Brook")

    assert [one.children for one in found] == [("C3",)]


def test_who_leaves_in_a_plan_has_not_waited_yet() -> None:
    held = Allocation("C4", date(2026, 1, 5), "Ben Hale")

    [alone] = [one for one in families(held) if one.key == "C4"]

    assert alone.since is None
