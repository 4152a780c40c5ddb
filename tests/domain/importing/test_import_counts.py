from __future__ import annotations

from datetime import date

from caseload_app.domain.importing.claims import (
    ChildClaim,
    ClaimPart,
    RowClaim,
    SheetClaims,
    Source,
)
from caseload_app.domain.importing.import_counts import MOST_NOTES, Weighed, differing, sheet_report
from caseload_app.domain.records import Child

FEB = date(2026, 2, 9)
OLD, NEW = Child("C1", worker="Ann"), Child("C1", worker="Bo")


def a_sheet(*claims: ChildClaim) -> SheetClaims:
    rows = tuple(RowClaim(number, claim) for number, claim in enumerate(claims, 2))
    return SheetClaims("a.xlsx", "Children", "tracker", 1, rows, len(rows))


def weighed(before: Child | None, after: Child) -> Weighed:
    known = {} if before is None else {before.child_id: before}
    changes = {after.child_id: differing(before, after)}
    return Weighed(known, {after.child_id: after}, changes, {}, {}, frozenset())


def test_the_row_that_said_what_changed_is_changed_and_another_is_not() -> None:
    said = ChildClaim("C1", Source.OWN_LIST, {"worker": "Bo"})
    silent = ChildClaim("C1", Source.LIST_6, {"worker": "Cy"})

    report = sheet_report(weighed(OLD, NEW), a_sheet(said, silent), [(), ()], {}, [])

    assert (report.changed, report.unchanged) == (1, 1)


def test_a_row_of_a_new_child_is_added() -> None:
    claim = ChildClaim("C1", Source.OWN_LIST, {"worker": "Bo"})

    assert sheet_report(weighed(None, NEW), a_sheet(claim), [()], {}, []).added == 1


def test_a_row_that_closes_is_counted() -> None:
    claim = ChildClaim("C1", Source.OWN_LIST, {}, is_open=False, ended_on=FEB)

    report = sheet_report(
        weighed(OLD, Child("C1", worker="Ann", closed_on=FEB)), a_sheet(claim), [()], {}, []
    )

    assert (report.changed, report.closed) == (1, 1)


def test_a_child_left_out_leaves_its_row_unchanged() -> None:
    claim = ChildClaim("C9", Source.DATASET, {})

    assert sheet_report(weighed(OLD, NEW), a_sheet(claim), [()], {}, []).unchanged == 1


def test_no_more_notes_are_kept_than_somebody_reads() -> None:
    report = sheet_report(weighed(OLD, NEW), a_sheet(), [], {}, ["note"] * (MOST_NOTES + 5))

    assert len(report.notes) == MOST_NOTES + 1
    assert report.notes[-1] == "And 5 more notes of these kinds."


def test_a_row_of_an_ended_plan_closes_no_case() -> None:
    ended = ChildClaim("C1", Source.DATASET, {}, is_open=False, ended_on=FEB, part=ClaimPart.PLAN)

    report = sheet_report(
        weighed(OLD, Child("C1", worker="Ann", closed_on=FEB)), a_sheet(ended), [()], {}, []
    )

    assert report.closed == 0


def test_the_row_that_left_the_worker_empty_said_that_nobody_holds_the_child() -> None:
    empty = ChildClaim("C1", Source.OWN_LIST, {}, frozenset({"worker"}))

    report = sheet_report(weighed(OLD, Child("C1")), a_sheet(empty), [()], {}, [])

    assert report.changed == 1
