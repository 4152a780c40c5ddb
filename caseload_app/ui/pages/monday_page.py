"""The Monday page: what needs the manager first, each card with its next step, then the praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.models.monday_cards import monday_cards
from caseload_app.ui.models.monday_headline import headline
from caseload_app.ui.page import Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.card import Card, CardRow
from caseload_app.ui.widgets.card_columns import CardColumns
from caseload_app.ui.widgets.empty_state import EmptyState
from caseload_app.ui.widgets.fact_strip import FactStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings

CARDS = (
    "late", "soon", "supervision", "actions", "limit", "unallocated", "changes", "quality", "away",
    "right",
)  # fmt: skip


class MondayPage(Page):
    """Cards in the order of need; every number opens the list behind it."""

    page_id = "monday"
    title = "Monday"
    icon = "home"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        del settings  # the cards keep nothing of their own
        self._workspace = workspace
        self._answering: Red | None = None
        self.headline = FactStrip(look, self)
        self.cards = {name: Card(look, self) for name in CARDS}
        self.columns = CardColumns(self)
        self.first_steps = EmptyState(look, "children", self)
        self._scroll = QScrollArea(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        body = QWidget(self)
        body.setObjectName("pageBody")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.ROOMY)
        inner.setSpacing(Space.NORMAL)
        inner.addWidget(self.headline)
        inner.addWidget(self.columns)
        inner.addStretch(1)
        self._scroll.setObjectName("page")
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns.show_cards(list(self.cards.values()))
        self._say_how_to_begin(self.first_steps)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.first_steps)

    def _say_how_to_begin(self, steps: EmptyState) -> None:
        steps.say(
            self.tr("Nobody is here yet"),
            self.tr(
                "Import a workbook, fill in the empty template, or look around with a made-up "
                "team that leaves no trace."
            ),
        )
        steps.offer(self.tr("Import a workbook"), "file.import", icon="import", first=True)
        steps.offer(self.tr("Save an empty template"), "file.template", icon="add")
        steps.offer(self.tr("Look around"), "file.demo", icon="team")

    def _connect(self) -> None:
        self.headline.opened.connect(self.navigate)
        self.first_steps.asked.connect(self.asked)
        for card in self.cards.values():
            card.opened.connect(self.navigate)
            card.answer_wanted.connect(self._answer)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        if not casebook.children and not casebook.workers:
            self._stack.setCurrentWidget(self.first_steps)
            return
        page = self._workspace.monday
        self.headline.show_facts(headline(page))
        contents = monday_cards(page, self._workspace.latest_changes())
        for name, card in self.cards.items():
            card.setVisible(name in contents)
            if name in contents:
                card.show_content(contents[name])
        self._stack.setCurrentWidget(self._scroll)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.newly_late)
        return Waiting(number, Tone.OVERDUE, self.tr("{} newly late this week").format(number))

    def reds(self) -> Sequence[Red]:
        focused = QApplication.focusWidget()
        if self._answering is None and isinstance(focused, CardRow):
            return (focused.line.red,) if focused.line.red else ()
        wanted, self._answering = self._answering, None
        return (wanted,) if wanted else ()

    @Slot(object)
    def _answer(self, red: Red) -> None:
        self._answering = red
        self.asked.emit("record.response")

    def remember(self) -> object:
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)
