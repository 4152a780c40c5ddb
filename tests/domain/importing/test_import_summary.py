from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.importing.import_summary import ChangeGroup, summarise_changes
from caseload_app.domain.records import (
    CaseEvent,
    Child,
    Plan,
    Record,
    RecordChange,
    Supervision,
    Worker,
)

DAY = date(2026, 3, 2)


def test_changes_are_grouped_as_a_manager_asks_for_them() -> None:
    old = Child("C2", worker="Ann", team="North", plan=Plan.CIN)

    groups = summarise_changes(
        [
            RecordChange(None, Child("C1")),
            RecordChange(old, replace(old, worker="Bo", plan=Plan.CP)),
            RecordChange(replace(old, child_id="C3"), replace(old, child_id="C3", closed_on=DAY)),
            RecordChange(replace(old, child_id="C4"), replace(old, child_id="C4", worker="")),
            RecordChange(replace(old, child_id="C5"), replace(old, child_id="C5", team="South")),
            RecordChange(replace(old, child_id="C6", closed_on=DAY), replace(old, child_id="C6")),
            RecordChange(None, CaseEvent("C1", "ICPC", DAY)),
            RecordChange(None, CaseEvent("C1", "CP visit", DAY)),
            RecordChange(None, Worker("Bo")),
            RecordChange(None, Supervision("Bo", DAY)),
        ]
    )

    assert groups == [
        ChangeGroup("Children added", 1, ("C1",)),
        ChangeGroup("Children closed", 1, ("C3",)),
        ChangeGroup("Children opened again", 1, ("C6",)),
        ChangeGroup("Moved to another worker", 1, ("C2",)),
        ChangeGroup("No longer allocated", 1, ("C4",)),
        ChangeGroup("Moved to another team", 1, ("C5",)),
        ChangeGroup("Plan changed", 1, ("C2",)),
        ChangeGroup("Events added", 2, ("C1",)),
        ChangeGroup("Workers added", 1),
        ChangeGroup("Supervisions added", 1),
    ]


def test_a_correction_of_little_weight_is_in_no_group() -> None:
    before: Record = Child("C1", name="Fern")

    assert summarise_changes([RecordChange(before, Child("C1", name="Fern Test"))]) == []


def test_changes_that_nobody_asks_for_are_not_grouped() -> None:
    visit = CaseEvent("C1", "CIN visit", DAY)
    changed = RecordChange(visit, replace(visit, note="seen"))
    fewer_hours = RecordChange(Worker("Ann", fte=1.0), Worker("Ann", fte=0.6))
    moved = RecordChange(Supervision("Ann", DAY), Supervision("Ann", DAY, minutes=90))

    assert summarise_changes([changed, fewer_hours, moved]) == []
