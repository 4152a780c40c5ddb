"""What a council has settled about caseloads: shares by role and stage, and the usual full one.

The shares come as data with the program; what was changed is kept as one setting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.dates import add_months

CAPACITY_POLICY = "capacity_policy"
"""The name of the setting that holds the policy."""
POINTS = "points_tables"
"""The name under which pages hear that another points table counts."""
WHOLE = 100


@dataclass(frozen=True, slots=True)
class RoleProfile:
    """The share of a full caseload that a role or stage carries, and what is kept from it."""

    id: str
    label: str
    percent: int = WHOLE
    role_words: tuple[str, ...] = ()
    asye_months: int | None = None
    most_cases: int | None = None
    not_alone: tuple[str, ...] = ()
    is_on: bool = True
    source: str = ""
    confidence: str = "D"
    note: str = ""

    def concerns(self, role: str, asye_started_on: date | None, on: date) -> bool:
        """Tell whether the share holds for somebody in this role on a day."""
        if self.asye_months is not None:
            start = asye_started_on
            return start is not None and start <= on < add_months(start, self.asye_months)
        words = role.casefold()
        return any(word.casefold() in words for word in self.role_words)

    @property
    def is_protected(self) -> bool:
        """Tell whether it keeps anything away from a worker."""
        return self.percent < WHOLE or self.most_cases is not None or bool(self.not_alone)


@dataclass(frozen=True, slots=True)
class CapacityPolicy:
    """What is settled for everybody.

    `full_time_cases` is the usual limit of a full-time worker where none is agreed with
    somebody; without it there is none. `span_limit` is how many people one manager supervises
    at most. A case held for `long_held_months` by the same worker is long-held.
    """

    profiles: tuple[RoleProfile, ...] = ()
    full_time_cases: int | None = None
    span_limit: int | None = None
    long_held_months: int = 12

    def profile_of(self, role: str, asye_started_on: date | None, on: date) -> RoleProfile | None:
        """Give the first profile switched on that holds for somebody on a day."""
        return next(
            (one for one in self.profiles if one.is_on and one.concerns(role, asye_started_on, on)),
            None,
        )

    def with_profile(self, changed: RoleProfile) -> CapacityPolicy:
        """Put a changed profile in its place; of the newly qualified ones only one is on."""
        stage_on = changed.is_on and changed.asye_months is not None
        others_off = tuple(
            replace(one, is_on=False) if stage_on and one.asye_months is not None else one
            for one in self.profiles
        )
        kept = tuple(changed if one.id == changed.id else one for one in others_off)
        return replace(self, profiles=kept)

    def with_new(self, added: RoleProfile) -> CapacityPolicy:
        """Put a role before the other roles, after the newly qualified: the first that fits counts.

        What somebody adds is narrower than what comes with the program.
        """
        stages = tuple(one for one in self.profiles if one.asye_months is not None)
        roles = tuple(one for one in self.profiles if one.asye_months is None)
        return replace(self, profiles=(*stages, added, *roles))


def policy_problems(policy: CapacityPolicy) -> tuple[str, ...]:
    """Say in sentences what in a policy cannot stand."""
    found = [
        f"'{one.label}' needs a share from 0 to 100 per cent."
        for one in policy.profiles
        if not 0 <= one.percent <= WHOLE
    ]
    if any(not one.label.strip() for one in policy.profiles):
        found.append("A role needs a name.")
    found += [
        f"'{one.label}' says neither a role nor a stage, so it would hold for nobody."
        for one in policy.profiles
        if one.is_on and one.asye_months is None and not any(one.role_words)
    ]
    ids = [one.id for one in policy.profiles]
    found += [
        f"Two roles are called {one}." for one in sorted({x for x in ids if ids.count(x) > 1})
    ]
    numbers = (policy.full_time_cases, policy.span_limit, policy.long_held_months)
    if any(number is not None and number < 1 for number in numbers):
        found.append("A limit needs to be at least 1; leave it empty for none.")
    return tuple(found)


def profiles_from(tables: Mapping[str, object]) -> tuple[RoleProfile, ...]:
    """Read the profiles that come with the program."""
    from_file = tables.get("profile")
    return tuple(_profile(one) for one in (from_file if isinstance(from_file, list) else ()))


def _profile(table: Mapping[str, object]) -> RoleProfile:
    listed = {
        name: tuple(str(word) for word in value) if isinstance(value, list) else value
        for name, value in table.items()
    }
    return RoleProfile(**listed)  # type: ignore[arg-type]  # a file of ours; a test reads it
