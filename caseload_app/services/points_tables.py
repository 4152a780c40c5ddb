"""The points tables that can be started from: the store's own versions, and the examples."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.capacity.points import PointsTable, table_of
from caseload_app.domain.casebook import Casebook
from caseload_app.exchange.capacity_files import points_examples


@dataclass(frozen=True, slots=True)
class Start:
    """A table to start from: a version of the store, or an example that is nobody's rule."""

    table: PointsTable
    version: int
    about: str


def starts(casebook: Casebook) -> tuple[Start, ...]:
    """Give what can be started from, the newest version first, the examples last."""
    own = [Start(table_of(one), one.version, one.reason) for one in casebook.capacity.points]
    examples = [Start(one.table, 0, one.about) for one in points_examples()]
    return (*reversed(own), *examples)
