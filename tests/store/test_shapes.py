from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from caseload_app.domain.records import (
    RECORD_KEYS,
    CaseEvent,
    Child,
    LongTerm,
    Plan,
    Record,
    Supervision,
)
from caseload_app.store.shapes import (
    CHILDREN,
    EVENTS,
    SUPERVISIONS,
    TABLES,
    Table,
    is_blank,
    key_texts,
    value_texts,
)
from tests.store.made_up_stores import CHILD, VISIT, new_store


def test_every_kind_of_record_has_its_table() -> None:
    assert {table.record for table in TABLES} == set(get_args(Record)) == set(RECORD_KEYS)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_fields_of_its_record(tmp_path: Path, table: Table[Record]) -> None:
    columns = new_store(tmp_path).execute(f"pragma table_info({table.name})").fetchall()

    assert {column[1] for column in columns} == {field.name for field in fields(table.record)}


def test_a_record_becomes_cells() -> None:
    cells = CHILDREN.columns_of([CHILD, Child("C2")])

    assert list(cells["born_on"]) == ["2015-02-28", None]
    assert list(cells["plan"]) == ["CLA", "Other"]
    assert list(cells["worker"]) == ["Asha Example", ""]


def test_cells_become_a_record() -> None:
    row = ("C2", "", "2015-02-28", "", "", "", "", "CP", None, None, None, "", "", "", "Yes", "")

    assert CHILDREN.records_from([row]) == [
        Child("C2", born_on=date(2015, 2, 28), plan=Plan.CP, long_term=LongTerm.YES)
    ]


def test_records_made_of_rows_are_as_frozen_as_any_other() -> None:
    (read,) = EVENTS.records_from([("C1", "CP visit", "2026-02-20", "", "", 0)])

    assert type(read) is CaseEvent
    assert hash(read) == hash(CaseEvent("C1", "CP visit", date(2026, 2, 20)))
    with pytest.raises(FrozenInstanceError):
        read.outcome = "Seen"  # type: ignore[misc]


def test_no_rows_are_no_records() -> None:
    assert CHILDREN.records_from([]) == []


def test_a_record_with_fields_left_out_has_them_blank() -> None:
    cells = {"worker": "Asha Example", "on": "2026-02-10", "minutes": 0}

    assert SUPERVISIONS.record_from(cells) == Supervision(
        "Asha Example", date(2026, 2, 10), minutes=0
    )


def test_a_record_can_be_made_anew_with_other_cells() -> None:
    changed = CHILDREN.changed(CHILD, {"plan": "CIN", "born_on": None, "long_term": None})

    assert changed == Child(
        "C1",
        "Fern Test",
        worker="Asha Example",
        team="North",
        plan=Plan.CIN,
        allocated_on=date(2026, 1, 5),
    )


def test_a_key_is_written_as_a_list_of_its_parts() -> None:
    cells = EVENTS.columns_of([VISIT])

    assert key_texts(EVENTS, cells) == ['["C1","CLA visit","2026-02-02"]']


def test_what_a_record_holds_is_written_without_the_blanks() -> None:
    cells = SUPERVISIONS.columns_of(
        [
            Supervision("Asha Example", date(2026, 2, 10), reason='Said "no"', minutes=0),
            Supervision("Asha Example", date(2026, 2, 17)),
        ]
    )

    assert value_texts(SUPERVISIONS, cells) == [
        '{"status":"Held","reason":"Said \\"no\\"","minutes":0}',
        '{"status":"Held"}',
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(None, True), ("", True), (False, True), (0, False), (0.0, False), ("0", False)],
)
def test_nought_is_not_blank(cell: object, expected: bool) -> None:
    assert is_blank(cell) is expected
