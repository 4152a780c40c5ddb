"""The commands that say what stands where: the Monday page, the children's cards open at once."""

from __future__ import annotations

from caseload_app.ui.actions import ACTIONS, GO, IN_A_LIST, VIEW, ActionSpec

PLACE_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "view.cards",
        "&Arrange the Monday page",
        VIEW,
        (),
        "Choose the cards of the Monday page and their order",
        "columns",
        asks_more=True,
    ),
    ActionSpec(
        "card.next",
        "&Next open card",
        GO,
        ("Ctrl+PgDown",),
        "Look at the next of the children's cards that are open",
        "forward",
    ),
    ActionSpec(
        "card.before",
        "&Last open card",
        GO,
        ("Ctrl+PgUp",),
        "Look at the one before, of the children's cards that are open",
        "back",
    ),
    ActionSpec(
        "card.close",
        "&Close this card",
        GO,
        ("Ctrl+W",),
        "Close the child's card in view, and look at the next",
        "close",
    ),
    ActionSpec(
        "card.chosen",
        "&Open the chosen children",
        GO,
        ("Ctrl+Shift+O",),
        "Open a card for each child that is chosen in the list, eight at most",
        "child",
    ),
    ActionSpec(
        "list.move",
        "Move a card, where the Monday page is arranged",
        IN_A_LIST,
        ("Alt+Up", "Alt+Down"),
    ),
)

EVERY_ACTION = (*ACTIONS, *PLACE_ACTIONS)
"""Every command of the window, these and the others."""
