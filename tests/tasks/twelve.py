"""Each task from the Monday page, with what a person sees at its end, and the same in Excel.

The figures for a spreadsheet are counted on a list of 300 children with one row each and one
column for each date, opened and on its first sheet, worked by somebody who knows its keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget

from caseload_app.ui.desk import Desk
from caseload_app.ui.page import Page
from caseload_app.ui.pages.allocation_page import AllocationPage
from caseload_app.ui.pages.child_page import ChildPage
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.pages.monday_page import MondayPage
from caseload_app.ui.pages.supervision_record_page import SupervisionRecordPage
from caseload_app.ui.widgets.card import Card
from caseload_app.ui.widgets.card_row import CardRow
from tests.tasks.hands import Hands, rest, wait_for

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a manager does; `most` is the number of actions it may take at the most."""

    words: str
    do: Callable[[Desk, Hands, Path], None]
    most: int
    in_a_spreadsheet: str
    spreadsheet_actions: int | None


def who_is_over_limit(desk: Desk, hands: Hands, _files: Path) -> None:
    """The card says who, at once."""
    del hands
    _is_seen(_card(desk, "limit"))


def whose_supervision_is_late(desk: Desk, hands: Hands, _files: Path) -> None:
    """The card says who, at once."""
    del hands
    _is_seen(_card(desk, "supervision"))


def explain_one_red(desk: Desk, hands: Hands, _files: Path) -> None:
    late = [row for row in _card(desk, "late").findChildren(CardRow) if row.line.red]
    hands.click(late[0])
    card = _page(desk, ChildPage)
    wait_for(lambda: any(row.is_open for row in card.panels.deadlines.open_rows.rows))


def say_what_is_being_done(desk: Desk, hands: Hands, _files: Path) -> None:
    late = [row for row in _card(desk, "late").findChildren(CardRow) if row.line.red]
    assert late[0].answer is not None
    hands.click(late[0].answer)
    hands.type("Visit booked")
    hands.press("Return")
    wait_for(lambda: len(desk.workspace.casebook.responses) == 1)


def find_a_child(desk: Desk, hands: Hands, _files: Path) -> None:
    child = _a_child(desk)
    _find(hands, child[:-2])
    wait_for(lambda: _page(desk, ChildPage).child_id)


def record_a_visit(desk: Desk, hands: Hands, _files: Path) -> None:
    child = _a_child(desk)
    _find(hands, child)
    before = _number_of_events(desk)
    hands.press("Ctrl+N")
    hands.type("CIN visit")
    hands.press("Return", 2)
    wait_for(lambda: _number_of_events(desk) == before + 1)


def record_a_decision(desk: Desk, hands: Hands, _files: Path) -> None:
    child = _a_child(desk)
    _find(hands, child)
    child_id = _page(desk, ChildPage).child_id
    before = len(desk.workspace.casebook.discussions.get(child_id, ()))
    hands.press("Ctrl+D")
    hands.type("Step down to a child in need plan")
    hands.press("Tab")
    hands.type("Goals met")
    hands.press("Return")
    wait_for(lambda: len(desk.workspace.casebook.discussions.get(child_id, ())) == before + 1)


def prepare_a_supervision(desk: Desk, hands: Hands, _files: Path) -> None:
    _find(hands, _a_worker(desk))
    hands.press("Ctrl+Shift+P")
    _is_previewed()


def record_a_supervision(desk: Desk, hands: Hands, _files: Path) -> None:
    worker = _a_worker(desk)
    _find(hands, worker)
    hands.press("Ctrl+Shift+N")
    page = _page(desk, SupervisionRecordPage)
    before = len(desk.workspace.casebook.sessions.get(worker, ()))
    rest(200)
    for done in page.writing.reviews.findChildren(QRadioButton):
        if done.text() == "Done":
            hands.click(done)
    hands.press("Ctrl+Return")
    wait_for(page.signed.isVisible)
    assert len(desk.workspace.casebook.sessions.get(worker, ())) >= before


def print_a_supervision(desk: Desk, hands: Hands, _files: Path) -> None:
    _find(hands, _a_worker(desk))
    hands.press("Ctrl+P")
    _is_previewed()


def import_this_weeks_file(desk: Desk, hands: Hands, files: Path) -> None:
    hands.press("Ctrl+I")
    page = _page(desk, ImportPage)
    hands.press("Space")
    hands.type(str(files / "this week.xlsx"))
    hands.press("Return")
    wait_for(lambda: page.stack.currentWidget() is page.preview)
    hands.press("Ctrl+Return")
    wait_for(lambda: page.stack.currentWidget() is page.done)


def reallocate_a_family(desk: Desk, hands: Hands, _files: Path) -> None:
    _find(hands, "allocation")
    board = _page(desk, AllocationPage).board
    families = board.families.table
    before = desk.workspace.casebook.allocations
    first = families.visualRect(families.model().index(0, 0)).center()
    hands.click(families.viewport(), first)
    hands.press("Return", 2)
    wait_for(lambda: board.scenario.moves)
    [why] = [one for one in board.moves.findChildren(QLineEdit) if one.isVisible()]
    hands.click(why)
    hands.type("Knows the family")
    hands.click(board.moves.apply)
    wait_for(lambda: desk.workspace.casebook.allocations != before)


def produce_the_inspectors_list(desk: Desk, hands: Hands, _files: Path) -> None:
    hands.press("Ctrl+K")
    hands.type("inspector")
    hands.press("Return")
    _is_previewed()


TASKS = (
    Task("Who is over their limit", who_is_over_limit, 2, "count by worker, compare", 9),
    Task("Whose supervision is late", whose_supervision_is_late, 2, "sort by last date, add", 7),
    Task("Explain one red", explain_one_red, 2, "only by hand, from the guidance", None),
    Task("Say what is being done about it", say_what_is_being_done, 12, "find, two cells", 6),
    Task("Record a visit", record_a_visit, 12, "find the row, the column, type", 6),
    Task("Record a management decision", record_a_decision, 12, "find, new column or note", 8),
    Task("Prepare a supervision", prepare_a_supervision, 12, "filter, copy to a form", 14),
    Task("Record a supervision", record_a_supervision, 12, "another workbook", 16),
    Task("Print it", print_a_supervision, 12, "select, print area, print", 8),
    Task("Import this week's file", import_this_weeks_file, 12, "look up old against new", 20),
    Task("Find a child by part of a name", find_a_child, 12, "find, next", 3),
    Task("Reallocate a family", reallocate_a_family, 12, "find each child, change, check sums", 14),
    Task("Produce the inspector's list", produce_the_inspectors_list, 12, "hide, sort, print", 15),
)


def _card(desk: Desk, name: str) -> Card:
    return _page(desk, MondayPage).cards[name]


def _page(desk: Desk, kind: type[P]) -> P:
    wait_for(lambda: isinstance(desk.window.current_page, kind))
    page = desk.window.current_page
    assert isinstance(page, kind)
    return page


def _find(hands: Hands, words: str) -> None:
    hands.press("Ctrl+K")
    hands.type(words)
    hands.press("Return")


def _is_seen(card: Card) -> None:
    lines = card.findChildren(CardRow)
    assert lines
    assert not lines[0].visibleRegion().isEmpty()


def _is_previewed() -> None:
    def previews() -> list[QWidget]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, QPrintPreviewDialog) and one.isVisible()
        ]

    wait_for(previews)
    for one in previews():
        one.close()


def _a_child(desk: Desk) -> str:
    casebook = desk.workspace.casebook
    found = next(child for child in casebook.open_children() if casebook.plan(child) == "CIN")
    return casebook.display_name(found)


def _a_worker(desk: Desk) -> str:
    casebook = desk.workspace.casebook
    with_cases = [one for one in casebook.supervision.values() if casebook.held_by(one.worker)]
    return min(with_cases, key=lambda one: one.open_actions).worker


def _number_of_events(desk: Desk) -> int:
    return sum(map(len, desk.workspace.casebook.events.values()))
