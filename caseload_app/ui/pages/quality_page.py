"""What to put right: contradictions and gaps by check, and how many dates each one hides."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from caseload_app.errors import ExpectedError
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.finding_rows import (
    TO_DO,
    FindingRow,
    finding_columns,
    finding_rows,
    is_in_state,
    state_options,
)
from caseload_app.ui.models.groups import EVERYTHING, group_columns, groups_of
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.saving import dated_name
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.finding_panel import FindingPanel
from caseload_app.ui.widgets.group_list import GroupList
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, lay_out
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.widgets.text import button
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.mending import FixValue
    from caseload_app.domain.quality import Finding
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords(
    "thing",
    "Child, worker or words",
    "Nothing matches. Clear the search or the choices to see all that is to put right.",
)
GROUP_LETTERS = 44
WORKBOOKS = "Excel workbooks (*.xlsx)"


class QualityPage(Page):
    """The checks at the left, what each found at the right; below, the one that is mended.

    `changed` says that something was put right, or put aside.
    """

    page_id = "quality"
    title = "Put right"
    icon = "check"

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self.files: QFileDialog | None = None
        self.messages = MessageBar(look, self)
        self.model = RecordTableModel(finding_columns(), lambda row: row.finding)
        table = build_table("what to put right", self.model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        tip = self.tr("How many deadlines cannot be worked out because of it")
        columns = group_columns(
            self.tr("Check"), self.tr("Found"), self.tr("Hides"), tip=tip, letters=34
        )
        self.groups = GroupList("checks", columns, look, settings, self)
        self.finding = FindingPanel(look, self)
        self.export = button(
            self.tr("Save for the workers…"), look, icon="export", role="link", parent=self
        )
        self.body = PageBody(look, "check", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        lay_out(self, self.body)
        self.body.column.addWidget(self.list, 1)
        self.body.column.addWidget(self.finding)
        self.body.column.insertWidget(0, self.messages)
        self.list.add_to_bar(self.export)
        self.export.setToolTip(
            self.tr("A workbook with a sheet for each worker, or for the one you chose")
        )
        self.groups.keep_to(GROUP_LETTERS)
        self.list.put_beside(self.groups, at_left=True)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._say)
        self.list.narrowed.connect(self._show_groups)
        self.groups.chosen.connect(self._show_group)
        self.finding.mended.connect(self._mend)
        self.finding.put_aside.connect(self._put_aside)
        self.finding.taken_up.connect(self._take_up)
        self.finding.opened.connect(self._open)
        self.export.clicked.connect(self.ask_where)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        rows = finding_rows(casebook, self._workspace.worklist)
        workers = [row.worker for row in rows]
        self.list.show_options("worker", options_of(workers, self.tr("Any worker")))
        self.list.show_options("state", state_options())
        self.model.show_records(rows)
        self._show_groups()
        if casebook.children or casebook.workers:
            self.body.empty.say(
                self.tr("Nothing to put right"),
                self.tr("Nothing in the file contradicts itself, and no date is hidden by a gap."),
            )
        else:
            self.body.empty.say(
                self.tr("Nothing to check yet"),
                self.tr("Import a workbook; what cannot be right in it is listed here."),
            )
        self.body.show_full(bool(rows))

    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        self.list.search.clear()
        self.groups.choose(asked.pop("check", EVERYTHING))
        self.list.choose(**asked)
        if self.model.rows:
            self.list.table.selectRow(0)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.findings)
        return Waiting(number, Tone.UNKNOWN, self.tr("{} to put right").format(_things(number)))

    def remember(self) -> object:
        return self.list.remember(), self.groups.key

    def restore(self, state: object) -> None:
        match state:
            case (listed, str(group)):
                self.groups.choose(group)
                self.list.restore(listed)
            case _:
                pass

    @Slot()
    def _show_groups(self) -> None:
        """Count the checks in what is shown, whichever check is chosen."""
        self.model.narrow("group", None)
        found = groups_of(self.model.rows, _check_of, lambda row: row.finding.blinds)
        self.groups.show_groups(found)
        self._show_group(self.groups.key)

    @Slot(str)
    def _show_group(self, key: str) -> None:
        test = None if key == EVERYTHING else lambda row: row.finding.check == key
        self.model.narrow("group", test)

    @Slot(object)
    def _say(self, row: object) -> None:
        """Say the chosen finding whole, however long it is, with what would mend it."""
        shown = row if isinstance(row, FindingRow) else None
        self.finding.show_row(shown, self._workspace.casebook)

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, FindingRow):
            child = row.finding.child_id
            self.navigate.emit(
                Destination("child", child) if child else Destination("worker", row.worker)
            )

    @Slot(object, object)
    def _mend(self, finding: Finding, value: FixValue | None) -> None:
        self._try(partial(self._workspace.mend, finding, value), self.tr("Put right."))

    @Slot(object, str, object)
    def _put_aside(self, finding: Finding, reason: str, until: date | None) -> None:
        act = partial(self._workspace.put_aside, finding, reason, until)
        self._try(act, self.tr("Put aside. You find it again under Put aside."))

    @Slot(object)
    def _take_up(self, finding: Finding) -> None:
        self._try(partial(self._workspace.take_up, finding), self.tr("Taken up again."))

    def _try(self, act: Callable[[], object], done: str) -> None:
        try:
            act()
        except ExpectedError as error:
            self.messages.say(f"{error.problem} {error.next_step}", tone=Tone.OVERDUE)
            return
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        self.messages.say(done)

    # The workbook for the workers

    @Slot()
    def ask_where(self) -> None:
        """Ask where the workbook goes."""
        folder = Path(self._settings.preferences().last_folder or Path.home())
        worker = self.list.values["worker"]
        title = f"{self.tr('Data to put right')}{f' - {worker}' if worker else ''}"
        name = dated_name(title, self._workspace.casebook.today, ".xlsx")
        self.files = QFileDialog(self, self.tr("Data to put right"), str(folder), WORKBOOKS)
        self.files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.files.setDefaultSuffix("xlsx")
        self.files.selectFile(str(folder / name))
        self.files.fileSelected.connect(self.write_worklist)
        self.files.open()

    @Slot(str)
    def write_worklist(self, chosen: str) -> None:
        """Write what is to be put right, a sheet for each worker, children as initials."""
        # Brings openpyxl, which most days never need.
        from caseload_app.services.worklist_file import write_worklist

        session, casebook = self._workspace.session, self._workspace.casebook
        path, worker = Path(chosen), self.list.values["worker"] or None
        act = partial(write_worklist, path, session, casebook, worker=worker)
        self._try(act, self.tr("Wrote {}.").format(path.name))


def _things(number: int) -> str:
    return count(number, "thing")


def _check_of(row: FindingRow) -> tuple[str, str]:
    return row.finding.check, row.title


def _has_worker(row: FindingRow, worker: str) -> bool:
    return row.worker == worker


CHOICES = (
    Choice("state", "To do or put aside", is_in_state, usual=TO_DO),
    Choice("worker", "Worker", _has_worker),
)
