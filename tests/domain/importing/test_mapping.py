from __future__ import annotations

import pytest

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.importing.mapping import (
    ColumnProposal,
    DateOrder,
    MappingProposal,
    SheetMapping,
    StatusWord,
    by_shape,
    mapping_as_json,
    mapping_problems,
    mappings_from_json,
)

MAPPING = SheetMapping(
    "abc", {"Ref": "child_id", "Who": "worker"}, DateOrder.MONTH_FIRST, {"Red": "CP"}, "Our list"
)


def test_a_mapping_comes_back_from_its_file_as_it_was() -> None:
    assert mappings_from_json([mapping_as_json(MAPPING)]) == ([MAPPING], [])


@pytest.mark.parametrize(
    "entry",
    [
        "text",
        {},
        {"shape": "", "fields": {"Ref": "child_id"}},
        {"shape": "abc", "fields": {}},
        {"shape": "abc", "fields": {"Ref": "no such field"}},
        {"shape": "abc", "fields": {"Ref": "child_id"}, "date_order": "year first"},
    ],
)
def test_a_mapping_that_is_not_whole_is_left_out_and_said(entry: JsonValue) -> None:
    found, problems = mappings_from_json([entry])

    assert found == []
    assert problems == ["Mapping 1 of the file is not complete and was left out."]


def test_a_file_of_something_else_holds_no_mappings() -> None:
    assert mappings_from_json({"a": 1}) == ([], ["This file holds no mappings."])


def test_a_field_moves_from_one_column_to_another() -> None:
    moved = MAPPING.with_field("Owner", "worker")

    assert moved.fields == {"Ref": "child_id", "Who": "", "Owner": "worker"}


def test_several_columns_can_be_kept_as_facts() -> None:
    kept = MAPPING.with_field("Colour", "fact").with_field("Size", "fact")

    assert (kept.fields["Colour"], kept.fields["Size"]) == ("fact", "fact")


def test_a_word_of_the_status_column_is_explained_once() -> None:
    assert MAPPING.with_status("Amber", "CIN").statuses == {"Red": "CP", "Amber": "CIN"}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"Who": "worker"}, "Choose the column that holds the child's ID."),
        ({"Ref": "child_id"}, "Choose a column with the worker, the team or the plan."),
        (
            {"Ref": "child_id", "No": "child_id", "Who": "worker"},
            "Two columns are taken for Child's ID. Keep one of them.",
        ),
    ],
)
def test_what_a_mapping_lacks_is_said(fields: dict[str, str], problem: str) -> None:
    assert mapping_problems(SheetMapping("abc", fields)) == (problem,)


def test_a_whole_mapping_lacks_nothing() -> None:
    assert mapping_problems(MAPPING) == ()


def test_the_later_mapping_of_a_shape_counts() -> None:
    later = SheetMapping("abc", {"Ref": "child_id"})

    assert by_shape([MAPPING, later]) == {"abc": later}


def test_a_proposal_taken_as_it_stands_leaves_out_words_without_a_plan() -> None:
    columns = (
        ColumnProposal("A", "Ref", "child_id", 1.0, "", ()),
        ColumnProposal("B", "Who", "worker", 1.0, "", ()),
    )
    words = (StatusWord("Red", 3, "CP"), StatusWord("Grey", 1, ""))
    proposal = MappingProposal(
        "a.xlsx", "Cases", "abc", 1, 9, columns, DateOrder.DAY_FIRST, 1.0, (), words
    )

    mapping = proposal.as_mapping()

    assert mapping == SheetMapping(
        "abc", {"Ref": "child_id", "Who": "worker"}, DateOrder.DAY_FIRST, {"Red": "CP"}, "Cases"
    )
    assert proposal.as_mapping("Ours").title == "Ours"
