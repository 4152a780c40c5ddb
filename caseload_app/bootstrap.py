"""Put the program together: the application, the store, the desk. It alone sees every layer."""

from __future__ import annotations

import logging
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from caseload_app.commands.opening import Given, rule_book, store_at
from caseload_app.domain.casebook import CaseRecords
from caseload_app.paths import data_folder
from caseload_app.services.demonstration import (
    FEWEST_CHILDREN,
    DemoRequest,
    demonstration_records,
)
from caseload_app.services.recording import save_records
from caseload_app.services.session import Session
from caseload_app.services.workspace import Workspace
from caseload_app.store.connection import is_protected
from caseload_app.ui.crash import CrashReporter
from caseload_app.ui.desk import Desk
from caseload_app.ui.dialogs.first_run import FirstRunDialog
from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings

DEMO_CHILDREN = 140
CHILDREN_A_WORKER = 16
DEMO_SEED = 1
LOG_NAME = "caseload.log"
LOG_BYTES = 500_000


def open_window(given: Given, parsed: Namespace) -> int:
    """Open the window on the store, or with `--demo` on a made-up team."""
    start_log(data_folder())
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Caseload")
    application.setQuitOnLastWindowClosed(False)
    door = FrontDoor(given, application)
    if parsed.demo:
        door.look_around()
    else:
        door.open()
    return application.exec()


class FrontDoor(QObject):
    """Lead from nothing to an open desk: first run, passphrase, or a made-up team."""

    def __init__(self, given: Given, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._given = given
        self._store = given.store
        self.look = Look(self)
        self.settings = Settings(data_folder())
        preferences = self.settings.preferences()
        self.look.wear(preferences.theme, preferences.text_percent)
        self.crashes = CrashReporter(self)
        self.crashes.install()
        self.desk: Desk | None = None
        self._session: Session | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        application.aboutToQuit.connect(self._clear_up)

    def open(self) -> None:
        """Open the store if it is there, else greet a new user."""
        if not self._store.exists():
            self._greet()
        elif is_protected(self._store):
            self._ask_passphrase()
        else:
            self._open_with(None)

    @Slot()
    def look_around(self) -> None:
        """Open a made-up team in a folder that goes when the program does."""
        self._folder = tempfile.TemporaryDirectory(prefix="caseload-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        session = made_up_store(folder, DEMO_CHILDREN, DEMO_SEED, self._given.today)
        self._sit_down(session, is_protected=False)

    def _greet(self) -> None:
        dialog = FirstRunDialog(self.look, self._store)
        dialog.make_wanted.connect(self._make)
        dialog.open_wanted.connect(self._open_other)
        dialog.look_around_wanted.connect(self.look_around)
        dialog.rejected.connect(self._application.quit)
        self._show(dialog)

    def _ask_passphrase(self) -> None:
        dialog = UnlockDialog(self.look, self._store)
        dialog.passphrase_given.connect(self._unlock)
        dialog.rejected.connect(self._application.quit)
        self._show(dialog)


def made_up_store(folder: Path, children: int, seed: int, today: date) -> Session:
    """Make an unprotected store in `folder` that holds a made-up team of this size."""
    session = store_at(folder / "made-up team.db", None).create()
    records = CaseRecords()
    if children >= FEWEST_CHILDREN:
        workers = max(2, children // CHILDREN_A_WORKER)
        records = demonstration_records(DemoRequest(children, workers, seed, today))
    save_records(session, records, "made-up team")
    return session


def a_desk(
    session: Session,
    look: Look,
    settings: Settings,
    today: Callable[[], date],
    *,
    is_protected: bool,
) -> Desk:
    """Put the desk together over an open store."""
    workspace = Workspace(session, rule_book(), today)
    return Desk(workspace, look, settings, is_protected=is_protected)


def start_log(folder: Path) -> None:
    """Write warnings and errors to a small file that holds no people, only ids and counts."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
