"""What the list of children says of one child."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import with_child
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


def test_after_a_visit_only_the_row_of_that_child_is_made_anew() -> None:
    children = [a_child(), a_child("C2", name="Bo Marsh")]
    before = a_casebook(children, [])
    rows = child_rows(before)
    visit = an_event("CIN visit", date(2026, 2, 20))
    after = with_child(before, children[0], [visit], (), ())

    followed = child_rows(after, (before, rows))

    assert followed == child_rows(after)
    assert [new is old for new, old in zip(followed, rows, strict=True)].count(False) == 1


def test_rows_of_another_reading_are_made_anew() -> None:
    before = a_casebook([a_child()], [])
    after = a_casebook([a_child(), a_child("C2", name="Bo Marsh")], [])

    assert child_rows(after, (before, child_rows(before))) == child_rows(after)
