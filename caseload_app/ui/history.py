"""Where the person has been: back and forward, each place as it was left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseload_app.ui.page import Destination

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A place that was opened, with the state it was left in."""

    destination: Destination
    state: object = None


class History:
    """A line of visits with one of them current."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    @property
    def current(self) -> Visit | None:
        return self._visits[self._at] if self._visits else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._visits) - 1

    def leave(self, state: object) -> None:
        """Keep how the current place is left."""
        if self._visits:
            self._visits[self._at] = replace(self._visits[self._at], state=state)

    def visit(self, destination: Destination) -> None:
        """Go somewhere new; what was forward of here is forgotten."""
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(destination))
        del self._visits[:-LONGEST]
        self._at = len(self._visits) - 1

    def back(self) -> Visit:
        self._at -= 1
        return self._visits[self._at]

    def forward(self) -> Visit:
        self._at += 1
        return self._visits[self._at]
