from __future__ import annotations

import pytest

from caseload_app.domain.importing.joining import NOT_A_HOLDER
from caseload_app.exchange.reading.roles import role_rank


@pytest.mark.parametrize(
    ("role", "rank"),
    [
        ("ALLOCATED CASE WORKER", 0),
        ("CW", 0),
        ("", 0),
        ("Lead social worker", 1),
        ("Personal Advisor", 2),
        ("Family support worker", 3),
        ("IRO", NOT_A_HOLDER),
        ("Independent Reviewing Officer", NOT_A_HOLDER),
        ("KASCH", NOT_A_HOLDER),
        ("Second worker", NOT_A_HOLDER),
    ],
)
def test_roles_are_ordered_by_who_holds_the_case(role: str, rank: int) -> None:
    assert role_rank(role) == rank
