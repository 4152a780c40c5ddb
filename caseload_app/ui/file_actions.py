"""The commands of the File menu that read or write files: export, template and backup."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from caseload_app.domain.audit import Act
from caseload_app.ui.dialogs.export_options import (
    INITIALS_ONLY,
    ExportOptions,
    ExportOptionsDialog,
)
from caseload_app.ui.messages import show_problem
from caseload_app.ui.saving import dated_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.errors import ExpectedError
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.settings import Settings

WORKBOOKS = "Excel workbooks (*.xlsx)"
STORES = "Caseload stores (*.db)"


class FileActions(QObject):
    """Offer the commands; each asks where to write, works beside the window, and says so."""

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        jobs: JobRunner,
        settings: Settings,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._jobs = jobs
        self._settings = settings

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("file.export", self.export)
        actions.offer("file.template", self.write_template)
        actions.offer("file.backup", self.back_up)

    @Slot()
    def export(self) -> None:
        """Ask what is to be in the workbook and where it goes, then write it."""
        dialog = ExportOptionsDialog(self._window)
        dialog.chosen.connect(self._ask_for_export)
        dialog.backup_wanted.connect(self.back_up)
        dialog.open()

    @Slot(object)
    def _ask_for_export(self, options: ExportOptions) -> None:
        then = partial(self.export_to, options=options)
        self._ask_where(self.tr("Export to Excel"), "Caseload", ".xlsx", WORKBOOKS, then)

    def export_to(self, path: Path, *, options: ExportOptions = INITIALS_ONLY) -> None:
        """Write everything to a workbook; children are initials, as on paper, unless asked."""
        workspace = self._workspace
        casebook, settings, book = workspace.casebook, workspace.rule_settings, workspace.book
        session = workspace.session

        def work(_control: JobControl) -> Path:
            # Beside the window as well: what writes workbooks takes a while to load.
            from caseload_app.services.measuring import measure_now, specs_in_force
            from caseload_app.services.reports import Extras, export_workbook
            from caseload_app.services.safety.disclosures import WORKBOOK, note_disclosure
            from caseload_app.services.worklist import put_aside

            with session.beside() as own:
                specs = specs_in_force(own, casebook.book)
                measured = measure_now(own, casebook, specs, book)
                resting = put_aside(own, casebook)
            export_workbook(
                casebook,
                path,
                names=options.names,
                settings=settings,
                extras=Extras(measured, options.lock, resting),
            )
            with session.beside() as own:
                title, names = path.name, options.names
                note_disclosure(own, Act.EXPORTED, WORKBOOK, title, names=names)
            return path

        self._jobs.submit(
            work, self._written, self._failed, label=self.tr("Writing {}").format(path.name)
        )

    @Slot()
    def write_template(self) -> None:
        """Ask where the workbook to fill in goes, then write it."""
        self._ask_where(
            self.tr("Workbook to fill in"), "My team", ".xlsx", WORKBOOKS, self.write_template_to
        )

    def write_template_to(self, path: Path) -> None:
        """Write the workbook that a manager can fill in."""
        from caseload_app.services.reports import write_empty_template

        write_empty_template(path)
        self._written(path)

    @Slot()
    def back_up(self) -> None:
        """Ask where the copy goes, then make and check it."""
        stem = f"{self._workspace.store_path.stem} backup"
        self._ask_where(self.tr("Back up the store"), stem, ".db", STORES, self.back_up_to)

    def back_up_to(self, path: Path) -> None:
        """Keep a copy that has been opened and counted; an existing file stays."""
        from caseload_app.services import housekeeping

        def work(_control: JobControl) -> Path:
            with self._workspace.session.beside() as session:
                housekeeping.backup(session, path)
            return path

        self._jobs.submit(
            work, self._written, self._failed, label=self.tr("Backing up to {}").format(path.name)
        )

    def _ask_where(
        self, title: str, stem: str, suffix: str, kinds: str, then: Callable[[Path], None]
    ) -> None:
        folder = Path(self._settings.preferences().last_folder or Path.home())
        name = dated_name(stem, self._workspace.casebook.today, suffix)
        dialog = QFileDialog(self._window, title, str(folder / name), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.selectFile(str(folder / name))
        dialog.fileSelected.connect(partial(self._chosen, then))
        dialog.open()

    def _chosen(self, then: Callable[[Path], None], chosen: str) -> None:
        then(Path(chosen))

    def _written(self, path: Path) -> None:
        self._window.messages.say(
            self.tr("Wrote {}.").format(path.name),
            button_words=self.tr("Open the folder"),
            do=partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(path.parent))),
        )

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self._window, error)
