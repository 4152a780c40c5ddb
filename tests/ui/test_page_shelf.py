from __future__ import annotations

from pytestqt.qtbot import QtBot

from caseload_app.ui.page import Page, PageKind
from caseload_app.ui.page_shelf import PageShelf


class FirstPage(Page):
    page_id = "first"


class SecondPage(Page):
    page_id = "second"


FIRST, SECOND = PageKind("first", "First", "home"), PageKind("second", "Second", "home")


def a_page(kind: PageKind) -> Page:
    return FirstPage() if kind == FIRST else SecondPage()


def test_a_page_is_made_once_when_it_is_wanted(qtbot: QtBot) -> None:
    shelf = PageShelf([FIRST, SECOND], a_page)
    assert list(shelf) == ["first", "second"]
    assert shelf.made == ()

    page = shelf["second"]

    qtbot.addWidget(page)
    assert isinstance(page, SecondPage)
    assert shelf["second"] is page
    assert shelf.made == (page,)


def test_a_page_is_taken_in_when_it_has_been_made(qtbot: QtBot) -> None:
    taken: list[str] = []
    shelf = PageShelf([FIRST, SECOND], a_page)
    shelf.hand_to(lambda page: taken.append(page.page_id))
    assert taken == []

    assert shelf.make_next()
    assert taken == ["first"]
    assert shelf.make_next()
    assert not shelf.make_next()
    assert taken == ["first", "second"]
    for page in shelf.made:
        qtbot.addWidget(page)


def test_pages_that_are_there_are_taken_in_at_once(qtbot: QtBot) -> None:
    taken: list[str] = []
    shelf = PageShelf.of([FirstPage(), SecondPage()])

    shelf.hand_to(lambda page: taken.append(page.page_id))

    assert taken == ["first", "second"]
    for page in shelf.made:
        qtbot.addWidget(page)
