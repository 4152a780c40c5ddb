from __future__ import annotations

from caseload_app.exchange.reading.dataset_joins import DatasetJoins, dataset_joins
from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.workbook_reader import RawSheet
from tests.exchange.dataset import people


def joins() -> DatasetJoins:
    tables = [RawSheet(name, [list(row) for row in rows]) for name, rows in people().items()]
    return dataset_joins(recognise(table) for table in tables)


def test_an_id_gives_the_professionals_name_and_an_unknown_one_itself() -> None:
    found = joins()

    assert (found.worker("10"), found.worker("77"), found.worker("-1")) == ("Ann Brook", "77", "")


def test_a_team_is_named_by_its_id_or_its_name() -> None:
    found = joins()

    assert (found.team("t1"), found.team("South")) == ("North", "South")


def test_a_period_of_care_gives_its_child() -> None:
    assert joins().children == {"K2": "P2"}


def test_everybody_who_is_named_by_a_row_is_involved() -> None:
    assert joins().involved == {"10", "11", "12"}
