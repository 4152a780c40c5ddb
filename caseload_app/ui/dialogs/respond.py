"""What is being done about a red, by when: a few words, a day, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.responses import is_answered
from caseload_app.errors import ExpectedError
from caseload_app.services.responses import put_back, respond, withdraw
from caseload_app.ui.models.reds import Red, usual_words
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

WIDTH = 540
LINES_SEEN = 4
USUAL_WORKING_DAYS = 5


class RespondDialog(QDialog):
    """Ask once for one red or for many; `saved` carries what was said, and how to undo it."""

    saved = Signal(str, object)

    def __init__(
        self, workspace: Workspace, reds: Sequence[Red], look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reds = tuple(reds)
        self._look = look
        self.doing = QLineEdit(self)
        self.by = DateField(look, self, lean=Lean.FUTURE)
        self.owner = QComboBox(self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.save = button(self.tr("Save"), look, role="primary", parent=self)
        self.take_back = button(self.tr("Take it back"), look, icon="undo", parent=self)
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self.usual = [button(words, look, parent=self) for words in usual_words(workspace.casebook)]
        self._build()
        self._show()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.setWindowTitle(self.tr("What is being done?"))
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        for red in self._reds[:LINES_SEEN]:
            layout.addLayout(self._build_line(red))
        more = len(self._reds) - LINES_SEEN
        if more > 0:
            words = self.tr("and {} more; the same is said of each").format(more)
            layout.addWidget(label(words, "quiet", self))
        layout.addLayout(self._build_fields())
        layout.addWidget(self.problem)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        layout.addLayout(buttons)
        self.save.setDefault(True)

    def _build_line(self, red: Red) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(wrapping_label(red.title, "heading", self), 1)
        row.addWidget(label(red.how, "quiet", self))
        return row

    def _build_fields(self) -> QGridLayout:
        self.doing.setPlaceholderText(self.tr("Such as: visit booked with the grandmother"))
        self.owner.setEditable(True)
        self.owner.addItems(["", *self._workspace.casebook.workers])
        chips = FlowLayout(gap=Space.TIGHT)
        for one in self.usual:
            one.setAutoDefault(False)
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chips.addWidget(one)
        fields = QGridLayout()
        fields.setColumnStretch(1, 1)
        fields.setHorizontalSpacing(Space.NORMAL)
        fields.setVerticalSpacing(Space.SNUG)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("What is being done"), self.doing),
            (self.tr("By when"), self.by),
            (self.tr("By whom"), self.owner),
        )
        for at, (words, field) in enumerate(rows):
            said = label(words, parent=self)
            said.setBuddy(field)
            field.setAccessibleName(words)
            fields.addWidget(said, at * 2, 0)
            fields.addWidget(field, at * 2, 1)
        fields.addLayout(chips, 1, 1)
        return fields

    def _show(self) -> None:
        casebook = self._workspace.casebook
        calendar = casebook.book.calendar
        said = {red.said for red in self._reds}
        known = next(iter(said)) if len(said) == 1 else None
        self.by.set_today(casebook.today)
        if known is not None:
            self.doing.setText(known.doing)
            self.owner.setCurrentText(known.owner)
        else:
            owners = {red.owner for red in self._reds}
            self.owner.setCurrentText(owners.pop() if len(owners) == 1 else "")
        stands = known is not None and is_answered(known, casebook.today)
        usual = calendar.add_working_days(casebook.today, USUAL_WORKING_DAYS)
        self.by.show_date(known.by if known is not None and stands else usual)
        words = sorted({one.doing for one in casebook.responses.values()})
        completer = QCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.doing.setCompleter(completer)
        self.doing.selectAll()
        self.problem.hide()
        self.take_back.setVisible(any(red.said is not None for red in self._reds))
        self.doing.setFocus()

    def _connect(self) -> None:
        for one in self.usual:
            one.clicked.connect(partial(self._take_words, one.text()))
        self.save.clicked.connect(self._save)
        self.take_back.clicked.connect(self._take_back)
        self._cancel.clicked.connect(self.reject)

    # Ask

    def _take_words(self, words: str, _checked: bool = False) -> None:
        self.doing.setText(words)
        self.doing.setFocus()

    @Slot()
    def _save(self) -> None:
        if self.by.is_wrong:
            self._show_problem(self.tr("The day is not understood. Type it such as 3/3/26 or fri."))
            return
        said = [
            replace(
                red.asked,
                doing=self.doing.text(),
                by=self.by.date(),
                owner=self.owner.currentText().strip(),
            )
            for red in self._reds
        ]
        workspace = self._workspace
        try:
            workspace.follow(respond(workspace.casebook, workspace.session, said))
        except ExpectedError as error:
            self._show_problem(f"{error.problem} {error.next_step}")
            return
        until = self.by.date()
        words = self.tr("{}: {}").format(self._what(), self.doing.text().strip())
        self._done(f"{words}, {self.tr('by')} {day(until)}." if until else f"{words}.")

    @Slot()
    def _take_back(self) -> None:
        workspace = self._workspace
        asked = [red.asked for red in self._reds]
        workspace.follow(withdraw(workspace.casebook, workspace.session, asked))
        self._done(self.tr("Taken back what was said about {}.").format(self._what()))

    def _done(self, words: str) -> None:
        self.saved.emit(words, self._undo)
        self.accept()

    def _undo(self) -> None:
        workspace = self._workspace
        asked = [red.asked for red in self._reds]
        before = [red.said for red in self._reds if red.said is not None]
        workspace.follow(put_back(workspace.casebook, workspace.session, asked, before))

    def _what(self) -> str:
        if len(self._reds) == 1:
            return self._reds[0].title
        return count(len(self._reds), "date")

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
