"""What is offered when an event is recorded, and what it would move."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import Plan
from caseload_app.ui.models.event_kinds import kind_meant, kinds_for, moves_if, outcome_hint
from tests.builders import a_casebook, a_child, an_event

KINDS = ("CP visit", "CIN visit", "CLA visit", "Core group", "PEP", "PEP completed")


def test_what_meets_an_open_deadline_is_offered_first() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))
    casebook = a_casebook([child], [an_event("ICPC", date(2026, 2, 2))])

    likely = kinds_for(casebook, "C1").likely

    assert likely[:2] == ("Core group", "CP visit")


def test_kinds_that_nobody_types_are_not_offered() -> None:
    offered = kinds_for(a_casebook([a_child()]), "C1").all

    assert "Looked after plan started" not in offered
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("cp v", "CP visit"),
        ("CORE GROUP", "Core group"),
        ("pep", "PEP"),
        ("visit", ""),
        ("holiday", ""),
        ("", ""),
    ],
)
def test_a_kind_may_be_typed_in_part_while_it_is_clear(typed: str, kind: str) -> None:
    assert kind_meant(typed, KINDS) == kind


@pytest.mark.parametrize(
    ("outcome", "hint"),
    [
        ("Seen alone", ""),
        ("No access", "Kept in the history; this outcome meets no deadline."),
        ("No further action", "This outcome ends the matter: nothing new starts from it."),
    ],
)
def test_an_outcome_says_what_it_does_to_the_dates(outcome: str, hint: str) -> None:
    assert outcome_hint(outcome) == hint


def test_what_an_event_would_move_is_known_before_it_is_saved() -> None:
    casebook = a_casebook(
        [a_child()],
        [an_event("Missing from", date(2026, 2, 25)), an_event("Returned", date(2026, 2, 26))],
    )

    [move] = moves_if(casebook, None, an_event("Return interview", date(2026, 2, 27)))

    assert move.sentence.endswith("met on Fri 27 Feb 2026.")
    assert casebook.events["C1"][-1].kind == "Returned"
