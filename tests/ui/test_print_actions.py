"""The Print menu: each command shows its pages, and the pack can be one PDF each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.children_page import ChildrenPage
from caseload_app.ui.saving import file_name
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.services.stores import a_store
from tests.ui.pages.team_in_need import TEAM


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    session = a_store(tmp_path, TEAM)
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    made = Desk(workspace, Look(), Settings(tmp_path), is_protected=False)
    made.window.show()
    made.start()
    yield made
    made.close()
    session.close()


def shown(desk: Desk) -> list[str]:
    return [one.windowTitle() for one in desk.window.findChildren(QPrintPreviewDialog)]


@pytest.mark.parametrize(
    ("command", "title"),
    [
        ("print.pack", "Supervision pack"),
        ("print.register", "Supervision register"),
        ("print.brief", "Team brief"),
        ("print.overdue", "Overdue by worker"),
        ("print.inspector", "Inspector's list"),
    ],
)
def test_a_command_shows_its_pages_first(desk: Desk, command: str, title: str) -> None:
    desk.actions.do(command)

    assert shown(desk) == [title]


def test_the_summary_is_of_the_worker_on_the_page(desk: Desk) -> None:
    desk.window.go(Destination("worker", "Ben Hale"))

    desk.actions.do("worker.summary")

    assert shown(desk) == ["Supervision summary, Ben Hale"]


def test_the_child_is_the_one_on_the_page(desk: Desk) -> None:
    desk.window.go(Destination("child", "C1"))

    desk.actions.do("print.child")

    assert shown(desk) == ["Child summary, C1"]


def test_without_a_child_it_leads_to_the_list(desk: Desk) -> None:
    desk.actions.do("print.child")

    page = desk.window.current_page
    assert page is not None
    assert (page.page_id, shown(desk)) == ("children", [])


def test_names_are_printed_only_while_ticked(desk: Desk) -> None:
    before = desk.prints.how.names
    tick = desk.actions.action("print.names")
    assert tick is not None

    tick.trigger()

    assert (before, desk.prints.how.names) == (False, True)


def test_the_pack_is_one_pdf_for_each_worker(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()

    desk.prints.write_pack(str(folder))

    qtbot.waitUntil(lambda: desk.window.messages.words == "Wrote 2 PDFs.", timeout=15_000)
    assert sorted(one.name for one in folder.iterdir()) == [
        "Supervision summary, Asha Brook 2026-03-02.pdf",
        "Supervision summary, Ben Hale 2026-03-02.pdf",
    ]


def test_the_calendar_file_is_written(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Caseload.ics"

    desk.prints.write_calendar(str(path))

    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert desk.window.messages.words.endswith(" to Caseload.ics.")


def test_a_title_becomes_a_file_name() -> None:
    assert file_name("Supervision summary, A/B: O'Hara") == "Supervision summary, A_B_ O_Hara"


@pytest.mark.parametrize(
    ("page", "key", "title"),
    [
        ("monday", "", "Team brief"),
        ("children", "", "Children"),
        ("deadlines", "", "Deadlines"),
        ("child", "C1", "Child summary, C1"),
        ("worker", "Ben Hale", "Supervision summary, Ben Hale"),
        ("supervision", "", "Supervision pack"),
    ],
)
def test_each_page_prints_what_belongs_to_it(desk: Desk, page: str, key: str, title: str) -> None:
    desk.window.go(Destination(page, key))

    desk.actions.do("file.print")

    assert shown(desk) == [title]


def test_the_register_is_printed_from_its_tab(desk: Desk) -> None:
    desk.window.go(Destination("supervision", "", "tab=register"))

    desk.actions.do("file.print")

    assert shown(desk) == ["Supervision register"]


def test_a_page_without_a_print_says_where_they_are(desk: Desk) -> None:
    desk.window.go(Destination("import"))

    desk.actions.do("file.print")

    assert desk.window.messages.words == "Choose what to print from the Print menu."


def test_the_handover_is_of_the_worker_on_the_page(desk: Desk) -> None:
    desk.window.go(Destination("worker", "Ben Hale"))

    desk.actions.do("print.handover")

    assert shown(desk) == ["Handover of Ben Hale's work"]


def test_the_handover_workbook_is_written_and_noted(desk: Desk, tmp_path: Path) -> None:
    desk.prints.write_handover("Ben Hale", str(tmp_path / "handover.xlsx"))

    assert (tmp_path / "handover.xlsx").is_file()
    assert desk.window.messages.words.endswith("to handover.xlsx.")


def test_without_a_worker_in_view_the_team_is_shown_to_choose_from(desk: Desk) -> None:
    desk.actions.do("print.handover")

    page = desk.window.current_page
    assert page is not None
    assert page.page_id == "team"


def test_the_children_chosen_in_their_list_are_handed_over(desk: Desk) -> None:
    desk.window.go(Destination("children"))
    page = desk.window.current_page
    assert isinstance(page, ChildrenPage)
    page.list.table.selectRow(0)

    desk.actions.do("print.handover")

    assert shown(desk) == ["Transfer"]
