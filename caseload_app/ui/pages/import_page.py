"""Import spreadsheets: choose, see what would change, then write it; earlier imports below."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from caseload_app.domain.deadlines import DeadlineState
from caseload_app.domain.moves import DeadlineMove, compare_deadlines
from caseload_app.services import importing
from caseload_app.services.import_history import past_imports
from caseload_app.ui.models.import_changes import change_rows
from caseload_app.ui.models.import_rows import history_columns
from caseload_app.ui.models.move_rows import MoveRow, move_rows, moves_in_sum
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.models.worker_rows import WorkerDate
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.drop_zone import READABLE, DropZone
from caseload_app.ui.widgets.import_done import ImportDone
from caseload_app.ui.widgets.import_preview import ImportPreviewPanel, ImportWorking
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.words import count, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.errors import ExpectedError
    from caseload_app.services.import_values import ImportPreview, ImportResult
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class ImportPage(Page):
    """The way in for spreadsheets. `changed` says that something was written or undone."""

    page_id = "import"
    title = "Import"
    icon = "import"

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        jobs: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self._jobs = jobs
        self._prepared: ImportPreview | None = None
        self._files: QFileDialog | None = None
        self.messages = MessageBar(look, self)
        self.stack = QStackedWidget(self)
        self.start = QWidget(self)
        self.zone = DropZone(look, self.start)
        model = RecordTableModel(history_columns(), lambda row: row.import_id)
        self.history = build_table("imports", model, look, settings)
        self.working = ImportWorking(look, self)
        self.preview = ImportPreviewPanel(look, settings, self)
        self.done = ImportDone(look, settings, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        earlier = Panel(self.tr("Earlier imports"), self.start)
        earlier.body.addWidget(self.history)
        self.history.say_when_empty(self.tr("Nothing has been imported into this store yet."))
        layout = QVBoxLayout(self.start)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.ROOMY)
        layout.addWidget(self.zone)
        layout.addWidget(earlier, 1)
        for step in (self.start, self.working, self.preview, self.done):
            self.stack.addWidget(step)
        body = QVBoxLayout()
        body.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.ROOMY)
        body.addWidget(self.stack)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addLayout(body, 1)
        self.setFocusProxy(self.zone.choose)

    def _connect(self) -> None:
        self.zone.dropped.connect(self.read)
        self.zone.asked.connect(self.ask_files)
        self.working.given_up.connect(self._stop)
        self.preview.given_up.connect(self._start_again)
        self.preview.wanted.connect(self._write)
        self.preview.opened.connect(self._open_child)
        self.done.undo_wanted.connect(self._undo)
        self.done.finished.connect(self._start_again)
        self.done.opened.connect(self._open_date)

    # Show

    def show_casebook(self, casebook: object) -> None:
        self.history.records.show_records(past_imports(self._workspace.session))

    def _show_step(self, step: QWidget) -> None:
        self.stack.setCurrentWidget(step)

    @Slot(object)
    def _show_preview(self, prepared: ImportPreview) -> None:
        self._prepared = prepared
        self.preview.show_preview(prepared, self._workspace.casebook)
        self._show_step(self.preview)

    def _show_failure(self, back_to: QWidget, error: ExpectedError) -> None:
        self._show_step(back_to)
        self.messages.say(f"{error.problem} {error.next_step}", tone=Tone.OVERDUE)

    # Choosing and reading

    @Slot()
    def ask_files(self) -> None:
        """Let the person choose spreadsheets."""
        folder = self._settings.preferences().last_folder
        kinds = " ".join(f"*{suffix}" for suffix in READABLE)
        names = self.tr("Spreadsheets ({})").format(kinds)
        self._files = QFileDialog(self, self.tr("Choose spreadsheets"), folder, names)
        self._files.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._files.filesSelected.connect(self._files_chosen)
        self._files.open()

    @Slot("QStringList")
    def _files_chosen(self, chosen: list[str]) -> None:
        self.read([Path(path) for path in chosen])

    @Slot(object)
    def read(self, paths: Sequence[Path]) -> None:
        """Read spreadsheets and show what they would change; nothing is written."""
        if not paths:
            return
        kept = self._settings.preferences()
        self._settings.save_preferences(replace(kept, last_folder=str(paths[0].parent)))
        self.messages.clear()
        label = self.tr("Reading {}").format(joined([path.name for path in paths]))
        self.working.say(f"{label}…", can_stop=True)
        self._show_step(self.working)
        session, today = self._workspace.session, self._workspace.casebook.today

        def work(_control: JobControl) -> ImportPreview:
            with session.beside() as own:
                return importing.preview(own, paths, today)

        failed = partial(self._show_failure, self.start)
        self._jobs.submit(work, self._show_preview, failed, label=label)

    @Slot()
    def _stop(self) -> None:
        self._jobs.cancel()
        self._start_again()

    @Slot()
    def _start_again(self) -> None:
        self._prepared = None
        self.show_casebook(None)
        self._show_step(self.start)

    # Writing and undoing

    @Slot()
    def _write(self) -> None:
        prepared = self._prepared
        if prepared is None:
            return
        label = self.tr("Importing")
        # Once writing has begun it is kept whole or not at all: there is nothing to stop.
        self.working.say(f"{label}…", can_stop=False)
        self._show_step(self.working)
        session = self._workspace.session

        def work(_control: JobControl) -> ImportResult:
            with session.beside() as own:
                return importing.apply(own, prepared)

        done = partial(self._written, prepared)
        self._jobs.submit(work, done, partial(self._show_failure, self.preview), label=label)

    def _written(self, prepared: ImportPreview, result: ImportResult) -> None:
        before = self._workspace.casebook
        did = [f"{row.what}: {row.number:,}" for row in change_rows(prepared.plan, before)]
        self._workspace.follow(result.changes)
        after = self._workspace.casebook
        moves = moves_between(before, after)
        title = self.tr("Imported {}").format(joined([one.path.name for one in prepared.files]))
        self.done.show_done(title, " · ".join(did), became_late(before, after, moves))
        self.done.show_moves(move_rows(after, moves))
        self._prepared = None
        self._show_step(self.done)
        self.changed.emit()

    @Slot()
    def _undo(self) -> None:
        label = self.tr("Undoing the import")
        self.working.say(f"{label}…", can_stop=False)
        self._show_step(self.working)
        session = self._workspace.session

        def work(_control: JobControl) -> Changes:
            with session.beside() as own:
                return importing.undo_latest(own)

        failed = partial(self._show_failure, self.done)
        self._jobs.submit(work, self._undone, failed, label=label)

    def _undone(self, changes: Changes) -> None:
        before = self._workspace.casebook
        self._workspace.follow(changes)
        moves = moves_in_sum(moves_between(before, self._workspace.casebook))
        self._start_again()
        self.changed.emit()
        children = count(len(changes.children), "child")
        dates = self.tr(" Dates: {}.").format(moves) if moves else ""
        self.messages.say(self.tr("The import was undone: {} put back.").format(children) + dates)

    @Slot(str)
    def _open_child(self, child_id: str) -> None:
        if child_id in self._workspace.casebook.children:
            self.navigate.emit(Destination("child", child_id))
        else:
            self.messages.say(
                self.tr("This child is new: the card opens after the import."), tone=Tone.UPCOMING
            )

    @Slot(object)
    def _open_date(self, row: object) -> None:
        deadline = row.deadline if isinstance(row, WorkerDate | MoveRow) else None
        if deadline is not None:
            self.navigate.emit(Destination("child", deadline.subject, deadline.rule.id))


def moves_between(before: Casebook, after: Casebook) -> list[DeadlineMove]:
    """Say what became of the dates between two readings of the store."""
    return compare_deadlines(
        chain.from_iterable(before.deadlines.values()),
        chain.from_iterable(after.deadlines.values()),
        after.day,
    )


def became_late(
    before: Casebook, after: Casebook, moves: Sequence[DeadlineMove]
) -> list[WorkerDate]:
    """Give the dates that are late now and were not before, the earliest first."""
    late = [
        move.now
        for move in moves
        if move.now is not None
        and after.state(move.now) is DeadlineState.OVERDUE
        and (move.was is None or before.state(move.was) is not DeadlineState.OVERDUE)
    ]
    return [
        WorkerDate(one, after.display_name(after.children[one.subject]), deadline_mark(after, one))
        for one in sorted(late, key=lambda one: (one.due, one.subject))
    ]
