"""Shares by role and stage, and what in a policy cannot stand."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.capacity.policy import CapacityPolicy, RoleProfile, policy_problems
from caseload_app.exchange.capacity_files import shipped_policy

ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("role", "asye", "profile"),
    [
        ("Social worker", None, None),
        ("Newly qualified social worker", date(2025, 9, 1), "newly_qualified"),
        ("Social worker", date(2025, 3, 2), None),
        ("Social worker", date(2025, 3, 3), "newly_qualified"),
        ("Agency social worker", None, "agency"),
        ("Student on placement", None, "student"),
        ("Family Help Lead Practitioner", None, "family_help"),
    ],
)
def test_role_and_stage_find_their_share(role: str, asye: date | None, profile: str | None) -> None:
    found = shipped_policy().profile_of(role, asye, ON)

    assert (found.id if found else None) == profile


@pytest.mark.parametrize(
    ("policy", "problem"),
    [
        (CapacityPolicy((RoleProfile("a", "A", 120, ("a",)),)), "needs a share from 0 to 100"),
        (CapacityPolicy((RoleProfile("a", "A", 90),)), "it would hold for nobody"),
        (CapacityPolicy((RoleProfile("a", "A", 90, ("a",)),) * 2), "Two roles are called a."),
        (CapacityPolicy(full_time_cases=0), "at least 1"),
        (CapacityPolicy(span_limit=0), "at least 1"),
    ],
)
def test_what_cannot_stand_is_said(policy: CapacityPolicy, problem: str) -> None:
    [found] = policy_problems(policy)

    assert problem in found


def test_a_role_that_only_counts_keeps_nothing_away() -> None:
    assert not RoleProfile("a", "A", 100, ("a",)).is_protected
    assert RoleProfile("a", "A", 100, ("a",), most_cases=12).is_protected
