"""The rules as values: what starts a limit, how long it is, what meets it and who says so.

Rules are data (`resources/rules`); `rule_tables` reads them. This module says what they hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from caseload_app.domain.dates import Limit
from caseload_app.domain.records import Plan


class Status(StrEnum):
    """Who says so: law, statutory guidance, council policy, a profession or a DfE measure."""

    LAW = "LAW"
    STATUTORY_GUIDANCE = "SG"
    LOCAL = "LOCAL"
    PROFESSIONAL = "PROF"
    MEASURE = "DFE"


class Occurrence(StrEnum):
    """Which events of the starting kind count: the first of a spell, or those after it."""

    ANY = "any"
    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A kind of event that starts a rule when its own trigger is not known.

    It counts only when no own trigger lies within `reach` days before it or `reach_after` days
    after it; with `until_met`, a trigger that was met in between does not count any more.
    `effect` says what that does to the date.
    """

    event: str
    reach: int
    effect: str
    reach_after: int = 0
    until_met: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Another limit that holds when all of `when` is true of the child on the starting day."""

    when: tuple[tuple[str, object], ...]
    limit: Limit
    because: str
    lawful: Limit | None = None
    """The limit that came with the program, where the council has set another one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of a doubtful rule that a manager can choose in the settings.

    `due_day_decides` judges the first year of a placement on the due date, not on the visit.
    """

    label: str
    limit: Limit | None = None
    satisfied_by: tuple[str, ...] = ()
    due_day_decides: bool = False


@dataclass(frozen=True, slots=True)
class Preset:
    """Another limit that some councils use, offered in the settings."""

    label: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class LimitChange:
    """A limit set locally for what starts on or after a day; what started before keeps its own."""

    from_on: date
    limit: Limit
    because: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Timescale:
    """One rule of the service, with its source. `rule_tables` explains the file's keys."""

    id: str
    label: str
    subject: str
    group: str
    starts_on: tuple[str, ...]
    satisfied_by: tuple[str, ...]
    limit: Limit
    status: Status
    source: str
    confidence: str
    note: str = ""
    on_by_default: bool = True
    occurrence: Occurrence = Occurrence.ANY
    spell_starts_on: tuple[str, ...] = ()
    spell_limits: tuple[Limit, ...] = ()
    exempted_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    decided_outcomes: tuple[str, ...] = ()
    accepts_early_days: int = 0
    starts_at_number: int = 1
    starts_within_days: int = 0
    opens_once: bool = False
    while_plan: tuple[Plan, ...] = ()
    needs_known_plan: bool = False
    applies_when: tuple[tuple[str, object], ...] = ()
    variants: tuple[Variant, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    readings: tuple[Reading, ...] = ()
    presets: tuple[Preset, ...] = ()
    due_day_decides: bool = False
    limit_changes: tuple[LimitChange, ...] = ()
    loosened: bool = False
    chosen_reading: str = ""
    """The label of the reading that the council chose in place of the shipped one."""
    length_in_terms: int = 0
    """How many school terms it is, once a council has entered their dates; 0 for no such rule."""
    in_force_from: date | None = None
    in_force_until: date | None = None
    opened_by: frozenset[str] = field(init=False, repr=False, compare=False)
    """The kinds of event that open a spell of the rule, as against those that repeat it."""

    triggers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Every kind of event that can start it, stand-ins included."""

    looks_back: bool = field(init=False, repr=False, compare=False)
    """What one of its starts means may depend on all that came before it."""

    asked: frozenset[str] = field(init=False, repr=False, compare=False)
    """The conditions that the rule and its variants ask about."""
    asked_before: frozenset[str] = field(init=False, repr=False, compare=False)
    asked_since: frozenset[str] = field(init=False, repr=False, compare=False)
    """The kinds of event they ask about, in the spell up to the start and after it."""

    def __post_init__(self) -> None:
        opening = frozenset(self.starts_on) - frozenset(self.satisfied_by)
        pairs = [*self.applies_when]
        for variant in self.variants:
            pairs.extend(variant.when)
        object.__setattr__(self, "opened_by", opening or frozenset(self.starts_on))
        triggers = dict.fromkeys((*self.starts_on, *(one.event for one in self.stand_ins)))
        object.__setattr__(self, "triggers", tuple(triggers))
        object.__setattr__(self, "asked", frozenset(name for name, _ in pairs))
        looks_back = (
            self.accepts_early_days > 0
            or self.starts_at_number > 1
            or self.opens_once
            or "repeat" in self.asked
        )
        object.__setattr__(self, "looks_back", looks_back)
        for attribute, condition in (
            ("asked_before", "before_first"),
            ("asked_since", "extended_by"),
        ):
            kinds = frozenset(str(value) for name, value in pairs if name == condition)
            object.__setattr__(self, attribute, kinds)

    def limit_on(self, day: date) -> Limit:
        """Give the usual limit of what starts on a day, as set locally or as shipped."""
        for change in reversed(self.limit_changes):
            if change.from_on <= day:
                return change.limit
        return self.limit

    @property
    def is_statutory(self) -> bool:
        """Tell whether law or statutory guidance sets it, confirmed well enough to say so."""
        return self.status in {Status.LAW, Status.STATUTORY_GUIDANCE} and self.confidence != "D"

    @property
    def authority(self) -> str:
        """Say in words whose rule it is; an unconfirmed one is a local default to check."""
        if self.confidence == "D":
            return "local default, check your policy"
        return {
            Status.LAW: "law",
            Status.STATUTORY_GUIDANCE: "statutory guidance",
            Status.LOCAL: "local policy",
            Status.PROFESSIONAL: "professional standard",
            Status.MEASURE: "DfE measure, not a legal limit",
        }[self.status]

    @property
    def standing(self) -> str:
        """Say whose rule it is, and to check it where only one source was found for it."""
        if self.confidence == "C":
            return f"{self.authority}, found in one source only: check your policy"
        return self.authority

    @property
    def repeats(self) -> bool:
        """Tell whether meeting it starts it again."""
        return not set(self.starts_on).isdisjoint(self.satisfied_by)


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """What is wrong with one rule of a rule file."""

    rule: str
    problem: str
