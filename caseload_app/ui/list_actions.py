"""Print what the page shows, and write its list to Excel: rows, order and columns as shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from caseload_app.domain.audit import Act
from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import show_problem
from caseload_app.ui.print_actions import paper_of
from caseload_app.ui.saving import dated_name
from caseload_app.ui.theme import Tone
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.shown_list import ShownList
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.print_actions import PrintActions
    from caseload_app.ui.settings import Settings

WORKBOOKS = "Excel workbooks (*.xlsx)"


class ListActions(QObject):
    """Offer both; what is given out is what stands on the screen."""

    def __init__(
        self, workspace: Workspace, window: MainWindow, prints: PrintActions, settings: Settings
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._prints = prints
        self._settings = settings

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("print.list", self.print_list)
        actions.offer("file.list", self.ask_for_workbook)

    @Slot()
    def print_list(self) -> None:
        """Show the list of the page in view on paper, as it is shown."""
        from caseload_app.services.shown_lists import printed_list
        from caseload_app.ui.widgets.print_job import preview

        shown = self._shown()
        if shown is not None:
            preview(paper_of(printed_list(shown, self._prints.how)), self._window)

    @Slot()
    def ask_for_workbook(self) -> None:
        """Ask where the list goes, then write it as it is shown."""
        shown = self._shown()
        if shown is None:
            return
        folder = Path(self._settings.preferences().last_folder or Path.home())
        name = dated_name(shown.title, shown.as_at, ".xlsx")
        dialog = QFileDialog(
            self._window, self.tr("This list to Excel"), str(folder / name), WORKBOOKS
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(str(folder / name))
        dialog.fileSelected.connect(self.write_workbook)
        dialog.open()

    @Slot(str)
    def write_workbook(self, path: str) -> None:
        """Write the list of the page in view."""
        from caseload_app.services.safety.disclosures import WORKBOOK, note_disclosure
        from caseload_app.services.shown_lists import write_list

        shown = self._shown()
        if shown is None:
            return
        try:
            rows = write_list(shown, Path(path))
        except ExpectedError as error:
            show_problem(self._window, error)
            return
        note_disclosure(
            self._workspace.session,
            Act.EXPORTED,
            WORKBOOK,
            Path(path).name,
            names=self._prints.how.names,
            rows=rows,
        )
        words = self.tr("Wrote {} to {}.").format(count(rows, "row"), Path(path).name)
        self._window.messages.say(words)

    def _shown(self) -> ShownList | None:
        from caseload_app.ui.models.shown_list import shown_list
        from caseload_app.ui.widgets.record_list import RecordList

        page = self._window.current_page
        lists = page.findChildren(RecordList) if page is not None else []
        for one in lists:
            if one.isVisible() and one.title:
                return shown_list(
                    (one.title, one.narrowed_words()),
                    one.table.shown_columns(),
                    one.model.rows,
                    as_at=self._workspace.casebook.today,
                    names=self._prints.how.names,
                )
        words = self.tr("Choose what to print from the Print menu.")
        self._window.messages.say(words, tone=Tone.UPCOMING)
        return None
