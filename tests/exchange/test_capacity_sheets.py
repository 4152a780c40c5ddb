"""What is agreed about capacity, and who held whom, travels in the workbook and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion, Reduction
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Allocation
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.importing import apply, preview
from caseload_app.services.reports import export_workbook
from tests.builders import MONDAY, a_casebook, a_child, a_worker, the_rules
from tests.services.stores import a_store

ASHA = "Asha Brook"
KEPT = CapacityRecords(
    limits=[AgreedLimit(ASHA, MONDAY, 14, "Four days", ASHA)],
    reductions=[Reduction(ASHA, MONDAY, "Phased return", date(2026, 3, 27), 50, 0, "Back")],
    reviews=[LimitReview(ASHA, MONDAY, "No new work", None, date(2026, 3, 16), 15, 14)],
    points=[PointsVersion(1, MONDAY, "Ours", '{"name": "Ours", "rows": []}', True, "Agreed")],
)


def exported(folder: Path) -> Casebook:
    before = a_casebook(
        [a_child(allocated_on=date(2026, 2, 2))],
        workers=[a_worker()],
        allocations=[
            Allocation("C1", date(2025, 6, 2), "Cy Left", "South"),
            Allocation("C1", date(2026, 2, 2), ASHA, "North"),
        ],
        capacity=KEPT,
    )
    export_workbook(before, folder / "out.xlsx")
    return before


def test_it_comes_back_into_an_empty_store(tmp_path: Path) -> None:
    before = exported(tmp_path)

    with a_store(tmp_path) as session:
        apply(session, preview(session, [tmp_path / "out.xlsx"], MONDAY))
        after = read_casebook(session, the_rules(), MONDAY)

    assert after.capacity.limits == before.capacity.limits
    assert after.capacity.reductions == before.capacity.reductions
    assert after.capacity.reviews == before.capacity.reviews
    assert after.capacity.points == before.capacity.points
    assert after.allocations == before.allocations
    assert list(after.workers) == [ASHA]


def test_the_same_workbook_again_changes_nothing(tmp_path: Path) -> None:
    exported(tmp_path)

    with a_store(tmp_path) as session:
        apply(session, preview(session, [tmp_path / "out.xlsx"], MONDAY))
        again = preview(session, [tmp_path / "out.xlsx"], MONDAY)

    assert list(again.plan.changes) == []


def test_a_version_of_the_points_table_stands_whatever_a_file_says(tmp_path: Path) -> None:
    exported(tmp_path)
    own = PointsVersion(1, MONDAY, "Another", '{"rows": []}', False, "Ours")

    with a_store(tmp_path, [own]) as session:
        apply(session, preview(session, [tmp_path / "out.xlsx"], MONDAY))
        after = read_casebook(session, the_rules(), MONDAY)

    assert after.capacity.points == (own,)
