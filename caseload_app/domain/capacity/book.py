"""The capacity records of a store, indexed by worker, with the policy they are read by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeVar

from caseload_app.domain.capacity.kept import (
    AgreedLimit,
    AppliedScenario,
    LimitReview,
    PointsVersion,
    Reduction,
)
from caseload_app.domain.capacity.policy import CapacityPolicy

_Item = TypeVar("_Item", AgreedLimit, Reduction, LimitReview)


@dataclass(frozen=True, slots=True)
class CapacityRecords:
    """All that the store holds of capacity, and the policy in force."""

    limits: Sequence[AgreedLimit] = ()
    reductions: Sequence[Reduction] = ()
    reviews: Sequence[LimitReview] = ()
    points: Sequence[PointsVersion] = ()
    scenarios: Sequence[AppliedScenario] = ()
    policy: CapacityPolicy = CapacityPolicy()


@dataclass(frozen=True, slots=True)
class CapacityBook:
    """The same by worker, each group in the order of its days; the versions oldest first."""

    policy: CapacityPolicy = CapacityPolicy()
    limits: Mapping[str, tuple[AgreedLimit, ...]] = field(default_factory=dict)
    reductions: Mapping[str, tuple[Reduction, ...]] = field(default_factory=dict)
    reviews: Mapping[str, tuple[LimitReview, ...]] = field(default_factory=dict)
    points: tuple[PointsVersion, ...] = ()
    scenarios: tuple[AppliedScenario, ...] = ()

    def limit_of(self, worker: str, on: date) -> AgreedLimit | None:
        """Give the limit last agreed with a worker by a day."""
        known = [one for one in self.limits.get(worker, ()) if one.from_on <= on]
        return known[-1] if known else None

    def reductions_of(self, worker: str, on: date) -> tuple[Reduction, ...]:
        """Give what takes from a worker's limit on a day."""
        return tuple(
            one
            for one in self.reductions.get(worker, ())
            if one.from_on <= on and (one.until is None or on <= one.until)
        )

    def points_on(self, on: date) -> PointsVersion | None:
        """Give the points table that counts on a day; None while points are not used.

        The newest version wins, so that a later table of the same day replaces the earlier.
        """
        known = [one for one in self.points if one.from_on <= on]
        newest = max(known, key=lambda one: (one.from_on, one.version), default=None)
        return newest if newest is not None and newest.is_on else None

    def open_reviews(self) -> tuple[LimitReview, ...]:
        """Give what was agreed with those over their limit and is not reviewed yet."""
        found = [one for group in self.reviews.values() for one in group if one.reviewed_on is None]
        return tuple(sorted(found, key=lambda one: (one.review_on or date.max, one.worker)))


def build_capacity(records: CapacityRecords) -> CapacityBook:
    """Index what is kept about capacity."""
    return CapacityBook(
        policy=records.policy,
        limits=_by_worker(records.limits, "from_on"),
        reductions=_by_worker(records.reductions, "from_on"),
        reviews=_by_worker(records.reviews, "on"),
        points=tuple(sorted(records.points, key=attrgetter("version"))),
        scenarios=tuple(sorted(records.scenarios, key=attrgetter("number"))),
    )


def _by_worker(records: Iterable[_Item], order: str) -> dict[str, tuple[_Item, ...]]:
    groups: dict[str, list[_Item]] = {}
    for record in sorted(records, key=attrgetter(order)):
        groups.setdefault(record.worker, []).append(record)
    return {name: tuple(group) for name, group in groups.items()}
