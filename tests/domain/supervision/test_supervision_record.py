"""A draft says what it lacks, and parts into what goes on which file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.records import AgreedAction, CaseRecord, SupervisionKind
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    Fate,
    NewAction,
    PersonalPart,
    SupervisionDraft,
    agreed_action,
    case_of,
    content_of,
    draft_problems,
    file_parts,
    personal_of,
    read_case,
)

TODAY = date(2026, 3, 2)
REVIEW = ActionReview("Asha", "Ring", "C1", date(2026, 2, 2), fate=Fate.CARRIED, times=1)
GOOD = SupervisionDraft(
    "Asha",
    TODAY,
    minutes=90,
    reviews=(REVIEW, ActionReview("Asha", "Train", fate=Fate.DONE)),
    personal=PersonalPart(wellbeing="Well"),
    cases=(CasePart("C1", decision="Go on", reason="It works"), CasePart("C2", decision="End")),
    new_actions=(NewAction("Visit", "C1", due_on=date(2026, 3, 9)),),
    next_on=date(2026, 3, 30),
)


def said(draft: SupervisionDraft) -> list[tuple[str, int, str]]:
    return [(one.place, one.which, one.problem) for one in draft_problems(draft, TODAY)]


def test_a_decision_without_a_reason_is_named_by_its_row() -> None:
    assert said(GOOD) == [("cases", 1, "The decision has no reason.")]


@pytest.mark.parametrize(
    ("changes", "place", "problem"),
    [
        ({"on": date(2026, 3, 3)}, "session", "The session lies in the future."),
        ({"minutes": 0}, "session", "The length in minutes cannot be right."),
        ({"next_on": TODAY}, "next", "The next date is not after this session."),
        (
            {"reviews": (replace(REVIEW, fate=None),)},
            "reviews",
            "'Ring' has no outcome: done, carried or dropped.",
        ),
        (
            {"reviews": (replace(REVIEW, fate=Fate.DROPPED, note=" "),)},
            "reviews",
            "'Ring' is dropped without a reason.",
        ),
        (
            {"cases": (CasePart("C1", reason="x"),)},
            "cases",
            "No decision is recorded; leave the child out or say what was decided.",
        ),
        ({"new_actions": (NewAction(" "),)}, "new_actions", "Say what is to be done."),
        ({"new_actions": (NewAction("Go"),)}, "new_actions", "'Go' has no day."),
        (
            {"new_actions": (NewAction("Go", due_on=date(2026, 3, 1)),)},
            "new_actions",
            "'Go' is due before the session.",
        ),
        (
            {"new_actions": (NewAction("Go", due_on=TODAY), NewAction(" Go ", due_on=TODAY))},
            "new_actions",
            "' Go ' is there twice.",
        ),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, object], place: str, problem: str) -> None:
    draft = replace(replace(GOOD, cases=()), **changes)  # type: ignore[arg-type]

    assert [(where, words) for where, _, words in said(draft)] == [(place, problem)]


def test_an_empty_draft_of_today_lacks_nothing() -> None:
    assert said(SupervisionDraft("Asha", TODAY)) == []


def test_an_action_carried_now_counts_once_more() -> None:
    assert (REVIEW.times_after, replace(REVIEW, fate=Fate.DONE).times_after) == (2, 1)


def test_the_personal_part_takes_only_what_is_about_no_child() -> None:
    found = personal_of(GOOD, {"C1", "C2"})

    assert [one.action for one in found.reviews] == ["Train"]
    assert (found.new_actions, found.minutes) == ((), 90)


def test_a_childs_part_takes_only_what_is_about_that_child() -> None:
    found = case_of(GOOD, GOOD.cases[0])

    assert [one.action for one in found.reviews] == ["Ring"]
    assert [one.action for one in found.new_actions] == ["Visit"]
    assert case_of(GOOD, GOOD.cases[1]).new_actions == ()


def test_a_child_is_put_in_changed_and_taken_out() -> None:
    draft = SupervisionDraft("Asha", TODAY).discussed(CasePart("C1"))

    changed = draft.discussed(CasePart("C1", decision="Go on"))

    assert changed.cases == (CasePart("C1", decision="Go on"),)
    assert changed.without_child("C1").cases == ()


def test_a_review_takes_the_place_of_the_one_for_its_action() -> None:
    done = replace(REVIEW, fate=Fate.DONE)

    assert GOOD.reviewed(done).reviews == (done, GOOD.reviews[1])


def test_without_an_owner_the_action_is_the_workers_own() -> None:
    assert agreed_action("Asha", NewAction(" Visit ", "C1")) == AgreedAction(
        "Asha", "Visit", "C1", "Asha"
    )


def test_an_action_about_a_child_who_was_not_discussed_goes_on_their_file() -> None:
    reviews = (
        ActionReview("Asha", "Ring", "C9", fate=Fate.DONE),
        ActionReview("Asha", "Ask", "gone", fate=Fate.DONE),
    )
    draft = replace(GOOD, cases=(), new_actions=(), reviews=reviews)

    assert file_parts(draft, {"C9"}) == (CasePart("C9"),)
    assert [one.action for one in case_of(draft, CasePart("C9")).reviews] == ["Ring"]
    assert [one.action for one in personal_of(draft, {"C9"}).reviews] == ["Ask"]


def test_outside_personal_supervision_an_old_action_may_wait() -> None:
    reviews = (ActionReview("Asha", "Ring", "C1"),)
    draft = SupervisionDraft("Asha", TODAY, SupervisionKind.CASE, reviews=reviews)

    assert draft_problems(draft, TODAY) == ()
    assert file_parts(draft, {"C1"}) == ()


def test_each_worker_and_kind_has_a_draft_of_its_own() -> None:
    group = replace(GOOD, kind=SupervisionKind.GROUP)

    assert (GOOD.name, group.name) == ("supervision Asha Personal", "supervision Asha Group")


def test_a_signed_record_of_a_child_is_read_back_as_it_was_written() -> None:
    signed = case_of(GOOD, GOOD.cases[0])
    record = CaseRecord("C1", TODAY, "Asha", 1, content_of(signed))

    assert read_case(record) == signed
