"""The commands that say what stands where: the cards of the Monday page."""

from __future__ import annotations

from caseload_app.ui.actions import ACTIONS, IN_A_LIST, VIEW, ActionSpec

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
        "list.move",
        "Move a card, where the Monday page is arranged",
        IN_A_LIST,
        ("Alt+Up", "Alt+Down"),
    ),
)

EVERY_ACTION = (*ACTIONS, *PLACE_ACTIONS)
"""Every command of the window, these and the others."""
