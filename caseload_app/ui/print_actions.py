"""The commands of the Print menu: each shows its pages first; the pack can be one PDF each."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from caseload_app.domain.audit import Act
from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import show_problem
from caseload_app.ui.saving import dated_name
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.prints import PrintedPage, Printing
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.print_job import Paper

CALENDARS = "Calendar files (*.ics)"
WORKBOOKS = "Excel workbooks (*.xlsx)"


class PrintActions(QObject):
    """Offer the commands; children are initials and ID unless names are ticked."""

    def __init__(
        self, workspace: Workspace, window: MainWindow, jobs: JobRunner, settings: Settings
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._jobs = jobs
        self._settings = settings
        self._names = False

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("print.pack", self.show_pack)
        actions.offer("print.pack_files", self.ask_for_pack_files)
        actions.offer("print.brief", self.show_brief)
        actions.offer("print.overdue", self.show_overdue)
        actions.offer("print.inspector", self.show_inspector_list)
        actions.offer("file.calendar", self.ask_for_calendar)
        ticked = actions.offer("print.names", lambda: None)
        ticked.setCheckable(True)
        ticked.toggled.connect(self._tick_names)

    @property
    def how(self) -> Printing:
        """Say how things are printed now: with names or not, by whom and when."""
        from caseload_app.services.prints import Printing

        session = self._workspace.session
        names = self._names and not self._workspace.names_hidden
        return Printing(names, session.author, session.clock_now().astimezone())

    @Slot(bool)
    def _tick_names(self, names: bool) -> None:
        self._names = names

    # Show

    def show_session(self, worker: str) -> None:
        """Show the summary of one worker, with what is written of the session already."""
        from caseload_app.services import prints, supervisions

        waiting = supervisions.waiting_drafts(self._workspace.session)
        draft = next((one.draft for one in waiting if one.draft.worker == worker), None)
        self._show(lambda casebook: prints.printed_session(casebook, worker, self.how, draft))

    def show_child(self, child_id: str) -> None:
        """Show one child on a sheet."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_child(casebook, child_id, self.how))

    @Slot()
    def show_pack(self) -> None:
        """Show everybody's summary, each on sheets of its own."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_pack(casebook, self.how))

    @Slot()
    def show_brief(self) -> None:
        """Show the team brief."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_brief(casebook, self.how))

    @Slot()
    def show_overdue(self) -> None:
        """Show what is overdue, worker by worker."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_overdue(casebook, self.how))

    @Slot()
    def show_inspector_list(self) -> None:
        """Show every child with what is wrong stated first."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_inspector_list(casebook, self.how))

    def show_register(self, first: date | None = None) -> None:
        """Show the register of twelve months from one on; of the last twelve without it."""
        from caseload_app.services import prints

        self._show(lambda casebook: prints.printed_register(casebook, self.how, first))

    def show_handover(self, worker: str) -> None:
        """Show everything open that one worker hands over."""
        from caseload_app.services import handovers

        def lay_out(casebook: Casebook) -> PrintedPage:
            packs = handovers.handover_packs(casebook, worker=worker, names=self.how.names)
            return handovers.printed_handover(casebook, packs, self.how)

        self._show(lay_out)

    def show_transfer(self, child_ids: Sequence[str]) -> None:
        """Show everything open of some children who go elsewhere."""
        from caseload_app.services import handovers

        def lay_out(casebook: Casebook) -> PrintedPage:
            pack = handovers.transfer_pack(casebook, child_ids, "", names=self.how.names)
            return handovers.printed_handover(casebook, [pack], self.how)

        self._show(lay_out)

    def _show(self, lay_out: Callable[[Casebook], PrintedPage]) -> None:
        from caseload_app.ui.widgets.print_job import preview

        try:
            page = lay_out(self._workspace.casebook)
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        preview(paper_of(page), self._window)

    # Files

    @Slot()
    def ask_for_pack_files(self) -> None:
        """Ask for a folder, then write one PDF for each worker into it."""
        dialog = QFileDialog(self._window, self.tr("Folder for the pack"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.write_pack)
        dialog.open()

    @Slot(str)
    def write_pack(self, folder: str) -> None:
        """Write one PDF for each worker who is supervised."""
        casebook, how = self._workspace.casebook, self.how
        session = self._workspace.session

        def work(control: JobControl) -> int:
            from caseload_app.services import prints
            from caseload_app.services.safety.disclosures import PAPER, note_disclosure

            workers = prints.pack_workers(casebook)
            for done, worker in enumerate(workers):
                if control.is_cancelled:
                    return done
                control.report(done, len(workers))
                page = prints.printed_session(casebook, worker, how)
                name = dated_name(page.title, casebook.today, ".pdf")
                write_pdf(page, Path(folder) / name)
            with session.beside() as own:
                note_disclosure(own, Act.PRINTED, PAPER, "Supervision pack", names=how.names)
            return len(workers)

        self._jobs.submit(work, self._pack_written, self._failed, label=self.tr("Writing the pack"))

    def ask_for_handover(self, worker: str) -> None:
        """Ask where the workbook of a handover goes, then write it."""
        title = self.tr("Handover of {}").format(worker)
        name = str(Path(self._folder()) / dated_name(title, self._today, ".xlsx"))
        dialog = QFileDialog(self._window, title, name, WORKBOOKS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self.write_handover, worker))
        dialog.open()

    def write_handover(self, worker: str, path: str) -> None:
        """Write the workbook of a handover."""
        from caseload_app.services import handovers
        from caseload_app.services.safety.disclosures import WORKBOOK, note_disclosure

        casebook, names = self._workspace.casebook, self.how.names
        try:
            packs = handovers.handover_packs(casebook, worker=worker, names=names)
            number = handovers.write_handover(casebook, packs, Path(path))
            note_disclosure(
                self._workspace.session, Act.EXPORTED, WORKBOOK, packs[0].title, names=names
            )
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        things = count(number, "open thing")
        self._window.messages.say(self.tr("Wrote {} to {}.").format(things, Path(path).name))

    @Slot()
    def ask_for_calendar(self) -> None:
        """Ask where the calendar file goes, then write it."""
        title = self.tr("Calendar file for Outlook")
        name = str(Path(self._folder()) / dated_name("Caseload", self._today, ".ics"))
        dialog = QFileDialog(self._window, title, name, CALENDARS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.write_calendar)
        dialog.open()

    @Slot(str)
    def write_calendar(self, path: str) -> None:
        """Write the sessions and open dates; sent again, it moves what it told before."""
        from caseload_app.services.calendar_entries import write_calendar_file

        try:
            number = write_calendar_file(self._workspace.casebook, Path(path))
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        entries = count(number, "entry")
        self._window.messages.say(self.tr("Wrote {} to {}.").format(entries, Path(path).name))

    @property
    def _today(self) -> date:
        return self._workspace.casebook.today

    def _folder(self) -> str:
        return str(self._settings.preferences().last_folder or Path.home())

    def _pack_written(self, number: int) -> None:
        self._window.messages.say(self.tr("Wrote {}.").format(count(number, "PDF")))

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self._window, error)


def paper_of(page: PrintedPage) -> Paper:
    """Give what is printed as the preview takes it."""
    from caseload_app.ui.widgets.print_job import Footer, Paper

    return Paper(page.title, page.html, Footer(page.as_at), page.landscape, page.more)


def write_pdf(page: PrintedPage, path: Path) -> int:
    """Write one document and give its number of pages. Raises ExpectedError."""
    from caseload_app.ui.widgets.print_job import Footer, html_to_pdf

    footer = Footer(page.as_at)
    return html_to_pdf(page.documents, path, footer, title=page.title, landscape=page.landscape)
