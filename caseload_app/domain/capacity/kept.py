"""What the store keeps about capacity: limits, reductions, reviews, points, applied scenarios."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AgreedLimit:
    """How many cases one worker holds at most from a day on, and why.

    None says that from that day on no limit is agreed, whatever a list says.
    """

    worker: str
    from_on: date
    cases: int | None = None
    reason: str = ""
    agreed_with: str = ""


@dataclass(frozen=True, slots=True)
class Reduction:
    """What takes a share of a worker's limit for a while: a phased return, a duty, training.

    First and last day are included; `percent` is the share taken. `points` is what the duty
    counts for where points are in use.
    """

    worker: str
    from_on: date
    kind: str
    until: date | None = None
    percent: int = 0
    points: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LimitReview:
    """What was agreed when a worker was over the limit; open until it has been reviewed."""

    worker: str
    on: date
    agreed: str
    by_when: date | None = None
    review_on: date | None = None
    cases: int = 0
    case_limit: int | None = None
    reviewed_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class PointsVersion:
    """One version of the points table, in force from a day on and never changed afterwards."""

    version: int
    from_on: date
    name: str
    content: str
    is_on: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AppliedScenario:
    """Moves that were tried on the board and then made; `undo` holds what takes them back."""

    number: int
    on: date
    name: str
    content: str
    undo: str
    undone_on: date | None = None


CapacityRecord = AgreedLimit | Reduction | LimitReview | PointsVersion | AppliedScenario

CAPACITY_KEYS: dict[type, tuple[str, ...]] = {
    AgreedLimit: ("worker", "from_on"),
    Reduction: ("worker", "from_on", "kind"),
    LimitReview: ("worker", "on"),
    PointsVersion: ("version",),
    AppliedScenario: ("number",),
}
"""The fields that say which record it is."""
