from __future__ import annotations

from datetime import date

from caseload_app.domain.importing.difference import (
    DifferenceGroup,
    DifferenceRow,
    GroupId,
    ImportDifference,
    TeamRows,
)
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import Child, RecordChange
from caseload_app.ui.models.importing.difference_rows import (
    choice_words,
    done_words,
    group_row_columns,
    group_rows,
    line_row_columns,
    line_rows,
    names_in,
    team_row_columns,
)
from tests.builders import a_casebook, a_child

MOVED = DifferenceRow(
    "m1", "worker Ann Brook → Bo Vale", "C1", "Bo Vale", "North", record=(Child, "C1")
)
ALSO = DifferenceRow("m2", "worker Ann Brook → nothing", "C2", record=(Child, "C2"))
GONE = DifferenceRow("v1", "Una Test: open here (CIN), not in the file", "C3")
DIFFERENCE = ImportDifference(
    (
        DifferenceGroup(GroupId.VANISHED, (GONE,)),
        DifferenceGroup(GroupId.MOVED_WORKER, (MOVED, ALSO)),
    )
)
NAMES = {"C1": "Fern Test", "C3": "Una Test"}


def taken_words(*accepted: str) -> list[str]:
    column = next(one for one in group_row_columns() if one.key == "taken")
    return [column.text(row) for row in group_rows(DIFFERENCE, accepted)]


def test_a_group_says_whether_all_some_or_none_of_it_is_taken() -> None:
    assert taken_words("m1", "m2") == ["To know", "All"]
    assert taken_words("m1") == ["To know", "1 of 2"]
    assert taken_words() == ["To know", "None"]


def test_a_line_does_not_name_the_child_twice() -> None:
    [line] = line_rows(DIFFERENCE.groups[0], (), NAMES)

    assert (line.who, line.words) == ("Una Test", "Open here (CIN), not in the file")


def test_a_line_says_whether_it_is_taken_left_or_only_tells() -> None:
    [told] = line_rows(DIFFERENCE.groups[0], (), NAMES)
    taken, left = line_rows(DIFFERENCE.groups[1], {"m1"}, NAMES)
    mark = next(one for one in line_row_columns() if one.key == "taken").text

    assert [mark(line) for line in (told, taken, left)] == ["To know", "Taken", "Left"]


def test_a_child_without_a_known_name_goes_by_the_id() -> None:
    _, line = line_rows(DIFFERENCE.groups[1], (), NAMES)

    assert line.who == "C2"


def test_a_new_child_goes_by_the_name_in_the_file() -> None:
    plan = ImportPlan(changes=(RecordChange(None, Child("C9", name="Ivo Test")),))
    book = a_casebook([a_child("C1", name="Fern Test")], today=date(2026, 3, 2))

    assert names_in(plan, book) == {"C1": "Fern Test", "C9": "Ivo Test"}


def test_how_much_is_taken_is_said_in_a_sentence() -> None:
    assert choice_words(DIFFERENCE, {"m1", "m2"}) == "All of 2 changes are taken."
    assert choice_words(DIFFERENCE, {"m1"}) == "1 of 2 changes are taken, the others are left."
    assert choice_words(ImportDifference(), ()) == "There is nothing to take."


def test_what_was_done_leaves_out_kinds_of_which_nothing_was_taken() -> None:
    assert done_words(DIFFERENCE, {"m1"}) == "Moved to another worker: 1"


def test_a_team_with_far_fewer_rows_looks_short() -> None:
    column = next(one for one in team_row_columns() if one.key == "state")

    assert column.text(TeamRows("North", 40, 12, is_doubtful=True)) == "Looks short"
    assert column.text(TeamRows("North", 40, 41, is_doubtful=False)) == "Looks whole"
