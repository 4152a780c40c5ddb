"""What is previewed for printing and what is copied out of a list stands in the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from caseload_app.bootstrap import a_desk
from caseload_app.domain.audit import Act, AuditEntry
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.ui.look import Look
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.safety.disclosure_watch import DisclosureWatch
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.print_job import Paper, preview
from caseload_app.ui.widgets.table_copy import copied_rows
from tests.builders import MONDAY, a_child, a_worker
from tests.services.stores import a_store


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_store(tmp_path, [a_worker(), a_child()]) as opened:
        yield opened


@pytest.fixture
def watch(session: Session, look: Look, settings: Settings) -> Iterator[DisclosureWatch]:
    desk = a_desk(session, look, settings, lambda: MONDAY, is_protected=False)
    made = DisclosureWatch(desk)
    yield made
    desk.close()


def newest(session: Session) -> AuditEntry:
    return read_audit(session.database)[0]


def test_a_preview_is_recorded_once(session: Session, watch: DisclosureWatch, qtbot: QtBot) -> None:
    shown: QPrintPreviewDialog = preview(Paper("Team brief", "<p>words</p>"), None)
    qtbot.addWidget(shown)
    before = newest(session).entry_id

    watch.take(shown)
    watch.take(shown)

    entry = newest(session)
    assert entry.entry_id == before + 1
    assert (entry.act, entry.key, entry.new) == (Act.PRINTED, ("Team brief",), {"names": False})


def test_copied_rows_are_recorded_with_their_number(
    session: Session, watch: DisclosureWatch
) -> None:
    columns = [Column("a", "Name", str), Column("b", "ID", str)]
    QGuiApplication.clipboard().setMimeData(copied_rows(columns, ["Fern", "Ash"]))

    watch.look_at_clipboard()

    entry = newest(session)
    assert (entry.act, entry.key) == (Act.COPIED, ("Name, ID",))
    assert entry.new == {"names": True, "rows": 2}


def test_what_others_copy_is_not_recorded(session: Session, watch: DisclosureWatch) -> None:
    before = newest(session).entry_id

    QGuiApplication.clipboard().setText("something else")
    watch.look_at_clipboard()

    assert newest(session).entry_id == before
