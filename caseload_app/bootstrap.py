"""Put the program together: the application, the store, the desk. It alone sees every layer."""

from __future__ import annotations

import logging
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from caseload_app.commands.claiming import Claim
from caseload_app.commands.opening import Given, now, rule_book, store_at
from caseload_app.commands.remembering import Recall
from caseload_app.commands.ways_out import WaysOut
from caseload_app.errors import ExpectedError, WrongPassphraseError
from caseload_app.paths import data_folder, organisation_folder
from caseload_app.services.safety.remembering import PassphraseMemory, system_store
from caseload_app.services.session import Session, SessionFactory
from caseload_app.services.workspace import Workspace
from caseload_app.store.connection import is_protected
from caseload_app.ui.crash import CrashReporter
from caseload_app.ui.defaults import read_defaults
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.messages import show_problem
from caseload_app.ui.safety.curtain import Curtain
from caseload_app.ui.safety.idle_lock import IdleLock
from caseload_app.ui.safety.key_actions import KeyActions
from caseload_app.ui.safety.windows_lock import WindowsLock
from caseload_app.ui.settings import Settings
from caseload_app.ui.theme import Tone

if TYPE_CHECKING:
    from caseload_app.ui.dialogs.first_run import FirstRunDialog
    from caseload_app.ui.dialogs.unlock import UnlockDialog

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
    with tempfile.TemporaryDirectory(prefix="caseload-", ignore_cleanup_errors=True) as away:
        # A safe start leaves the settings alone: what is wrong may be in them.
        settings = Settings(Path(away)) if parsed.safe else None
        door = FrontDoor(given, application, settings)
        if not parsed.safe:
            door.recall.use(PassphraseMemory(system_store))
        if parsed.demo:
            door.look_around()
        else:
            door.open()
        return application.exec()


class FrontDoor(QObject):
    """Lead from nothing to an open desk: first run, passphrase, or a made-up team."""

    def __init__(
        self, given: Given, application: QApplication, settings: Settings | None = None
    ) -> None:
        super().__init__(application)
        self._application = application
        self._given, self._store = given, given.store
        self.look = Look(self)
        self.settings = settings or the_settings()
        self.settings.when_saved(self._watch)
        self.recall = Recall(self.settings, self)
        self.ways_out = WaysOut(self.look, self.settings, self)
        self.ways_out.lead(self._stand_up, self._come_back)
        wear_chosen(self.look, self.settings)
        self.crashes = CrashReporter(self)
        self.crashes.install()
        self.desk: Desk | None = None
        self._dialog: FirstRunDialog | UnlockDialog | None = None
        self._session: Session | None = None
        self._keys: KeyActions | None = None
        self._curtain = Curtain()
        self._claim = Claim(self)
        self._claim.lost.connect(self._say_lost)
        self.idle = IdleLock(self)
        self._windows = WindowsLock(self)
        for lock in (self.idle.idle, self._windows.locked):
            lock.connect(self.lock)
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        application.aboutToQuit.connect(self._clear_up)

    def open(self) -> None:
        """Open the store if it is there, else greet a new user."""
        if not self._store.exists():
            self._greet()
        elif not is_protected(self._store):
            self._open_with(None)
        elif (session := self.recall.open(self._store, self._claim)) is not None:
            self._sit_down(session, is_protected=True)
        else:
            self._ask_passphrase()

    @Slot()
    def look_around(self) -> None:
        """Open a made-up team in a folder that goes when the program does."""
        self._stand_up()
        self._folder = tempfile.TemporaryDirectory(prefix="caseload-", ignore_cleanup_errors=True)
        session = made_up_store(
            Path(self._folder.name), DEMO_CHILDREN, DEMO_SEED, self._given.today
        )
        self._sit_down(session, is_protected=False)

    def _greet(self) -> None:
        from caseload_app.ui.dialogs.first_run import FirstRunDialog

        dialog = FirstRunDialog(self.look, self._store)
        dialog.make_wanted.connect(self._make)
        dialog.open_wanted.connect(self._open_other)
        dialog.look_around_wanted.connect(self.look_around)
        self._show(dialog)

    def _ask_passphrase(self) -> None:
        from caseload_app.ui.dialogs.unlock import UnlockDialog

        dialog = UnlockDialog(self.look, self._store)
        dialog.passphrase_given.connect(self._open_with)
        if self.desk is None:  # after a lock the passphrase is asked, never remembered
            self.recall.offer_in(dialog)
        self._show(dialog)

    @Slot(str)
    def _make(self, passphrase: str) -> None:
        from caseload_app.services.housekeeping import create_store

        try:
            self._store.parent.mkdir(parents=True, exist_ok=True)
            session = create_store(store_at(self._store, passphrase))
            self._claim.keep(session)
        except ExpectedError as error:
            self._say(error)
        else:
            self._sit_down(session, is_protected=True)
            if self._keys is not None:
                self._keys.make_recovery()

    @Slot(object)
    def _open_other(self, store: Path) -> None:
        self._stand_up()
        self._store = store
        self._leave_dialog()
        self.open()

    @Slot(str)
    def _open_with(self, passphrase: str | None) -> None:
        """Try a passphrase, or a recovery key; None opens a store that has none."""
        from caseload_app.services.safety.keys import passphrase_from

        found = None if passphrase is None else passphrase_from(self._store, passphrase)
        try:
            session = self._claim.open(factory := store_at(self._store, found or passphrase))
        except ExpectedError as error:
            if not self._curtain.is_drawn and self.ways_out.offer(factory, error):
                self._leave_dialog()
            else:
                self._say(error)
            return
        if self._curtain.is_drawn:
            session.close()
            self._lift_curtain()
        else:
            self._sit_down(session, is_protected=passphrase is not None)
            self.recall.opened(found or passphrase)
        if found is not None and self._keys is not None:
            self._keys.say_recovered()

    @Slot(str)
    def _say_lost(self, words: str) -> None:
        """Say something that has to stay until it is read."""
        if self.desk is not None:
            self.desk.window.messages.say(words, tone=Tone.SOON)

    def _say(self, error: ExpectedError) -> None:
        """Say on the open dialog what went wrong; without one, in a box of its own."""
        from caseload_app.ui.dialogs.unlock import UnlockDialog

        if self._dialog is None:
            box = show_problem(self.desk.window if self.desk else None, error)
            if self.desk is None:
                box.finished.connect(self._application.quit)
        elif isinstance(self._dialog, UnlockDialog) and isinstance(error, WrongPassphraseError):
            self._dialog.say_wrong()
        else:
            self._dialog.say(str(error))

    def _sit_down(self, session: Session, *, is_protected: bool) -> None:
        self._session = session
        day = partial(day_of, self._given)
        self.desk = a_desk(session, self.look, self.settings, day, is_protected=is_protected)
        self._keys = KeyActions(self.desk, self.look, self.settings, is_protected=is_protected)
        self.recall.offer_on(self.desk)
        self._keys.change_wanted.connect(self._change_passphrase)
        self._keys.restore_wanted.connect(self.ways_out.go_back)
        self.desk.unreadable.connect(self.ways_out.help_open)
        if not self._folder and not session.is_read_only:
            self.desk.started.connect(self._keys.back_up_today)
        self.desk.locked.connect(self.lock)
        self.desk.demo_wanted.connect(self.look_around)
        self.desk.window.closing.connect(self._application.quit)
        self.crashes.show_over(self.desk.window)
        self.desk.open_window()
        self._leave_dialog()
        self._watch()
        if session.is_read_only:
            say_read_only(self.desk, session, is_protected=is_protected)

    @Slot()
    def lock(self) -> None:
        """Hide every window until the passphrase is given again; what is typed stays typed."""
        if self._curtain.is_drawn or not self._can_lock():
            return
        self.idle.rest()
        self._curtain.draw()
        self._ask_passphrase()

    def _can_lock(self) -> bool:
        """Tell whether a store with a passphrase is open; a made-up team has none."""
        return self.desk is not None and not self._folder and is_protected(self._store)

    def _lift_curtain(self) -> None:
        self._leave_dialog()
        self._curtain.lift()
        self._watch()

    def _watch(self) -> None:
        """Lock by itself when nobody is there; a store without a passphrase cannot be locked."""
        if self.desk is not None and not self._curtain.is_drawn and self._can_lock():
            self.idle.watch(self.settings.preferences().lock_after_minutes)
            self._windows.watch(int(self.desk.window.winId()))

    @Slot(str, str)
    def _change_passphrase(self, old: str, new: str) -> None:
        """Close the store, change its passphrase, and open it again; the backups follow."""
        from caseload_app.services.safety.keys import change_passphrase

        assert self._keys is not None
        before = store_at(self._store, old)
        if not self._keys.may_change(before, new):
            return
        self._stand_up()
        try:
            changed = change_passphrase(before, new)
        except ExpectedError as error:
            self._open_with(old)
            self._say(error)
            return
        self._sit_down(self._claim.open(changed.factory), is_protected=True)
        self.recall.changed(new)
        self._keys.change_backups(before, new)
        if changed.recovery_key is not None:
            self._keys.show_recovery(changed.recovery_key)

    @Slot(object, str)
    def _come_back(self, factory: SessionFactory, words: str) -> None:
        try:
            session = self._claim.open(factory)
        except ExpectedError as error:
            self._say(error)
            return
        self._sit_down(session, is_protected=is_protected(factory.path))
        self._say_lost(words)

    @Slot()
    def _stand_up(self) -> None:
        """Close the desk without leaving the program."""
        if self.desk is not None:
            self.desk.window.closing.disconnect(self._application.quit)
        self._clear_up()

    def _show(self, dialog: FirstRunDialog | UnlockDialog) -> None:
        self._dialog = dialog
        dialog.rejected.connect(self._application.quit)
        dialog.open()

    def _leave_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog.deleteLater()
            self._dialog = None

    @Slot()
    def _clear_up(self) -> None:
        """Let go of the store, and of a made-up team for good."""
        self.idle.rest()
        self._windows.rest()
        self._curtain.forget()
        self._keys = None
        self._claim.release()
        if self.desk is not None:
            self.desk.close()
            self.desk = None
        if self._session is not None:
            self._session.close()
            self._session = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def wear_chosen(look: Look, settings: Settings) -> None:
    """Put on the colours and the size of text that were chosen."""
    preferences = settings.preferences()
    look.wear(preferences.theme, preferences.text_percent)


def day_of(given: Given) -> date:
    """Give the day on the command line, else the real one, also after midnight."""
    return given.today if given.is_fixed_day else now().date()


def the_settings() -> Settings:
    """Give what this person chose, over what their organisation set."""
    return Settings(data_folder(), read_defaults(organisation_folder()))


def say_read_only(desk: Desk, session: Session, *, is_protected: bool) -> None:
    """Say in title and message that the store can only be read, and because of whom."""
    desk.window.show_store(f"{session.path.stem} (read only)", is_protected)
    desk.window.messages.say(session.factory.read_only_because, tone=Tone.SOON)


def made_up_store(folder: Path, children: int, seed: int, today: date) -> Session:
    """Make an unprotected store in `folder` that holds a made-up team of this size."""
    from caseload_app.domain.casebook import CaseRecords
    from caseload_app.services.demonstration import (
        FEWEST_CHILDREN,
        DemoRequest,
        demonstration_records,
    )
    from caseload_app.services.recording import save_records

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
