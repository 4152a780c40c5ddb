"""How a file that a person saves is called: what it is, then the day, fit for any system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def file_name(title: str) -> str:
    """Make a title fit for a file on any system."""
    return re.sub(r"[^\w\- ,]", "_", title).strip()


def dated_name(title: str, on: date, suffix: str) -> str:
    """Give the name of a file: `Team brief 2026-11-23.pdf`, so that files sort by their day."""
    return f"{file_name(title)} {on.isoformat()}{suffix}"
