"""The card of one child, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import Plan, Record
from caseload_app.services.workspace import Workspace
from caseload_app.ui.dialogs.own_date import OwnDateDialog
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.child_page import ChildPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_worker, an_event, the_rules
from tests.services.stores import a_store

RECORDS: tuple[Record, ...] = (
    a_worker(),
    a_child(
        "C1",
        name="Ada Made",
        plan=Plan.CP,
        plan_started_on=date(2026, 1, 12),
        family_id="F1",
        allocated_on=date(2026, 1, 5),
    ),
    a_child("C2", name="Bo Made", family_id="F1"),
    an_event("ICPC", date(2026, 1, 12)),
    an_event("Core group", date(2026, 1, 20)),
    an_event("CP visit", date(2026, 2, 2), outcome="Seen"),
)


@pytest.fixture
def open_page(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> Iterator[Callable[..., ChildPage]]:
    session = a_store(tmp_path, RECORDS)
    workspace = Workspace(session, the_rules(), lambda: MONDAY)

    def make(key: str = "C1", filter: str = "") -> ChildPage:
        page = ChildPage(workspace, look, settings)
        qtbot.addWidget(page)
        page.resize(1166, 610)
        page.show_casebook(workspace.casebook)
        page.open_at(Destination("child", key, filter))
        page.show()
        return page

    yield make
    session.close()


def test_the_card_says_who_the_child_is(open_page: Callable[..., ChildPage]) -> None:
    page = open_page()

    assert page.head.accessibleName() == "Ada Made, ID C1 · age not known"


def test_open_dates_stand_with_their_state(open_page: Callable[..., ChildPage]) -> None:
    page = open_page()

    assert spoken(page.panels.deadlines.open_rows)[:2] == [
        "10 working days late, Child protection visit, due Mon 16 Feb 2026",
        "Due in 1 day, Core group, due Tue 3 Mar 2026",
    ]


def test_one_press_explains_a_date(open_page: Callable[..., ChildPage], qtbot: QtBot) -> None:
    page = open_page()
    row = page.panels.deadlines.open_rows.rows[0]

    qtbot.keyClick(row.head, Qt.Key.Key_Space)

    assert "10 working days after CP visit on Mon 2 Feb 2026" in words_in(row)


def test_a_destination_explains_the_date_of_its_rule(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="rcpc_first")

    opened = [row.is_open for row in page.panels.deadlines.open_rows.rows]

    assert opened == [False, False, True]


def test_past_dates_wait_behind_a_button(open_page: Callable[..., ChildPage]) -> None:
    page = open_page()
    assert page.panels.deadlines.past_rows.rows == ()

    press(page, page.panels.deadlines.toggle_words)

    assert spoken(page.panels.deadlines.past_rows) != []


def test_an_event_is_recorded_by_the_keyboard_alone(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    page = open_page(filter="event")
    field = page.focusWidget()

    QTest.keyClicks(field, "cp v")
    QTest.keyClick(field, Qt.Key.Key_Return)  # takes the only kind offered
    with qtbot.waitSignal(page.changed):
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert page.messages.words == "CP visit on Mon 2 Mar 2026 recorded."
    assert page.record.moves.sentences == (
        "Child protection visit due Mon 16 Feb 2026 met on Mon 2 Mar 2026, late.",
        "Next: child protection visit due Mon 16 Mar 2026 because CP visit on Mon 2 Mar 2026 "
        "starts it.",
    )


def test_what_would_move_is_said_before_saving(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="event")

    QTest.keyClicks(page.focusWidget(), "core group")

    assert page.record.moves.isVisibleTo(page) is False
    page.record.event_form.tell_draft()
    assert page.record.moves.heading == "If you save this:"
    assert page.record.moves.sentences[0].startswith("Core group due Tue 3 Mar 2026 met on")


def test_undo_takes_the_event_back(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="event")
    before = spoken(page.panels.deadlines.open_rows)
    QTest.keyClicks(page.focusWidget(), "Core group")
    page.record.event_form.save()
    assert spoken(page.panels.deadlines.open_rows) != before

    press(page, "Undo")

    assert spoken(page.panels.deadlines.open_rows) == before
    assert page.messages.words == "Undone."


def test_the_same_event_twice_is_refused_in_words(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="event")

    for _ in range(2):
        QTest.keyClicks(page.focusWidget(), "CP visit")
        page.record.event_form.save()
        page.record.start_event()

    assert "already recorded" in words_in(page.record.event_form)


def test_an_unclear_kind_is_not_saved(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="event")
    QTest.keyClicks(page.focusWidget(), "visit")

    page.record.event_form.save()

    assert "choose one of the list" in words_in(page.record.event_form)
    assert len(page.record.history.model.records) == 4


def test_an_event_is_corrected_in_the_form(open_page: Callable[..., ChildPage]) -> None:
    page = open_page()
    choose_entry(page, "CP visit")

    press(page.record, "Correct")
    page.record.event_form.show_outcome("No access")
    page.record.event_form.save()

    outcomes = [entry.outcome for entry in page.record.history.model.records]
    assert "No access (did not take place)" in outcomes
    assert page.messages.words == "Corrected to CP visit on Mon 2 Feb 2026."


def test_an_event_is_removed_and_comes_back(open_page: Callable[..., ChildPage]) -> None:
    page = open_page()
    choose_entry(page, "CP visit")

    press(page.record, "Remove")
    kinds = [entry.what for entry in page.record.history.model.records]
    press(page, "Undo")

    assert "CP visit" not in kinds
    assert "CP visit" in [entry.what for entry in page.record.history.model.records]


def test_a_decision_is_recorded_with_two_lines(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    page = open_page(filter="discussion")

    QTest.keyClicks(page.focusWidget(), "Visits stay weekly")
    page.record.decision_form.show_reason("Too early to change")
    with qtbot.waitSignal(page.changed):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)

    assert "Visits stay weekly. Why: Too early to change" in words_in(page.panels.decision)


def test_what_is_typed_for_one_child_waits_for_it(open_page: Callable[..., ChildPage]) -> None:
    page = open_page(filter="event")
    QTest.keyClicks(page.focusWidget(), "cp vis")

    page.open_at(Destination("child", "C2"))
    page.open_at(Destination("child", "C1"))

    assert page.record.event_form.typed_kind == "cp vis"


def test_a_brother_or_sister_is_one_press_away(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    page = open_page()

    with qtbot.waitSignal(page.navigate) as asked:
        page.panels.family.findChild(QPushButton).click()

    assert asked.args == [Destination("child", "C2")]


def test_a_child_who_is_gone_is_said_to_be_gone(open_page: Callable[..., ChildPage]) -> None:
    page = open_page("C99")

    assert "This child is not in the store" in words_in(page)


def spoken(rows: QWidget) -> list[str]:
    return [row.head.accessibleName() for row in rows.rows]


def words_in(widget: QWidget) -> str:
    return " ".join(found.text() for found in widget.findChildren(QLabel))


def press(widget: QWidget, words: str) -> None:
    [found] = [one for one in widget.findChildren(QPushButton) if one.text() == words]
    assert found.isVisibleTo(widget)
    found.click()


def choose_entry(page: ChildPage, what: str) -> None:
    records = page.record.history.model.rows
    page.record.history.table.selectRow([entry.what for entry in records].index(what))


def test_a_date_is_set_for_the_child_from_under_its_explanation(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    card = open_page()
    assert card.panels.explain("cp_visit")
    offered = [
        one
        for one in card.panels.deadlines.findChildren(QPushButton)
        if one.text() == "Set a date, or let off"
    ]
    offered[0].click()
    (dialog,) = card.findChildren(OwnDateDialog)
    dialog.length.setValue(5)
    dialog.reason.setText("seen too rarely")
    with qtbot.waitSignal(card.changed):
        dialog.save.click()

    assert "Child protection visit (set for this child)" in [
        one.label for one in card.panels.deadlines.deadlines
    ]
    assert card.messages.words == "Saved for this child."


def test_an_explanation_has_its_room_before_it_is_drawn(
    open_page: Callable[..., ChildPage],
) -> None:
    page = open_page()
    page.resize(1000, 610)

    page.panels.deadlines.open_rows.rows[0].open()

    assert squeezed(page) == []


def test_an_explanation_opened_at_the_foot_is_scrolled_into_sight(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    page = open_page()
    page.resize(1166, 480)
    row = page.panels.deadlines.open_rows.rows[-1]

    row.open()
    qtbot.wait(1)

    assert row.visibleRegion().boundingRect().size() == row.size()


def squeezed(page: ChildPage) -> list[str]:
    """Give the lines of open explanations that have less than the height of their words."""
    labels = page.panels.deadlines.open_rows.findChildren(QLabel)
    return [
        one.text()
        for one in labels
        if one.isVisible() and one.wordWrap() and one.height() < one.heightForWidth(one.width())
    ]


def test_a_link_fills_in_what_is_recorded(open_page: Callable[..., ChildPage]) -> None:
    page = open_page("C1", "event=CIN+visit")

    assert page.record.event_form.typed_kind == "CIN visit"


def test_a_card_comes_back_with_its_explanations_and_how_far_down_it_was(
    open_page: Callable[..., ChildPage], qtbot: QtBot
) -> None:
    page = open_page("C1", "core_group_next")
    page.resize(1166, 400)
    page.panels.deadlines._toggle.click()
    qtbot.waitUntil(lambda: page.left.verticalScrollBar().maximum() > 40)
    page.left.verticalScrollBar().setValue(40)
    left = page.remember()
    page.open_at(Destination("child", "C2"))
    qtbot.waitUntil(lambda: page.left.place == 0)

    page.open_at(Destination("child", "C1"))
    page.restore(left)
    qtbot.waitUntil(lambda: page.left.place == 40)

    assert page.panels.deadlines.remember()[1] == 2
    assert len(page.panels.deadlines.open_rows.opened_identities) == 1
