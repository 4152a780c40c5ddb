"""What can be done with a preview beside importing it: decide names, print, send rows back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog

from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.import_names import (
    decide_different_people,
    decide_different_teams,
    decide_same_people,
    decide_same_teams,
)
from caseload_app.ui.models.importing.difference_paper import difference_html, paper_of_reading
from caseload_app.ui.saving import dated_name
from caseload_app.ui.widgets.print_job import Footer, Paper, preview
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.changes import Changes
    from caseload_app.services.session import Session
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.models.importing.import_reading import Reading
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.importing.import_people import NameAnswer
    from caseload_app.ui.widgets.importing.import_preview import ImportPreviewPanel

WORKBOOKS = "Excel workbooks (*.xlsx)"


class PreviewStep(QObject):
    """`answered` says that names were decided, so that the files have to be read again."""

    answered = Signal()
    said = Signal(str)
    failed = Signal(object)  # ExpectedError

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        jobs: JobRunner,
        panel: ImportPreviewPanel,
    ) -> None:
        super().__init__(panel)
        self._workspace = workspace
        self._settings = settings
        self._jobs = jobs
        self._panel = panel
        self._reading: Reading | None = None
        self.files: QFileDialog | None = None
        self.dialog: QPrintPreviewDialog | None = None
        panel.names_decided.connect(self._decide)
        panel.refused_wanted.connect(self.ask_where)
        panel.print_wanted.connect(self._print)

    def show(self, reading: Reading) -> None:
        """Show what these files would change."""
        self._reading = reading
        self._panel.show_reading(reading, self._workspace.casebook)

    @Slot(object)
    def _decide(self, answers: Sequence[NameAnswer]) -> None:
        try:
            for answer in answers:
                self._workspace.follow(save_answer(self._workspace.session, answer))
        except ExpectedError as error:
            self.failed.emit(error)
            return
        self.said.emit(self.tr("{} remembered.").format(count(len(answers), "answer")))
        self.answered.emit()

    @Slot()
    def ask_where(self) -> None:
        """Ask where the workbook of refused rows goes."""
        folder = Path(self._settings.preferences().last_folder or Path.home())
        today = self._workspace.casebook.today
        name = folder / dated_name(self.tr("Rows to put right"), today, ".xlsx")
        self.files = QFileDialog(self._panel, self.tr("Rows to put right"), str(folder), WORKBOOKS)
        self.files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.files.setDefaultSuffix("xlsx")
        self.files.selectFile(str(name))
        self.files.fileSelected.connect(self.save_refused)
        self.files.open()

    @Slot(str)
    def save_refused(self, chosen: str) -> None:
        """Write the rows that could not be used, each with the reason and the fix."""
        reading = self._reading
        if reading is None:
            return
        path = Path(chosen)

        def work(_control: JobControl) -> int:
            # Brings openpyxl, which most days never need.
            from caseload_app.services.refused import write_refused

            return write_refused(path, reading.prepared)

        done = partial(self._saved, path)
        label = self.tr("Writing {}").format(path.name)
        self._jobs.submit(work, done, self.failed.emit, label=label)

    def _saved(self, path: Path, number: int) -> None:
        self.said.emit(self.tr("Wrote {} to {}.").format(count(number, "row"), path.name))

    @Slot()
    def _print(self) -> None:
        if self._reading is None:
            return
        title = self.tr("What the import would change")
        accepted, casebook = self._panel.changes.accepted, self._workspace.casebook
        html = difference_html(paper_of_reading(title, self._reading, accepted, casebook))
        as_at = self.tr("As at {}").format(long_day(self._workspace.casebook.today))
        self.dialog = preview(Paper(title, html, Footer(as_at)), self._panel.window())


def save_answer(session: Session, answer: NameAnswer) -> Changes:
    """Keep what was decided about some spellings."""
    if answer.is_team:
        if answer.keep:
            return decide_same_teams(session, answer.names, answer.keep)
        return decide_different_teams(session, answer.names)
    if answer.keep:
        return decide_same_people(session, answer.names, answer.keep)
    return decide_different_people(session, answer.names)
