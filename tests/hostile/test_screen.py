"""Markup in any field is shown as it was typed, on every page and in every tooltip."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from caseload_app.bootstrap import a_desk
from caseload_app.commands.demonstrating import page_places, settle
from caseload_app.errors import ExpectedError
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.messages import ask_first, show_facts, show_problem
from caseload_app.ui.page import Destination
from caseload_app.ui.page_kinds import PAGES
from caseload_app.ui.settings import Settings
from tests.hostile.looking import rendered, texts, tooltips
from tests.hostile.planting import AS_AT, MARKUP, RAW, planted_store

FEW = {"monday", "rules", "audit", "charts", "import"}
"""Pages that show few texts of the store, or show them drawn."""

PLACES: dict[str, str] = {}


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("hostile")
    session, _ = planted_store(folder)
    look = Look()
    made = a_desk(session, look, Settings(folder), lambda: AS_AT, is_protected=True)
    made.window.resize(1366, 728)
    made.window.show()
    made.start()
    PLACES.update(page_places(made))
    yield made
    made.close()
    session.close()


@pytest.mark.parametrize("name", [kind.page_id for kind in PAGES])
def test_no_page_draws_markup(desk: Desk, name: str) -> None:
    desk.window.go(Destination(name, PLACES.get(name, "")))
    settle(30)
    while desk.jobs.is_busy:
        settle(30)
    page = desk.window.current_page
    assert page is not None
    assert page.page_id == name

    assert sorted(set(rendered(desk.window))) == []
    assert name in FEW or any(RAW in text for text in texts(page))


def test_tooltips_hold_it_and_are_plain(desk: Desk) -> None:
    desk.window.go(Destination("child", PLACES["child"]))
    settle(30)
    page = desk.window.current_page
    assert page is not None

    held = [tip for tip in tooltips(page) if RAW in tip]

    assert len(held) > 10
    assert desk.plain_tips.parent() is desk


@pytest.mark.parametrize("command", ["file.retention", "file.subject_access"])
def test_no_dialog_of_keeping_draws_markup(desk: Desk, command: str) -> None:
    desk.window.go(Destination("child", PLACES["child"]))
    desk.actions.do(command)
    settle(30)

    assert sorted(set(rendered(desk.window))) == []


def test_boxes_say_it_as_it_was_typed(desk: Desk) -> None:
    boxes = [
        show_problem(desk.window, ExpectedError(f"No sheet {MARKUP}.", f"Look at {MARKUP}.")),
        show_facts(desk.window, MARKUP, MARKUP),
        ask_first(desk.window, MARKUP, MARKUP, yes_words="Yes", do=lambda: None),
    ]

    drawn = [words for box in boxes for words in rendered(box)]
    for box in boxes:
        box.close()
    assert drawn == []


def test_the_palette_lists_it_as_it_was_typed(desk: Desk) -> None:
    entries = [entry.text for entry in desk.palette_entries()]

    assert any(RAW in title for title in entries)
    desk.actions.do("go.search")
    settle(30)
    assert sorted(set(rendered(desk.window))) == []
