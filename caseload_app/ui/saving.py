"""How a file that a person saves is called: what it is, then the day, fit for any system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


LONGEST = 120
"""Letters of a title in a file's name; the path before it has to fit on the disk as well."""


def file_name(title: str) -> str:
    """Make a title fit for a file on any system."""
    return re.sub(r"[^\w\- ,]", "_", title)[:LONGEST].strip() or "_"


def dated_name(title: str, on: date, suffix: str) -> str:
    """Give the name of a file: `Team brief 2026-11-23.pdf`, so that files sort by their day."""
    return f"{file_name(title)} {on.isoformat()}{suffix}"
