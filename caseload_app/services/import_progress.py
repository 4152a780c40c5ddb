"""How far an import is, in steps that a window can show, and a way to end it."""

from __future__ import annotations

from collections.abc import Callable

from caseload_app.errors import CaseloadError

Progress = Callable[[int, int], None]
"""Takes how much is done and of how much; may raise Cancelled to end the work."""

STEPS = 1_000
"""An import counts to this, whatever its size."""
READ, UNDERSTOOD, PLANNED = 300, 600, 1_000
_ROWS_BETWEEN = 250


class Cancelled(CaseloadError):  # noqa: N818 - it is no error, but somebody's wish
    """The work is no longer wanted; whatever it was writing has been taken back."""


def say_nothing(done: int, total: int) -> None:
    """Stand for a hook that nobody wants."""
    del done, total


class RowsDone:
    """Counts rows, and now and then says how far through one part of an import that is."""

    def __init__(
        self, progress: Progress, rows: int, part: tuple[int, int] = (READ, UNDERSTOOD)
    ) -> None:
        self._progress = progress
        self._rows = max(rows, 1)
        self._begin, self._end = part
        self._done = 0

    def __call__(self) -> None:
        self._done += 1
        if self._done % _ROWS_BETWEEN == 0:
            part = (self._end - self._begin) * min(self._done, self._rows) // self._rows
            self._progress(self._begin + part, STEPS)
