"""The loop is read with the policy that was set, or the one the program comes with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caseload_app.domain.supervision.supervision_policy import SUPERVISION_POLICY
from caseload_app.services.loop_reading import read_loop, read_policy
from caseload_app.store.settings import save_setting
from tests.builders import the_rules
from tests.services.stores import a_store

SHIPPED = the_rules().policy


def test_an_empty_store_has_an_empty_loop_and_the_shipped_policy(tmp_path: Path) -> None:
    loop = read_loop(a_store(tmp_path), SHIPPED)

    assert (loop.steps, loop.challenges, loop.policy) == ([], [], SHIPPED)


def test_what_is_set_goes_before_and_the_rest_is_as_shipped(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    with session.write() as writer:
        save_setting(writer, SUPERVISION_POLICY, {"months_ahead": 6, "stages": "unreadable"})

    assert read_policy(session, SHIPPED) == replace(SHIPPED, months_ahead=6)
