"""Ask about the columns of lists one after the other, keep each answer, and hand mappings on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from caseload_app.errors import ExpectedError
from caseload_app.services.import_mappings import (
    export_mappings,
    import_mappings,
    remember_mapping,
)
from caseload_app.ui.saving import dated_name
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseload_app.domain.importing.mapping import MappingProposal, SheetMapping
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.importing.import_mapping import MappingPanel

MAPPINGS = "Mappings for Caseload (*.json)"


class MappingStep(QObject):
    """`answered` says to read again, with the shape whose words are open, or an empty text.

    `finished` says that every list was left out, so that there is nothing new to read.
    """

    answered = Signal(str)
    finished = Signal()
    said = Signal(str)
    failed = Signal(object)  # ExpectedError

    def __init__(
        self, workspace: Workspace, settings: Settings, panel: MappingPanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self._panel = panel
        self._waiting: list[MappingProposal] = []
        self._left_out: set[str] = set()
        self._is_saved = False
        self._open_words = ""
        self.files: QFileDialog | None = None
        panel.decided.connect(self._keep)
        panel.left_out.connect(self._leave_out)
        panel.handed_on.connect(self.ask_where)
        panel.taken_over.connect(self.ask_which)

    def start_afresh(self) -> None:
        """Forget which lists were left out: other files are read."""
        self._left_out = set()

    def ask(self, proposals: Sequence[MappingProposal]) -> bool:
        """Show the first of these that was not left out; False where there is none."""
        self._waiting = [one for one in proposals if one.shape not in self._left_out]
        self._is_saved = False
        self._open_words = ""
        if self._waiting:
            self._panel.show_proposal(self._waiting[0])
        return bool(self._waiting)

    def _next(self) -> None:
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._panel.show_proposal(self._waiting[0])
        elif self._is_saved:
            self.answered.emit(self._open_words)
        else:
            self.finished.emit()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ExpectedError as error:
            self.failed.emit(error)

    @Slot(object)
    def _keep(self, mapping: SheetMapping) -> None:
        self._try(partial(self._keep_and_go_on, mapping))

    def _keep_and_go_on(self, mapping: SheetMapping) -> None:
        self._remember(mapping)
        if self._panel.words_are_open:
            self._open_words = mapping.shape
        self._next()

    def _remember(self, mapping: SheetMapping) -> None:
        self._workspace.follow(remember_mapping(self._workspace.session, mapping))
        self._is_saved = True

    @Slot()
    def _leave_out(self) -> None:
        self._left_out.add(self._waiting[0].shape)
        self._next()

    # Handing on and taking over

    @Slot(object)
    def ask_where(self, mapping: SheetMapping) -> None:
        """Ask where the file for a colleague goes."""
        title = f"{self.tr('Columns of')} {Path(mapping.title).stem}"
        name = self._folder() / dated_name(title, self._workspace.casebook.today, ".json")
        self.files = QFileDialog(
            self._panel, self.tr("Save for a colleague"), str(name.parent), MAPPINGS
        )
        self.files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.files.setDefaultSuffix("json")
        self.files.selectFile(str(name))
        self.files.fileSelected.connect(partial(self._hand_on, mapping))
        self.files.open()

    @Slot()
    def ask_which(self) -> None:
        """Ask for the file of a colleague."""
        self.files = QFileDialog(
            self._panel, self.tr("Use a colleague's mapping"), str(self._folder()), MAPPINGS
        )
        self.files.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.files.fileSelected.connect(self._take_over)
        self.files.open()

    def _folder(self) -> Path:
        return Path(self._settings.preferences().last_folder or Path.home())

    def _hand_on(self, mapping: SheetMapping, chosen: str) -> None:
        self._try(partial(self._write_file, mapping, Path(chosen)))

    def _write_file(self, mapping: SheetMapping, path: Path) -> None:
        self._remember(mapping)
        export_mappings(self._workspace.session, path, [mapping.shape])
        self.said.emit(
            self.tr("Wrote {}. It holds headings and status words, nothing of any child.").format(
                path.name
            )
        )

    def _take_over(self, chosen: str) -> None:
        self._try(partial(self._read_file, Path(chosen)))

    def _read_file(self, path: Path) -> None:
        number, problems = import_mappings(self._workspace.session, path)
        # Mappings are settings: nothing of the casebook has changed.
        words = self.tr("{} taken over.").format(count(number, "mapping"))
        self.said.emit(" ".join((words, *problems)))
        if number:
            self.answered.emit("")
