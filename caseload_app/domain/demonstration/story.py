"""One child's story while it is being told: what happened, and the stages gone through."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from caseload_app.domain.demonstration.chance import Rhythm, happens, repeated, within
from caseload_app.domain.records import LongTerm, Plan
from caseload_app.domain.vocabulary import EventKind

_FAILED_VISIT = 0.03
_FAILED_OUTCOMES = ("Attempted, nobody in", "Not seen", "No access")
_SEEN_OUTCOMES = ("Seen alone", "Seen alone", "Seen with parent", "Seen", "Seen at school")


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of time on one plan, with what the case system would show meanwhile."""

    from_on: date
    plan: Plan
    legal_status: str = ""
    placement_type: str = ""
    long_term: LongTerm | None = None
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the story, before it belongs to a numbered child."""

    kind: EventKind
    on: date
    outcome: str = ""
    note: str = ""


@dataclass(slots=True)
class Story:
    """A child's life with the service up to `today`.

    `shared` is chance that brothers and sisters have in common, so that their conferences and
    visits fall on the same days; `own` is this child's.
    """

    shared: Random
    own: Random
    today: date
    born_on: date
    happenings: list[Happening] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    closed_on: date | None = None
    closure_reason: str = ""

    def tell(self, kind: EventKind, on: date, outcome: str = "", note: str = "") -> date:
        """Say that something happened on a day; what lies after today has not happened yet."""
        if on <= self.today:
            self.happenings.append(Happening(kind, on, outcome, note))
        return on

    def tell_within(
        self, kind: EventKind, start: date, rhythm: Rhythm, *, outcome: str = "", own: bool = False
    ) -> date:
        """Say that something happened once after the start, mostly in time."""
        return self.tell(kind, within(self.own if own else self.shared, start, rhythm), outcome)

    def tell_repeated(
        self, kind: EventKind, start: date, end: date, rhythm: Rhythm, *, own: bool = False
    ) -> list[date]:
        """Say that something happened again and again between two days."""
        kept = rhythm if end >= self.today else replace(rhythm, slips=0.0)
        days = repeated(self.own if own else self.shared, start, min(end, self.today), kept)
        for on in days:
            self.tell(kind, on)
        return days

    def tell_visits(self, kind: EventKind, start: date, end: date, rhythm: Rhythm) -> None:
        """Say that the child was visited; now and then nobody answered the door."""
        kept = rhythm if end >= self.today else replace(rhythm, slips=0.0)
        for on in repeated(self.shared, start, min(end, self.today), kept):
            outcomes = _FAILED_OUTCOMES if happens(self.own, _FAILED_VISIT) else _SEEN_OUTCOMES
            self.tell(kind, on, outcomes[int(self.own.random() * len(outcomes))])

    def begin_stage(self, stage: Stage) -> None:
        """Say that the child is on another plan from a day on."""
        self.stages.append(stage)

    def age_on(self, on: date) -> int:
        """Give the child's age in whole years."""
        before_birthday = (on.month, on.day) < (self.born_on.month, self.born_on.day)
        return on.year - self.born_on.year - before_birthday
