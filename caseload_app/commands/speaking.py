"""How commands speak: readable tables or JSON on standard output, progress on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

BLANK = "-"


def say(text: str) -> None:
    """Write one line of the answer."""
    sys.stdout.write(f"{text}\n")


def report(text: str) -> None:
    """Write one line of progress, which is no part of the answer."""
    sys.stderr.write(f"{text}\n")


def say_json(answer: object) -> None:
    """Write the answer for another program."""
    say(json.dumps(answer, indent=2, ensure_ascii=False))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows under headings, numbers to the right, blanks as a dash."""
    texts = [[_text(value) for value in row] for row in rows]
    widths = [
        max([len(heading), *(len(row[place]) for row in texts)])
        for place, heading in enumerate(headings)
    ]
    numeric = [
        bool(rows) and all(isinstance(row[place], int | float | None) for row in rows)
        for place in range(len(headings))
    ]
    for line in (headings, ["-" * width for width in widths], *texts):
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, numeric, strict=True)
        ]
        say("  ".join(cells).rstrip())


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, so that no name stops a command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _text(value: object) -> str:
    if value is None or value == "":
        return BLANK
    return f"{value:.1f}" if isinstance(value, float) else str(value)
