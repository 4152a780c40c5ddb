"""Who could take a family, the fairest first, and why in one sentence."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.allocation.figures import standing_of
from caseload_app.domain.allocation.scenario import Give, Leaver, Scenario, tried
from caseload_app.domain.allocation.suggesting import known_to, suggest
from caseload_app.domain.allocation.waiting import waiting_families
from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import PointsVersion
from caseload_app.domain.capacity.points import PointsRow, PointsTable, RowKind, content_of
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Allocation, Child, Leave, Plan, Worker
from caseload_app.exchange.capacity_files import shipped_policy
from tests.builders import MONDAY, a_casebook, a_child, a_worker

ASHA, BEN = a_worker(case_limit=4), a_worker("Ben Hale", case_limit=4)
WAITING = [
    a_child("W1", name="Wyn Made", worker="", family_id="F1"),
    a_child("W2", name="Wes Made", worker="", family_id="F1"),
]


def casebook(
    *more: Child,
    workers: tuple[Worker, ...] = (ASHA, BEN),
    leave: tuple[Leave, ...] = (),
    allocations: tuple[Allocation, ...] = (),
) -> Casebook:
    held = [a_child("C1"), a_child("C2"), a_child("C3", worker="Ben Hale")]
    return a_casebook(
        [*WAITING, *held, *more],
        workers=workers,
        leave=leave,
        allocations=allocations,
        capacity=CapacityRecords(policy=shipped_policy()),
    )


def first(known: Casebook, scenario: Scenario | None = None) -> tuple[str, str, bool]:
    [family] = waiting_families(known)
    best = suggest(standing_of(tried(known, scenario or Scenario())), family)[0]
    return best.worker, best.why, best.is_fair


def test_the_one_with_most_room_comes_first() -> None:
    assert first(casebook()) == (
        "Ben Hale",
        "would still have room for 1 of 4, with no dates to keep in the next four weeks.",
        True,
    )


def test_who_knows_the_family_comes_before_who_has_more_room() -> None:
    sister = a_child("C9", name="Wilf Made", family_id="F1", closed_on=date(2026, 1, 5))
    known = casebook(sister, allocations=(Allocation("C9", date(2025, 1, 6), "Asha Brook"),))

    worker, why, _ = first(known)

    assert worker == "Asha Brook"
    assert why.startswith("held Wilf Made of this family before and would still have room for 0")


def test_who_holds_a_brother_or_sister_now_is_known_to_the_family() -> None:
    known = casebook(a_child("C9", name="Wilf Made", family_id="F1", worker="Ben Hale"))
    [family] = waiting_families(known)

    assert known_to(known, family, "Ben Hale") == "holds Wilf Made of the same family"
    assert known_to(known, family, "Asha Brook") == ""


def test_who_would_be_over_the_limit_comes_last_and_it_is_said() -> None:
    full = [a_child(f"B{one}", worker="Ben Hale") for one in range(3)]
    known = casebook(*full)
    [family] = waiting_families(known)

    last = suggest(standing_of(known), family)[-1]

    assert (last.worker, last.why, last.is_fair) == (
        "Ben Hale",
        "it would be 2 over the limit of 4.",
        False,
    )


def test_who_is_away_half_of_the_time_is_not_proposed_first() -> None:
    away = Leave("Ben Hale", MONDAY, date(2026, 3, 20), "Annual leave")

    assert first(casebook(leave=(away,)))[0] == "Asha Brook"


def test_who_leaves_in_the_scenario_is_not_proposed() -> None:
    assert first(casebook(), Scenario().with_move(Leaver("Ben Hale", MONDAY)))[0] == "Asha Brook"


def test_what_the_scenario_gave_already_counts() -> None:
    known = casebook(
        a_child("X1", worker="", family_id="F2"), a_child("X2", worker="", family_id="F2")
    )
    family = next(one for one in waiting_families(known) if "W1" in one.children)
    given = Scenario().with_move(Give(("X1", "X2"), "Ben Hale"))

    assert [one.worker for one in suggest(standing_of(tried(known, given)), family)] == [
        "Asha Brook",
        "Ben Hale",
    ]


def test_points_above_what_can_be_carried_speak_against_a_worker() -> None:
    rows = (PointsRow(RowKind.CAPACITY, "", 10), PointsRow(RowKind.PLAN, "CIN", 4))
    version = PointsVersion(1, MONDAY, "T", content_of(PointsTable("T", rows)), True)
    known = a_casebook(
        [*WAITING, a_child("C1")],
        workers=[ASHA, BEN],
        capacity=CapacityRecords(points=[version]),
    )
    [family] = waiting_families(known)

    found = suggest(standing_of(known), family)

    assert [one.worker for one in found] == ["Ben Hale", "Asha Brook"]
    assert found[1].why.endswith("but 12 points are more than the 10 to carry.")


def test_protection_speaks_against_a_newly_qualified_worker() -> None:
    nia = a_worker("Nia New", asye_started_on=date(2025, 10, 1), case_limit=10)
    children = [a_child("W1", worker="", plan=Plan.CP)]
    known = a_casebook(
        children,
        workers=[ASHA, nia],
        capacity=CapacityRecords(policy=shipped_policy()),
    )
    [family] = waiting_families(known)

    assert [one.worker for one in suggest(standing_of(known), family)] == ["Asha Brook", "Nia New"]
    assert suggest(standing_of(known), family)[1].why.endswith(
        "but 1 child protection case: newly qualified, so only if co-worked."
    )


def test_without_a_limit_the_cases_per_fte_are_said() -> None:
    known = casebook(workers=(a_worker(), a_worker("Ben Hale")))

    assert first(known)[1] == (
        "would hold 3.0 cases per FTE, with no limit agreed, with no dates to keep in the next "
        "four weeks."
    )


def test_who_has_no_known_hours_is_left_out() -> None:
    known = casebook(workers=(a_worker(fte=None), BEN))
    [family] = waiting_families(known)

    assert [one.worker for one in suggest(standing_of(known), family)] == ["Ben Hale"]
