"""The monthly report from the window: asked for, made beside it, as a PDF or for Word."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from caseload_app.ui.actions import PRINT, ActionSpec
from caseload_app.ui.messages import show_problem
from caseload_app.ui.saving import dated_name

if TYPE_CHECKING:
    from caseload_app.errors import ExpectedError
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.print_actions import PrintActions
    from caseload_app.ui.settings import Settings

MONTHLY = ActionSpec(
    "print.monthly",
    "&Monthly report",
    PRINT,
    (),
    "Write figures, charts and what is being done, for the head of service: PDF or Word",
    "measures",
    asks_more=True,
)
WORD, PDF = "Word (*.docx)", "PDF (*.pdf)"


class ReportActions(QObject):
    """Offer the report; `prints` knows whether names are written out, and who makes it."""

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        jobs: JobRunner,
        settings: Settings,
        prints: PrintActions,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._jobs = jobs
        self._settings = settings
        self._prints = prints

    def offer_to(self, actions: ActionBook) -> None:
        """Offer the command."""
        actions.add(MONTHLY, self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask where the report goes, and whether as a PDF or for Word."""
        folder = Path(self._settings.preferences().last_folder or Path.home())
        name = dated_name("Monthly report", self._workspace.casebook.today, ".docx")
        dialog = QFileDialog(self._window, self.tr("Monthly report"), str(folder / name))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilters([WORD, PDF])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("docx")
        dialog.selectFile(name)
        dialog.filterSelected.connect(partial(_end_as_chosen, dialog))
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, chosen: str) -> None:
        """Make the report beside the window, as the file's ending says."""
        from caseload_app.services.measuring import measure_now, specs_in_force
        from caseload_app.services.monthly import printed_monthly, put_together, write_word
        from caseload_app.ui.print_actions import write_pdf
        from caseload_app.ui.report_pictures import report_pictures

        path, how = Path(chosen), self._prints.how
        casebook, book = self._workspace.casebook, self._workspace.book
        session = self._workspace.session
        specs = specs_in_force(session, casebook.book)

        def work(_control: JobControl) -> Path:
            with session.beside() as own:
                measured = measure_now(own, casebook, specs, book)
            report = put_together(casebook, measured, how, report_pictures(casebook, measured))
            if path.suffix.lower() == ".pdf":
                write_pdf(printed_monthly(report, how), path)
            else:
                write_word(report, how, path)
            return path

        words = self.tr("Writing the monthly report")
        self._jobs.submit(work, self._written, self._failed, label=words)

    def _written(self, path: Path) -> None:
        self._window.messages.say(
            self.tr("Wrote {}.").format(path.name),
            button_words=self.tr("Open the folder"),
            do=partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent))),
        )

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self._window, error)


def _end_as_chosen(dialog: QFileDialog, chosen: str) -> None:
    """Let the name end as the kind chosen does."""
    suffix = "pdf" if chosen == PDF else "docx"
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles():
        dialog.selectFile(Path(name).with_suffix(f".{suffix}").name)
