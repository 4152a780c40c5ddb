"""Read what comes with the program about capacity: shares by role, and examples of points."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from caseload_app.domain.capacity.points import PointsTable
from caseload_app.domain.capacity.policy import CapacityPolicy, profiles_from
from caseload_app.domain.plain_values import from_plain
from caseload_app.paths import resource

FOLDER = "capacity"


@dataclass(frozen=True, slots=True)
class PointsExample:
    """A table to start from, and a sentence about it that says it is only an example."""

    table: PointsTable
    about: str


@cache
def shipped_policy() -> CapacityPolicy:
    """Give the policy as the program comes: shares by role, and no limit for everybody."""
    return CapacityPolicy(profiles_from(_read("roles.toml")))


@cache
def points_examples() -> tuple[PointsExample, ...]:
    """Give the examples of points tables; the program uses none by itself."""
    found = _read("points_examples.toml").get("example")
    return tuple(
        PointsExample(from_plain(PointsTable, one), str(one["about"]))
        for one in (found if isinstance(found, list) else ())
    )


def _read(name: str) -> Mapping[str, object]:
    with (resource(FOLDER) / name).open("rb") as file:
        return tomllib.load(file)
