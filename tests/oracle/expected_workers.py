"""Whose cases, and whose supervision is due when, worked out by hand from the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.oracle.days_by_hand import months_after

Row = dict[str, object]
PLANS = {
    "Assessment": "assessment",
    "CIN": "cin",
    "CP": "cp",
    "CLA": "cla",
    "Care leaver": "care_leaver",
    "Other": "other",
}


def is_past(value: object, today: date) -> bool:
    return isinstance(value, date) and value <= today


def open_children(children: Iterable[Row], today: date) -> list[Row]:
    return [child for child in children if not is_past(child["Closed on"], today)]


def expected_caseloads(sheets: dict[str, list[Row]], today: date) -> dict[str, dict[str, object]]:
    """Count each worker's open children by plan."""
    held = open_children(sheets["Children"], today)
    answer: dict[str, dict[str, object]] = {}
    for worker in sheets["Workers"]:
        own = [child for child in held if child["Worker"] == worker["Worker"]]
        fte = float(str(worker["FTE"]))
        by_plan = dict.fromkeys(PLANS.values(), 0)
        for child in own:
            by_plan[PLANS[str(child["Plan"])]] += 1
        answer[str(worker["Worker"])] = {
            "fte": fte,
            "cases": len(own),
            "cases_per_fte": round(len(own) / fte, 1),
            "by_plan": by_plan,
        }
    return answer


def expected_total(sheets: dict[str, list[Row]], today: date) -> dict[str, float | None]:
    loads = [load for load in expected_caseloads(sheets, today).values() if load["cases"]]
    cases = sum(int(str(load["cases"])) for load in loads)
    fte = sum(float(str(load["fte"])) for load in loads)
    return {
        "cases": cases,
        "fte_holding_cases": fte,
        "cases_per_fte": cases / fte if fte else None,
    }


def expected_unallocated(sheets: dict[str, list[Row]], today: date) -> int:
    return sum(not child["Worker"] for child in open_children(sheets["Children"], today))


def expected_supervision(
    worker: Row, supervisions: Iterable[Row], today: date
) -> tuple[str, date | None, date]:
    """Say which rule holds today, when the last session was and when the next is due."""
    held = [
        row["Date"]
        for row in supervisions
        if row["Worker"] == worker["Worker"]
        and row["Kind"] in {"Personal", "ASYE"}
        and row["Status"] == "Held"
        and isinstance(row["Date"], date)
        and row["Date"] <= today
    ]
    last = max(held, default=None)
    begun = worker["ASYE started on"]
    if isinstance(begun, date) and begun <= today < months_after(begun, 12):
        since = max(last or begun, begun)
        if since < begun + timedelta(days=42):
            return "supervision_asye", last, since + timedelta(days=7)
        if since < months_after(begun, 6):
            return "supervision_asye", last, since + timedelta(days=14)
        return "supervision_asye", last, since + timedelta(days=28)
    started = worker["Started on"]
    assert isinstance(started, date)
    return "supervision", last, (last or started) + timedelta(days=28)
