"""What the list of children says of one child."""

from __future__ import annotations

from datetime import date

from caseload_app.ui.models.child_rows import child_columns, child_rows, last_seen
from tests.builders import a_casebook, a_child, an_event


def test_an_attempted_visit_is_not_a_day_on_which_the_child_was_seen() -> None:
    casebook = a_casebook(
        [a_child()],
        [
            an_event("CIN visit", date(2026, 2, 1)),
            an_event("CIN visit", date(2026, 2, 20), outcome="No access"),
            an_event("CIN review", date(2026, 2, 25)),
        ],
    )

    assert last_seen(casebook, "C1") == date(2026, 2, 1)


def test_an_unborn_child_is_said_to_be_unborn() -> None:
    [row] = child_rows(a_casebook([a_child(born_on=date(2026, 6, 1))]))
    [age] = [column for column in child_columns() if column.key == "age"]

    assert age.text(row) == "Unborn"


def test_a_child_without_a_name_is_called_by_the_id() -> None:
    [row] = child_rows(a_casebook([a_child("C9", name="")]))

    assert row.name == "C9"


def test_plans_sort_by_precedence_and_are_spoken_in_full() -> None:
    [row] = child_rows(a_casebook([a_child()]))
    [plan] = [column for column in child_columns() if column.key == "plan"]

    assert (plan.text(row), plan.key_of(row)) == ("CIN", 2.0)
    assert plan.spoken is not None
    assert plan.spoken(row) == "Plan: Child in need"
