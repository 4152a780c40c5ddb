"""Take a deputy's copy back: its passphrase, then every difference, and what to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabBar, QVBoxLayout

from caseload_app.domain.lending.merging import Outcome, Side
from caseload_app.ui.models.lending_rows import (
    GROUPS,
    MEANINGS,
    LendingRow,
    group_words,
    lending_columns,
    lending_rows,
    standing_words,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.passphrase_field import PassphraseField, show_box
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.lending.take_back import TakingBack
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WIDTH = 460
HEIGHT = 300
SIZE = (1060, 600)
MARGIN = 40
"""So much of the window behind stays in sight."""


class CopyPassphraseDialog(QDialog):
    """Ask for the passphrase of a copy; `given` carries it, the taker calls `say` or accepts."""

    given = Signal(str)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take back a deputy's copy"))
        self.resize(WIDTH, HEIGHT)
        self.passphrase = PassphraseField(self.tr("Passphrase of the copy"), self)
        self.compare = button(self.tr("Compare"), look, role="primary", parent=self)
        self.cancel_button = button(self.tr("Cancel"), look, parent=self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.problem.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.compare)
        about = self.tr(
            "The passphrase that {} was lent under. Comparing writes nothing, neither here nor "
            "in the copy."
        ).format(name)
        caption = label(self.passphrase.accessibleName(), parent=self)
        caption.setBuddy(self.passphrase)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(label(self.tr("Take back a deputy's copy"), "title", self))
        layout.addWidget(wrapping_label(about, "quiet", self))
        layout.addWidget(caption)
        layout.addWidget(self.passphrase)
        layout.addWidget(show_box(self.passphrase))
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.compare.setDefault(True)
        self.compare.clicked.connect(self._give)
        self.cancel_button.clicked.connect(self.reject)
        self.passphrase.setFocus()

    def say(self, problem: str) -> None:
        """Say what is wrong, in the dialog itself, and let it be tried again."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.setEnabled(True)
        self.passphrase.setFocus()

    @Slot()
    def _give(self) -> None:
        if self.passphrase.text():
            self.setEnabled(False)
            self.given.emit(self.passphrase.text())
        else:
            self.say(self.tr("Type the passphrase of the copy."))


class TakeBackDialog(QDialog):
    """Show what a copy would bring; `wanted` carries the choices once all are made."""

    wanted = Signal(object)

    def __init__(
        self,
        shown: TakingBack,
        casebook: Casebook,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take back a deputy's copy"))
        self._shown = shown
        self._casebook = casebook
        self._lines = shown.lines
        self._kinds: list[Outcome] = []
        self.choices: dict[str, Side] = {}
        self.groups = QTabBar(self)
        model = RecordTableModel(lending_columns(), lambda row: row.number)
        self.lines = build_table("copy taken back", model, look, settings)
        self.meaning = wrapping_label(role="quiet", parent=self)
        self.values = wrapping_label(parent=self)
        self.mine = button(self.tr("Mine stays"), look, parent=self)
        self.theirs = button(self.tr("Take the deputy's"), look, parent=self)
        self.all_mine = button(self.tr("Mine, in every row"), look, role="link", parent=self)
        self.all_theirs = button(
            self.tr("The deputy's, in every row"), look, role="link", parent=self
        )
        self.standing = label(role="quiet", parent=self)
        self.cancel_button = button(self.tr("Cancel"), look, parent=self)
        self.take = button(self.tr("Take it back"), look, role="primary", parent=self)
        self._key = QShortcut(Qt.Key.Key_Space, self.lines)
        self._build()
        self._connect()
        self._show_groups()

    # Build and connect

    def _build(self) -> None:
        mark = self._shown.mark
        about = self.tr(
            "{} was lent on {}, until {}. Nothing has been written yet; before it is, a backup "
            "is kept, and it can be undone."
        ).format(self._shown.file.name, day(mark.lent_at.date()), day(mark.until))
        self.groups.setAccessibleName(self.tr("Kinds of difference"))
        self.groups.setExpanding(False)
        self.groups.setDrawBase(False)
        self.groups.setUsesScrollButtons(True)
        self._key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.lines.say_when_empty(self.tr("Nothing differs: both files hold the same."))
        choose = QHBoxLayout()
        for widget in (self.mine, self.theirs, self.all_mine, self.all_theirs):
            choose.addWidget(widget)
        choose.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(Space.TIGHT)
        middle.addWidget(self.groups)
        middle.addWidget(self.meaning)
        middle.addWidget(self.lines, 1)
        middle.addWidget(self.values)
        middle.addLayout(choose)
        foot = QHBoxLayout()
        foot.addWidget(self.standing, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        title = self.tr("What {} did").format(mark.deputy)
        layout.addWidget(label(title, "title", self))
        layout.addWidget(wrapping_label(" ".join([about, *self._shown.notes]), "quiet", self))
        layout.addLayout(middle, 1)
        layout.addLayout(foot)
        self._fit()

    def _fit(self) -> None:
        """Be no larger than the window behind, so that nothing lies outside the screen."""
        room = self.screen().availableSize() - QSize(MARGIN, MARGIN)
        behind = self.parentWidget()
        if behind is not None:
            room = room.boundedTo(behind.size() - QSize(MARGIN, MARGIN))
        self.resize(QSize(*SIZE).boundedTo(room))

    def _connect(self) -> None:
        self.groups.currentChanged.connect(self._show_lines)
        self.lines.chosen.connect(self._show_values)
        self._key.activated.connect(self._turn)
        self.mine.clicked.connect(self._choose_mine)
        self.theirs.clicked.connect(self._choose_theirs)
        self.all_mine.clicked.connect(self._choose_all_mine)
        self.all_theirs.clicked.connect(self._choose_all_theirs)
        self.cancel_button.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)

    # Show

    def _show_groups(self) -> None:
        self._kinds = [
            outcome for outcome in GROUPS if any(line.outcome is outcome for line in self._lines)
        ]
        for outcome in self._kinds:
            self.groups.addTab(group_words(outcome, self._lines))
        self.groups.setVisible(bool(self._kinds))
        self._show_lines()
        self._show_standing()

    @property
    def group(self) -> Outcome | None:
        """The kind of difference in view."""
        at = self.groups.currentIndex()
        return self._kinds[at] if at >= 0 else None

    @Slot()
    def _show_lines(self) -> None:
        outcome = self.group
        self.meaning.setText(MEANINGS.get(outcome, "") if outcome is not None else "")
        rows = lending_rows(self._lines, self.choices, self._casebook)
        rows = [row for row in rows if row.line.outcome is outcome]
        self.lines.records.show_records(rows)
        can_choose = outcome is Outcome.CONFLICT
        for widget in (self.mine, self.theirs, self.all_mine, self.all_theirs):
            widget.setVisible(can_choose)
        if rows and self.lines.current_record() is None:
            self.lines.selectRow(0)
        self._show_values(self.lines.current_record())

    @Slot(object)
    def _show_values(self, row: object) -> None:
        if not isinstance(row, LendingRow):
            self.values.setText("")
            return
        line = row.line
        words = [
            line.what,
            self.tr("As lent: {}").format(line.was),
            self.tr("Here now: {}").format(line.here),
            self.tr("In the copy: {}").format(line.there),
        ]
        if line.why:
            words.append(self.tr("Left out because {}.").format(line.why))
        self.values.setText("\n".join(words))

    def _show_standing(self) -> None:
        self.standing.setText(standing_words(self._lines, self.choices))
        self.take.setEnabled(set(self._shown.conflicts) <= set(self.choices))

    # Ask

    def choose(self, rows: list[LendingRow], side: Side) -> None:
        """Decide for these rows."""
        self.choices |= {row.line.id: side for row in rows if row.line.id}
        self._show_lines()
        self._show_standing()
        waiting = (at for at, row in enumerate(self._all_rows()) if row.chosen is None)
        following = next(waiting, None)
        if following is not None:
            self.lines.selectRow(following)

    def _chosen_rows(self) -> list[LendingRow]:
        return [row for row in self.lines.chosen_records() if isinstance(row, LendingRow)]

    def _all_rows(self) -> list[LendingRow]:
        return [row for row in self.lines.records.rows if isinstance(row, LendingRow)]

    @Slot()
    def _turn(self) -> None:
        rows = self._chosen_rows()
        are_mine = all(row.chosen is Side.MINE for row in rows)
        self.choose(rows, Side.DEPUTY if are_mine else Side.MINE)

    @Slot()
    def _choose_mine(self) -> None:
        self.choose(self._chosen_rows(), Side.MINE)

    @Slot()
    def _choose_theirs(self) -> None:
        self.choose(self._chosen_rows(), Side.DEPUTY)

    @Slot()
    def _choose_all_mine(self) -> None:
        self.choose(self._all_rows(), Side.MINE)

    @Slot()
    def _choose_all_theirs(self) -> None:
        self.choose(self._all_rows(), Side.DEPUTY)

    @Slot()
    def _take(self) -> None:
        self.accept()
        self.wanted.emit(dict(self.choices))
