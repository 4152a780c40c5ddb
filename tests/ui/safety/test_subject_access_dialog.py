from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.ui.desk import Desk
from caseload_app.ui.page import Destination
from caseload_app.ui.safety.subject_access_dialog import SubjectAccessDialog
from tests.ui.access.walking import clipped, nameless


def opened(desk: Desk) -> SubjectAccessDialog:
    desk.actions.do("file.subject_access")
    [found] = desk.window.findChildren(SubjectAccessDialog)
    return found


@pytest.mark.parametrize(
    ("place", "whom", "about_child"),
    [
        (Destination("child", "C77"), "C77", True),
        (Destination("worker", "Asha Brook"), "Asha Brook", False),
        (Destination("monday"), "", True),
    ],
)
def test_it_opens_on_whom_the_page_in_view_is_about(
    desk: Desk, place: Destination, whom: str, about_child: bool
) -> None:
    desk.window.go(place)

    dialog = opened(desk)

    assert dialog.whom == whom
    assert dialog.of_child.isChecked() is about_child
    assert dialog.write.isEnabled() is bool(whom)


def test_what_is_in_it_and_what_is_not_is_said(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.show_child("C77")

    assert dialog.in_it.text() == (
        "Children (1 record), Allocations (1 record), Audit trail (2 records)"
    )
    assert dialog.not_in_it.text().splitlines()[1] == (
        "•  Backups, exports and papers that were made before"
    )

    dialog.show_worker("Asha Brook")
    assert dialog.not_in_it.text().splitlines()[0] == (
        "•  Of the children they hold, all but ID, team and plan"
    )


@pytest.mark.parametrize("form", [".pdf", ".xlsx"])
def test_the_form_is_chosen(desk: Desk, qtbot: QtBot, form: str) -> None:
    dialog = opened(desk)
    dialog.show_child("C77")
    dialog.as_workbook.setChecked(form == ".xlsx")

    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.write.click()

    assert told.args[0] == "C77"
    assert told.args[2] == form


def test_it_can_be_used_by_ear_and_in_its_room(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.show_worker("Asha Brook")

    assert list(nameless(dialog)) == []
    assert list(clipped(dialog)) == []
