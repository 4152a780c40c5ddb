"""What a table shows is taken off it with the names made private."""

from __future__ import annotations

from datetime import date

from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.shown_list import shown_list

COLUMNS: tuple[Column[str], ...] = (
    Column("name", "Name", str, private=lambda name: name[:1]),
    Column("late", "Late", lambda _: "3", lambda _: 3.0, Align.RIGHT),
    Column("due", "Due", lambda _: "Tue 3 Mar 2026", lambda _: date(2026, 3, 3)),
    Column("how", "How", lambda _: "1 day late", lambda _: date(2026, 3, 3)),
)
ON = date(2026, 3, 2)


def test_names_are_private_unless_asked_for() -> None:
    hidden = shown_list(("Children", ""), COLUMNS, ["Ada"], as_at=ON, names=False)
    named = shown_list(("Children", ""), COLUMNS, ["Ada"], as_at=ON, names=True)

    assert (hidden.rows[0][0], hidden.values[0][0]) == ("A", "A")
    assert named.rows[0][0] == "Ada"


def test_a_cell_is_a_date_or_a_number_only_where_it_shows_one() -> None:
    [row] = shown_list(("Children", ""), COLUMNS, ["Ada"], as_at=ON, names=True).values

    assert list(row) == ["Ada", 3.0, date(2026, 3, 3), "1 day late"]
