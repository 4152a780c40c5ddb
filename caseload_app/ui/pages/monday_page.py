"""The Monday page: what needs the manager first, each card with its next step, then the praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.models.card_order import (
    CARDS,
    EVERY_CARD,
    USUAL,
    hidden_reds,
    keep_order,
    kept_order,
)
from caseload_app.ui.models.monday_cards import monday_cards
from caseload_app.ui.models.monday_headline import headline
from caseload_app.ui.page import Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.card import Card
from caseload_app.ui.widgets.card_columns import CardColumns
from caseload_app.ui.widgets.card_row import CardRow
from caseload_app.ui.widgets.empty_state import EmptyState
from caseload_app.ui.widgets.fact_strip import FactStrip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.card_order import CardOrder
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings
    from caseload_app.ui.widgets.card import CardContent


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
        self._workspace = workspace
        self._look = look
        self._settings = settings
        self._order = kept_order(settings)
        self._answering: Red | None = None
        self.headline = FactStrip(look, self)
        self.hidden_reds = Card(look, self)
        self.cards = {name: Card(look, self) for name in CARDS}
        self.arrange_button = QToolButton(self)
        look.dress(self.arrange_button, "columns", "quiet")
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
        top = QHBoxLayout()
        top.addWidget(self.headline, 1)
        top.addWidget(self.arrange_button, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(top)
        inner.addWidget(self.hidden_reds)
        inner.addWidget(self.columns)
        inner.addStretch(1)
        self._scroll.setObjectName("page")
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = self.tr("Choose and order the cards of this page")
        self.arrange_button.setToolTip(words)
        self.arrange_button.setAccessibleName(words)
        self._lay_cards()
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
        self.arrange_button.clicked.connect(self._ask_to_arrange)
        self.hidden_reds.opened.connect(self._open_hidden)
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
        self._show_cards(monday_cards(page, self._workspace.latest_changes()))
        self._stack.setCurrentWidget(self._scroll)

    def _show_cards(self, contents: Mapping[str, CardContent]) -> None:
        for name, card in self.cards.items():
            if name in contents:
                card.show_content(contents[name])
            card.setVisible(name in contents and name not in self._order.hidden)
        hidden = hidden_reds(contents, self._order)
        if hidden is not None:
            self.hidden_reds.show_content(hidden)
        self.hidden_reds.setVisible(hidden is not None)

    def _lay_cards(self) -> None:
        self.columns.show_cards([self.cards[name] for name in self._order.order])

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

    # Ask

    def arrange(self) -> None:
        """Ask which cards are shown, and in which order."""
        from caseload_app.ui.dialogs.arrange_cards import ArrangeCardsDialog

        dialog = ArrangeCardsDialog(self._order, self._look, self)
        dialog.arranged.connect(self.take_order)
        dialog.open()

    @Slot()
    def _ask_to_arrange(self) -> None:
        self.asked.emit("view.cards")

    @Slot(object)
    def take_order(self, order: CardOrder) -> None:
        """Show the cards in an order and keep it."""
        self._order = order
        keep_order(self._settings, order)
        self._lay_cards()
        self.show_casebook(self._workspace.casebook)

    @Slot(object)
    def _open_hidden(self, leads_to: object) -> None:
        if leads_to == EVERY_CARD:
            self.take_order(USUAL)
            self.told.emit(self.tr("Every card is shown, in the usual order."))
        else:
            self.navigate.emit(leads_to)

    @Slot(object)
    def _answer(self, red: Red) -> None:
        self._answering = red
        self.asked.emit("record.response")

    def remember(self) -> object:
        return self._scroll.verticalScrollBar().value()

    def restore(self, state: object) -> None:
        if isinstance(state, int):
            self._scroll.verticalScrollBar().setValue(state)
