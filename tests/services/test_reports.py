from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import Plan, Record, SupervisionStatus
from caseload_app.errors import ExpectedError
from caseload_app.services.answers import answer_caseloads, answer_deadlines, answer_supervisions
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.demonstration import DemoRequest, demonstration_records
from caseload_app.services.importing import apply, preview
from caseload_app.services.reports import (
    export_workbook,
    known_worker,
    printed_summary,
    records_by_sheet,
)
from tests.builders import a_child, a_session, a_worker, an_event, the_rules
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)


def a_casebook() -> Casebook:
    records = CaseRecords(
        [a_worker(), a_worker("Bilal Larchmarble", started_on=date(2026, 2, 16))],
        [
            a_child(name="Ada Beckwinnow", plan=Plan.CP),
            a_child("C2", name="Tobi Yarrowpendle", worker="Bilal Larchmarble"),
        ],
        [
            an_event("ICPC", date(2026, 1, 5), outcome="Plan made"),
            an_event("CP visit", date(2026, 2, 6)),
            an_event("CIN visit", date(2026, 2, 20), "C2"),
        ],
        supervisions=[
            a_session(date(2026, 2, 9)),
            a_session(date(2026, 3, 9), status=SupervisionStatus.PLANNED),
        ],
    )
    return build_casebook(records, the_rules(), TODAY)


def test_an_export_imported_into_an_empty_store_says_the_same(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    before = build_casebook(demonstration_records(DemoRequest(40, 5, 3, day)), the_rules(), day)
    export_workbook(before, tmp_path / "out.xlsx")

    with a_store(tmp_path) as session:
        apply(session, preview(session, [tmp_path / "out.xlsx"], day))
        after = read_casebook(session, the_rules(), day)

    assert answer_caseloads(after) == answer_caseloads(before)
    assert answer_supervisions(after) == answer_supervisions(before)
    assert answer_deadlines(after) == answer_deadlines(before)


def test_what_supervision_left_behind_travels_too_but_signed_words_do_not(tmp_path: Path) -> None:
    day = date(2026, 11, 23)
    before = build_casebook(demonstration_records(DemoRequest(60, 6, 3, day)), the_rules(), day)
    export_workbook(before, tmp_path / "out.xlsx")

    with a_store(tmp_path) as session:
        apply(session, preview(session, [tmp_path / "out.xlsx"], day))
        after = read_casebook(session, the_rules(), day).loop
        again = preview(session, [tmp_path / "out.xlsx"], day)

    assert all_of(after.steps) == all_of(before.loop.steps)
    assert after.details == before.loop.details
    assert after.spells == before.loop.spells
    assert after.audits == before.loop.audits
    assert all_of(after.findings) == all_of(before.loop.findings)
    assert all_of(after.challenges) == all_of(before.loop.challenges)
    assert (after.personal, after.cases) == ({}, {})
    assert again.plan.changes == ()


def all_of(groups: Mapping[str, Sequence[Record]]) -> set[Record]:
    return {one for group in groups.values() for one in group}


def test_children_are_exported_as_initials() -> None:
    rows = records_by_sheet(a_casebook(), names=False)["Children"]

    assert [getattr(row, "name", "") for row in rows] == ["A.B.", "T.Y."]


def test_children_are_exported_by_name_when_wanted() -> None:
    rows = records_by_sheet(a_casebook(), names=True)["Children"]

    assert [getattr(row, "name", "") for row in rows] == ["Ada Beckwinnow", "Tobi Yarrowpendle"]


def test_no_name_of_a_child_is_in_an_export_without_names(tmp_path: Path) -> None:
    export_workbook(a_casebook(), tmp_path / "out.xlsx")

    with ZipFile(tmp_path / "out.xlsx") as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Beckwinnow" not in content
    assert b"A.B." in content


def test_the_summary_is_laid_out_with_its_title_and_day() -> None:
    printed = printed_summary(a_casebook(), "asha brook")

    assert printed.title == "Supervision summary, Asha Brook"
    assert printed.as_at == "As at Mon 2 Mar 2026"
    assert "A.B. · C1" in printed.html
    assert "Beckwinnow" not in printed.html


@pytest.mark.parametrize("asked", ["Bilal Larchmarble", "bilal  larchmarble", "Larch"])
def test_a_worker_is_found_by_name_or_the_part_only_they_have(asked: str) -> None:
    assert known_worker(a_casebook(), asked) == "Bilal Larchmarble"


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ("Nobody", "No worker of that name is in the store."),
        ("", "No worker of that name is in the store."),
        ("a", "More than one worker has that in their name."),
    ],
)
def test_an_unknown_worker_is_refused_in_words(asked: str, problem: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        known_worker(a_casebook(), asked)

    assert refused.value.problem == problem


def test_a_team_known_only_by_latest_dates_comes_back_the_same(tmp_path: Path) -> None:
    child = a_child(plan=Plan.CLA, plan_started_on=date(2024, 1, 8))
    events = [
        an_event("Became looked after", date(2024, 1, 8)),
        an_event("CLA review", date(2026, 1, 20), latest_only=True),
    ]
    casebook = build_casebook(CaseRecords([a_worker()], [child], events), the_rules(), TODAY)
    export_workbook(casebook, tmp_path / "out.xlsx")
    session = a_store(tmp_path)

    apply(session, preview(session, [tmp_path / "out.xlsx"], TODAY))

    again = read_casebook(session, the_rules(), TODAY)
    assert answer_deadlines(again) == answer_deadlines(casebook)


def test_reading_initials_back_takes_no_name_away(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), a_child(name="Ada Beckwinnow")])
    export_workbook(read_casebook(session, the_rules(), TODAY), tmp_path / "out.xlsx")

    result = apply(session, preview(session, [tmp_path / "out.xlsx"], TODAY))

    assert result.import_id is None
    assert read_casebook(session, the_rules(), TODAY).children["C1"].name == "Ada Beckwinnow"
