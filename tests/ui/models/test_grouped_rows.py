"""Rows under headings: which groups there are, in which order, what each adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt

from caseload_app.ui.models.columns import Align, Column
from caseload_app.ui.models.grouped_rows import Grouping, GroupLine, group_columns_of, grouped_lines
from caseload_app.ui.models.record_table import RecordTableModel, Role
from caseload_app.ui.theme import StateMark, Tone


@dataclass(frozen=True)
class Case:
    name: str
    worker: str
    seen: date | None
    late: int


CASES = [
    Case("Ada", "Ben", date(2026, 3, 2), 2),
    Case("Bo", "", None, 1),
    Case("Cy", "Amy", date(2026, 3, 30), 0),
    Case("Di", "Ben", date(2025, 12, 24), 3),
]


def a_mark(case: Case) -> StateMark:
    return StateMark(Tone.OVERDUE, f"{case.late} late") if case.late else StateMark(Tone.MET, "")


COLUMNS: tuple[Column[Case], ...] = (
    Column("name", "Name", lambda case: case.name),
    Column("worker", "Worker", lambda case: case.worker),
    Column("seen", "Seen", lambda case: str(case.seen or ""), lambda case: case.seen),
    Column(
        "late",
        "Late",
        lambda case: str(case.late),
        lambda case: float(case.late),
        Align.RIGHT,
        summed=True,
    ),
    Column("how", "How", lambda case: f"{case.late}", lambda case: float(case.late), state=a_mark),
)
NAME, WORKER, SEEN, LATE, HOW = COLUMNS


def headings(column: Column[Case], shut: frozenset[str] = frozenset()) -> list[GroupLine]:
    _, lines = grouped_lines(CASES, COLUMNS, Grouping(column, shut, "child"))
    return [line for line in lines if isinstance(line, GroupLine)]


def a_model() -> RecordTableModel[Case]:
    model = RecordTableModel(COLUMNS, lambda case: case.name)
    model.show_records(CASES)
    return model


def said(model: RecordTableModel[Case]) -> list[str]:
    lines = [model.line_at(row) for row in range(model.rowCount())]
    return [line.title if isinstance(line, GroupLine) else line.name for line in lines]


def test_groups_come_in_order_and_what_has_none_comes_last() -> None:
    assert [line.title for line in headings(WORKER)] == ["Amy", "Ben", "blank"]


def test_dates_make_groups_by_month() -> None:
    assert [line.title for line in headings(SEEN)] == ["Dec 2025", "Mar 2026", "blank"]


def test_badges_make_groups_by_what_they_mean() -> None:
    assert [line.title for line in headings(HOW)] == ["Late, over or wrong", "As it should be"]


def test_a_heading_counts_its_rows_and_adds_up_its_columns() -> None:
    _, ben, _ = headings(WORKER)

    assert (ben.number, ben.sums) == (2, {"late": 5.0})
    assert ben.spoken == "Group 2 of 3, Worker: Ben, 2 children, Late 5, open"


def test_only_what_comes_more_than_once_makes_groups() -> None:
    found = group_columns_of(COLUMNS, CASES)

    assert [column.key for column in found] == ["worker", "seen", "how"]


def test_the_model_shows_headings_among_its_rows() -> None:
    model = a_model()

    model.group_by("worker")

    assert said(model) == ["Amy", "Cy", "Ben", "Ada", "Di", "blank", "Bo"]
    assert [case.name for case in model.rows] == ["Cy", "Ada", "Di", "Bo"]


def test_a_shut_group_keeps_its_heading_and_its_rows_on_paper() -> None:
    model = a_model()
    model.group_by("worker")

    model.open_group("Ben", is_open=False)

    assert said(model) == ["Amy", "Cy", "Ben", "blank", "Bo"]
    assert len(model.rows) == 4


def test_all_groups_are_shut_and_opened_at_once() -> None:
    model = a_model()
    model.group_by("worker")

    model.open_groups(is_open=False)
    shut = said(model)
    model.open_groups(is_open=True)

    assert shut == ["Amy", "Ben", "blank"]
    assert model.rowCount() == 7


def test_sorting_goes_on_within_the_groups() -> None:
    model = a_model()
    model.group_by("worker")

    model.sort(0, Qt.SortOrder.DescendingOrder)

    assert said(model) == ["Amy", "Cy", "Ben", "Di", "Ada", "blank", "Bo"]


def test_sorting_the_grouped_column_down_turns_the_groups_round() -> None:
    model = a_model()
    model.group_by("worker")

    model.sort(1, Qt.SortOrder.DescendingOrder)

    assert said(model) == ["Ben", "Ada", "Di", "Amy", "Cy", "blank", "Bo"]


def test_every_cell_of_a_heading_says_the_whole_line() -> None:
    model = a_model()
    model.group_by("worker")
    role = Qt.ItemDataRole.AccessibleTextRole

    cells = {model.index(0, at).data(role) for at in range(len(COLUMNS))}

    assert cells == {"Group 1 of 3, Worker: Amy, 1 row, Late 0, open"}
    assert model.index(0, 0).data() == "Amy (1 row)"
    assert model.index(2, 3).data() == "5"


def test_a_heading_is_no_record() -> None:
    model = a_model()
    model.group_by("worker")

    assert model.index(0, 0).data(Role.RECORD) is None
    assert model.row_of("Cy") == 1


def test_taking_the_groups_away_leaves_the_rows() -> None:
    model = a_model()
    model.group_by("worker")

    model.group_by("")

    assert said(model) == ["Ada", "Bo", "Cy", "Di"]


def test_searching_narrows_the_groups() -> None:
    model = a_model()
    model.group_by("worker")

    model.search("ben")

    assert said(model) == ["Ben", "Ada", "Di"]
