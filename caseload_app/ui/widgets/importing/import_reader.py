"""Read files beside the window: what they would change, and what their columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from caseload_app.services.import_progress import Cancelled, Progress
from caseload_app.ui.models.importing.import_reading import (
    Copied,
    FilesAsked,
    Reading,
    own_lists,
    read_files,
    read_pasted,
)
from caseload_app.ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.importing.mapping import MappingProposal
    from caseload_app.services.importing import TableFile
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner


class ImportReader(QObject):
    """`began` says what goes on; one of `came`, `proposed` and `failed` follows."""

    began = Signal(str)
    came = Signal(object)  # Reading
    proposed = Signal(object)  # tuple[MappingProposal, ...]
    failed = Signal(object)  # ExpectedError

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs

    def read(self, paths: Sequence[TableFile], ask_words_of: str = "") -> None:
        """Read files and weigh them against the store; nothing is written."""
        label = self.tr("Reading {}").format(joined([path.name for path in paths]))
        session, casebook = self._workspace.session, self._workspace.casebook
        asked = FilesAsked(paths, casebook.today, casebook.book, ask_words_of)

        def work(control: JobControl) -> Reading:
            with session.beside() as own:
                return read_files(own, asked, progress_of(control))

        self.began.emit(f"{label}…")
        self._jobs.submit(work, self.came.emit, self.failed.emit, label=label)

    def read_pasted(self, copied: Copied) -> None:
        """Find the table in what was copied and weigh it against the store."""
        label = self.tr("Reading what was copied")
        session, casebook = self._workspace.session, self._workspace.casebook
        asked = FilesAsked((), casebook.today, casebook.book)

        def work(control: JobControl) -> Reading:
            with session.beside() as own:
                return read_pasted(own, copied, asked, progress_of(control))

        self.began.emit(f"{label}…")
        self._jobs.submit(work, self.came.emit, self.failed.emit, label=label)

    def look_at_columns(self, paths: Sequence[TableFile]) -> None:
        """Propose the columns of lists that are read already."""
        label = self.tr("Looking at the columns")
        session = self._workspace.session

        def work(_control: JobControl) -> tuple[MappingProposal, ...]:
            with session.beside() as own:
                return own_lists(own, paths)

        self.began.emit(f"{label}…")
        self._jobs.submit(work, self.proposed.emit, self.failed.emit, label=label)


def progress_of(control: JobControl) -> Progress:
    """Tell the window how far the work is, and end the work once nobody wants it any more."""

    def say(done: int, total: int) -> None:
        if control.is_cancelled:
            raise Cancelled
        control.report(done, total)

    return say
