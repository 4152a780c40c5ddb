"""What is kept of capacity, by worker and in the order of its days."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.capacity.book import CapacityRecords, build_capacity
from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, PointsVersion

ON = date(2026, 3, 2)


def test_the_last_agreed_limit_by_a_day_holds() -> None:
    limits = [
        AgreedLimit("A", date(2026, 3, 2), 18, "x"),
        AgreedLimit("A", date(2026, 1, 5), 16, "x"),
        AgreedLimit("A", date(2026, 4, 6), 20, "x"),
    ]
    book = build_capacity(CapacityRecords(limits=limits))

    found = [book.limit_of("A", on) for on in (date(2026, 1, 1), date(2026, 2, 1), ON)]

    assert [one.cases if one else None for one in found] == [None, 16, 18]


def test_open_reviews_come_in_the_order_of_their_days() -> None:
    reviews = [
        LimitReview("A", ON, "x", review_on=date(2026, 3, 20)),
        LimitReview("B", ON, "x", review_on=date(2026, 3, 9)),
        LimitReview("C", ON, "x", review_on=date(2026, 3, 4), reviewed_on=ON),
    ]

    book = build_capacity(CapacityRecords(reviews=reviews))

    assert [one.worker for one in book.open_reviews()] == ["B", "A"]


def test_of_two_tables_of_one_day_the_later_version_counts() -> None:
    points = [
        PointsVersion(2, ON, "Second", "{}", True),
        PointsVersion(1, ON, "First", "{}", True),
    ]

    found = build_capacity(CapacityRecords(points=points)).points_on(ON)

    assert found is not None and found.name == "Second"
