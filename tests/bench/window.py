"""Measure the real window, in a process of its own: `window.py STORE STARTED FOLDER MODE`.

The program is put together as it always is; a hand that types the passphrase at once takes the
place of a person. With the mode `start` it leaves when the Monday page has been painted, else
it goes on through lists, cards and long jobs. A heartbeat tells how long the window stood still.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import caseload_app.cli  # noqa: F401 - first, as in the program: Qt comes with the window

# isort: split
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from caseload_app.bootstrap import FrontDoor
from caseload_app.commands.opening import Given
from caseload_app.domain.records import CaseEvent, Plan
from caseload_app.domain.vocabulary import EventKind
from caseload_app.ui.desk import Desk
from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.children_page import ChildrenPage
from caseload_app.ui.pages.import_page import ImportPage
from tests.bench.bare import SIZE, megabytes
from tests.bench.names import FIRST, PASSPHRASE, TODAY

BEAT_MS = 5
REPEATS = 7
PAGES = ("team", "children", "deadlines", "quality", "monday")
LETTERS = ("a", "an", "an", "ann")
Taken = dict[str, list[float]]


def main(store: Path, started: float, folder: Path, mode: str) -> None:
    """Start the program, wait for Monday, and measure what the mode asks for."""
    taken: Taken = {}
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    door = FrontDoor(Given(store, TODAY, is_fixed_day=True), application)
    door.open()
    if isinstance(door._dialog, UnlockDialog):
        door._dialog.passphrase_given.emit(PASSPHRASE)
    desk = door.desk
    assert desk is not None
    desk.window.resize(*SIZE)
    beat = Heartbeat()
    wait_for(lambda: desk.window.current_page is not None and desk.window.isEnabled())
    desk.window.grab()
    taken["freeze start"] = [beat.longest()]
    taken["start"] = [time.time() - started]
    taken["memory"] = [megabytes()]
    if mode != "start":
        measure_pages(taken, desk)
        measure_list(taken, desk)
        measure_recording(taken, desk)
        measure_jobs(taken, desk, folder)
    print(json.dumps(taken))
    desk.window.close()


class Heartbeat:
    """Beats every few milliseconds; a long gap is a window that stood still."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def longest(self) -> float:
        """Give the longest gap so far, the one that lasts now included, and stop."""
        self._beat()
        self._timer.stop()
        return self._longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def wait_for(there: Callable[[], bool]) -> None:
    """Let the window live until something is there."""
    while not there():
        live(BEAT_MS)


def live(milliseconds: int) -> None:
    """Let the window do what it puts off."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def timed(taken: Taken, name: str, work: Callable[[], object], painted: QWidget) -> None:
    """Do the work, paint, and note the seconds until both are done."""
    begun = time.perf_counter()
    work()
    painted.grab()
    taken.setdefault(name, []).append(time.perf_counter() - begun)


def measure_pages(taken: Taken, desk: Desk) -> None:
    window = desk.window
    for page in PAGES[:-1]:
        timed(taken, "switch, first time", partial(window.go, Destination(page)), window)
        live(50)
    for page in PAGES * 2:
        timed(taken, "switch", partial(window.go, Destination(page)), window)
    for child in list(desk.workspace.casebook.children)[:REPEATS]:
        timed(taken, "child card", partial(window.go, Destination("child", child)), window)
    timed(taken, "palette", lambda: desk.actions.do("go.search"), window)
    desk.window._palette.reject()


def measure_list(taken: Taken, desk: Desk) -> None:
    """Type, and sort by a column, in the list of children; beside the bare work."""
    page = next(one for one in desk.pages if isinstance(one, ChildrenPage))
    desk.window.go(Destination("children"))
    live(1500)
    model, table = page.model, page.list.table
    texts = [f"{row.child.name} {row.child.child_id}".casefold() for row in model.records]
    for letters in LETTERS:
        timed(taken, "search", partial(model.search, letters), table)
        timed(taken, "bare search", partial(holding, texts, letters), table)
    model.search("")
    for turn in range(REPEATS):
        test = (lambda row: row.child.plan is Plan.CP) if turn % 2 else None
        timed(taken, "filter", partial(model.narrow, "bench", test), table)
        timed(taken, "bare search", partial(holding, texts, "an"), table)
    model.narrow("bench", None)
    order = Qt.SortOrder.AscendingOrder
    for _ in range(REPEATS):
        timed(taken, "sort", partial(table.sortByColumn, 1, order), table)
        timed(taken, "bare sort", lambda: sorted(texts), table)
        order = Qt.SortOrder(1 - order.value)


def holding(texts: list[str], letters: str) -> list[str]:
    """Search as barely as can be."""
    return [text for text in texts if letters in text]


def measure_recording(taken: Taken, desk: Desk) -> None:
    """Record a visit on a card; until card and Monday page are painted again."""
    window, workspace = desk.window, desk.workspace
    child = next(iter(workspace.casebook.open_children())).child_id
    window.go(Destination("child", child))
    event = CaseEvent(child, EventKind.CIN_VISIT, TODAY, note="bench")

    def record() -> None:
        workspace.record_event(event)
        desk.refresh()
        window.go(Destination("monday"))

    for _ in range(REPEATS):
        timed(taken, "record", record, window)
        workspace.remove_event(event)
        desk.refresh()
        window.go(Destination("child", child))


def measure_jobs(taken: Taken, desk: Desk, folder: Path) -> None:
    """Run the long jobs and note how long the window stood still in each."""
    jobs: tuple[tuple[str, Callable[[], None]], ...] = (
        ("freeze export", partial(desk.files.export_to, folder / "frozen.xlsx")),
        ("freeze backup", partial(desk.files.back_up_to, folder / "frozen.db")),
        ("freeze print", partial(desk.prints.write_pack, str(folder))),
    )
    wait_for(lambda: not desk.jobs.is_busy)
    for name, begin in jobs:
        beat = Heartbeat()
        begin()
        wait_for(lambda: not desk.jobs.is_busy)
        taken[name] = [beat.longest()]
    desk.window.go(Destination("import"))
    page = next(one for one in desk.pages if isinstance(one, ImportPage))
    beat = Heartbeat()
    page.read([folder / FIRST])
    wait_for(lambda: not desk.jobs.is_busy)
    page._write()
    wait_for(lambda: not desk.jobs.is_busy)
    taken["freeze import"] = [beat.longest()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
