"""Figures are kept beside the window, after an import and once a week."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.store.measure_snapshots import read_snapshot_days
from caseload_app.ui.figure_keeping import FigureKeeping
from caseload_app.ui.jobs import JobRunner
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record
from tests.services.stores import a_store


@pytest.fixture
def keeping(qtbot: QtBot, tmp_path: Path) -> Iterator[FigureKeeping]:
    session = a_store(tmp_path, every_record())
    owner = QObject()
    jobs = JobRunner(owner)
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    yield FigureKeeping(workspace, jobs, owner)
    jobs.drain()
    session.close()


def test_the_first_opening_keeps_the_figures_of_the_day(
    keeping: FigureKeeping, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(keeping.kept, timeout=20_000):
        keeping.begin()

    assert read_snapshot_days(keeping._workspace.session.database) == [MONDAY]


def test_the_same_week_keeps_nothing_again(keeping: FigureKeeping, qtbot: QtBot) -> None:
    with qtbot.waitSignal(keeping.kept, timeout=20_000):
        keeping.begin()

    keeping.look(keeping._workspace.casebook)

    assert not keeping._jobs.is_busy


def test_nothing_is_kept_before_it_begins(keeping: FigureKeeping) -> None:
    keeping.look(keeping._workspace.casebook)

    assert not keeping._jobs.is_busy
