"""No task of a manager's week takes more actions than it may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caseload_app.ui.desk import Desk
from tests.tasks.doing import a_window, do
from tests.tasks.twelve import TASKS, Task


@pytest.fixture(scope="module")
def place(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, Path]]:
    """One window for all the tasks: each begins on its Monday page."""
    folder = tmp_path_factory.mktemp("week")
    with a_window(folder) as desk:
        yield desk, folder
    qapp.setStyleSheet("")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.words)
def test_the_task_is_done_in_few_actions(place: tuple[Desk, Path], task: Task) -> None:
    hands = do(task, *place)

    assert hands.actions <= task.most
