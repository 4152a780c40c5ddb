"""Keep the figures of the day beside the window: after an import, and once a week on opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.errors import ExpectedError
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner


class FigureKeeping(QObject):
    """`kept` tells how many measures were kept; nothing happens before `begin`."""

    kept = Signal(int)

    def __init__(self, workspace: Workspace, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._has_begun = False
        self._is_keeping = False

    def begin(self) -> None:
        """From now on keep figures whenever they are due."""
        self._has_begun = True
        self.look(self._workspace.casebook)

    def look(self, casebook: Casebook) -> None:
        """Keep the figures of this casebook if an import came in or a week has passed."""
        session = self._workspace.session
        if not self._has_begun or self._is_keeping or not casebook.children:
            return
        from caseload_app.services import measuring

        if not measuring.snapshot_due(session, casebook.today):
            return
        self._is_keeping = True
        specs = measuring.specs_in_force(session, casebook.book)

        def work(_control: JobControl) -> int:
            with session.beside() as own:
                return len(measuring.keep_snapshot(own, casebook, specs))

        self._jobs.submit(work, self._done, self._failed, label=self.tr("Keeping the figures"))

    def _done(self, number: int) -> None:
        self._is_keeping = False
        self.kept.emit(number)

    def _failed(self, _error: ExpectedError) -> None:
        # A store that only reads, or is full, keeps no figures; the next opening tries again.
        self._has_begun = self._is_keeping = False
