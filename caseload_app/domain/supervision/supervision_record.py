"""The record of one session while it is written: a draft, what it still lacks, and its parts.

The personal part and the part on each child are separate values, because they are kept on
separate files: the worker's and the child's.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.records import (
    AgreedAction,
    CaseRecord,
    PersonalRecord,
    SupervisionKind,
)

REVIEWING_KINDS = (SupervisionKind.PERSONAL, SupervisionKind.ASYE)
"""The sessions in which every action from last time gets an outcome."""


class Fate(StrEnum):
    """What became of an action from last time."""

    DONE = "Done"
    CARRIED = "Carried"
    DROPPED = "Dropped"


class CheckKind(StrEnum):
    """What a supervisor sees for themselves from time to time."""

    REGISTRATION = "Registration"
    DBS = "DBS"
    INSURANCE = "Car insurance"
    LICENCE = "Driving licence"


@dataclass(frozen=True, slots=True)
class ActionReview:
    """An action from last time and what became of it; `times` is how often it was carried.

    `note` is the reason or the evidence, `now_by` the new day where it is carried.
    """

    worker: str
    action: str
    child_id: str = ""
    due_on: date | None = None
    owner: str = ""
    agreed_on: date | None = None
    times: int = 0
    fate: Fate | None = None
    note: str = ""
    now_by: date | None = None

    @property
    def key(self) -> tuple[str, str, str, date | None]:
        """Say which action it is."""
        return self.worker, self.action, self.child_id, self.due_on

    @property
    def times_after(self) -> int:
        """Count the times it will have been carried once this is signed."""
        return self.times + (self.fate is Fate.CARRIED)


@dataclass(frozen=True, slots=True)
class NewAction:
    """Something agreed today: who does what by when, for a child or for nobody in particular."""

    action: str = ""
    child_id: str = ""
    owner: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class StandingCheck:
    """A document seen by the supervisor, and when it runs out."""

    kind: CheckKind
    seen_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonalPart:
    """What is about the worker; it never goes on a child's file."""

    wellbeing: str = ""
    workload: str = ""
    workload_agreed: bool | None = None
    leave: str = ""
    learning: str = ""
    asye: str = ""
    reflection: str = ""
    checks: tuple[StandingCheck, ...] = ()
    organisation: str = ""
    disagreement: str = ""


@dataclass(frozen=True, slots=True)
class CasePart:
    """What was said and decided about one child."""

    child_id: str
    life_now: str = ""
    changed: str = ""
    why: str = ""
    hypothesis: str = ""
    decision: str = ""
    reason: str = ""
    alternatives: str = ""


@dataclass(frozen=True, slots=True)
class SupervisionDraft:
    """One session being written up; `booked_on` is the planned session that it stands for.

    `present` are those who took part in a session of a group.
    """

    worker: str
    on: date
    kind: SupervisionKind = SupervisionKind.PERSONAL
    supervisor: str = ""
    minutes: int | None = None
    booked_on: date | None = None
    reviews: tuple[ActionReview, ...] = ()
    personal: PersonalPart = PersonalPart()
    cases: tuple[CasePart, ...] = ()
    new_actions: tuple[NewAction, ...] = ()
    next_on: date | None = None
    next_kind: SupervisionKind = SupervisionKind.PERSONAL
    present: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the name under which the draft is kept: one for each worker and kind."""
        return f"supervision {self.worker} {self.kind}"

    def reviewed(self, review: ActionReview) -> SupervisionDraft:
        """Give the draft with one review in the place of the one for the same action."""
        reviews = tuple(review if one.key == review.key else one for one in self.reviews)
        return replace(self, reviews=reviews)

    def discussed(self, part: CasePart) -> SupervisionDraft:
        """Give the draft with a child's part added, or in the place of the one there is."""
        known = any(one.child_id == part.child_id for one in self.cases)
        replaced = tuple(part if one.child_id == part.child_id else one for one in self.cases)
        return replace(self, cases=replaced if known else (*self.cases, part))

    def without_child(self, child_id: str) -> SupervisionDraft:
        """Give the draft without a child's part."""
        return replace(self, cases=tuple(one for one in self.cases if one.child_id != child_id))


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """What keeps a draft from being signed; `place` names the part, `which` the row in it."""

    place: str
    which: int
    problem: str


@dataclass(frozen=True, slots=True)
class SignedPersonal:
    """What is kept of the personal part once it is signed."""

    personal: PersonalPart
    reviews: tuple[ActionReview, ...] = ()
    new_actions: tuple[NewAction, ...] = ()
    minutes: int | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class SignedCase:
    """What is kept of one child's part once it is signed."""

    case: CasePart
    reviews: tuple[ActionReview, ...] = ()
    new_actions: tuple[NewAction, ...] = ()


def draft_problems(draft: SupervisionDraft, today: date) -> tuple[DraftProblem, ...]:
    """Say what still keeps the draft from being signed, in the order of the page.

    Only a session that counts for the rule has to say what became of every action.
    """
    return (
        *_session_problems(draft, today),
        *_review_problems(draft),
        *_case_problems(draft),
        *_action_problems(draft),
    )


def personal_of(draft: SupervisionDraft, children: Collection[str]) -> SignedPersonal:
    """Take out of a draft what goes on the worker's file; `children` are those with a file."""
    return SignedPersonal(
        draft.personal,
        tuple(one for one in draft.reviews if one.fate and one.child_id not in children),
        tuple(one for one in draft.new_actions if one.child_id not in children),
        draft.minutes,
        draft.next_on,
    )


def file_parts(draft: SupervisionDraft, children: Collection[str]) -> tuple[CasePart, ...]:
    """Give a part for each child's file: those discussed, then those of whom only an action was.

    Without it an action about a child who was not discussed would be on nobody's record.
    """
    discussed = {one.child_id for one in draft.cases}
    touched = [one.child_id for one in draft.reviews if one.fate]
    touched += [one.child_id for one in draft.new_actions]
    others = sorted({one for one in touched if one in children} - discussed)
    return (*draft.cases, *(CasePart(child_id) for child_id in others))


def case_of(draft: SupervisionDraft, part: CasePart) -> SignedCase:
    """Take out of a draft what goes on one child's file."""
    return SignedCase(
        part,
        tuple(one for one in draft.reviews if one.fate and one.child_id == part.child_id),
        tuple(one for one in draft.new_actions if one.child_id == part.child_id),
    )


def read_personal(record: PersonalRecord) -> SignedPersonal:
    """Read what a signed personal record holds."""
    return from_plain(SignedPersonal, json.loads(record.content))


def read_case(record: CaseRecord) -> SignedCase:
    """Read what a signed record of a child holds."""
    return from_plain(SignedCase, json.loads(record.content))


def content_of(signed: SignedPersonal | SignedCase) -> str:
    """Write a signed part as the store keeps it."""
    return json.dumps(to_plain(signed), ensure_ascii=False, separators=(",", ":"))


def agreed_action(worker: str, new: NewAction) -> AgreedAction:
    """Make the action that a session agreed; without an owner it is the worker's own."""
    return AgreedAction(
        worker, new.action.strip(), new.child_id, new.owner.strip() or worker, new.due_on
    )


def _session_problems(draft: SupervisionDraft, today: date) -> list[DraftProblem]:
    found = []
    if draft.on > today:
        found.append(DraftProblem("session", 0, "The session lies in the future."))
    if draft.minutes is not None and not 0 < draft.minutes <= 600:
        found.append(DraftProblem("session", 0, "The length in minutes cannot be right."))
    if draft.next_on is not None and draft.next_on <= draft.on:
        found.append(DraftProblem("next", 0, "The next date is not after this session."))
    return found


def _review_problems(draft: SupervisionDraft) -> list[DraftProblem]:
    found = []
    for at, one in enumerate(draft.reviews):
        if one.fate is None and draft.kind in REVIEWING_KINDS:
            problem = f"'{one.action}' has no outcome: done, carried or dropped."
            found.append(DraftProblem("reviews", at, problem))
        elif one.fate is Fate.DROPPED and not one.note.strip():
            problem = f"'{one.action}' is dropped without a reason."
            found.append(DraftProblem("reviews", at, problem))
    return found


def _case_problems(draft: SupervisionDraft) -> list[DraftProblem]:
    found = []
    for at, one in enumerate(draft.cases):
        if not one.decision.strip():
            problem = "No decision is recorded; leave the child out or say what was decided."
            found.append(DraftProblem("cases", at, problem))
        elif not one.reason.strip():
            found.append(DraftProblem("cases", at, "The decision has no reason."))
    return found


def _action_problems(draft: SupervisionDraft) -> list[DraftProblem]:
    found = []
    seen = set()
    for at, one in enumerate(draft.new_actions):
        key = (one.action.strip(), one.child_id, one.due_on)
        if not one.action.strip():
            found.append(DraftProblem("new_actions", at, "Say what is to be done."))
        elif one.due_on is None:
            found.append(DraftProblem("new_actions", at, f"'{one.action}' has no day."))
        elif one.due_on < draft.on:
            problem = f"'{one.action}' is due before the session."
            found.append(DraftProblem("new_actions", at, problem))
        elif key in seen:
            found.append(DraftProblem("new_actions", at, f"'{one.action}' is there twice."))
        seen.add(key)
    return found
