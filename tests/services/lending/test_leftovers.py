"""What a crash left behind goes at the next lending; what is being made stays."""

from __future__ import annotations

import os
from pathlib import Path

from caseload_app.services.lending.leftovers import clear_leftovers
from tests.services.lending.copies import a_team
from tests.services.stores import the_clock


def age(path: Path, hours: float) -> None:
    moment = the_clock().timestamp() - hours * 3600
    os.utime(path, (moment, moment))


def test_what_an_earlier_run_left_goes_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "team-back-abc"
    folder.mkdir()
    (folder / "cover.db").write_bytes(b"x")
    for name in ("team-lending.db", "team-lending-2.db", "team-back.db", "other-lending.db"):
        (tmp_path / name).write_bytes(b"x")
    age(folder, 2)
    for name in ("team-lending.db", "team-back.db", "other-lending.db"):
        age(tmp_path / name, 2)
    age(tmp_path / "team-lending-2.db", 0.1)

    with a_team(tmp_path) as session:
        clear_leftovers(session)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "other-lending.db",
        "team-back.db",
        "team-lending-2.db",
        "team.db",
    ]
