from __future__ import annotations

import pytest

from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.actions import FILE
from caseload_app.ui.look import Look


@pytest.fixture
def book(look: Look) -> ActionBook:
    return ActionBook(look)


def test_only_what_somebody_offers_can_be_done(book: ActionBook) -> None:
    book.offer("file.import", list)

    assert [spec.id for spec in book.can_do()] == ["file.import"]
    assert [action.text() for action in book.of_group(FILE)] == ["&Import a spreadsheet…"]


def test_a_command_does_what_was_offered(book: ActionBook) -> None:
    done: list[str] = []
    book.offer("file.import", lambda: done.append("import"))
    book.do("file.import")

    assert done == ["import"]


def test_a_command_nobody_offers_does_nothing(book: ActionBook) -> None:
    book.do("file.import")

    assert book.action("file.import") is None


def test_a_command_that_cannot_be_done_now_is_not_listed(book: ActionBook) -> None:
    book.offer("go.back", list)
    book.enable("go.back", False)

    assert list(book.can_do()) == []


def test_the_tip_of_a_command_names_its_key(book: ActionBook) -> None:
    action = book.offer("file.print", list)

    assert action.toolTip() == "Print this page (Ctrl+P)"


def test_the_picture_of_a_command_is_drawn_once_it_is_about_to_be_seen(book: ActionBook) -> None:
    action = book.offer("file.import", list)
    assert action.icon().isNull()

    book.dress([action])

    assert not action.icon().isNull()
