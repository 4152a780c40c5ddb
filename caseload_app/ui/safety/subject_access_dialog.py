"""Everything held about one child or worker: who, what is in it and what is not, in which form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.errors import ExpectedError
from caseload_app.services.safety.subject_access import (
    LEFT_OUT,
    LEFT_OUT_OF_WORKERS,
    held_about_child,
    held_about_worker,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.child_field import ChildField
from caseload_app.ui.widgets.dialog_body import DialogBody
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.services.safety.subject_access import Held
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

WIDTH = 640
PDF, WORKBOOK = ".pdf", ".xlsx"


class SubjectAccessDialog(QDialog):
    """`wanted` carries whom it is about, what is held, and the form: `.pdf` or `.xlsx`."""

    wanted = Signal(str, object, str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Subject access"))
        self._workspace = workspace
        self._held: Held = ()
        self.of_child = QRadioButton(self.tr("A child"), self)
        self.of_worker = QRadioButton(self.tr("A worker"), self)
        self.child = ChildField(self)
        self.worker = QComboBox(self)
        self.in_it = wrapping_label(parent=self)
        self.not_in_it = wrapping_label(parent=self)
        self.as_pdf = QRadioButton(self.tr("PDF, to read and print"), self)
        self.as_workbook = QRadioButton(self.tr("Excel workbook, a sheet for each kind"), self)
        self.write = button(self.tr("Choose where…"), look, role="primary", parent=self)
        self.cancel = button(self.tr("Cancel"), look, parent=self)
        self._build()
        self._connect()
        self.of_child.setChecked(True)
        self.as_pdf.setChecked(True)
        self._show_held()

    def _build(self) -> None:
        for group in ((self.of_child, self.of_worker), (self.as_pdf, self.as_workbook)):
            together = QButtonGroup(self)
            for one in group:
                together.addButton(one)
        casebook = self._workspace.casebook
        self.child.offer(casebook, with_closed=True)
        self.worker.setAccessibleName(self.tr("Worker"))
        for name in sorted(casebook.workers, key=str.casefold):
            self.worker.addItem(name, name)
        who = QGridLayout()
        who.setHorizontalSpacing(Space.NORMAL)
        who.setVerticalSpacing(Space.SNUG)
        who.setColumnStretch(1, 1)
        for row, (choice, field) in enumerate(
            ((self.of_child, self.child), (self.of_worker, self.worker))
        ):
            who.addWidget(choice, row, 0)
            who.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.NORMAL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        body = DialogBody(self.windowTitle(), WIDTH, self)
        column = body.column
        title = self.tr("Everything held about one person")
        column.addWidget(wrapping_label(title, "title", self))
        column.addWidget(wrapping_label(self._about(), "quiet", self))
        column.addLayout(who)
        for heading, words in (
            (self.tr("In it"), self.in_it),
            (self.tr("Not in it"), self.not_in_it),
        ):
            column.addSpacing(Space.SNUG)
            column.addWidget(label(heading, "heading", self))
            column.addWidget(words)
        column.addSpacing(Space.SNUG)
        column.addWidget(self.as_pdf)
        column.addWidget(self.as_workbook)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.ROOMY, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(body, 1)
        layout.addLayout(buttons)

    def _about(self) -> str:
        return self.tr(
            "For somebody who asks what is held about them. Names are written out, the file is "
            "not encrypted, and that it was written is recorded in the audit trail. Look through "
            "it for what is said of other people before you give it out."
        )

    def _connect(self) -> None:
        self.of_child.toggled.connect(self._show_held)
        self.child.currentTextChanged.connect(self._show_held)
        self.worker.currentIndexChanged.connect(self._show_held)
        self.write.clicked.connect(self._give)
        self.cancel.clicked.connect(self.reject)

    # Show

    def show_child(self, child_id: str) -> None:
        """Choose a child."""
        self.of_child.setChecked(True)
        self.child.show_child(child_id)

    def show_worker(self, worker: str) -> None:
        """Choose a worker."""
        self.of_worker.setChecked(True)
        self.worker.setCurrentIndex(self.worker.findData(worker))

    @Slot()
    def _show_held(self) -> None:
        about_child = self.of_child.isChecked()
        self.child.setEnabled(about_child)
        self.worker.setEnabled(not about_child)
        session = self._workspace.session
        left_out = LEFT_OUT if about_child else LEFT_OUT_OF_WORKERS
        self.not_in_it.setText("\n".join(f"•  {words}" for words in left_out))
        self._held = ()
        words = self.tr("Choose whom it is about.")
        if self.whom:
            held_about = held_about_child if about_child else held_about_worker
            try:
                self._held = held_about(session, self.whom)
                words = _held_words(self._held)
            except ExpectedError as error:
                words = str(error)
        self.in_it.setText(words)
        self.write.setEnabled(bool(self._held))

    @property
    def whom(self) -> str:
        """Give the child's ID or the worker; empty while nobody is chosen."""
        if self.of_child.isChecked():
            return self.child.child_id
        return str(self.worker.currentData() or "")

    # Ask

    @Slot()
    def _give(self) -> None:
        whom, held = self.whom, self._held
        form = PDF if self.as_pdf.isChecked() else WORKBOOK
        self.accept()
        self.wanted.emit(whom, held, form)


def _held_words(held: Held) -> str:
    return ", ".join(f"{one.title} ({count(len(one.rows), 'record')})" for one in held)
