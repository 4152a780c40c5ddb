from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.claims import ByPlan, PlanEvent, RowClaim
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Leave,
    Record,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.exchange.template import TEMPLATE_SHEETS
from tests.exchange.workbooks import claims_in

HEADINGS = {sheet.name: [heading for heading, _ in sheet.columns] for sheet in TEMPLATE_SHEETS}
DAY = date(2026, 2, 10)


def read(folder: Path, sheet: str, *cells: object) -> RowClaim:
    (claims,) = claims_in(folder, {sheet: [HEADINGS[sheet], cells]})
    return claims.rows[0]


@pytest.mark.parametrize(
    ("sheet", "cells", "record"),
    [
        (
            "Workers",
            (
                "Ann\u00a0Brook",
                "Social worker",
                "North",
                "60%",
                "01/09/2025",
                None,
                18.0,
                "Bo",
                "",
                "",
            ),
            Worker(
                "Ann Brook",
                "Social worker",
                "North",
                0.6,
                date(2025, 9, 1),
                case_limit=18,
                supervisor="Bo",
            ),
        ),
        (
            "Events",
            (1001.0, "cla VISIT", "10/02/2026", "Seen alone", "At school"),
            CaseEvent("1001", "CLA visit", DAY, "Seen alone", "At school"),
        ),
        (
            "Events",
            ("c1", "RCPC", DAY, None, None),
            CaseEvent("C1", "Review conference", DAY),
        ),
        (
            "Supervisions",
            ("Ann", DAY, "1:1", "not held", "Court", 60.0, "24/02/2026"),
            Supervision(
                "Ann",
                DAY,
                SupervisionKind.PERSONAL,
                SupervisionStatus.CANCELLED,
                "Court",
                60,
                date(2026, 2, 24),
            ),
        ),
        (
            "Case discussions",
            ("1", "Ann", DAY, "Step down", "Safe"),
            CaseDiscussion("1", DAY, "Ann", "Step down", "Safe"),
        ),
        (
            "Actions",
            ("Ann", None, "Call the GP", "Bo", DAY, None, None),
            AgreedAction("Ann", "Call the GP", "", "Bo", DAY),
        ),
        ("Leave", ("Ann", DAY, None, "Annual", "Bo"), Leave("Ann", DAY, None, "Annual", "Bo")),
    ],
)
def test_a_filled_row_gives_its_record(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], record: Record
) -> None:
    row = read(tmp_path, sheet, *cells)

    assert (row.main, row.problems, row.rejected) == (record, (), None)


@pytest.mark.parametrize(
    ("sheet", "cells", "column", "problem"),
    [
        (
            "Workers",
            (None, "Social worker", "North"),
            "A",
            "There is no worker's name in this row.",
        ),
        ("Events", (None, "ICPC", DAY), "A", "There is no child's ID in this row."),
        ("Events", (1, None, DAY), "B", "There is no event in this row."),
        ("Events", (1, "ICPC", None), "C", "There is no date in this row."),
        ("Events", (1, "ICPC", "soon"), "C", "This is not a date."),
        ("Supervisions", ("Ann", None, "Case"), "B", "There is no date in this row."),
        ("Supervisions", ("Ann", DAY, "Karaoke"), "C", "This word is not known here."),
        ("Case discussions", (1, "Ann", None, "Yes"), "C", "There is no date in this row."),
        ("Actions", (None, 1, "Call"), "A", "There is no worker's name in this row."),
        ("Actions", ("Ann", 1, None, "Bo"), "C", "There is no action in this row."),
        ("Leave", ("Ann", DAY, date(2026, 2, 9)), "C", "The leave ends before it begins."),
    ],
)
def test_a_row_without_what_it_needs_is_rejected(
    tmp_path: Path, sheet: str, cells: tuple[object, ...], column: str, problem: str
) -> None:
    rejected = read(tmp_path, sheet, *cells).rejected

    assert rejected is not None
    assert (rejected.row, rejected.column) == (2, column)
    assert rejected.problem.startswith(problem)


def test_an_unknown_event_names_the_nearest_known_one(tmp_path: Path) -> None:
    rejected = read(tmp_path, "Events", 1, "Cor group", DAY).rejected

    assert rejected is not None
    assert (rejected.column, rejected.heading, rejected.value) == ("B", "Event", "Cor group")
    assert rejected.problem == (
        "This event is not known. The nearest known one is Core group. "
        "The template lists every event."
    )


def test_a_visit_without_its_kind_is_left_to_the_plan(tmp_path: Path) -> None:
    row = read(tmp_path, "Events", 1, "Stat visit", DAY, "Seen")

    assert row.by_plan == (PlanEvent(ByPlan.VISIT, DAY, "Seen", latest_only=False),)


def test_hours_for_fte_are_a_problem_and_the_rest_is_used(tmp_path: Path) -> None:
    row = read(tmp_path, "Workers", "Ann", "Social worker", "North", 22.2)

    assert row.main == Worker("Ann", "Social worker", "North")
    assert [problem.column for problem in row.problems] == ["D"]


@pytest.mark.parametrize(
    ("on", "status"),
    [(DAY, SupervisionStatus.HELD), (date(2026, 3, 9), SupervisionStatus.PLANNED)],
)
def test_a_session_without_a_status_was_held_or_lies_ahead(
    tmp_path: Path, on: date, status: SupervisionStatus
) -> None:
    row = read(tmp_path, "Supervisions", "Ann", on)

    assert row.main == Supervision("Ann", on, status=status)
    assert row.assumed == {"status"}


CENSUS = ("Worker Name", "SWENo", "AgencyWorker", "OrgRole", "RoleStartDate", "FTE30", "Cases30")


def test_a_workforce_census_with_names_gives_role_agency_and_fte(tmp_path: Path) -> None:
    (claims,) = claims_in(
        tmp_path,
        {"Census": [CENSUS, ("Ann Brook", "SW1", 1, "5 - Case holder", "01/09/2025", 0.8, 14)]},
    )

    assert claims.recognised_as == "workers"
    assert claims.rows[0].main == Worker(
        "Ann Brook", "Social worker (agency)", fte=0.8, started_on=date(2025, 9, 1)
    )


def test_the_role_of_a_census_is_a_number_or_words(tmp_path: Path) -> None:
    (claims,) = claims_in(
        tmp_path,
        {"Census": [CENSUS, ("Ann", "SW1", 0, 3, None, 1, 0), ("Bo", "SW2", 0, "Hub", None, 1, 0)]},
    )

    assert [row.main.role for row in claims.rows] == ["Team manager", "Hub"]
