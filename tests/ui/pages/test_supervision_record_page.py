"""Writing a supervision up, as a manager does it, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import SupervisionKind
from caseload_app.domain.supervision.supervision_record import CasePart, Fate
from caseload_app.services import supervisions
from caseload_app.services.workspace import Workspace
from caseload_app.ui.models.state_marks import carried_mark
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.pages.supervision_record_page import SupervisionRecordPage
from caseload_app.ui.theme import Tone
from tests.builders import MONDAY

Show = Callable[[type[Page]], Page]


def written(show: Show, worker: str = "Asha Brook", filter: str = "") -> SupervisionRecordPage:
    page = show(SupervisionRecordPage)
    assert isinstance(page, SupervisionRecordPage)
    page.open_at(Destination(page.page_id, worker, filter))
    return page


def words_of(page: SupervisionRecordPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def choose(page: SupervisionRecordPage, fate: Fate, note: str = "") -> None:
    [row] = page.writing.reviews.rows
    row._fates[fate].click()
    row._note.setPlainText(note)


def test_it_opens_with_the_actions_from_last_time(show: Show) -> None:
    page = written(show)

    [review] = page.writing.reviews.reviews

    assert (review.action, review.fate) == ("Ring the school", None)


def test_signing_is_refused_while_an_old_action_has_no_outcome(show: Show) -> None:
    page = written(show)

    page.sign_off()

    assert "'Ring the school' has no outcome: done, carried or dropped." in words_of(page)


def test_signing_makes_the_session_held(show: Show, workspace: Workspace) -> None:
    page = written(show)
    choose(page, Fate.DONE, "The head wrote back")

    page.sign_off()

    casebook = workspace.casebook
    assert casebook.supervision["Asha Brook"].last == MONDAY
    assert casebook.actions["Asha Brook"][0].outcome == "The head wrote back"


def test_what_was_signed_is_shown_at_once(show: Show) -> None:
    page = written(show)
    choose(page, Fate.CARRIED, "No answer yet")
    page.writing.personal._texts["wellbeing"].setPlainText("Rested after leave")

    page.sign_off()

    assert "Rested after leave" in words_of(page)
    assert page.messages.words == "Signed off: Asha Brook on Mon 2 Mar 2026."


def test_a_signed_session_says_what_became_of_each_action(show: Show) -> None:
    page = written(show)
    choose(page, Fate.CARRIED, "No answer yet")

    page.sign_off()

    assert "Carried | Ring the school; Ada Made; No answer yet" in words_of(page)


def test_what_is_typed_is_kept_and_brought_back(show: Show, workspace: Workspace) -> None:
    page = written(show)
    page.writing.personal._texts["leave"].setPlainText("Two weeks in May")
    page.keep()

    again = written(show)

    assert again.writing.personal.part.leave == "Two weeks in May"
    [found] = supervisions.waiting_drafts(workspace.session)
    assert found.draft.personal.leave == "Two weeks in May"


def test_a_draft_is_kept_a_moment_after_typing(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = written(show)

    qtbot.keyClicks(page.writing.personal._texts["leave"], "May")

    qtbot.waitUntil(lambda: bool(supervisions.waiting_drafts(workspace.session)))


def test_what_is_typed_survives_a_change_made_elsewhere(show: Show, workspace: Workspace) -> None:
    page = written(show)
    page.writing.personal._texts["leave"].setPlainText("Two weeks in May")

    page.show_casebook(workspace.casebook)

    [found] = supervisions.waiting_drafts(workspace.session)
    assert (found.draft.personal.leave, page.writing.personal.part.leave) == (
        "Two weeks in May",
        "Two weeks in May",
    )


def test_opening_a_page_without_typing_leaves_no_draft(show: Show, workspace: Workspace) -> None:
    page = written(show)

    page.keep()

    assert supervisions.waiting_drafts(workspace.session) == ()


def test_a_draft_thrown_away_can_be_had_back(show: Show) -> None:
    page = written(show)
    page.writing.personal._texts["leave"].setPlainText("Two weeks in May")
    page.keep()

    page.head.drop_wanted.emit()
    gone = page.writing.personal.part.leave
    page.messages._button.click()

    assert (gone, page.writing.personal.part.leave) == ("", "Two weeks in May")


def test_a_child_is_taken_in_from_the_agenda(show: Show, qtbot: QtBot) -> None:
    page = written(show)
    add = page.known._buttons["C1"]

    qtbot.keyClick(add, Qt.Key.Key_Space)

    assert (list(page.writing.cases.blocks), add.isEnabled()) == (["C1"], False)


def test_any_child_can_be_taken_in_by_a_part_of_the_name(show: Show, qtbot: QtBot) -> None:
    page = written(show)
    line = page.writing._any_child.lineEdit()

    qtbot.keyClicks(line, "gus")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert list(page.writing.cases.blocks) == ["C7"]


def test_a_child_left_out_comes_back_with_its_words(show: Show) -> None:
    page = written(show)
    page.writing.add_child("C1")
    block = page.writing.cases.blocks["C1"]
    block._texts["decision"].setPlainText("Step down")

    block._remove.click()
    page.writing.add_child("C1")

    assert page.writing.cases.parts == (CasePart("C1", decision="Step down"),)


def test_typing_an_action_makes_room_for_the_next(show: Show, qtbot: QtBot) -> None:
    page = written(show)
    rows = page.writing.agreed

    qtbot.keyClicks(rows.rows[0]._action, "Write to the GP")

    assert (len(rows.rows), [one.action for one in rows.agreed]) == (2, ["Write to the GP"])


def test_the_decision_reaches_the_child(show: Show, workspace: Workspace) -> None:
    page = written(show)
    choose(page, Fate.DONE, "Done")
    page.writing.add_child("C1")
    texts = page.writing.cases.blocks["C1"]._texts
    texts["decision"].setPlainText("Step down")
    texts["reason"].setPlainText("Safe for six months")

    page.sign_off()

    last = workspace.casebook.last_discussion("C1")
    assert last is not None
    assert (last.decision, last.reason) == ("Step down", "Safe for six months")


def test_the_next_date_of_the_rule_is_taken_at_one_press(show: Show) -> None:
    page = written(show)

    page.writing._proposed.click()

    assert page._typed().next_on == date(2026, 3, 30)


def test_a_correction_needs_a_reason_and_keeps_the_earlier_version(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = written(show)
    choose(page, Fate.DONE, "Done")
    page.writing.personal._texts["leave"].setPlainText("None")
    page.sign_off()

    next(one for one in page.signed.findChildren(QPushButton) if one.text() == "Correct").click()
    form = page.signed.findChildren(type(page.writing.personal))[0]
    form._texts["leave"].setPlainText("Two weeks in May")
    button(page, "Sign the correction").click()
    refused = words_of(page)
    reasons = [
        one
        for one in page.signed.findChildren(QLineEdit)
        if one.accessibleName() == "Reason of the correction"
    ]
    reasons[0].setText("She had booked it")
    button(page, "Sign the correction").click()

    assert "A correction needs a reason." in refused
    [record] = workspace.casebook.loop.personal["Asha Brook"]
    assert (record.revision, record.reason) == (2, "She had booked it")
    qtbot.waitUntil(lambda: "Version 1 is kept: Leave: None" in words_of(page))


def test_a_signed_session_is_opened_by_its_day(show: Show) -> None:
    page = written(show, filter="on=2026-01-12&kind=Personal")

    assert "known by its date alone" in words_of(page)


def test_a_worker_who_is_not_there_is_said_to_be_missing(show: Show) -> None:
    page = written(show, "Nobody Here")

    assert "This worker is not in the store" in words_of(page)


def test_an_action_carried_three_times_is_marked() -> None:
    mark = carried_mark(3, 3)

    assert mark is not None
    assert (mark.tone, mark.words) == (Tone.OVERDUE, "Carried 3 times")


def test_carrying_counts_this_session_too(show: Show) -> None:
    page = written(show)
    [before] = page.writing.reviews.reviews

    choose(page, Fate.CARRIED)

    [after] = page.writing.reviews.reviews
    assert after == replace(before, fate=Fate.CARRIED)
    assert page.writing.reviews.rows[0]._badge.accessibleName() == "Carried once"


def button(page: SupervisionRecordPage, words: str) -> QPushButton:
    found = [one for one in page.findChildren(QPushButton) if one.text() == words]
    return found[-1]


def test_a_group_session_asks_who_took_part_and_signs_for_each(
    show: Show, workspace: Workspace
) -> None:
    page = written(show)
    page.head._kind.setCurrentIndex(page.head._kind.findData(SupervisionKind.GROUP))
    assert page.writing.panels["group"].isVisibleTo(page)
    assert not page.writing.panels["personal"].isVisibleTo(page)

    page.writing.group.ticks["Ben Hale"].setChecked(True)
    page.writing.group.theme.setPlainText("Working with fathers")
    page.sign_off()

    loop = workspace.casebook.loop
    assert [one.kind for one in loop.personal["Ben Hale"]] == [SupervisionKind.GROUP]
    assert [one.kind for one in loop.personal["Asha Brook"]] == [SupervisionKind.GROUP]


def test_a_group_draft_keeps_who_took_part(show: Show, workspace: Workspace) -> None:
    page = written(show)
    page.head._kind.setCurrentIndex(page.head._kind.findData(SupervisionKind.GROUP))
    page.writing.group.ticks["Ben Hale"].setChecked(True)

    page.keep()

    [kept] = supervisions.waiting_drafts(workspace.session)
    assert kept.draft.present == ("Asha Brook", "Ben Hale")


def test_a_case_session_may_leave_old_actions_for_the_next(
    show: Show, workspace: Workspace
) -> None:
    page = written(show)
    page.head._kind.setCurrentIndex(page.head._kind.findData(SupervisionKind.CASE))

    page.sign_off()

    assert [one.kind for one in workspace.casebook.loop.personal["Asha Brook"]] == [
        SupervisionKind.CASE
    ]
    assert workspace.casebook.actions["Asha Brook"][0].done_on is None


def test_a_signed_part_is_shown_before_it_is_printed(show: Show) -> None:
    page = written(show)
    choose(page, Fate.DONE, "Done")
    page.sign_off()

    next(one for one in page.signed.findChildren(QPushButton) if one.text() == "Print").click()

    [dialog] = page.findChildren(QPrintPreviewDialog)
    assert dialog.windowTitle() == "Supervision record, Asha Brook, 2026-03-02"
