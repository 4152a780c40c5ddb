"""A few kills of each work in every run of the suite; hundreds by `python -m tests.killing`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.killing.killing import CHECKS, kill_many

RUNS = 2


@pytest.mark.slow
@pytest.mark.parametrize("work", CHECKS)
def test_what_was_acknowledged_survives_being_killed(tmp_path: Path, work: str) -> None:
    count = kill_many(work, tmp_path, RUNS)

    assert count.runs == RUNS
    assert count.lost == 0
