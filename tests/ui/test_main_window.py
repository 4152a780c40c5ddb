from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.command_palette import PaletteEntry
from caseload_app.ui.look import Look
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.page import Destination
from caseload_app.ui.page_shelf import PageShelf
from caseload_app.ui.settings import Settings
from caseload_app.ui.shortcut_sheet import ShortcutSheet
from tests.ui.made_up_pages import TODAY, CardsPage, ChildrenPage, made_up_children

CTRL = Qt.KeyboardModifier.ControlModifier
CHILDREN = made_up_children(60)


class Opened:
    """A window with its parts at hand."""

    def __init__(self, look: Look, settings: Settings) -> None:
        self.cards = CardsPage(look)
        self.children = ChildrenPage(look, settings)
        self.book = ActionBook(look)
        self.window = MainWindow(
            look, settings, self.book, PageShelf.of([self.cards, self.children])
        )
        self.window.show_store("North team", True)
        self.window.show_casebook(CHILDREN, TODAY)
        self.window.go(Destination("cards"))
        self.window.resize(900, 640)
        self.window.show()

    def place(self, page_id: str) -> QPushButton:
        return self.window.rail._places[page_id]


@pytest.fixture
def opened(look: Look, settings: Settings, qtbot: QtBot) -> Opened:
    made = Opened(look, settings)
    qtbot.addWidget(made.window)
    return made


def menu_texts(window: MainWindow, title: str) -> list[str]:
    menu = next(one for one in window.menuBar().findChildren(QMenu) if one.title() == title)
    return [action.text().replace("&", "") for action in menu.actions()]


def test_the_first_page_is_in_view_with_its_title(opened: Opened) -> None:
    assert opened.cards.isVisible()
    assert opened.window.windowTitle() == "Monday – North team"


def test_the_rail_opens_a_page_and_marks_it(opened: Opened, qtbot: QtBot) -> None:
    qtbot.mouseClick(opened.place("children"), Qt.MouseButton.LeftButton)

    assert opened.children.isVisible()
    assert opened.place("children").isChecked()
    assert not opened.place("cards").isChecked()


def test_the_rail_says_how_much_is_waiting(opened: Opened) -> None:
    assert opened.place("children").accessibleName() == "Children, 10 late"
    assert opened.place("cards").accessibleName() == "Monday"


def test_ctrl_and_a_number_open_a_page(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_2, CTRL)

    assert opened.children.isVisible()


def test_back_returns_to_the_same_sort_and_row(opened: Opened) -> None:
    window, table = opened.window, opened.children.table
    window.go(Destination("children"))
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.choose("C00033")
    window.go(Destination("cards"))
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    table.clearSelection()
    window.go_back()

    assert opened.children.isVisible()
    assert table.records.sorted_by == (0, Qt.SortOrder.DescendingOrder)
    assert [child.child_id for child in table.chosen_records()] == ["C00033"]


def test_forward_undoes_back(opened: Opened) -> None:
    opened.window.go(Destination("children"))
    opened.window.go_back()
    opened.window.go_forward()

    assert opened.children.isVisible()


def test_back_is_offered_only_when_there_is_somewhere(opened: Opened) -> None:
    before = opened.book.action("go.back").isEnabled()
    opened.window.go(Destination("children"))

    assert not before
    assert opened.book.action("go.back").isEnabled()
    assert not opened.book.action("go.forward").isEnabled()


def test_going_where_one_is_leaves_no_trace(opened: Opened) -> None:
    opened.window.go(Destination("cards"))

    assert not opened.book.action("go.back").isEnabled()


def test_a_card_leads_to_the_child(opened: Opened) -> None:
    opened.cards.cards[0].opened.emit(Destination("children", key="C00002"))

    assert opened.children.isVisible()
    assert opened.children.table.current_record().child_id == "C00002"


def test_a_page_is_filled_only_when_it_is_opened(opened: Opened) -> None:
    before = len(opened.children.shown)
    opened.window.go(Destination("children"))
    opened.window.go(Destination("cards"))
    opened.window.go(Destination("children"))

    assert (before, len(opened.children.shown)) == (0, 1)


def test_a_change_reaches_the_page_in_view_at_once(opened: Opened) -> None:
    opened.window.go(Destination("children"))
    opened.window.show_casebook(CHILDREN[:5], TODAY)

    assert len(opened.children.model.rows) == 5


def test_the_search_box_leads_to_a_record(opened: Opened, qtbot: QtBot) -> None:
    entry = PaletteEntry("Bo Marsh", Destination("children", "C00007"), "C00007")
    opened.window.find_with(lambda: [entry])
    qtbot.keyClick(opened.window, Qt.Key.Key_K, CTRL)
    palette = opened.window._palette
    qtbot.keyClicks(palette._box, "bo mar")
    qtbot.keyClick(palette._box, Qt.Key.Key_Return)

    assert opened.children.table.current_record().child_id == "C00007"


def test_the_search_box_does_commands_too(opened: Opened, qtbot: QtBot) -> None:
    opened.book.do("go.search")
    palette = opened.window._palette
    qtbot.keyClicks(palette._box, "open children")
    qtbot.keyClick(palette._box, Qt.Key.Key_Return)

    assert opened.children.isVisible()


def test_menus_hold_only_what_does_something(opened: Opened) -> None:
    assert menu_texts(opened.window, "&File") == ["Quit"]
    assert menu_texts(opened.window, "&Help") == ["Keys", "About Caseload"]


def test_a_menu_shows_its_pictures_when_it_opens(opened: Opened) -> None:
    going = opened.window.actions_book.action("help.keys")
    assert going is not None
    menu = next(one.menu() for one in opened.window.menuBar().actions() if "Help" in one.text())

    menu.aboutToShow.emit()

    assert not going.icon().isNull()


def test_what_is_offered_later_finds_its_menu(opened: Opened, qtbot: QtBot) -> None:
    opened.book.offer("file.import", list)

    qtbot.waitUntil(lambda: menu_texts(opened.window, "&File") == ["Import a spreadsheet…", "Quit"])


def test_f1_opens_the_sheet_of_keys(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_F1)

    assert opened.window.findChild(ShortcutSheet).isVisible()


def test_as_at_and_protection_are_always_said(opened: Opened) -> None:
    opened.window.show_store("South team", False)
    line = opened.window.status_line

    assert line._as_at.text() == "As at Tue 3 Mar 2026"
    assert (line._store.text(), line._protection.text()) == ("South team", "Not protected")


def test_what_a_page_tells_is_shown_over_it(opened: Opened) -> None:
    opened.cards.told.emit("Copied.")

    assert opened.window.messages.words == "Copied."


def test_what_a_page_asks_is_done(opened: Opened) -> None:
    done: list[str] = []
    opened.book.offer("file.print", lambda: done.append("printed"))
    opened.cards.asked.emit("file.print")

    assert done == ["printed"]


def test_a_page_may_give_a_title_of_its_own(opened: Opened) -> None:
    opened.children.titled.emit("Bo Marsh")
    other_page = opened.window.windowTitle()
    opened.cards.titled.emit("Monday 3 March")

    assert other_page == "Monday – North team"
    assert opened.window.windowTitle() == "Monday 3 March – North team"


def test_closing_is_told_and_the_size_is_kept(
    opened: Opened, look: Look, settings: Settings, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(opened.window.closing):
        opened.window.close()
    again = MainWindow(look, settings, ActionBook(look), PageShelf.of([CardsPage(look)]))
    qtbot.addWidget(again)

    assert (again.width(), again.height()) == (900, 640)
