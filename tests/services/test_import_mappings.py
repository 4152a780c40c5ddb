from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.mapping import DateOrder, SheetMapping
from caseload_app.domain.records import Plan
from caseload_app.errors import ExpectedError
from caseload_app.services.import_mappings import (
    export_mappings,
    forget_mapping,
    import_mappings,
    propose_mappings,
    read_mappings,
    remember_mapping,
)
from caseload_app.services.importing import apply, preview
from caseload_app.services.session import Session
from caseload_app.store.read import read_children, read_facts
from tests.exchange.workbooks import LIST_6, write_text, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
REPORT = [
    ["Caseload by practitioner", None, None, None, None],
    [],
    ["Nr", "Practitioner", "Stage", "Opened when", "Shoe size"],
    ["100234", "BROOK, Ann (North)", "Red", "04/25/2025", "3"],
    ["100235", "BROOK, Ann (North)", "Amber", "04/03/2025", "4"],
    ["Total", None, 2, None, None],
]
DECIDED = {
    "Nr": "child_id",
    "Practitioner": "worker_and_team",
    "Stage": "plan",
    "Opened when": "allocated_on",
    "Shoe size": "fact",
}


def decided(folder: Path, session: Session) -> SheetMapping:
    (proposal,) = propose_mappings(session, [write_workbook(folder, {"Report": REPORT})])
    mapping = proposal.as_mapping("Weekly report")
    for heading, field in DECIDED.items():
        mapping = mapping.with_field(heading, field)
    return mapping.with_status("Red", "CP").with_status("Amber", "CIN")


def test_a_list_is_read_as_it_was_decided_the_next_time_too(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    remember_mapping(session, decided(tmp_path, session))
    again = write_workbook(tmp_path, {"Next week": REPORT}, "next.xlsx")

    prepared = preview(session, [again], TODAY)
    apply(session, prepared)

    first, second = read_children(session.database)
    assert (first.worker, first.team, first.plan, second.plan) == (
        "Ann Brook",
        "North",
        Plan.CP,
        Plan.CIN,
    )
    assert [(one.name, one.value) for one in read_facts(session.database)] == [
        ("Shoe size", "3"),
        ("Shoe size", "4"),
    ]
    assert prepared.plan.sheets[0].notes[0].startswith("Read by the mapping")


def test_month_first_is_kept_with_the_mapping(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    mapping = decided(tmp_path, session)
    turned = SheetMapping(mapping.shape, mapping.fields, DateOrder.MONTH_FIRST, mapping.statuses)
    remember_mapping(session, turned)

    apply(session, preview(session, [tmp_path / "book.xlsx"], TODAY))

    assert [child.allocated_on for child in read_children(session.database)] == [
        date(2025, 4, 25),
        date(2025, 4, 3),
    ]


def test_without_a_mapping_the_list_is_refused_with_the_reason(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    prepared = preview(session, [write_workbook(tmp_path, {"Report": REPORT})], TODAY)

    assert prepared.plan.is_empty
    assert prepared.plan.sheets[0].skipped_because != ""


def test_a_mapping_without_an_id_is_not_saved(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ExpectedError, match="Choose the column that holds the child's ID"):
        remember_mapping(session, SheetMapping("abc", {"Who": "worker"}))

    assert read_mappings(session) == []


def test_a_mapping_can_be_forgotten(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    mapping = decided(tmp_path, session)
    remember_mapping(session, mapping)

    forget_mapping(session, mapping.shape)

    assert read_mappings(session) == []


def test_a_colleague_takes_mappings_over(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    mapping = decided(tmp_path, session)
    remember_mapping(session, mapping)
    other = tmp_path / "other"
    other.mkdir()
    theirs = a_store(other)

    export_mappings(session, tmp_path / "mappings.json")
    taken = import_mappings(theirs, tmp_path / "mappings.json")

    assert taken == (1, ())
    assert read_mappings(theirs) == [mapping]


def test_the_file_for_a_colleague_holds_nothing_of_any_child(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    remember_mapping(session, decided(tmp_path, session))

    export_mappings(session, tmp_path / "mappings.json")

    text = (tmp_path / "mappings.json").read_text()
    assert "100234" not in text
    assert "BROOK" not in text


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"kind": "other"}', "[" * 5000])
def test_a_file_that_holds_no_mappings_is_refused(tmp_path: Path, content: str) -> None:
    session = a_store(tmp_path)
    path = write_text(tmp_path, content.encode(), "mappings.json")

    with pytest.raises(ExpectedError, match="holds no mappings"):
        import_mappings(session, path)


def test_a_mapping_with_a_fault_is_left_out_and_said(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    broken = {"kind": "caseload-mappings", "mappings": [{"shape": "x", "fields": {"A": "zzz"}}]}
    path = write_text(tmp_path, json.dumps(broken).encode(), "mappings.json")

    assert import_mappings(session, path) == (
        0,
        ("Mapping 1 of the file is not complete and was left out.",),
    )


def test_annex_a_needs_no_mapping(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    row = ["C1", *[None] * (len(LIST_6) - 1)]

    assert propose_mappings(session, [write_workbook(tmp_path, {"List 6": [LIST_6, row]})]) == []
