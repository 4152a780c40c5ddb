from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.settings import Settings, TableLayout
from caseload_app.ui.widgets.record_table_view import RecordTableView
from tests.ui.made_up_pages import child_columns, made_up_children

ASCENDING = Qt.SortOrder.AscendingOrder


def shown_table(look: Look, settings: Settings, qtbot: QtBot, number: int = 60) -> RecordTableView:
    table = RecordTableView("children", look, settings)
    qtbot.addWidget(table)
    table.show_model(RecordTableModel(child_columns(), lambda child: child.child_id))
    table.resize(1100, 400)
    table.show()
    table.records.show_records(made_up_children(number))
    return table


@pytest.fixture
def table(look: Look, settings: Settings, qtbot: QtBot) -> RecordTableView:
    return shown_table(look, settings, qtbot)


def chosen_ids(table: RecordTableView) -> list[str]:
    return [child.child_id for child in table.chosen_records()]


def titles(table: RecordTableView) -> list[str]:
    return [column.title for column in table.shown_columns()]


def test_enter_opens_the_current_record(table: RecordTableView, qtbot: QtBot) -> None:
    table.choose("C00004")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert opened.args[0].child_id == "C00004"


def test_a_double_click_opens_its_row(table: RecordTableView, qtbot: QtBot) -> None:
    place = table.visualRect(table.records.index(2, 1)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened.args[0].child_id == "C00002"


def test_enter_without_a_row_opens_nothing(table: RecordTableView, qtbot: QtBot) -> None:
    table.records.search("zzz")
    with qtbot.assertNotEmitted(table.opened):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_what_is_chosen_stays_chosen_when_sorted(table: RecordTableView) -> None:
    table.choose("C00004")
    table.sortByColumn(0, ASCENDING)

    assert chosen_ids(table) == ["C00004"]


def test_what_is_chosen_stays_chosen_when_refreshed(table: RecordTableView) -> None:
    table.choose("C00004")
    table.records.show_records(list(reversed(made_up_children(60))))

    assert chosen_ids(table) == ["C00004"]
    assert table.current_record().child_id == "C00004"


def test_a_record_that_is_gone_is_chosen_no_more(table: RecordTableView) -> None:
    table.choose("C00040")
    table.records.show_records(made_up_children(10))

    assert chosen_ids(table) == []
    assert table.current_record() is None


def test_a_refresh_keeps_the_scroll(table: RecordTableView) -> None:
    table.verticalScrollBar().setValue(300)
    table.records.show_records(made_up_children(60))

    assert table.verticalScrollBar().value() == 300


def test_a_remembered_place_comes_back_whole(table: RecordTableView) -> None:
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.choose("C00020")
    table.verticalScrollBar().setValue(200)
    place = table.remember()
    table.sortByColumn(0, ASCENDING)
    table.clearSelection()
    table.restore(place)

    assert chosen_ids(table) == ["C00020"]
    assert table.records.sorted_by == (1, Qt.SortOrder.DescendingOrder)
    assert table.verticalScrollBar().value() == 200


def test_copying_gives_headings_and_rows(table: RecordTableView, qtbot: QtBot) -> None:
    table.choose("C00001")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\r\n")

    assert lines[0].startswith("Child\tID\tWorker\tPlan\tLast seen\tNext")
    assert lines[1].startswith("Bo Fenwick\tC00001\tPriya Shah\tLooked after\t25/01/2026\t")
    assert "<td>Bo Fenwick</td>" in QGuiApplication.clipboard().mimeData().html()


def test_a_hidden_column_is_not_copied(table: RecordTableView) -> None:
    assert "Note" not in titles(table)


def test_columns_are_chosen_in_a_menu(table: RecordTableView) -> None:
    menu = table._columns.build_menu(table)
    actions = {action.text(): action for action in menu.actions()}
    actions["Note"].trigger()
    actions["ID"].trigger()

    assert "Note" in titles(table)
    assert "ID" not in titles(table)


def test_the_last_column_cannot_be_hidden(table: RecordTableView) -> None:
    for at in range(1, table.records.columnCount()):
        table.horizontalHeader().setSectionHidden(at, True)
    actions = {action.text(): action for action in table._columns.build_menu(table).actions()}

    assert not actions["Child"].isEnabled()


def test_columns_come_back_as_they_were_left(
    table: RecordTableView, look: Look, settings: Settings, qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    header.moveSection(header.visualIndex(1), 0)
    header.resizeSection(0, 222)
    header.setSectionHidden(3, True)
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table._columns.save()
    again = shown_table(look, settings, qtbot)

    assert titles(again)[:3] == ["ID", "Child", "Worker"]
    assert "Plan" not in titles(again)
    assert again.columnWidth(0) == 222
    assert again.records.sorted_by == (2, Qt.SortOrder.DescendingOrder)


def test_a_column_newer_than_the_settings_comes_last(
    look: Look, settings: Settings, qtbot: QtBot
) -> None:
    settings.save_table_layout("children", TableLayout(order=("plan", "gone", "name")))
    table = shown_table(look, settings, qtbot)

    assert titles(table)[:3] == ["Plan", "Child", "ID"]


def test_the_usual_columns_can_be_had_back(table: RecordTableView, settings: Settings) -> None:
    table.horizontalHeader().moveSection(0, 3)
    table._columns.save()
    table._columns._forget()

    assert titles(table)[0] == "Child"
    assert settings.table_layout("children") is None


def test_columns_fit_the_width_of_the_window(table: RecordTableView) -> None:
    assert not table.horizontalScrollBar().isVisible()


def test_the_menu_of_a_row_can_be_opened_by_key(table: RecordTableView) -> None:
    table.choose("C00002")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table, asked)
    menu = next(menu for menu in table.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()

    assert texts == ["Open", "Copy", "Sort by Child", "Columns"]


def test_an_empty_table_says_why(look: Look, settings: Settings, qtbot: QtBot) -> None:
    table = shown_table(look, settings, qtbot)
    table.say_when_empty("No child matches.")
    table.records.search("zzz")
    empty = table.viewport().grab().toImage()
    table.say_when_empty("")

    assert empty != table.viewport().grab().toImage()


def test_rows_grow_with_the_text(table: RecordTableView, look: Look) -> None:
    before = table.rowHeight(0)
    look.wear(ThemeChoice.LIGHT, 200)

    assert table.rowHeight(0) > before * 1.4


def test_ten_thousand_rows_are_searched_at_once(table: RecordTableView, qtbot: QtBot) -> None:
    table.records.show_records(made_up_children(10_000))
    table.records.search("cleo rowe")

    assert len(table.records.rows) == 278
