from __future__ import annotations

from datetime import date

from caseload_app.domain.retention import closed_cases
from caseload_app.ui.models.closed_cases import closed_columns, closed_rows
from caseload_app.ui.theme import Tone
from tests.builders import MONDAY, a_casebook, a_child


def test_each_case_says_until_when_it_is_kept_and_what_is_left() -> None:
    children = (
        a_child("C1", name="Fern Test", closed_on=date(2024, 3, 2), closure_reason="Needs met"),
        a_child("C2", name="Ash Sample", closed_on=date(2024, 3, 12)),
    )
    casebook = a_casebook(children)

    rows = closed_rows(casebook, closed_cases(children, MONDAY, 24), MONDAY)
    shown = [[column.text(row) for column in closed_columns()] for row in rows]

    assert shown == [
        ["Fern Test", "C1", "Time to remove", "Mon 2 Mar 2026", "Sat 2 Mar 2024", "Needs met"],
        ["Ash Sample", "C2", "10 days left", "Thu 12 Mar 2026", "Tue 12 Mar 2024", ""],
    ]
    assert [row.mark.tone for row in rows] == [Tone.SOON, Tone.UPCOMING]
