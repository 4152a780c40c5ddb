"""A session that is signed: read part by part; a correction supersedes one part, with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.records import CaseRecord, PersonalRecord
from caseload_app.domain.supervision.supervision_record import read_case, read_personal
from caseload_app.errors import ExpectedError
from caseload_app.services import supervisions
from caseload_app.services.prints import Printing, printed_case, printed_personal
from caseload_app.ui.models.supervision.signed_lines import (
    action_lines,
    case_lines,
    case_records,
    earlier_versions,
    personal_lines,
    personal_record,
    signed_words,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.print_job import Footer, Paper, preview
from caseload_app.ui.widgets.supervision.case_blocks import CaseBlock
from caseload_app.ui.widgets.supervision.personal_form import PersonalForm
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.supervision.signed_lines import Line

CAPTION_LETTERS = 22


class SignedRecord(QWidget):
    """`corrected` carries what was done; the workspace already has it."""

    opened = Signal(object)  # Destination
    corrected = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._look = look
        self._worker = ""
        self._title = ElidedLabel(role="title", parent=self)
        self._new = button(
            self.tr("Record the next one"), look, icon="supervision", role="primary", parent=self
        )
        self._parts = QWidget(self)
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.NORMAL)
        self.names = QCheckBox(self.tr("Print names in full"), self)
        self.names.setToolTip(self.tr("Otherwise children on paper are initials and ID"))
        top = QHBoxLayout()
        top.setSpacing(Space.NORMAL)
        top.addWidget(self._title, 1)
        top.addWidget(self.names)
        top.addWidget(self._new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(top)
        layout.addWidget(scrolling(self._parts, self), 1)
        self._new.clicked.connect(self._record_next)

    # Show

    def show_session(self, casebook: Casebook, worker: str, on: str, kind: str) -> None:
        """Show a session by its day and kind; both as the store writes them."""
        self._worker = worker
        shown = day(date.fromisoformat(on))
        self._title.show_words(self.tr("{}, {}").format(worker, shown))
        empty(self._column)
        actions = action_lines(casebook, worker, on)
        if actions:
            panel = Panel(self.tr("Actions"), self._parts)
            panel.body.addLayout(_grid(actions, panel))
            self._column.addWidget(panel)
        personal = personal_record(casebook, worker, on, kind)
        if personal is not None:
            self._column.addWidget(self._build_personal(casebook, personal))
        for record in case_records(casebook, worker, on):
            self._column.addWidget(self._build_case(casebook, record))
        if self._column.count() == 0:
            words = self.tr("This session is known by its date alone: nothing was written up here.")
            self._column.addWidget(wrapping_label(words, "quiet", self))
        self._column.addStretch(1)

    def _build_personal(self, casebook: Casebook, record: PersonalRecord) -> Panel:
        panel = Panel(self.tr("Personal part"), self._parts)
        signed = read_personal(record)
        self._fill(panel, personal_lines(signed), casebook, record)
        return panel

    def _build_case(self, casebook: Casebook, record: CaseRecord) -> Panel:
        child = casebook.children.get(record.child_id)
        name = casebook.display_name(child) if child else record.child_id
        panel = Panel(name, self._parts)
        signed = read_case(record)
        about_actions = [("", self.tr("Not discussed; what became of the actions is above."))]
        self._fill(panel, case_lines(signed) or about_actions, casebook, record)
        return panel

    def _fill(
        self,
        panel: Panel,
        lines: Sequence[Line],
        casebook: Casebook,
        record: PersonalRecord | CaseRecord,
    ) -> None:
        panel.say_aside(signed_words(record))
        correct = button(self.tr("Correct"), self._look, parent=panel)
        correct.clicked.connect(partial(self._start_correcting, panel, record))
        on_paper = button(self.tr("Print"), self._look, icon="print", parent=panel)
        on_paper.clicked.connect(partial(self._print, record))
        panel.top.addWidget(on_paper)
        panel.top.addWidget(correct)
        panel.body.addLayout(_grid(lines or [("", self.tr("Nothing was written."))], panel))
        for old in earlier_versions(casebook, record):
            words = self.tr("Version {} is kept: {}").format(old.revision, _said(old))
            panel.body.addWidget(wrapping_label(words, "small", panel))

    # Ask

    def _start_correcting(
        self, panel: Panel, record: PersonalRecord | CaseRecord, _checked: bool = False
    ) -> None:
        """Put the form in the place of the words."""
        sender = self.sender()
        if isinstance(sender, QWidget):
            sender.hide()
        empty(panel.body)
        form: PersonalForm | CaseBlock
        if isinstance(record, PersonalRecord):
            form = PersonalForm(self._look, panel)
            part = read_personal(record).personal
            form.show_part(part, self._workspace.casebook.today, asye=bool(part.asye))
        else:
            form = CaseBlock(self._look, read_case(record).case, panel)
            form.correct_only()
        reason = QLineEdit(panel)
        reason.setPlaceholderText(self.tr("Why the signed record is corrected (needed)"))
        reason.setAccessibleName(self.tr("Reason of the correction"))
        problem = wrapping_label(role="problem", parent=panel)
        problem.hide()
        save = button(self.tr("Sign the correction"), self._look, role="primary", parent=panel)
        cancel = button(self.tr("Leave it as it was"), self._look, parent=panel)
        save.clicked.connect(partial(self._correct, record, form, reason, problem))
        cancel.clicked.connect(self._leave)
        line = QHBoxLayout()
        line.addWidget(reason, 1)
        line.addWidget(save)
        line.addWidget(cancel)
        panel.body.addWidget(form)
        panel.body.addLayout(line)
        panel.body.addWidget(problem)
        form.setFocus()

    def _correct(
        self,
        record: PersonalRecord | CaseRecord,
        form: PersonalForm | CaseBlock,
        reason: QLineEdit,
        problem: QLabel,
        _checked: bool = False,
    ) -> None:
        session, casebook = self._workspace.session, self._workspace.casebook
        try:
            if isinstance(record, PersonalRecord) and isinstance(form, PersonalForm):
                signed = replace(read_personal(record), personal=form.part)
                changes = supervisions.correct_personal(session, record, signed, reason.text())
            elif isinstance(record, CaseRecord) and isinstance(form, CaseBlock):
                case = replace(read_case(record), case=form.part)
                changes = supervisions.correct_case(casebook, session, record, case, reason.text())
            else:
                return
        except ExpectedError as error:
            problem.setText(f"{error.problem} {error.next_step}")
            problem.show()
            reason.setFocus()
            return
        self._workspace.follow(changes)
        self.corrected.emit(self.tr("Corrected; the earlier version is kept beside it."))

    def _print(self, record: PersonalRecord | CaseRecord, _checked: bool = False) -> None:
        """Show the part on paper: each has sheets of its own, for a file of its own."""
        session, casebook = self._workspace.session, self._workspace.casebook
        at = session.clock_now().astimezone()
        how = Printing(self.names.isChecked(), session.author, at)
        if isinstance(record, PersonalRecord):
            page = printed_personal(casebook, record, how)
        else:
            page = printed_case(casebook, record, how)
        footer = Footer(page.as_at)
        preview(Paper(page.title, page.html, footer, page.landscape), self.window())

    @Slot()
    def _leave(self) -> None:
        self.corrected.emit(self.tr("Nothing was changed."))

    @Slot()
    def _record_next(self) -> None:
        self.opened.emit(Destination("supervision_record", self._worker))


def _grid(lines: Sequence[Line], parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.NORMAL)
    grid.setVerticalSpacing(Space.TIGHT)
    grid.setColumnStretch(1, 1)
    width = parent.fontMetrics().averageCharWidth() * CAPTION_LETTERS
    for row, (caption, words) in enumerate(lines):
        name = wrapping_label(caption, "quiet", parent)
        name.setFixedWidth(width)
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        said = wrapping_label(words, parent=parent)
        said.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        grid.addWidget(said, row, 1)
    return grid


def _said(record: PersonalRecord | CaseRecord) -> str:
    lines = (
        personal_lines(read_personal(record))
        if isinstance(record, PersonalRecord)
        else case_lines(read_case(record))
    )
    return "; ".join(f"{caption}: {words}" for caption, words in lines) or "nothing was written"
