"""What a write touched, so that a page reloads only when something it shows has changed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """IDs of the children, and names of the workers and settings, that a write touched.

    `supervisions` holds the workers whose sessions or agreed actions changed.
    """

    children: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()
    supervisions: frozenset[str] = frozenset()
    settings: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.children or self.workers or self.supervisions or self.settings)

    def union(self, other: Changes) -> Changes:
        return Changes(
            self.children | other.children,
            self.workers | other.workers,
            self.supervisions | other.supervisions,
            self.settings | other.settings,
        )

    def touches(self, child_id: str) -> bool:
        return child_id in self.children
