"""The pages of the window, each made when it is first wanted or when there is time for it.

Making all of them takes longer than reading a team's store; the first one is wanted at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from caseload_app.ui.page import Page, PageKind


class PageShelf(Mapping[str, Page]):
    """Gives pages by their id. `kinds` says which there are, in the order of the rail."""

    def __init__(self, kinds: Sequence[PageKind], make: Callable[[PageKind], Page]) -> None:
        self.kinds = tuple(kinds)
        self._kind_by_id = {kind.page_id: kind for kind in kinds}
        self._make = make
        self._made: dict[str, Page] = {}
        self._take_in: Callable[[Page], None] | None = None

    @classmethod
    def of(cls, pages: Sequence[Page]) -> PageShelf:
        """Put up pages that are made already."""
        made = {page.page_id: page for page in pages}
        kinds = [
            PageKind(page.page_id, page.title, page.icon, in_rail=page.in_rail) for page in pages
        ]
        shelf = cls(kinds, lambda kind: made[kind.page_id])
        shelf._made = made
        return shelf

    def hand_to(self, take_in: Callable[[Page], None]) -> None:
        """Say who takes in each page: those that are there now, the others once made."""
        self._take_in = take_in
        for page in self.made:
            take_in(page)

    @property
    def made(self) -> Sequence[Page]:
        """Give the pages made so far."""
        return tuple(self._made.values())

    def make_next(self) -> bool:
        """Make one more page; False when all are made."""
        missing = next((name for name in self if name not in self._made), None)
        if missing is not None:
            self[missing]
        return missing is not None

    def __getitem__(self, page_id: str) -> Page:
        if page_id not in self._made:
            page = self._make(self._kind_by_id[page_id])
            self._made[page_id] = page
            if self._take_in is not None:
                self._take_in(page)
        return self._made[page_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kind_by_id)

    def __len__(self) -> int:
        return len(self._kind_by_id)
