"""What happened between two casebooks: which children are known otherwise than before."""

from __future__ import annotations

from collections.abc import Mapping
from operator import is_

from caseload_app.domain.casebook import Casebook

_BESIDE_CHILDREN = (
    "book", "workers", "facts", "sessions", "actions", "leave", "supervision", "families", "loop",
    "capacity",
)  # fmt: skip


def happened_since(casebook: Casebook, before: Casebook) -> frozenset[str] | None:
    """Name the children of whom other events are known than before; None where more differs.

    The very same values are the same knowledge; equal ones that were read again are not asked.
    """
    is_same = casebook.day == before.day and all(
        getattr(casebook, name) is getattr(before, name) for name in _BESIDE_CHILDREN
    )
    if not is_same or _differing(casebook.children, before.children):
        return None
    current = _differing(casebook.current, before.current)
    return current | _differing(casebook.events, before.events)


def known_otherwise(casebook: Casebook, before: Casebook) -> frozenset[str] | None:
    """Name the children of whom anything else is known or said than before.

    None where children came or went, or where all are judged or named otherwise.
    """
    is_same = (
        casebook.day == before.day
        and casebook.book is before.book
        and casebook.names_hidden == before.names_hidden
        and casebook.children.keys() == before.children.keys()
    )
    if not is_same:
        return None
    found = _differing(casebook.children, before.children)
    found |= _differing(casebook.current, before.current)
    found |= _differing(casebook.events, before.events)
    return found | _differing(casebook.discussions, before.discussions)


def _differing(now: Mapping[str, object], before: Mapping[str, object]) -> frozenset[str]:
    """Name the children for whom two mappings do not hold the very same."""
    if now is before:
        return frozenset()
    if len(now) == len(before) and all(map(is_, now, before)):
        # The usual case, asked after every visit: the same children in the same order.
        beside = zip(now.items(), before.values(), strict=True)
        return frozenset(child_id for (child_id, found), other in beside if found is not other)
    others = [child_id for child_id, found in now.items() if found is not before.get(child_id)]
    return frozenset(others) | (before.keys() - now.keys())
