"""Hold Python's collector of cyclic garbage while many values are made at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pause the collector: a large list makes only values that stay, and it would look through
    all of them again and again, for half of the time that reading takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was made stays: the collector would stop the window to look through it later.
        gc.freeze()
        if was_on:
            gc.enable()
