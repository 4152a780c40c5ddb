"""The board: families who wait, everybody before and after, and the moves that are tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from caseload_app.domain.allocation.figures import BoardRow, Standing, board, standing_of
from caseload_app.domain.allocation.scenario import Give, Scenario, tried
from caseload_app.domain.allocation.suggesting import known_to
from caseload_app.errors import ExpectedError
from caseload_app.services import allocating
from caseload_app.ui.models.allocation.board_rows import SeatRow
from caseload_app.ui.models.allocation.waiting_rows import FamilyRow
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.allocation.compare_view import CompareView
from caseload_app.ui.widgets.allocation.families_panel import FamiliesPanel
from caseload_app.ui.widgets.allocation.move_list import MovesPanel
from caseload_app.ui.widgets.allocation.seats_panel import SeatsPanel
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.allocation.scenario import Move
    from caseload_app.domain.capacity.kept import AppliedScenario
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.allocation.board_tables import BoardTable

PLANS = ("Plan A", "Plan B")
LEFT, RIGHT = 4, 7
UPPER, LOWER = 3, 2


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """Where a person was: the plan in view and whose families are listed."""

    plan: int
    whose: str


class BoardView(QWidget):
    """`saved` carries what to say and what takes it back; nothing is saved before `apply`."""

    saved = Signal(str, object)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.scenarios = [Scenario(name) for name in PLANS]
        self._before: Standing | None = None
        self._after: Standing | None = None
        self._rows: list[BoardRow] = []
        self.plans = QTabBar(self)
        self.families = FamiliesPanel(look, settings, self)
        self.seats = SeatsPanel(look, settings, self)
        self.moves = MovesPanel(look, self)
        self.compare = CompareView((PLANS[0], PLANS[1]), look, settings, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.plans.setAccessibleName(self.tr("Plans"))
        self.plans.setDrawBase(False)
        self.plans.setExpanding(False)
        for name in (*PLANS, self.tr("Compare both")):
            self.plans.addTab(name)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._sides.addWidget(self.families)
        self._sides.addWidget(self._build_right())
        self._sides.setStretchFactor(0, LEFT)
        self._sides.setStretchFactor(1, RIGHT)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(Space.NORMAL)
        self._sides.setSizes([LEFT * 100, RIGHT * 100])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self.plans)
        layout.addWidget(self._sides, 1)
        layout.addWidget(self.compare, 1)
        self.compare.hide()

    def _build_right(self) -> QWidget:
        made = QSplitter(Qt.Orientation.Vertical, self)
        made.addWidget(self.seats)
        made.addWidget(self.moves)
        made.setStretchFactor(0, UPPER)
        made.setStretchFactor(1, LOWER)
        made.setChildrenCollapsible(False)
        made.setHandleWidth(Space.SNUG)
        return made

    def _connect(self) -> None:
        self.plans.currentChanged.connect(self.show_all)
        self.families.whose_changed.connect(self.show_all)
        self.families.table.opened.connect(self._start_placing)
        self.families.table.chosen.connect(self._show_chosen)
        self.families.table.taken_back.connect(self._take_back)
        self.seats.opened.connect(self._place_here)
        self.seats.given.connect(self._give_key)
        self.seats.left.connect(self.families.table.setFocus)
        self.families.changes.added.connect(self.add_move)
        self.families.changes.placed.connect(self._place_with)
        self.moves.moves.removed.connect(self._remove)
        self.moves.moves.reasoned.connect(self._reason)
        self.moves.copied.connect(self._copy)
        self.moves.cleared.connect(self._clear)
        self.moves.applied.connect(self.apply)

    # Show

    @property
    def scenario(self) -> Scenario:
        """Give the plan in view."""
        return self.scenarios[self._at]

    @property
    def _at(self) -> int:
        return min(max(self.plans.currentIndex(), 0), len(PLANS) - 1)

    def show_casebook(self, casebook: Casebook) -> None:
        """Show the board over what is known now; the plans stay as they are."""
        self.families.show_casebook(casebook)
        self.show_all()

    @Slot()
    def show_all(self) -> None:
        """Show the plan in view: families, board, moves; or both plans side by side."""
        casebook = self._workspace.casebook
        comparing = self.plans.currentIndex() == len(PLANS)
        self.compare.setVisible(comparing)
        self._sides.setVisible(not comparing)
        for at, plan in enumerate(self.scenarios):
            moves = f" ({count(len(plan.moves), 'move')})" if plan.moves else ""
            self.plans.setTabText(at, f"{plan.name}{moves}")
        if comparing:
            self.compare.show_plans(casebook, self.scenarios[0], self.scenarios[1])
            return
        before, after = self._standings(casebook)
        self._rows = board(before, after)
        self._after = after
        self.families.show_families(casebook, self.scenario, after)
        self.moves.show_scenario(casebook, self.scenario)
        self._show_board()

    def _standings(self, casebook: Casebook) -> tuple[Standing, Standing]:
        """Work out what is and what would be; what is stays known until the store changes."""
        if self._before is None or self._before.casebook is not casebook:
            self._before = standing_of(casebook)
        return self._before, standing_of(tried(casebook, self.scenario), self._before)

    def _show_board(self) -> None:
        casebook, family = self._workspace.casebook, self.families.row
        names = [row.worker.name for row in self._rows]
        knows = {one: known_to(casebook, family.family, one) for one in names} if family else {}
        in_use = casebook.capacity.points_on(casebook.today) is not None
        self.seats.show_rows(self._rows, knows, with_points=in_use)

    @property
    def board(self) -> BoardTable:
        """Give the table of workers that is shown."""
        return self.seats.table

    def remember(self) -> BoardPlace:
        return BoardPlace(self.plans.currentIndex(), self.families.holder)

    def restore(self, place: BoardPlace) -> None:
        whose = self.families.whose
        whose.setCurrentIndex(max(0, whose.findData(place.whose)))
        self.plans.setCurrentIndex(place.plan)

    # Ask

    def add_move(self, move: Move) -> None:
        """Try one more move in the plan in view."""
        self._try(self.scenario.with_move(move))

    @Slot(object)
    def _show_chosen(self, _row: object) -> None:
        if self._after is not None:
            self.families.show_suggestions(self._after)
            self._show_board()

    @Slot(object)
    def _start_placing(self, _row: object) -> None:
        """Go to the board with the chosen family in hand."""
        if not self.board.currentIndex().isValid() and self.board.records.rows:
            self.board.selectRow(0)
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _place_here(self, seat: object) -> None:
        if isinstance(seat, SeatRow):
            self._place_with(seat.name)

    @Slot(str)
    def _place_with(self, worker: str) -> None:
        row = self.families.row
        if row is None:
            self.moves.say(self.tr("Choose a family on the left first, then the worker."))
            return
        self._give(row, worker)

    @Slot(str, str)
    def _give_key(self, key: str, worker: str) -> None:
        row = self.families.row_of(key)
        if row is not None:
            self._give(row, worker)

    def _give(self, row: FamilyRow, worker: str) -> None:
        if worker in self.scenario.leaving:
            self.moves.say(self.tr("{} leaves in this plan. Choose somebody else.").format(worker))
            return
        if worker == row.holder:
            self.moves.say(self.tr("{} holds them already.").format(worker))
            return
        self.add_move(Give(row.family.children, worker))
        self.families.to_next()

    @Slot(object)
    def _take_back(self, row: object) -> None:
        """Take a family out of the plan again."""
        if not isinstance(row, FamilyRow):
            return
        self._try(self.scenario.without_children(row.family.children))

    @Slot(int)
    def _remove(self, at: int) -> None:
        self._try(self.scenario.without(at))

    @Slot(int, str)
    def _reason(self, at: int, words: str) -> None:
        self.scenarios[self._at] = self.scenario.with_reason(at, words)
        self.moves.say("")

    @Slot()
    def _copy(self) -> None:
        other = 1 - self._at
        self.scenarios[other] = replace(self.scenario, name=PLANS[other])
        self.plans.setCurrentIndex(other)

    @Slot()
    def _clear(self) -> None:
        self._try(Scenario(PLANS[self._at]))

    def _try(self, scenario: Scenario) -> None:
        self.scenarios[self._at] = scenario
        self.moves.say("")
        self.show_all()

    @Slot()
    def apply(self) -> None:
        """Make the moves of the plan in view, with their reasons."""
        missing, workspace = self.scenario.without_reason, self._workspace
        try:
            changes = allocating.apply_scenario(
                workspace.casebook, workspace.session, self.scenario
            )
        except ExpectedError as error:
            self.moves.say(f"{error.problem} {error.next_step}")
            if missing:
                self.moves.moves.start_at(missing[0])
            return
        said = self.tr("{} applied: {}.").format(
            self.scenario.name, count(len(self.scenario.moves), "move")
        )
        self.scenarios[self._at] = Scenario(PLANS[self._at])
        self.moves.say("")
        workspace.follow(changes)
        applied = workspace.casebook.capacity.scenarios[-1]
        self.saved.emit(said, partial(self.undo, applied))

    def undo(self, applied: AppliedScenario) -> None:
        """Take an applied plan back."""
        workspace = self._workspace
        try:
            changes = allocating.undo_scenario(workspace.session, applied, workspace.casebook.today)
        except ExpectedError as error:
            self.moves.say(f"{error.problem} {error.next_step}")
            return
        workspace.follow(changes)
        self.saved.emit(self.tr("{} taken back.").format(applied.name), None)
