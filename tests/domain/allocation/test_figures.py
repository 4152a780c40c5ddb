"""Figures before and after, worked by hand: cases, limits, points, dates, visits, protection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.allocation.figures import (
    BoardRow,
    board,
    dates_ahead,
    figures_and,
    figures_of,
    figures_with,
    room_after_leave,
    standing_of,
)
from caseload_app.domain.allocation.protection import usual_full_time
from caseload_app.domain.allocation.scenario import Absence, Give, Leaver, Scenario, Starter, tried
from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import PointsVersion, Reduction
from caseload_app.domain.capacity.points import PointsRow, PointsTable, RowKind, content_of
from caseload_app.domain.capacity.policy import CapacityPolicy
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, Plan, Worker
from caseload_app.domain.workload import caseloads, team_total
from caseload_app.exchange.capacity_files import shipped_policy
from tests.builders import MONDAY, a_casebook, a_child, a_worker, an_event

POLICY = CapacityRecords(policy=shipped_policy())
NEW = a_worker("Nia New", asye_started_on=date(2025, 10, 1), case_limit=10)
FULL = a_worker(case_limit=4)


def casebook(*workers: Worker, held: int = 2, waiting: int = 2, **facts: object) -> Casebook:
    children = [a_child(f"C{one}") for one in range(1, held + 1)]
    children += [
        a_child(f"W{one}", worker="", family_id="F1", **facts) for one in range(1, waiting + 1)
    ]
    return a_casebook(children, workers=workers or (FULL, NEW), capacity=POLICY)


def row_of(before: Casebook, scenario: Scenario, name: str) -> BoardRow:
    standing = standing_of(before)
    rows = board(standing, standing_of(tried(before, scenario), standing))
    return next(row for row in rows if row.worker.name == name)


def test_the_same_functions_give_team_page_and_board() -> None:
    before = casebook()
    after = tried(before, Scenario().with_move(Give(("W1", "W2"), "Asha Brook")))

    [asha, _] = caseloads(after)
    figures = figures_of(after)["Asha Brook"]

    assert (asha.cases, asha.cases_per_fte) == (figures.cases, figures.per_fte) == (4, 4.0)
    assert team_total(caseloads(after)).cases == 4


def test_a_family_given_moves_the_figures() -> None:
    row = row_of(casebook(), Scenario().with_move(Give(("W1", "W2"), "Asha Brook")), "Asha Brook")

    assert row.before is not None
    assert (row.before.cases, row.after.cases) == (2, 4)
    assert (row.before.room, row.after.room) == (2, 0)
    assert (row.came, row.went, row.has_changed) == (("W1", "W2"), (), True)


def test_others_are_left_as_they_were() -> None:
    row = row_of(casebook(), Scenario().with_move(Give(("W1", "W2"), "Asha Brook")), "Nia New")

    assert not row.has_changed


def test_who_starts_has_nothing_before() -> None:
    scenario = Scenario().with_move(Starter(a_worker("Di New"))).with_move(Give(("W1",), "Di New"))

    row = row_of(casebook(), scenario, "Di New")

    assert (row.before, row.after.cases) == (None, 1)


def test_who_leaves_stays_on_the_board_with_nobody() -> None:
    row = row_of(casebook(), Scenario().with_move(Leaver("Asha Brook", MONDAY)), "Asha Brook")

    assert (row.after.cases, row.after.is_gone, row.went) == (0, True, ("C1", "C2"))


def test_leave_takes_from_the_room_but_not_from_the_limit() -> None:
    leave = Leave("Asha Brook", date(2026, 3, 2), date(2026, 3, 13), "Annual leave")

    row = row_of(casebook(), Scenario().with_move(Absence(leave)), "Asha Brook")

    assert (row.after.at_work, row.after.working_days) == (10, 20)
    assert (row.after.limit.cases, row.after.room, row.after.room_after_leave) == (4, 2, 1)


@pytest.mark.parametrize(
    ("room", "at_work", "left"), [(4, 20, 4), (4, 10, 2), (3, 10, 1), (4, 0, 0), (-2, 0, -2)]
)
def test_the_room_is_cut_to_the_days_at_work(room: int, at_work: int, left: int) -> None:
    assert room_after_leave(room, at_work, 20) == left


def test_bank_holidays_are_no_days_at_work() -> None:
    easter = a_casebook([], workers=[FULL], today=date(2026, 3, 23))

    assert figures_of(easter)["Asha Brook"].working_days == 18


def test_dates_and_visits_of_the_next_four_weeks_are_counted() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))
    events = [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 2, 25))]
    known = a_casebook([child], events)

    figures = figures_of(known)["Asha Brook"]
    open_ones = [one for one in known.open["C1"] if one.due < date(2026, 3, 30)]

    assert figures.deadlines == sum(one.due >= MONDAY for one in open_ones) > 0
    [visit] = [one for one in known.open["C1"] if "CP visit" in one.rule.satisfied_by]
    assert (visit.limit.length, str(visit.limit.unit)) == (10, "working_days")
    assert figures.visits == 0.5


def test_a_newly_qualified_worker_is_kept_from_child_protection_alone() -> None:
    row = row_of(
        casebook(plan=Plan.CP), Scenario().with_move(Give(("W1", "W2"), "Nia New")), "Nia New"
    )

    assert row.newly_broken == ("2 child protection cases: newly qualified, so only if co-worked",)


def test_a_newly_qualified_worker_has_nine_tenths_of_the_team_s_usual_limit() -> None:
    before = casebook(FULL, NEW, waiting=4)

    row = row_of(before, Scenario().with_move(Give(("W1", "W2", "W3", "W4"), "Nia New")), "Nia New")

    assert usual_full_time(before) == 4
    assert row.newly_broken == ("4 cases: newly qualified, so at most 3 (90 % of 4 at 1 FTE)",)


def test_the_usual_limit_is_that_of_full_time_workers_whom_nothing_protects() -> None:
    team = (FULL, a_worker("Ben", case_limit=20), a_worker("Cy", case_limit=22), NEW)
    part_time = a_worker("Di", fte=0.5, case_limit=2)

    assert usual_full_time(casebook(*team, part_time)) == 20
    assert usual_full_time(casebook(NEW, part_time)) is None


def test_points_are_shown_only_while_a_table_is_in_use() -> None:
    table = PointsTable("T", (PointsRow(RowKind.PLAN, "CIN", 4),))
    version = PointsVersion(1, MONDAY, "T", content_of(table), True)
    known = a_casebook([a_child()], capacity=CapacityRecords(points=[version]))

    points = figures_of(known)["Asha Brook"].points
    assert points is not None and points.total == 4
    assert figures_of(casebook())["Asha Brook"].points is None


def test_a_reduction_stops_by_itself_on_the_board() -> None:
    half = Reduction("Asha Brook", date(2026, 2, 2), "Phased return", date(2026, 3, 1), 50)
    known = a_casebook([], workers=[FULL], capacity=CapacityRecords(reductions=[half]))

    assert figures_of(known)["Asha Brook"].limit.cases == 4


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario(),
        Scenario().with_move(Give(("W1", "W2"), "Asha Brook")),
        Scenario().with_move(Leaver("Asha Brook", MONDAY)),
        Scenario().with_move(Starter(a_worker("Di New", case_limit=9))),
        Scenario().with_move(Absence(Leave("Nia New", MONDAY, None, "Sick leave"))),
    ],
)
def test_figures_kept_from_before_are_those_worked_out_anew(scenario: Scenario) -> None:
    before = casebook(plan=Plan.CP)
    after = tried(before, scenario)

    assert standing_of(after, standing_of(before)).figures == standing_of(after).figures


def test_a_family_added_to_what_is_known_is_as_worked_out_anew() -> None:
    known = casebook(FULL, NEW, waiting=4, plan=Plan.CP)
    standing = standing_of(known)
    given = [known.children[one] for one in ("W1", "W2", "W3", "W4")]

    quick = figures_and(standing, NEW, given, dates_ahead(known, ["W1", "W2", "W3", "W4"]))
    whole = figures_with(known, NEW, given, standing.yardstick)

    for field in ("cases", "room", "room_after_leave", "per_fte", "deadlines", "broken"):
        assert getattr(quick, field) == getattr(whole, field)
    assert quick.children == whole.children


def test_a_student_holds_no_cases_of_their_own() -> None:
    student = a_worker("Stu Dent", role="Student social worker")
    scenario = Scenario().with_move(Give(("W1", "W2"), "Stu Dent"))

    row = row_of(casebook(FULL, student), scenario, "Stu Dent")

    assert row.newly_broken == ("2 cases: student on placement, so none of their own",)


def test_a_number_of_children_may_be_the_most() -> None:
    two = replace(shipped_policy().profiles[2], is_on=True, most_cases=1, not_alone=())
    policy = CapacityPolicy((two,), full_time_cases=20)
    known = a_casebook(
        [a_child("C1", worker="Nia New"), a_child("C2", worker="Nia New")],
        workers=[NEW],
        capacity=CapacityRecords(policy=policy),
    )

    assert usual_full_time(known) == 20
    assert figures_of(known)["Nia New"].broken == (
        "2 cases: newly qualified, about 12 children, so at most 1",
    )


def test_court_work_is_left_to_others_too() -> None:
    issued = an_event("Court application issued", date(2026, 2, 1))
    known = a_casebook([a_child(worker="Nia New")], [issued], workers=[NEW], capacity=POLICY)

    assert figures_of(known)["Nia New"].broken == (
        "1 court case: newly qualified, so only if co-worked",
    )
