"""The words at the head of a child card."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import Allocation, CaseDiscussion, LongTerm, Plan
from caseload_app.ui.models.child_facts import (
    age_words,
    allocation_lines,
    discussion_words,
    family_lines,
    flags_of,
    head_facts,
    subtitle,
)
from caseload_app.ui.page import Destination
from tests.builders import MONDAY, a_casebook, a_child


@pytest.mark.parametrize(
    ("born_on", "words"),
    [
        (date(2015, 10, 20), "10 years 4 months"),
        (date(2016, 3, 2), "10 years"),
        (date(2016, 3, 3), "9 years 11 months"),
        (date(2024, 12, 1), "15 months"),
        (date(2026, 2, 20), "10 days old"),
        (date(2026, 6, 1), "not yet born"),
        (None, "age not known"),
    ],
)
def test_ages_are_said_as_people_say_them(born_on: date | None, words: str) -> None:
    assert age_words(born_on, MONDAY) == words


def test_the_subtitle_leaves_out_what_is_not_known() -> None:
    assert subtitle(a_child("C7"), MONDAY) == "ID C7 · age not known"


def test_the_head_leads_to_the_worker_and_says_the_placement() -> None:
    child = a_child(placement_type="Foster care", long_term=LongTerm.YES)

    facts = {fact.caption: fact for fact in head_facts(a_casebook([child]), child)}

    assert facts["Worker"].opens == Destination("worker", "Asha Brook")
    assert facts["Placement"].text == "Foster care, long-term"
    assert "Legal status" not in facts


def test_a_child_whom_nobody_holds_leads_nowhere() -> None:
    child = a_child(worker="")

    worker = head_facts(a_casebook([child]), child)[0]

    assert (worker.text, worker.opens) == ("Nobody: not allocated", None)


def test_flags_are_parted_however_the_list_wrote_them() -> None:
    assert flags_of(a_child(flags="Private fostering; Safety plan,UASC")) == [
        "Private fostering",
        "Safety plan",
        "UASC",
    ]


def test_brothers_and_sisters_say_plan_and_worker_and_lead_to_their_card() -> None:
    child = a_child("C1", family_id="F1")
    other = a_child("C2", name="Bo Made", family_id="F1", plan=Plan.CP, born_on=date(2020, 3, 2))

    [line] = family_lines(a_casebook([child, other]), child)

    assert line.caption == "Bo Made"
    assert line.text == "6 years · Child protection · Asha Brook"
    assert line.opens == Destination("child", "C2")


def test_the_last_decision_comes_with_its_reason_and_day() -> None:
    discussion = CaseDiscussion("C1", date(2026, 2, 20), "Asha Brook", "Step down", "Settled")
    casebook = a_casebook([a_child()], discussions=[discussion])

    assert discussion_words(casebook, "C1") == (
        "Step down. Why: Settled",
        "Fri 20 Feb 2026 (10 days ago), with Asha Brook",
    )


def test_the_head_says_when_a_child_was_discussed_and_is_next() -> None:
    child = a_child("C1", plan=Plan.CP)
    discussion = CaseDiscussion("C1", date(2026, 1, 12), "Asha Brook", "Carry on")

    facts = {
        one.caption: one.text
        for one in head_facts(a_casebook([child], discussions=[discussion]), child)
    }

    assert facts["Discussed"] == "49 days ago"
    assert facts["Oversight due"] == "Thu 12 Feb 2026, 18 days late"


def test_a_child_never_discussed_is_said_so() -> None:
    child = a_child("C1", allocated_on=date(2026, 2, 27))

    facts = {one.caption: one for one in head_facts(a_casebook([child]), child)}

    assert facts["Discussed"].text == "Never"
    assert facts["Discussed"].opens == Destination("child", "C1", "discussion")


def test_who_held_a_case_is_said_with_the_days_and_in_short() -> None:
    child = a_child(allocated_on=date(2026, 2, 2))
    casebook = a_casebook(
        [child],
        allocations=[
            Allocation("C1", date(2025, 6, 2), "Cy Left", "South"),
            Allocation("C1", date(2026, 2, 2), "Asha Brook", "North"),
        ],
    )

    assert allocation_lines(casebook, child) == [
        ("from Mon 2 Feb 2026", "Asha Brook, North, 28 days"),
        ("from Mon 2 Jun 2025", "Cy Left, South, until Mon 2 Feb 2026, 245 days"),
        ("In short", "1 change of worker."),
    ]
