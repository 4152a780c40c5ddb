"""The changes of an import in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import Plan, RecordChange
from caseload_app.ui.models.importing.import_changes import ChangeLine, ChangeRow, change_rows
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

KNOWN = a_child("C1", name="Ada Made")


def rows(*changes: RecordChange, vanished: tuple[str, ...] = ()) -> list[ChangeRow]:
    return change_rows(ImportPlan(changes, (), vanished), a_casebook([KNOWN]))


def test_a_new_child_comes_with_plan_and_worker() -> None:
    new = a_child("C9", name="Bo Made", plan=Plan.CP)

    assert rows(RecordChange(None, new)) == [
        ChangeRow(
            "Children added",
            1,
            (ChangeLine("Bo Made", "Child protection, held by Asha Brook", "C9"),),
        )
    ]


def test_a_move_says_from_whom_to_whom() -> None:
    [row] = rows(RecordChange(KNOWN, replace(KNOWN, worker="Ben Hale")))

    assert (row.what, row.lines[0].what) == (
        "Moved to another worker",
        "From Asha Brook to Ben Hale",
    )


def test_a_closed_case_says_when_and_why() -> None:
    closed = replace(KNOWN, closed_on=date(2026, 2, 27), closure_reason="Moved away")

    [row] = rows(RecordChange(KNOWN, closed))

    assert row.lines[0].what == "Closed Fri 27 Feb 2026: Moved away"


def test_events_workers_and_sessions_are_told_one_by_one() -> None:
    told = rows(
        RecordChange(None, an_event("CIN visit", date(2026, 2, 27), outcome="Seen")),
        RecordChange(None, a_worker("Cy Dell", role="Social worker")),
        RecordChange(None, a_session(date(2026, 2, 26))),
    )

    assert [row.lines[0] for row in told] == [
        ChangeLine("Ada Made", "CIN visit on Fri 27 Feb 2026: Seen", "C1"),
        ChangeLine("Cy Dell", "Social worker, North"),
        ChangeLine("Asha Brook", "Personal, held Thu 26 Feb 2026"),
    ]


def test_what_fits_no_group_is_told_field_by_field() -> None:
    [row] = rows(RecordChange(KNOWN, replace(KNOWN, legal_status="Section 20")))

    assert row == ChangeRow(
        "Other details",
        1,
        (ChangeLine("Ada Made", "Child: legal status from nothing to Section 20", "C1"),),
    )


def test_children_the_lists_no_longer_name_are_named() -> None:
    [row] = rows(vanished=("C1",))

    assert row.what == "No longer in these lists, left open"
    assert row.lines[0].who == "Ada Made"
