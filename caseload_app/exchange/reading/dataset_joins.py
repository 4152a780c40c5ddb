"""The ids that tie the tables of the Standard Safeguarding Dataset together, across files.

Involvements name a professional by id, reviews of children looked after only the period of
care: so professionals, departments and periods are read first, whichever file they are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from caseload_app.exchange.reading.cells import read_id, read_name
from caseload_app.exchange.reading.recognise import Table
from caseload_app.exchange.reading.workbook_reader import CellValue

_NOBODY = frozenset({"", "-1", "0", "UNKNOWN"})


@dataclass(frozen=True, slots=True)
class DatasetJoins:
    """Names of professionals and teams by id, the child of each period of care, and who holds.

    `involved` are the ids of the professionals whom some row names as a worker.
    """

    workers: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    children: Mapping[str, str] = field(default_factory=dict)
    involved: frozenset[str] = frozenset()

    def worker(self, professional_id: str) -> str:
        """Give the name for an id; an id that no table explains stands for itself."""
        if professional_id in _NOBODY:
            return ""
        return self.workers.get(professional_id, professional_id)

    def team(self, text: str) -> str:
        """Give the name of a team, whether the cell holds its id or its name."""
        return self.teams.get(text.upper(), text)


def dataset_joins(tables: Iterable[Table]) -> DatasetJoins:
    """Collect the ids of all tables chosen together."""
    workers: dict[str, str] = {}
    teams: dict[str, str] = {}
    children: dict[str, str] = {}
    involved: set[str] = set()
    for table in tables:
        match table.recognised_as:
            case "ssd_professionals":
                workers |= _pairs(table, "professional_id", "name")
            case "ssd_department":
                teams |= _pairs(table, "team_id", "team")
            case "ssd_cla_episodes":
                children |= _pairs(table, "cla_id", "child_id")
            case _:
                pass
        for field_name in ("professional_id", "worker_id"):
            if table.recognised_as != "ssd_professionals":
                involved |= _ids(table, field_name)
    return DatasetJoins(workers, teams, children, frozenset(involved - _NOBODY))


def _pairs(table: Table, key: str, value: str) -> dict[str, str]:
    columns = table.columns or {}
    if key not in columns or value not in columns:
        return {}
    key_place, value_place = columns[key].place, columns[value].place
    found: dict[str, str] = {}
    for _, cells in table.rows:
        name, _ = read_id(_cell(cells, key_place))
        cell = _cell(cells, value_place)
        text = read_id(cell)[0] if value == "child_id" else read_name(cell)
        if name and text:
            found[name] = text
    return found


def _ids(table: Table, field_name: str) -> set[str]:
    column = (table.columns or {}).get(field_name)
    if column is None or not (table.recognised_as or "").startswith("ssd_"):
        return set()
    return {read_id(_cell(cells, column.place))[0] for _, cells in table.rows}


def _cell(cells: Sequence[CellValue], place: int) -> CellValue:
    return cells[place] if place < len(cells) else ""
