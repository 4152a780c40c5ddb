"""Takes a setting apart into fields, so that two people can change different parts of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.lending.merging import Fields

ALONE = ""
"""The one field of a setting that cannot be taken apart."""

IDENTITY = ("rule", "variant", "child_id", "worker", "name", "on", "from")
"""What says which entry of a list one is; the rest says what it holds."""

PARTS_OF_KEY = "|"


def fold(value: JsonValue) -> dict[str, JsonValue]:
    """Give a field for each part of a setting, and for each entry of a list of entries."""
    if not isinstance(value, dict):
        return {ALONE: value}
    fields: dict[str, JsonValue] = {}
    for name, part in value.items():
        entries = _entries(part)
        if entries is None:
            fields[_path(name)] = part
        else:
            fields[_path(name)] = []
            fields |= {_path(name, key): entry for key, entry in entries.items()}
    return fields


def unfold(fields: Fields) -> JsonValue:
    """Put a setting together again."""
    if ALONE in fields:
        return fields[ALONE]
    value: dict[str, JsonValue] = {}
    lists: dict[str, list[JsonValue]] = {}
    for path, part in fields.items():
        name, *key = json.loads(path)
        if key:
            lists.setdefault(name, []).append(part)
        else:
            value[name] = part
    return {**value, **lists}


def without_others(value: JsonValue, children: Collection[str]) -> JsonValue:
    """Leave out of a setting what it says of these children."""
    if not isinstance(value, dict):
        return value
    kept: dict[str, JsonValue] = {}
    for name, part in value.items():
        if any(piece in children for piece in name.split(PARTS_OF_KEY)):
            continue
        kept[name] = part
        if isinstance(part, list):
            kept[name] = [one for one in part if not _is_about(one, children)]
    return kept


def path_words(path: str) -> str:
    """Name a field of a setting as a person would."""
    if not path:
        return "all of it"
    name, *key = json.loads(path)
    return " ".join([str(name).replace("_", " "), *(str(part) for part in (key or [[]])[0])])


def _entries(part: JsonValue) -> dict[tuple[str, ...], JsonValue] | None:
    """Give the entries of a list by what says which each is; None where that does not tell."""
    if not isinstance(part, list):
        return None
    found: dict[tuple[str, ...], JsonValue] = {}
    for entry in part:
        if not isinstance(entry, dict):
            return None
        key = tuple(str(entry[name]) for name in IDENTITY if entry.get(name) not in {None, ""})
        if not key or key in found:
            return None
        found[key] = entry
    return found


def _is_about(entry: JsonValue, children: Collection[str]) -> bool:
    return isinstance(entry, dict) and entry.get("child_id") in children


def _path(name: str, key: Sequence[str] | None = None) -> str:
    return json.dumps([name] if key is None else [name, list(key)], ensure_ascii=False)
