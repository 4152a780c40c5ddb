"""What a list is narrowed to, as a destination carries it: `state=overdue&worker=Dan+Okafor`."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode


def filter_text(**chosen: str) -> str:
    """Write the choices that are made as one text; those left empty are left out."""
    return urlencode({name: value for name, value in chosen.items() if value})


def filter_parts(text: str) -> dict[str, str]:
    """Read the choices back; a word alone, such as `overdue`, is a state."""
    if text and "=" not in text:
        return {"state": text}
    return dict(parse_qsl(text))
