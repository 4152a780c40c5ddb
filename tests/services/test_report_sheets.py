from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import AgreedLimit
from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.quality import findings
from caseload_app.domain.records import Plan
from caseload_app.exchange.writing.reading_sheets import ReadingSheet
from caseload_app.services.report_sheets import reading_sheets
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event, the_rules

TODAY = date(2026, 3, 2)


@pytest.fixture
def sheets() -> dict[str, ReadingSheet]:
    records = CaseRecords(
        [
            a_worker(case_limit=1),
            a_worker("Bilal Larchmarble", fte=0.5, left_on=date(2026, 2, 20)),
        ],
        [
            a_child(name="Ada Beckwinnow", plan=Plan.CP, family_id="F1"),
            a_child("C2", family_id="F1", allocated_on=date(2026, 2, 27)),
            a_child("C3", worker="Bilal Larchmarble"),
            a_child("C4", worker=""),
        ],
        [
            an_event("ICPC", date(2026, 1, 5), outcome="Plan made"),
            an_event("CP visit", date(2026, 2, 6)),
            an_event("CIN visit", date(2026, 2, 20), "C2"),
        ],
        supervisions=[a_session(date(2026, 1, 5))],
    )
    casebook = build_casebook(records, the_rules(), TODAY)
    return {sheet.name: sheet for sheet in reading_sheets(casebook, names=False)}


def rows_of(sheet: ReadingSheet) -> list[dict[str, object]]:
    headings = [column.heading for column in sheet.columns]
    return [dict(zip(headings, row, strict=True)) for row in sheet.rows]


def test_the_monday_sheet_answers_its_questions(sheets: dict[str, ReadingSheet]) -> None:
    answers = {row["Question"]: row for row in rows_of(sheets["Monday"])}

    assert answers["Not allocated"]["Which"] == "C4"
    assert answers["Over their agreed limit"]["Which"] == "Asha Brook (1 over)"
    assert answers["Cases of workers who have left"]["Which"] == "Bilal Larchmarble (1)"
    assert answers["Not supervised on time"]["Which"] == "Asha Brook (last Mon 5 Jan 2026)"
    assert answers["New in the last 7 days"]["How many"] == 1


def test_the_team_sheet_says_in_words_how_limits_and_supervision_stand(
    sheets: dict[str, ReadingSheet],
) -> None:
    row = rows_of(sheets["Team"])[0]

    assert (row["Worker"], row["Cases"], row["Limit kept"]) == ("Asha Brook", 2, "Over by 1")
    assert (row["CP"], row["CIN"], row["How it stands"]) == (1, 1, "Overdue")


def test_a_worker_who_left_is_marked(sheets: dict[str, ReadingSheet]) -> None:
    assert str(rows_of(sheets["Team"])[1]["Role"]).endswith("(left)")


def test_every_deadline_explains_itself(sheets: dict[str, ReadingSheet]) -> None:
    rows = rows_of(sheets["Deadlines"])
    late = next(row for row in rows if row["What"] == "Child protection visit")

    assert (late["State"], late["Due"], late["Child"]) == ("Overdue", date(2026, 2, 20), "A.B.")
    assert "10 working days after CP visit on Fri 6 Feb 2026" in str(late["Why this date"])


def test_each_child_shows_when_last_seen_and_the_family(sheets: dict[str, ReadingSheet]) -> None:
    row = rows_of(sheets["Children at a glance"])[0]

    assert (row["Child"], row["Child ID"]) == ("A.B.", "C1")
    assert (row["Last seen"], row["Brothers and sisters"]) == (date(2026, 2, 6), "C2")


def test_findings_say_what_to_do(sheets: dict[str, ReadingSheet]) -> None:
    rows = rows_of(sheets["Data quality"])

    unallocated = next(row for row in rows if "without a worker" in str(row["What is wrong"]))
    assert unallocated["Child ID"] == "C4"
    assert "Allocate it" in str(unallocated["What to do"])


def test_overdue_and_coming_dates_are_counted_by_week(sheets: dict[str, ReadingSheet]) -> None:
    rows = rows_of(sheets["Due by week"])
    deadlines = rows_of(sheets["Deadlines"])

    assert rows[0]["Week beginning"] == "Before today"
    assert rows[0]["Overdue"] == sum(row["State"] == "Overdue" for row in deadlines)
    assert rows[1]["Week beginning"] == "Mon 2 Mar 2026"


def test_the_largest_caseload_is_drawn_first(sheets: dict[str, ReadingSheet]) -> None:
    sheet = sheets["Cases by worker"]

    assert [row["Worker"] for row in rows_of(sheet)] == ["Asha Brook", "Bilal Larchmarble"]
    assert sheet.chart is not None


def test_every_rule_is_defined_with_its_source(sheets: dict[str, ReadingSheet]) -> None:
    rows = rows_of(sheets["Definitions"])

    assert len(rows) == len(the_rules().timescales)
    assert all(row["Source"] for row in rows)


def test_the_team_sheet_says_each_limit_in_words() -> None:
    limits = [AgreedLimit("Asha Brook", date(2026, 3, 2), 1, "Half of her week is duty")]
    casebook = a_casebook(
        [a_child("C1"), a_child("C2")],
        workers=[a_worker(case_limit=9)],
        capacity=CapacityRecords(limits=limits),
    )

    [team] = [sheet for sheet in reading_sheets(casebook, names=False) if sheet.name == "Team"]

    assert team.rows[0][6:8] == (1, "Over by 1")
    assert team.rows[0][-1] == ("Limit 1: 1 agreed from Mon 2 Mar 2026 (half of her week is duty).")


def test_what_was_put_aside_is_not_listed_to_put_right() -> None:
    casebook = a_casebook([a_child(worker="")])
    resting = frozenset(findings(casebook))
    assert resting

    by_name = {one.name: one for one in reading_sheets(casebook, names=False, put_aside=resting)}

    assert by_name["Data quality"].rows == []
