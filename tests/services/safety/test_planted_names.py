"""Every file the program leaves behind is searched for names that were planted in the store."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent, Child, RecordChange, Worker
from caseload_app.services.housekeeping import snapshot_before
from caseload_app.services.lending.lend import LoanRequest, lend
from caseload_app.services.lending.take_back import preview, take_back
from caseload_app.services.safety.backups import automatic_backups, back_up_today
from caseload_app.services.safety.keys import change_passphrase, make_recovery_key
from caseload_app.store.drafts import save_draft
from tests.architecture.source import ROOT
from tests.services.safety.locked import OTHER, a_locked_store
from tests.services.stores import the_clock

PLANTED = ("Plantedfirst", "Plantedlast", "Plantedworker", "Plantednote", "PLANT-4711")
RECORDS = (
    Worker("Plantedworker Brook"),
    Child("PLANT-4711", "Plantedfirst Plantedlast", worker="Plantedworker Brook"),
    CaseEvent("PLANT-4711", "CP visit", date(2026, 2, 2), note="Plantednote"),
)

# A window on the store: it shows pages, searches, copies nothing, fails once, and closes.
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from caseload_app.bootstrap import FrontDoor, start_log
from caseload_app.commands.opening import Given
from caseload_app.paths import data_folder
from caseload_app.ui.page import Destination
from datetime import date

start_log(data_folder())
application = QApplication(sys.argv[:1])
door = FrontDoor(Given(Path(sys.argv[1]), date(2026, 3, 2), is_fixed_day=True), application)
door.open()
door._dialog.passphrase_given.emit(sys.argv[2])
def go():
    for place in (("children", ""), ("child", "PLANT-4711"), ("audit", "PLANT-4711")):
        door.desk.window.go(Destination(*place))
    try:
        raise ValueError("Plantedfirst Plantedlast")
    except ValueError as error:
        door.crashes.take(type(error), error)
    door.desk.jobs.drain()
    application.quit()
def go_when_open():
    if door.desk.window.current_page is None:
        QTimer.singleShot(50, go_when_open)
    else:
        go()
QTimer.singleShot(0, go_when_open)
sys.exit(application.exec())
"""


def files_with(folder: Path) -> list[str]:
    """Name the files under a folder that hold a planted word, in any of the usual encodings."""
    wanted = [word.encode(code) for word in PLANTED for code in ("utf-8", "utf-16-le")]
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(word in path.read_bytes() for word in wanted)
    ]


def test_the_search_finds_what_is_in_the_clear(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Plantedfirst", encoding="utf-16-le")

    assert files_with(tmp_path) == ["note.txt"]


def test_store_backups_journals_and_keys_hold_no_name_in_the_clear(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    make_recovery_key(factory)
    with factory.open() as session:
        with session.write() as writer:
            writer.apply(RecordChange(None, record) for record in RECORDS)
        save_draft(session.database, "event PLANT-4711", {"note": "Plantednote"}, the_clock())
        snapshot_before(session, "import")
        back_up_today(session, tmp_path / "second")
        # A write that is not finished: its journal lies beside the store.
        session.database.execute("pragma cache_size = 1")
        session.database.execute("begin immediate")
        session.database.execute("update events set note = note || 'x'")
        during = files_with(tmp_path)
        session.database.rollback()
    change_passphrase(factory, OTHER, automatic_backups(factory.path))

    assert during == []
    assert files_with(tmp_path) == []
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) >= 5


def test_a_copy_that_is_lent_and_taken_back_leaves_no_name_in_the_clear(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    copy, today = tmp_path / "cover.db", date(2026, 3, 2)
    with factory.open() as session:
        with session.write() as writer:
            writer.apply(RecordChange(None, record) for record in RECORDS)
        lend(session, LoanRequest("Dee Puty", today, OTHER, copy, (RECORDS[0].name,)), today)
        with replace(factory, path=copy, passphrase=OTHER).open() as there, there.write() as writer:
            writer.add(CaseEvent("PLANT-4711", "PEP", today, note="Plantednote"))
        done = take_back(session, preview(session, copy, OTHER), {}, today)

    assert done.number == 1
    assert files_with(tmp_path) == []


@pytest.mark.slow
def test_a_window_leaves_no_name_in_settings_logs_or_reports(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path / "store")
    with factory.open() as session, session.write() as writer:
        writer.apply(RecordChange(None, record) for record in RECORDS)
    home = tmp_path / "home"
    folders = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR")
    for folder in folders:
        (home / folder).mkdir(parents=True)
    environment = os.environ | {name: str(home / name) for name in folders}
    command = [sys.executable, "-c", WINDOW, str(factory.path), str(factory.passphrase)]

    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert files_with(tmp_path) == []
    assert any(path.suffix == ".log" for path in home.rglob("*"))
    assert not any(word in done.stdout + done.stderr for word in PLANTED)
