"""Render every step of an import to PNG: `python -m tests.import_shots FOLDER --children 300`.

The list is a made-up team's own, a week on: under headings of its own, with the words of a case
system, spellings that may be one worker, children moved, new, closed and gone, and rows that
cannot be used.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from openpyxl import Workbook
from PySide6.QtWidgets import QApplication

from caseload_app.bootstrap import a_desk, made_up_store
from caseload_app.commands.demonstrating import settle
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child, Plan
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.settings import Settings
from tests.shots import AS_AT, ENLARGED, SEED, USUAL, Screen, save_picture

PAINT_MS, WAIT_MS = 150, 20
HEADINGS = (
    "System No",
    "Client",
    "Practitioner",
    "Case stage",
    "Stage since",
    "Seen",
    "Next due",
    "School",
    "RAG",
    "Placement cost",
)
STAGES = {
    Plan.CP: "CPP",
    Plan.CIN: "CIN Plan",
    Plan.CLA: "Stage 4",
    Plan.ASSESSMENT: "C&F asmt",
    Plan.CARE_LEAVER: "Post 18",
    Plan.OTHER: "Universal+",
}
SCREENS = {"usual": USUAL, "enlarged": ENLARGED}


@dataclass(frozen=True, slots=True)
class Shot:
    """What is drawn: how many children, how it looks and on which screen."""

    children: int
    theme: ThemeChoice
    screen: Screen


def main() -> int:
    """Render the pictures of one size, theme and screen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--children", type=int, default=300)
    parser.add_argument("--theme", choices=[*ThemeChoice], default=ThemeChoice.LIGHT)
    parser.add_argument("--screen", choices=[*SCREENS], default="usual")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    shot = Shot(chosen.children, ThemeChoice(chosen.theme), SCREENS[chosen.screen])
    with tempfile.TemporaryDirectory() as folder:
        shoot(Path(folder), chosen.folder, shot)
    del application
    return 0


def shoot(store: Path, out: Path, shot: Shot) -> None:
    """Go through one import as a person would, with a picture of every step."""
    look = Look()
    look.wear(shot.theme, 100)
    session = made_up_store(store, shot.children, SEED, AS_AT)
    desk = a_desk(session, look, Settings(store), lambda: AS_AT, is_protected=True)
    desk.window.resize(shot.screen.width, shot.screen.height)
    desk.window.show()
    desk.start()
    desk.window.go(Destination("import", ""))
    [page] = [one for one in desk.pages if isinstance(one, ImportPage)]

    def save(name: str) -> None:
        settle(PAINT_MS)
        kind = f"{shot.children}-{shot.theme.value}-{shot.screen.name}"
        save_picture(desk, shot.screen.ratio, out / f"import-{name}-{kind}.png")

    save("1-start")
    page.read([own_list(store / "Caseload report.xlsx", desk.workspace.casebook)])
    save("2-working")
    wait(page)
    _explain(page, save)
    _look_through(page, save)
    page.preview.wanted.emit()
    wait(page)
    save("9-done")
    page.done.finished.emit()
    save("10-history")
    page.history.selectRow(0)
    page.history.open_current()
    save("11-past")
    close(desk)


def close(desk: Desk) -> None:
    session = desk.workspace.session
    desk.close()
    session.close()


def wait(page: ImportPage) -> None:
    """Wait until the page has read or written."""
    settle(WAIT_MS)
    while page.stack.currentWidget() is page.working:
        settle(WAIT_MS)


def _explain(page: ImportPage, save) -> None:  # noqa: ANN001 - a closure of this file
    """Say what the columns are, once as proposed and once as corrected."""
    save("3-mapping")
    for heading, words in (("System No", "Child's ID"), ("Stage since", "Plan started on")):
        for row in page.mapping.columns.rows:
            if row.column.heading == heading:
                row.choice.setCurrentIndex(row.choice.findText(words))
                row.choice.activated.emit(row.choice.currentIndex())
    page.mapping.keep.click()
    save("4-mapping-corrected")
    while page.stack.currentWidget() is page.mapping:
        if not page.mapping.use.isEnabled():
            page.mapping.skip.click()
            continue
        page.mapping.use.click()
        wait(page)
        if page.stack.currentWidget() is page.mapping:
            save("5-words")


def _look_through(page: ImportPage, save) -> None:  # noqa: ANN001 - a closure of this file
    for at, name in enumerate(("changes", "names", "complete", "sheets", "problems")):
        page.preview.tabs.setCurrentIndex(at)
        save(f"6-{name}")
    page.preview.tabs.setCurrentIndex(0)
    groups = page.preview.changes.groups
    for row in list(groups.records.rows)[1:3]:
        groups.choose(row.group.id)
        save(f"7-{row.group.id}")
    if groups.records.rows:
        page.preview.changes.turn_rows.click()
    save("8-one-left")


def own_list(path: Path, casebook: Casebook) -> Path:
    """Write the list of a casebook's children as their case system would, a week on."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Report 1"
    sheet.append(["Caseload by practitioner, run by B Clerk"])
    sheet.append([])
    sheet.append(HEADINGS)
    for number, child in enumerate(casebook.open_children()):
        if number % 97 != 5:  # noqa: PLR2004 - a few vanish
            sheet.append(_row(casebook, child, number))
    for number in range(max(2, len(casebook.children) // 60)):
        who = f"NEWMADE, Nell{number}"
        sheet.append(
            [f"9{number:05}", who, "Unallocated", "CIN Plan", "01/11/2026", "", "", "", "", ""]
        )
    sheet.append(["", "NEWMADE, Nobody", "", "CPP", "31/02/2026", "", "", "", "", ""])
    if casebook.children:
        first = next(iter(casebook.children))
        sheet.append([first, "SOMEBODY, Else", "", "CPP", "31/02/2026", "soon", "", "", "", ""])
    sheet.append([f"Total: {len(casebook.children)}"])
    workbook.save(path)
    return path


def _row(casebook: Casebook, child: Child, number: int) -> list[object]:
    started = child.plan_started_on or child.allocated_on
    *_, last = child.name.split() or [""]
    first = child.name.split()[0] if child.name else ""
    seen = AS_AT - timedelta(days=number % 12)
    return [
        child.child_id,
        f"{last.upper()}, {first}",
        _practitioner(child, number),
        STAGES[child.plan] if number % 31 else "Stage 4",
        f"{started:%d/%m/%Y}" if started else "",
        f"{seen:%d/%m/%Y}",
        f"{date(2026, 12, 1 + number % 28):%d/%m/%Y}",
        ("Hill Primary", "Vale Academy", "Lea High")[number % 3],
        ("Red", "Amber", "Green")[number % 3],
        round(150 + number * 3.5, 2),
    ]


def _practitioner(child: Child, number: int) -> str:
    if not child.worker:
        return "#N/A"
    first, *rest = child.worker.split()
    last = rest[-1] if rest else ""
    if number % 23 == 0:
        return f"{first[0]} {last} ({child.team})"
    return f"{last.upper()}, {first} ({child.team})"


if __name__ == "__main__":
    sys.exit(main())
