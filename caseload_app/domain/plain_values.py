"""Frozen values as plain JSON and back: dates as ISO text, lists for tuples, words for enums.

Reading forgives: what is missing or cannot be read takes the field's default, so that a draft
of an older version still opens.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from caseload_app.domain.audit import JsonValue

T = TypeVar("T")


def to_plain(value: object) -> JsonValue:
    """Write a value, and the values in it, as JSON can hold them."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return [str(item) for item in sorted(value)]
    if is_dataclass(value):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    raise TypeError(type(value).__name__)


def from_plain(kind: type[T], plain: object) -> T:
    """Make a value of a dataclass from JSON. Raises ValueError where a needed field is missing."""
    found = plain if isinstance(plain, Mapping) else {}
    hints = get_type_hints(kind)
    values: dict[str, object] = {}
    for one in fields(kind):  # type: ignore[arg-type]
        try:
            values[one.name] = _read(hints[one.name], found[one.name])
        except (KeyError, TypeError, ValueError) as error:
            if one.default is MISSING and one.default_factory is MISSING:
                raise ValueError(one.name) from error
    return kind(**values)


def _read(hint: object, plain: object) -> object:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        wanted = next(one for one in inner if one is not type(None))
        return None if plain is None else _read(wanted, plain)
    if origin in {tuple, frozenset}:
        return _read_many(origin, inner, plain)
    if not isinstance(hint, type):
        raise TypeError(str(hint))
    return from_plain(hint, plain) if is_dataclass(hint) else _read_one(hint, plain)


def _read_one(kind: type, plain: object) -> object:
    if kind is date:
        return date.fromisoformat(_of(str, plain))
    if issubclass(kind, StrEnum):
        return kind(_of(str, plain))
    if kind is float and isinstance(plain, int):
        return float(plain)
    return _of(kind, plain)


def _read_many(origin: object, inner: tuple[object, ...], plain: object) -> object:
    """Read a list; an entry that cannot be read is left out and the others stand."""
    found: list[object] = []
    for item in _of(list, plain):
        try:
            found.append(_read(inner[0], item))
        except (TypeError, ValueError):
            continue
    return frozenset(found) if origin is frozenset else tuple(found)


def _of(kind: type[T], plain: object) -> T:
    if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
        raise TypeError(kind.__name__)
    return plain
