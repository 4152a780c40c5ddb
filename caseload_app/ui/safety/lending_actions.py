"""The commands about a deputy: lend a copy, take one back, and say what is out or late."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from caseload_app.domain.lending.loans import late_words, out_words
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.register import give_up, read_loans, read_mark
from caseload_app.ui.messages import show_problem
from caseload_app.ui.saving import dated_name
from caseload_app.ui.theme import Tone
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.lending.loans import Loan
    from caseload_app.domain.lending.merging import Choices
    from caseload_app.services.lending.take_back import TakenBack, TakingBack
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.safety.lend_dialog import LendChoice
    from caseload_app.ui.safety.take_back_dialog import CopyPassphraseDialog
    from caseload_app.ui.settings import Settings

STORES = "Caseload stores (*.db)"
SUFFIX = "db"


class LendingActions(QObject):
    """Offer the commands. `changed` says that something was taken back, or undone."""

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        jobs: JobRunner,
        settings: Settings,
        look: Look,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._jobs = jobs
        self._settings = settings
        self._look = look
        self._asking: CopyPassphraseDialog | None = None

    def offer_to(self, actions: ActionBook) -> None:
        """Offer the commands; a deputy's copy can neither be lent on nor take one back."""
        if read_mark(self._workspace.session) is None:
            actions.offer("file.lend", self.ask_to_lend)
            actions.offer("file.take_back", self.show_copies)

    # What stands

    def show_standing(self) -> None:
        """Say at the foot that this is a copy, or which copies are out."""
        session = self._workspace.session
        mark = read_mark(session)
        words = mark.note if mark is not None else out_words(read_loans(session), self._today)
        self._window.status_line.show_note(words)

    @Slot()
    def remind(self) -> None:
        """Say at the start what stays until it is read: a copy that is over, or not back."""
        session = self._workspace.session
        mark = read_mark(session)
        if mark is not None and session.is_read_only:
            self._window.messages.say(session.factory.read_only_because, tone=Tone.SOON)
        elif mark is None and (words := late_words(read_loans(session), self._today)):
            self._window.messages.say(
                words,
                tone=Tone.SOON,
                button_words=self.tr("Take it back"),
                do=self.show_copies,
            )

    @property
    def _today(self) -> date:
        return self._workspace.casebook.today

    # Lend

    @Slot()
    def ask_to_lend(self) -> None:
        """Ask who gets a copy, until when and of what."""
        from caseload_app.ui.safety.lend_dialog import LendDialog

        dialog = LendDialog(self._look, self._workspace.casebook, self._window)
        dialog.chosen.connect(self._ask_where)
        dialog.open()

    @Slot(object)
    def _ask_where(self, choice: LendChoice) -> None:
        folder = Path(self._settings.preferences().last_folder or Path.home())
        title = f"{self._workspace.store_path.stem} for {choice.deputy}"
        name = dated_name(title, self._today, f".{SUFFIX}")
        dialog = QFileDialog(self._window, self.tr("Where the copy goes"), str(folder), STORES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        # An existing file is refused in our own words, so nobody is asked to replace it.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.selectFile(str(folder / name))
        dialog.fileSelected.connect(partial(self._lend_to_file, choice))
        dialog.open()

    def _lend_to_file(self, choice: LendChoice, chosen: str) -> None:
        self.lend_to(choice, Path(chosen))

    def lend_to(self, choice: LendChoice, target: Path) -> None:
        """Write the copy beside the window."""
        from caseload_app.services.lending.lend import LoanRequest, lend

        session, today = self._workspace.session, self._today
        request = LoanRequest(
            choice.deputy, choice.until, choice.passphrase, target, choice.workers
        )

        def work(_control: JobControl) -> Loan:
            with session.beside() as own:
                return lend(own, request, today)

        label = self.tr("Writing {}").format(target.name)
        self._jobs.submit(work, partial(self._lent, target), self._failed, label=label)

    def _lent(self, target: Path, loan: Loan) -> None:
        self.show_standing()
        self._window.messages.say(
            self.tr("Wrote {}. Tell {} the passphrase by another way than the file.").format(
                target.name, loan.deputy
            ),
            button_words=self.tr("Open the folder"),
            do=partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(target.parent))),
        )

    # Take back

    @Slot()
    def show_copies(self) -> None:
        """Show which copies were lent; where none was, ask for the file at once."""
        from caseload_app.ui.safety.lent_copies_dialog import LentCopiesDialog

        loans = read_loans(self._workspace.session)
        if not loans:
            self.ask_for_copy()
            return
        dialog = LentCopiesDialog(loans, self._today, self._look, self._window)
        dialog.file_wanted.connect(self.ask_for_copy)
        dialog.given_up.connect(self.give_up)
        dialog.undo_wanted.connect(self.undo)
        dialog.open()

    @Slot(object)
    def give_up(self, loan: Loan) -> None:
        """Note that a copy will not come back."""
        try:
            give_up(self._workspace.session, loan)
        except ExpectedError as error:
            self._failed(error)
            return
        self.show_standing()
        words = self.tr("{}'s copy is not waited for any longer.").format(loan.deputy)
        self._window.messages.say(words)

    @Slot()
    def ask_for_copy(self) -> None:
        """Ask which file the deputy gave back."""
        folder = self._settings.preferences().last_folder or str(Path.home())
        title = self.tr("The deputy's copy")
        dialog = QFileDialog(self._window, title, folder, STORES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.ask_passphrase)
        dialog.open()

    @Slot(str)
    def ask_passphrase(self, chosen: str) -> None:
        """Ask under which passphrase the copy was lent."""
        from caseload_app.ui.safety.take_back_dialog import CopyPassphraseDialog

        file = Path(chosen)
        self._asking = CopyPassphraseDialog(self._look, file.name, self._window)
        self._asking.given.connect(partial(self.compare, file))
        self._asking.open()

    def compare(self, file: Path, passphrase: str) -> None:
        """Compare the copy with the store beside the window."""
        from caseload_app.services.lending.take_back import preview

        session = self._workspace.session

        def work(_control: JobControl) -> TakingBack:
            with session.beside() as own:
                return preview(own, file, passphrase)

        label = self.tr("Comparing {}").format(file.name)
        self._jobs.submit(work, self.show_differences, self._not_compared, label=label)

    def _not_compared(self, error: ExpectedError) -> None:
        if self._asking is not None:
            self._asking.say(str(error))
        else:
            self._failed(error)

    def show_differences(self, shown: TakingBack) -> None:
        """Show what the copy would bring, and let the person choose."""
        from caseload_app.ui.safety.take_back_dialog import TakeBackDialog

        if self._asking is not None:
            self._asking.accept()
            self._asking = None
        casebook = self._workspace.casebook
        dialog = TakeBackDialog(shown, casebook, self._look, self._settings, self._window)
        dialog.wanted.connect(partial(self.take, shown))
        dialog.open()

    def take(self, shown: TakingBack, choices: Choices) -> None:
        """Write it, and offer to undo it."""
        from caseload_app.services.lending.take_back import take_back

        session, today = self._workspace.session, self._today

        def work(_control: JobControl) -> TakenBack:
            with session.beside() as own:
                return take_back(own, shown, choices, today)

        label = self.tr("Taking {} back").format(shown.file.name)
        self._jobs.submit(work, self._taken, self._failed, label=label)

    def _taken(self, done: TakenBack) -> None:
        self._workspace.follow(done.changes)
        self.changed.emit()
        words = self.tr("Took back {} from {}'s copy.").format(
            count(done.number, "change"), done.loan.deputy
        )
        self._window.messages.say_done(words, partial(self.undo, done.loan))

    @Slot(object)
    def undo(self, loan: Loan) -> None:
        """Put everything back as it was before the copy was taken back."""
        from caseload_app.services.lending.take_back import undo_taking_back

        try:
            changes = undo_taking_back(self._workspace.session, loan)
        except ExpectedError as error:
            self._failed(error)
            return
        self._workspace.follow(changes)
        self.changed.emit()
        words = self.tr("Everything is as it was before {}'s copy was taken back.")
        self._window.messages.say(words.format(loan.deputy))

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self._window, error)
