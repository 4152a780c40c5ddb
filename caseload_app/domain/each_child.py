"""Something worked out for one child at a time, and only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

V = TypeVar("V")


class EachChild(Mapping[str, V]):
    """A mapping over children whose values are worked out when first looked at, and then kept.

    What they are worked out from must never change; when it does, another mapping is made,
    which may take over the values of the other children from `known`.
    """

    __slots__ = ("_children", "_known", "_work_out")

    def __init__(
        self,
        children: Collection[str],
        work_out: Callable[[str], V],
        known: Mapping[str, V] | None = None,
    ) -> None:
        self._children = children
        self._work_out = work_out
        self._known = dict(known or {})

    @property
    def known(self) -> Mapping[str, V]:
        """Give what has been worked out so far."""
        return self._known

    def __getitem__(self, child_id: str) -> V:
        if child_id not in self._known:
            if child_id not in self._children:
                raise KeyError(child_id)
            self._known[child_id] = self._work_out(child_id)
        return self._known[child_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._children)

    def __len__(self) -> int:
        return len(self._children)


def same_children(
    now: Sequence[Mapping[str, object]], before: Sequence[Mapping[str, object]]
) -> list[str]:
    """Name the children of the first mapping of whom every mapping holds what it held before."""
    return [
        child_id
        for child_id in now[0]
        if all(new.get(child_id) == old.get(child_id) for new, old in zip(now, before, strict=True))
    ]


def of_these(children: Iterable[str], found: Mapping[str, V]) -> dict[str, V]:
    """Give what was found of these children."""
    return {child_id: found[child_id] for child_id in children if child_id in found}
