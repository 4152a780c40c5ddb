"""Write an import beside the window, take one back, and see that Stop leaves nothing behind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from caseload_app.services import importing
from caseload_app.services.import_history import past_imports
from caseload_app.ui.models.importing.became_late import Followed, followed
from caseload_app.ui.models.importing.difference_rows import done_words
from caseload_app.ui.models.importing.import_reading import Reading, write_accepted
from caseload_app.ui.widgets.importing.import_reader import progress_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from caseload_app.services.session import Session
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import Done, JobControl, JobRunner, Work


class ImportWriter(QObject):
    """`began` says what goes on; one of `written`, `undone`, `stopped` and `failed` follows."""

    began = Signal(str)
    written = Signal(object, str, object)  # Reading, what it did, Followed
    undone = Signal(object)  # Followed
    stopped = Signal()
    failed = Signal(object)  # ExpectedError

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._known: frozenset[int] = frozenset()
        self.is_writing = False

    def write(self, reading: Reading, accepted: Collection[str]) -> None:
        """Write what was accepted of a reading, in one transaction."""
        workspace = self._workspace
        session, before = workspace.session, workspace.casebook
        self._known = frozenset(past.import_id for past in past_imports(session))

        def work(control: JobControl) -> Followed:
            with session.beside() as own:
                result = write_accepted(own, reading, accepted, progress_of(control))
                return followed(workspace, before, own, result.changes)

        self.is_writing = True
        done = partial(self._end, reading, done_words(reading.difference, accepted))
        self._submit(work, done, self.tr("Importing"))

    def undo(self) -> None:
        """Take the latest import back."""
        workspace = self._workspace
        session, before = workspace.session, workspace.casebook

        def work(_control: JobControl) -> Followed:
            with session.beside() as own:
                return followed(workspace, before, own, importing.undo_latest(own))

        self._submit(work, self.undone.emit, self.tr("Undoing the import"))

    def take_back(self) -> None:
        """See, after Stop, that nothing of the import stays, however late it was pressed."""
        self.is_writing = False
        session, known = self._workspace.session, self._known

        def work(_control: JobControl) -> None:
            with session.beside() as own:
                _undo_unknown(own, known)

        self._submit(work, self._stop, self.tr("Taking the import back"))

    def _submit(self, work: Work, done: Done, label: str) -> None:
        self.began.emit(f"{label}…")
        self._jobs.submit(work, done, self._fail, label=label)

    def _end(self, reading: Reading, did: str, after: Followed) -> None:
        self.is_writing = False
        self.written.emit(reading, did, after)

    def _stop(self, _nothing: object) -> None:
        self.stopped.emit()

    def _fail(self, error: object) -> None:
        self.is_writing = False
        self.failed.emit(error)


def _undo_unknown(session: Session, known: Collection[int]) -> None:
    """Undo an import that was written after all, when it was too late to stop it."""
    latest = next((past for past in past_imports(session) if past.undone_at is None), None)
    if latest is not None and latest.import_id not in known:
        importing.undo_latest(session)
