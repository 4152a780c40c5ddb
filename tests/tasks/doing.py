"""Do the tasks one after another on a made-up team, each from the Monday page.

Run `python -m tests.tasks.doing` for the table. On a display, or under Xvfb, the keys and clicks
are those of the X server; elsewhere they are Qt's own.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from caseload_app.bootstrap import a_desk, made_up_store
from caseload_app.services.reports import export_workbook
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.page import Destination
from caseload_app.ui.settings import Settings
from tests.tasks.hands import Hands, rest, wait_for
from tests.tasks.twelve import TASKS, Task

SEED = 7
AS_AT = date(2026, 11, 23)
CHILDREN = 60
SIZE = (1366, 728)


@contextmanager
def a_window(folder: Path) -> Iterator[Desk]:
    """Open a made-up team on its Monday page, with this week's file beside it."""
    session = made_up_store(folder, CHILDREN, SEED, AS_AT)
    look = Look()
    look.wear(ThemeChoice.LIGHT, 100)
    desk = a_desk(session, look, Settings(folder), lambda: AS_AT, is_protected=True)
    write_this_weeks_file(desk, folder / "this week.xlsx")
    desk.window.resize(*SIZE)
    desk.window.show()
    desk.start()
    desk.window.activateWindow()
    wait_for(desk.window.isActiveWindow)
    yield desk
    desk.close()
    session.close()


def write_this_weeks_file(desk: Desk, path: Path) -> None:
    """Write what the store holds, with one more visit: what a case system gives a week later."""
    casebook = desk.workspace.casebook
    export_workbook(casebook, path, names=True)
    workbook = load_workbook(path)
    visited = next(one for one in casebook.overdue() if one.rule.id == "cin_review")
    workbook["Events"].append([visited.subject, "CIN review", AS_AT, "", ""])
    workbook.save(path)


def do(task: Task, desk: Desk, folder: Path) -> Hands:
    """Do one task and give the count."""
    hands = Hands()
    desk.window.go(Destination("monday"))
    rest(100)
    task.do(desk, hands, folder)
    return hands


def main() -> int:
    """Write the table of tasks."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    say = sys.stdout.write
    say("| task | actions | at most | keys and clicks | in a spreadsheet |\n")
    say("| --- | ---: | ---: | --- | --- |\n")
    with tempfile.TemporaryDirectory() as folder, a_window(Path(folder)) as desk:
        for task in TASKS:
            hands = do(task, desk, Path(folder))
            there = "–" if task.spreadsheet_actions is None else str(task.spreadsheet_actions)
            beside = f"{there} ({task.in_a_spreadsheet})"
            done = ", ".join(hands.done) or "none: it is on the page"
            say(f"| {task.words} | {hands.actions} | {task.most} | {done} | {beside} |\n")
            sys.stdout.flush()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main())
