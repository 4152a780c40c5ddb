"""The commands about the keys: change the passphrase, make a recovery key, hide names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import ask_first, show_problem
from caseload_app.ui.page import Destination
from caseload_app.ui.safety.disclosure_watch import DisclosureWatch
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.services.safety.backups import DailyBackup
    from caseload_app.services.session import SessionFactory
    from caseload_app.ui.desk import Desk
    from caseload_app.ui.jobs import JobControl
    from caseload_app.ui.look import Look
    from caseload_app.ui.safety.key_dialogs import ChangePassphraseDialog
    from caseload_app.ui.settings import Settings


class KeyActions(QObject):
    """Offer the commands on a desk.

    `change_wanted` carries the passphrase there is and the new one: the store has to be closed
    for the change, so whoever opened it does it and tells `dialog` what came of it. The same goes
    for `restore_wanted`, which carries how the store opens and the backup.
    """

    change_wanted = Signal(str, str)
    restore_wanted = Signal(object, object)  # the factory that opens the store; the backup's Path

    def __init__(self, desk: Desk, look: Look, settings: Settings, *, is_protected: bool) -> None:
        super().__init__(desk)
        self._desk = desk
        self._look = look
        self._settings = settings
        self.dialog: ChangePassphraseDialog | None = None
        self.watch = DisclosureWatch(desk)
        hide = desk.actions.offer("view.names", lambda: None)
        hide.setCheckable(True)
        hide.toggled.connect(self.hide_names)
        desk.actions.offer("file.audit", self.show_audit)
        desk.actions.offer("file.backups", self.show_backups)
        if is_protected:
            desk.actions.offer("file.passphrase", self.ask_passphrase)
            desk.actions.offer("file.recovery", self.ask_recovery)

    @Slot(bool)
    def hide_names(self, hidden: bool) -> None:
        """Show initials and ID for every child's name, or the names again."""
        self._desk.workspace.hide_names(hidden)
        self._desk.refresh()
        words = self.tr("Children's names are hidden. Ctrl+Shift+H shows them again.")
        shown = self.tr("Children's names are shown.")
        self._desk.window.messages.say(words if hidden else shown)

    @Slot()
    def show_audit(self) -> None:
        """Show the audit trail of whom the page in view is about, else of the store."""
        page = self._desk.window.current_page
        whom = getattr(page, "child_id", "") or getattr(page, "worker", "")
        key = whom if isinstance(whom, str) else ""
        self._desk.window.go(Destination("audit", key))

    @Slot()
    def show_backups(self) -> None:
        """Show the backups, and what going back to one would lose."""
        from caseload_app.ui.safety.backups_dialog import BackupsDialog

        chosen = self._settings.preferences().second_place
        second = Path(chosen) if chosen else None
        dialog = BackupsDialog(self._desk.workspace.session, self._look, second, self._desk.window)
        dialog.wanted.connect(self.restore_wanted)
        dialog.open()

    @Slot()
    def ask_passphrase(self) -> None:
        """Ask for the passphrase there is and a new one."""
        from caseload_app.ui.safety.key_dialogs import ChangePassphraseDialog

        store = self._desk.workspace.store_path
        self.dialog = ChangePassphraseDialog(self._look, store, self._desk.window)
        self.dialog.given.connect(self.change_wanted)
        self.dialog.open()

    def may_change(self, before: SessionFactory, new: str) -> bool:
        """Prove the passphrase there is and weigh the new one; the dialog says what is wrong."""
        from caseload_app.services.safety.keys import check_new_passphrase

        try:
            before.open().close()  # a wrong passphrase is told before anything is closed
            check_new_passphrase(new)
        except ExpectedError as error:
            if self.dialog is not None:
                self.dialog.say(str(error))
            return False
        if self.dialog is not None:
            self.dialog.accept()
        return True

    @Slot()
    def ask_recovery(self) -> None:
        """Ask whether a new key shall replace the one on paper."""
        ask_first(
            self._desk.window,
            self.tr("Make a recovery key?"),
            self.tr("It is shown once, to be printed. One that was printed before becomes void."),
            yes_words=self.tr("Make it"),
            do=self.make_recovery,
        )

    def make_recovery(self) -> None:
        """Make a recovery key and show it."""
        from caseload_app.services.safety.keys import make_recovery_key

        try:
            key = make_recovery_key(self._desk.workspace.session.factory)
        except ExpectedError as error:
            show_problem(self._desk.window, error)
        else:
            self.show_recovery(key)

    def show_recovery(self, key: str) -> None:
        """Show a key to be printed."""
        from caseload_app.ui.safety.key_dialogs import RecoveryKeyDialog

        workspace = self._desk.workspace
        today = workspace.session.clock_now().date()
        RecoveryKeyDialog(self._look, key, workspace.store_path, today, self._desk.window).open()

    def say_recovered(self) -> None:
        """Say that the key on paper opened the store, and offer a new passphrase."""
        self._desk.window.messages.say(
            self.tr("Opened by the recovery key. Choose a new passphrase now."),
            button_words=self.tr("Choose one"),
            do=self.ask_passphrase,
        )

    def change_backups(self, before: SessionFactory, new: str) -> None:
        """Put the automatic backups under the new passphrase, beside the window."""
        from caseload_app.services.safety.backups import automatic_backups
        from caseload_app.services.safety.keys import change_backups

        backups = automatic_backups(before.path)

        def work(_control: JobControl) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
            return change_backups(before, new, backups)

        label = self.tr("Changing the passphrase of the backups")
        self._desk.jobs.submit(work, self._backups_changed, self._failed, label=label)

    @Slot()
    def back_up_today(self) -> None:
        """Keep the backup of the day, if it is not there yet."""
        from caseload_app.services.safety.backups import back_up_today

        session = self._desk.workspace.session
        chosen = self._settings.preferences().second_place
        second = Path(chosen) if chosen else None

        def work(_control: JobControl) -> DailyBackup:
            with session.beside() as own:
                return back_up_today(own, second)

        label = self.tr("Keeping today's backup")
        self._desk.jobs.submit(work, self._backed_up, self._failed, label=label)

    def _backups_changed(self, done: tuple[tuple[Path, ...], tuple[Path, ...]]) -> None:
        changed, left = done
        words = self.tr("The passphrase is changed, also of {}.").format(
            count(len(changed), "backup")
        )
        if left:
            words += " " + self.tr("{} still open with the old one only.").format(
                count(len(left), "backup")
            )
        self._desk.window.messages.say(words)

    def _backed_up(self, done: DailyBackup) -> None:
        if done.problem:
            self._desk.window.messages.say(done.problem)

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self._desk.window, error)
