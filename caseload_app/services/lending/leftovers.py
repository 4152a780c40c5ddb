"""Clears away what a crash left of a lending or a taking back: encrypted, but of no use."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from caseload_app.services.session import Session

LENDING, BACK = "-lending", "-back-"
HOUR = 3600.0
"""Nothing takes so long: what is older was left behind."""


def clear_leftovers(session: Session) -> None:
    """Remove what an earlier run left beside the store; what is still being made stays."""
    before = session.clock_now().timestamp() - HOUR
    stem = session.path.stem
    with suppress(OSError):
        for path in list(session.path.parent.iterdir()):
            if path.name.startswith((f"{stem}{LENDING}", f"{stem}{BACK}")):
                _remove(path, before)


def _remove(path: Path, before: float) -> None:
    with suppress(OSError):
        if path.stat().st_mtime >= before:
            return
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
