"""The commands about how long things are kept, and what is held about one person."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import show_problem
from caseload_app.ui.print_actions import paper_of, write_pdf
from caseload_app.ui.saving import dated_name
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.services.prints import PrintedPage
    from caseload_app.services.safety.retention import Removal
    from caseload_app.services.safety.subject_access import Held
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.jobs import JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.settings import Settings

PDF, WORKBOOK = ".pdf", ".xlsx"
KINDS = {PDF: "PDF (*.pdf)", WORKBOOK: "Excel workbooks (*.xlsx)"}


class KeepingActions(QObject):
    """Offer the commands. `changed` says that closed cases were removed."""

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

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("file.retention", self.show_retention)
        actions.offer("file.subject_access", self.show_subject_access)

    # Closed cases

    @Slot()
    def show_retention(self) -> None:
        """Show the closed cases, and until when each is kept."""
        from caseload_app.ui.safety.retention_dialog import RetentionDialog

        dialog = RetentionDialog(
            self._workspace, self._look, self._settings, self._jobs, self._window
        )
        dialog.removed.connect(self.removed)
        dialog.open()

    @Slot(object)
    def removed(self, removal: Removal) -> None:
        """Say what is gone, and show its certificate."""
        from caseload_app.ui.safety.certificate_dialog import CertificateDialog

        self.changed.emit()
        dialog = CertificateDialog(removal, self._look, self._window)
        dialog.print_wanted.connect(self._preview)
        dialog.file_wanted.connect(self._ask_for_certificate)
        dialog.open()

    @Slot(object)
    def _preview(self, page: PrintedPage) -> None:
        from caseload_app.ui.widgets.print_job import preview

        preview(paper_of(page), self._window)

    @Slot(object)
    def _ask_for_certificate(self, page: PrintedPage) -> None:
        self._ask_where(page.title, PDF, partial(self.write_certificate, page))

    def write_certificate(self, page: PrintedPage, chosen: str) -> None:
        """Write the certificate as a PDF."""
        from caseload_app.services.safety.disclosures import note_paper

        path = Path(chosen)
        try:
            write_pdf(page, path)
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        note_paper(self._workspace.session, page.title, names=False)
        self._say_written(path)

    # Subject access

    @Slot()
    def show_subject_access(self) -> None:
        """Show what is held about the child or worker in view, else ask about whom."""
        from caseload_app.ui.safety.subject_access_dialog import SubjectAccessDialog

        dialog = SubjectAccessDialog(self._workspace, self._look, self._window)
        page = self._window.current_page
        child_id, worker = (getattr(page, name, "") for name in ("child_id", "worker"))
        if child_id in self._workspace.casebook.children:
            dialog.show_child(child_id)
        elif worker in self._workspace.casebook.workers:
            dialog.show_worker(worker)
        dialog.wanted.connect(self._ask_for_held)
        dialog.open()

    @Slot(str, object, str)
    def _ask_for_held(self, whom: str, held: Held, form: str) -> None:
        title = self.tr("What is held about {}").format(whom)
        self._ask_where(title, form, partial(self.write_held, whom, held))

    def write_held(self, whom: str, held: Held, chosen: str) -> None:
        """Write what is held to a PDF or a workbook, and record that."""
        from caseload_app.services.prints import Printing
        from caseload_app.services.safety.subject_access import (
            note_subject_access,
            subject_access_paper,
            write_held_workbook,
        )

        path, session = Path(chosen), self._workspace.session
        today = self._workspace.casebook.today
        printed = Printing(True, session.author, session.clock_now().astimezone()).words
        page = subject_access_paper(whom, held, today, printed)
        is_workbook = path.suffix.casefold() == WORKBOOK
        try:
            if is_workbook:
                write_held_workbook(whom, held, path, today, printed)
            else:
                write_pdf(page, path)
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        note_subject_access(session, page.title, is_workbook=is_workbook)
        self._say_written(path, sum(len(one.rows) for one in held))

    # Both

    def _ask_where(self, title: str, suffix: str, then: Callable[[str], None]) -> None:
        folder = Path(self._settings.preferences().last_folder or Path.home())
        name = str(folder / dated_name(title, self._workspace.casebook.today, suffix))
        dialog = QFileDialog(self._window, title, name, KINDS[suffix])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _say_written(self, path: Path, records: int = 0) -> None:
        words = self.tr("Wrote {}.").format(path.name)
        if records:
            words = self.tr("Wrote {} to {}.").format(count(records, "record"), path.name)
        self._window.messages.say(
            words,
            button_words=self.tr("Open the folder"),
            do=partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent))),
        )
