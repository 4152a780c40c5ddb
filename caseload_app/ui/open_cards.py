"""Which cards of children are open at once, in which order, and which of them makes room."""

from __future__ import annotations

from collections.abc import Callable

MOST = 8
"""As many as stand side by side on a small screen and are told apart at a glance."""


class OpenCards:
    """Cards by their key, each in the place where it was opened.

    There are eight at most: a ninth takes the room of the one not looked at for longest.
    """

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._seen: list[str] = []
        self._states: dict[str, object] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._keys)

    def open(self, key: str) -> str:
        """Look at a card, opening it where it is not open; give the one that made room."""
        gone = ""
        if key not in self._keys:
            if len(self._keys) == MOST:
                gone = self._seen[0]
                self._forget(gone)
            self._keys.append(key)
        self._look_at(key)
        return gone

    def open_beside(self, key: str) -> str:
        """Open a card without looking at it; give the one that made room."""
        last = self._seen[-1] if self._seen else ""
        gone = self.open(key)
        if last in self._keys:
            self._look_at(last)
        return gone

    def close(self, key: str) -> str:
        """Close a card; give the one to look at then, nothing when it was the last."""
        if key not in self._keys:
            return ""
        at = self._keys.index(key)
        self._forget(key)
        return self._keys[min(at, len(self._keys) - 1)] if self._keys else ""

    def beside(self, key: str, by: int) -> str:
        """Give the next card, or the one before; round the end to the first."""
        if not self._keys:
            return ""
        if key not in self._keys:
            return self._seen[-1]
        return self._keys[(self._keys.index(key) + by) % len(self._keys)]

    def keep(self, is_there: Callable[[str], bool]) -> None:
        """Close the cards of children who are no longer there."""
        for key in [one for one in self._keys if not is_there(one)]:
            self._forget(key)

    def leave(self, key: str, state: object) -> None:
        """Keep how a card is left."""
        if key in self._keys:
            self._states[key] = state

    def state(self, key: str) -> object:
        """Give how a card was left."""
        return self._states.get(key)

    def _look_at(self, key: str) -> None:
        if key in self._seen:
            self._seen.remove(key)
        self._seen.append(key)

    def _forget(self, key: str) -> None:
        self._keys.remove(key)
        self._seen.remove(key)
        self._states.pop(key, None)
