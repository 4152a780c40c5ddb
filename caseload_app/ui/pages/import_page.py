"""Import spreadsheets: choose, see what would change, then write it; earlier imports below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseload_app.services.import_history import PastImport, past_imports
from caseload_app.ui.models.importing.became_late import Followed
from caseload_app.ui.models.importing.import_reading import Copied, Reading
from caseload_app.ui.models.importing.move_rows import MoveRow, moves_in_sum
from caseload_app.ui.models.worker_rows import WorkerDate
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.importing.import_done import ImportDone
from caseload_app.ui.widgets.importing.import_mapping import MappingPanel
from caseload_app.ui.widgets.importing.import_mapping_step import MappingStep
from caseload_app.ui.widgets.importing.import_past import PastImportPanel
from caseload_app.ui.widgets.importing.import_preview import ImportPreviewPanel, ImportWorking
from caseload_app.ui.widgets.importing.import_preview_step import PreviewStep
from caseload_app.ui.widgets.importing.import_reader import ImportReader
from caseload_app.ui.widgets.importing.import_source import ImportSource
from caseload_app.ui.widgets.importing.import_start import ImportStart
from caseload_app.ui.widgets.importing.import_writer import ImportWriter
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.words import count, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from caseload_app.domain.importing.mapping import MappingProposal
    from caseload_app.errors import ExpectedError
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobRunner
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
        self._jobs = jobs
        self._reading: Reading | None = None
        self._came_from: QWidget = self
        self.messages = MessageBar(look, self)
        self.source = ImportSource(settings, self)
        self.stack = QStackedWidget(self)
        self.start = ImportStart(look, settings, self)
        self.zone, self.history = self.start.zone, self.start.history
        self.working = ImportWorking(look, self)
        self.mapping = MappingPanel(look, self)
        self.asking = MappingStep(workspace, settings, self.mapping, self)
        self.preview = ImportPreviewPanel(look, settings, self)
        self.previewing = PreviewStep(workspace, settings, jobs, self.preview)
        self.done = ImportDone(look, settings, self)
        self.past = PastImportPanel(workspace, look, settings, self)
        self.reader = ImportReader(workspace, jobs, self)
        self.writer = ImportWriter(workspace, jobs, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        steps = (self.start, self.working, self.mapping, self.preview, self.done, self.past)
        for step in steps:
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
        self.zone.asked.connect(self.source.ask_files)
        self.zone.pasted.connect(self.source.paste)
        self.source.chosen.connect(self.read)
        self.source.copied.connect(self._read_copied)
        self.history.opened.connect(self._open_past)
        self.past.given_up.connect(self._start_again)
        self.past.opened.connect(self._open_child)
        self.past.undo_wanted.connect(self.writer.undo)
        self.reader.began.connect(self._say_working)
        self.reader.came.connect(self._show_reading)
        self.reader.proposed.connect(self._show_columns)
        self.reader.failed.connect(self._show_unread)
        self.writer.began.connect(self._say_working)
        self.writer.written.connect(self._written)
        self.writer.undone.connect(self._undone)
        self.writer.stopped.connect(self._say_stopped)
        self.writer.failed.connect(self._show_unwritten)
        self.working.given_up.connect(self._jobs.cancel)
        self._jobs.progressed.connect(self.working.show_progress)
        self._jobs.given_up.connect(self._stop)
        self.mapping.given_up.connect(self._start_again)
        self.asking.finished.connect(self._show_preview)
        for step in (self.asking, self.previewing):
            step.answered.connect(self._read_again)
            step.said.connect(self.messages.say)
            step.failed.connect(self._say_failure)
        self.preview.columns_wanted.connect(self._ask_columns)
        self.preview.given_up.connect(self._start_again)
        self.preview.wanted.connect(self._write)
        self.preview.opened.connect(self._open_child)
        self.done.undo_wanted.connect(self.writer.undo)
        self.done.finished.connect(self._start_again)
        self.done.opened.connect(self._open_date)

    # Show

    def show_casebook(self, casebook: object) -> None:
        self.history.records.show_records(past_imports(self._workspace.session))

    @Slot(object)
    def _open_past(self, past: object) -> None:
        if isinstance(past, PastImport):
            self.past.show_past(past)
            self._show_step(self.past)

    def _show_step(self, step: QWidget) -> None:
        self.stack.setCurrentWidget(step)

    @Slot(object)
    def _show_reading(self, reading: Reading) -> None:
        """Ask about lists that nobody has explained yet, or show what would change."""
        self._reading = reading
        if self.asking.ask(reading.proposals):
            self._show_step(self.mapping)
        else:
            self._show_preview()

    @Slot()
    def _show_preview(self) -> None:
        if self._reading is not None:
            self.previewing.show(self._reading)
            self._show_step(self.preview)

    def _show_failure(self, back_to: QWidget, error: ExpectedError) -> None:
        self._show_step(back_to)
        self._say_failure(error)

    @Slot(object)
    def _say_failure(self, error: ExpectedError) -> None:
        self.messages.say(f"{error.problem} {error.next_step}", tone=Tone.OVERDUE)

    # Reading

    @Slot(object)
    def read(self, paths: Sequence[Path]) -> None:
        """Read spreadsheets and show what they would change; nothing is written."""
        if not paths:
            return
        self.source.keep_folder(paths)
        self.messages.clear()
        self.asking.start_afresh()
        self.reader.read(paths)

    @Slot(object)
    def _read_copied(self, copied: Copied) -> None:
        self.messages.clear()
        self.asking.start_afresh()
        self.reader.read_pasted(copied)

    @Slot(str)
    def _read_again(self, ask_words_of: str = "") -> None:
        if self._reading is not None:
            self.reader.read(self._reading.paths, ask_words_of)

    @Slot(str)
    def _say_working(self, words: str) -> None:
        self.working.say(words)
        shown = self.stack.currentWidget()
        if shown is not None and shown is not self.working:
            self._came_from = shown
        self._show_step(self.working)

    @Slot()
    def _ask_columns(self) -> None:
        if self._reading is not None:
            self.reader.look_at_columns(self._reading.paths)

    @Slot(object)
    def _show_columns(self, proposals: tuple[MappingProposal, ...]) -> None:
        self.asking.start_afresh()
        self._show_step(self.mapping if self.asking.ask(proposals) else self.preview)

    @Slot(object)
    def _show_unread(self, error: ExpectedError) -> None:
        self._show_failure(self.start, error)

    @Slot()
    def _stop(self) -> None:
        """Leave what was going on; an import that was being written is taken back whole."""
        if self.writer.is_writing:
            self.writer.take_back()
        elif self.stack.currentWidget() is self.working:
            self._start_again()

    @Slot()
    def _start_again(self) -> None:
        self._reading = None
        self.show_casebook(None)
        self._show_step(self.start)

    # Writing and undoing

    @Slot()
    def _write(self) -> None:
        if self._reading is not None:
            self.writer.write(self._reading, self.preview.changes.accepted)

    @Slot(object, str, object)
    def _written(self, reading: Reading, did: str, after: Followed) -> None:
        self._workspace.take(after.ready)
        title = self.tr("Imported {}").format(joined([path.name for path in reading.paths]))
        self.done.show_done(title, did, after.late)
        self.done.show_moves(after.rows)
        self._reading = None
        self._show_step(self.done)
        self.changed.emit()

    @Slot(object)
    def _show_unwritten(self, error: ExpectedError) -> None:
        self._show_failure(self._came_from if self._reading is None else self.preview, error)

    @Slot()
    def _say_stopped(self) -> None:
        if self._reading is not None:
            self._show_step(self.preview)
        self.messages.say(self.tr("Stopped: nothing of the import was kept."))

    @Slot(object)
    def _undone(self, after: Followed) -> None:
        self._workspace.take(after.ready)
        moves = moves_in_sum(row.move for row in after.rows)
        self._start_again()
        self.changed.emit()
        children = count(len(after.changes.children), "child")
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

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A field takes what is pasted into it before it comes to the page.
        resting = self.stack.currentWidget() in (self.start, self.done, self.past)
        if resting and event.matches(QKeySequence.StandardKey.Paste):
            self.source.paste()
        else:
            super().keyPressEvent(event)
