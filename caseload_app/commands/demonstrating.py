"""The demonstration where there is no display: the same pages as text, pictures and files."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from caseload_app.bootstrap import DEMO_CHILDREN, DEMO_SEED, a_desk, made_up_store
from caseload_app.commands.paper import write_pdf
from caseload_app.commands.speaking import say, say_table
from caseload_app.domain.monday import MondayPage
from caseload_app.domain.wording import counted, days_words, long_day
from caseload_app.services.reports import export_workbook, printed_summary
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.page import Destination
from caseload_app.ui.settings import Settings

WINDOW_SIZE = (1366, 728)
PIXEL_RATIO = 1.25
SHOWN_ROWS = 12
SETTLE_MS = 200


def demonstrate(today: date, folder: Path) -> int:
    """Write workbook, summary and a picture of every page into `folder`, and say the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        session = made_up_store(Path(temporary), DEMO_CHILDREN, DEMO_SEED, today)
        look = Look()
        look.wear(ThemeChoice.LIGHT, 100)
        desk = a_desk(session, look, Settings(Path(temporary)), lambda: today, is_protected=False)
        page = desk.workspace.monday
        say_monday_page(page)
        export_workbook(page.casebook, folder / "caseload.xlsx")
        worker = max(page.caseloads, key=lambda load: load.overdue).worker.name
        write_pdf(printed_summary(page.casebook, worker), folder / "supervision summary.pdf")
        pictures = save_pictures(desk, folder)
        desk.close()
        session.close()
    say(f"\nWrote into {folder.resolve()}:")
    say(f"  caseload.xlsx, supervision summary.pdf and {counted(pictures, 'picture')} of pages.")
    del application
    return 0


def say_monday_page(page: MondayPage) -> None:
    """Say what the Monday page says."""
    casebook = page.casebook
    say(f"A made-up team, as at {long_day(casebook.today)}\n")
    say_table(
        ("What needs you", "How many"),
        [
            ("Late now", len(page.overdue)),
            ("of which since last week", len(page.newly_late)),
            ("Due in the next five working days", len(page.due_soon)),
            ("Not supervised in time", len(page.not_supervised)),
            ("Over their limit", len(page.over_limit)),
            ("Unallocated", len(page.unallocated)),
            ("To put right in the data", len(page.findings)),
        ],
    )
    say("\nLate longest:")
    say_table(
        ("Child", "What", "Due", "How late", "Worker"),
        [
            (
                one.subject,
                one.rule.label,
                long_day(one.due),
                days_words(casebook.days(one), one.limit.unit),
                casebook.children[one.subject].worker,
            )
            for one in page.overdue[:SHOWN_ROWS]
        ],
    )
    say("\nWhat went right:")
    for sentence in page.went_right:
        say(f"  {sentence}")


def save_pictures(desk: Desk, folder: Path) -> int:
    """Draw every page as the window would show it, and give their number."""
    desk.window.resize(*WINDOW_SIZE)
    desk.window.show()
    desk.start()
    places = page_places(desk)
    for page_id, key in places:
        desk.window.go(Destination(page_id, key))
        settle_down(desk)
        save_picture(desk, PIXEL_RATIO, folder / f"{page_id}.png")
    return len(places)


def page_places(desk: Desk) -> list[tuple[str, str]]:
    """Name every page in the order of the rail, each card after the list it is opened from.

    The cards are those of the worker with most cases and the child with most dates.
    """
    casebook = desk.workspace.casebook
    busiest = max(casebook.deadlines, key=lambda child: len(casebook.deadlines[child]), default="")
    loads = {load.worker.name: load.cases for load in desk.workspace.monday.caseloads}
    worker = max(loads, key=lambda name: loads[name], default="")
    cards = {
        "team": ("worker", worker),
        "supervision": ("supervision_record", worker),
        "children": ("child", busiest),
    }
    places = []
    for page in desk.pages:
        if page.in_rail:
            places.append((page.page_id, ""))
        card = cards.get(page.page_id)
        if card is not None and card[1]:
            places.append(card)
    return places


def save_picture(desk: Desk, ratio: float, path: Path) -> None:
    """Draw the window as a screen of this pixel ratio would."""
    picture = QPixmap(desk.window.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    desk.window.render(picture)
    picture.save(str(path))


def settle_down(desk: Desk) -> None:
    """Let a page paint, and wait for what it works out beside."""
    settle(SETTLE_MS)
    while desk.jobs.is_busy:
        settle(SETTLE_MS)


def settle(milliseconds: int) -> None:
    """Let the window paint, and draw what it puts off, such as charts."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
