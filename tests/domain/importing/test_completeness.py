from __future__ import annotations

import pytest

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.completeness import doubts_about, rows_by_team
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import Child


@pytest.mark.parametrize(
    ("before", "now", "is_doubtful"),
    [(40, 40, False), (40, 31, False), (40, 30, True), (40, 0, True), (4, 2, False), (0, 9, False)],
)
def test_a_team_that_lost_many_rows_is_doubtful(before: int, now: int, is_doubtful: bool) -> None:
    plan = ImportPlan(rows_by_team={"North": now})

    (team,) = rows_by_team(plan, CaseRecords(), {"North": before})

    assert team.is_doubtful is is_doubtful


def test_without_a_last_import_the_known_children_stand_for_it() -> None:
    known = CaseRecords(children=[Child("C1", team="South")])

    teams = rows_by_team(ImportPlan(rows_by_team={"North": 1}), known, None)

    assert [(one.team, one.before, one.now) for one in teams] == [("North", 0, 1), ("South", 1, 0)]


def test_a_file_that_names_no_children_is_not_compared() -> None:
    assert rows_by_team(ImportPlan(), CaseRecords(), {"North": 40}) == ()


def test_a_doubt_is_a_sentence() -> None:
    plan = ImportPlan(rows_by_team={"North": 12, "": 0})
    teams = rows_by_team(plan, CaseRecords(), {"North": 40, "": 5})

    assert doubts_about(plan, teams, []) == (
        "Children without a team: 5 children last time, none in this file.",
        "North: 40 children last time, 12 in this file.",
    )


def test_many_children_who_vanished_are_a_doubt() -> None:
    known = [Child(f"C{number}") for number in range(8)]
    plan = ImportPlan(vanished=tuple(child.child_id for child in known[:4]))

    assert doubts_about(plan, (), known) == (
        "4 open children of 8 known here are not in the file.",
    )
