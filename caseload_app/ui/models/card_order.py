"""Which cards the Monday page shows, in which order: as a person left them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caseload_app.ui.page import Destination
from caseload_app.ui.settings import TableLayout
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.card import CardContent
from caseload_app.ui.widgets.card_row import CardLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from caseload_app.ui.settings import Settings

CARDS = {
    "late": "Late",
    "soon": "Due in the next five working days",
    "supervision": "Not supervised",
    "actions": "Actions not done",
    "limit": "Over their limit",
    "unallocated": "Unallocated",
    "changes": "What changed since the last import",
    "quality": "What the file says that cannot be right",
    "away": "Away today",
    "right": "What went right",
}
"""The cards by their names, in the order in which they usually need the manager."""
RED = (Tone.OVERDUE, Tone.UNKNOWN)
"""What a card is coloured by when something about it wants the manager."""
KEPT_AS = "monday cards"
EVERY_CARD = "every card"
"""What the line about hidden cards leads to: the usual order, in one click."""


@dataclass(frozen=True, slots=True)
class CardOrder:
    """Every card in its order, with those that are not shown."""

    order: tuple[str, ...] = tuple(CARDS)
    hidden: frozenset[str] = frozenset()

    @property
    def is_usual(self) -> bool:
        return self == USUAL

    def moved(self, name: str, by: int) -> CardOrder:
        """Move a card so many places; at either end it stays where it is."""
        others = [one for one in self.order if one != name]
        at = self.order.index(name) + by
        others.insert(max(0, min(len(others), at)), name)
        return replace(self, order=tuple(others))

    def with_hidden(self, name: str, hidden: bool) -> CardOrder:
        return replace(self, hidden=self.hidden | {name} if hidden else self.hidden - {name})


USUAL = CardOrder()


def kept_order(settings: Settings) -> CardOrder:
    """Give the order as it was left; a card that is new since then stands at its usual place."""
    kept = settings.table_layout(KEPT_AS)
    if kept is None:
        return USUAL
    order = [name for name in dict.fromkeys(kept.order) if name in CARDS]
    for at, name in enumerate(CARDS):
        if name not in order:
            order.insert(at, name)
    return CardOrder(tuple(order), kept.hidden & CARDS.keys())


def keep_order(settings: Settings, order: CardOrder) -> None:
    """Keep the order with the settings; the usual one needs no keeping."""
    if order.is_usual:
        settings.forget_table_layout(KEPT_AS)
    else:
        settings.save_table_layout(KEPT_AS, TableLayout(order.order, order.hidden))


def hidden_reds(contents: Mapping[str, CardContent], order: CardOrder) -> CardContent | None:
    """Say in one line each what wants the manager though its card is hidden."""
    lines = _red_lines([contents[name] for name in order.order if _is_red(name, contents, order)])
    if not lines:
        return None
    return CardContent(
        title="Hidden, but it wants you",
        icon="warning",
        tone=Tone.OVERDUE,
        lines=lines,
        opens=EVERY_CARD,
        opens_words="Show every card",
    )


def _is_red(name: str, contents: Mapping[str, CardContent], order: CardOrder) -> bool:
    return name in order.hidden and name in contents and contents[name].tone in RED


def _red_lines(cards: Sequence[CardContent]) -> tuple[CardLine, ...]:
    return tuple(
        CardLine(
            card.title,
            f"{card.number} {card.words}".strip(),
            opens=card.opens if isinstance(card.opens, Destination) else None,
        )
        for card in cards
    )
