"""What comes with the program about capacity can be used, and calls itself an example."""

from __future__ import annotations

import pytest

from caseload_app.domain.capacity.points import table_problems
from caseload_app.domain.capacity.policy import policy_problems
from caseload_app.exchange.capacity_files import PointsExample, points_examples, shipped_policy


def test_the_shipped_policy_can_stand_and_sets_no_limit_for_everybody() -> None:
    policy = shipped_policy()

    assert policy_problems(policy) == ()
    assert (policy.full_time_cases, policy.span_limit) == (None, None)


def test_every_share_says_where_it_comes_from() -> None:
    assert [one.id for one in shipped_policy().profiles if not one.source] == []


def test_newly_qualified_workers_have_nine_tenths_unless_another_is_chosen() -> None:
    found = {one.id: (one.percent, one.is_on) for one in shipped_policy().profiles}

    assert found["newly_qualified"] == (90, True)
    assert found["newly_qualified_60"] == (60, False)


@pytest.mark.parametrize("example", points_examples(), ids=lambda one: one.table.name)
def test_every_points_table_is_an_example_that_can_stand(example: PointsExample) -> None:
    assert example.table.name.startswith("Example: ")
    assert table_problems(example.table) == ()
    assert len(example.table.rows) >= 7
    assert "national" not in f"{example.table.name} {example.about}".casefold()
