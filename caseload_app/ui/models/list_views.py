"""Views of a list: what it is narrowed to and how it is sorted, under a name of one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ListView:
    """One view. A list knows some of its own; those a person saves stand beside them."""

    name: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    searched: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    sorted_by: str = ""
    descending: bool = False


def views_as_text(views: Sequence[ListView]) -> str:
    """Write views for the settings."""
    return json.dumps([_plain(view) for view in views])


def views_from_text(text: str) -> list[ListView]:
    """Read views back; what cannot be read is as if it was never saved."""
    try:
        return [_view(one) for one in json.loads(text)]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []


def with_view(views: Sequence[ListView], view: ListView) -> list[ListView]:
    """Add a view; one of the same name gives way."""
    return [*without_view(views, view.name), view]


def without_view(views: Sequence[ListView], name: str) -> list[ListView]:
    return [one for one in views if one.name != name]


def _plain(view: ListView) -> dict[str, object]:
    return {
        "name": view.name,
        "chosen": dict(view.chosen),
        "searched": view.searched,
        "columns": dict(view.columns),
        "sorted_by": view.sorted_by,
        "descending": view.descending,
    }


def _view(kept: dict[str, object]) -> ListView:
    return ListView(
        str(kept["name"]),
        _texts(kept["chosen"]),
        str(kept["searched"]),
        _texts(kept["columns"]),
        str(kept["sorted_by"]),
        bool(kept["descending"]),
    )


def _texts(kept: object) -> dict[str, str]:
    if not isinstance(kept, dict):
        raise TypeError
    return {str(key): str(value) for key, value in kept.items()}
