"""The commands of places are commands like the others."""

from __future__ import annotations

from caseload_app.ui.place_actions import EVERY_ACTION


def test_no_command_or_key_is_given_twice() -> None:
    keys = [key for spec in EVERY_ACTION for key in spec.keys]

    assert len({spec.id for spec in EVERY_ACTION}) == len(EVERY_ACTION)
    assert len(set(keys)) == len(keys)
