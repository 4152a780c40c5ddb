"""The policy of capacity is read over what comes with the program."""

from __future__ import annotations

from pathlib import Path

from caseload_app.domain.capacity.policy import CAPACITY_POLICY
from caseload_app.exchange.capacity_files import shipped_policy
from caseload_app.services.capacity_reading import read_capacity_policy
from caseload_app.store.settings import save_setting
from tests.services.stores import a_store


def test_a_store_without_a_policy_has_the_shipped_one(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        assert read_capacity_policy(session) == shipped_policy()


def test_what_was_not_set_is_as_shipped(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        with session.write() as writer:
            save_setting(writer, CAPACITY_POLICY, {"span_limit": 7})

        policy = read_capacity_policy(session)

    assert (policy.span_limit, policy.profiles) == (7, shipped_policy().profiles)
