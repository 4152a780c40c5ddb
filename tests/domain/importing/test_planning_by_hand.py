"""A plan beside what people did by hand, and rows that tell of nobody's case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.claims import (
    ChildClaim,
    ClaimPart,
    RowClaim,
    RowProblem,
    SheetClaims,
    Source,
)
from caseload_app.domain.importing.import_plan import Blanked, ImportPlan
from caseload_app.domain.importing.import_records import record_id
from caseload_app.domain.importing.keeping import HandMade, KnownBefore, Typed
from caseload_app.domain.importing.planning import plan_import
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange, Worker

TODAY, FEB = date(2026, 3, 2), date(2026, 2, 9)
ANN = Worker("Ann Brook", role="Manager", team="North")
FERN = Child("C1", name="Fern Test", worker="Ann Brook", team="North", plan=Plan.CIN)
STORE = CaseRecords(workers=[ANN], children=[FERN])


def planned(
    *rows: RowClaim, store: CaseRecords = STORE, known: KnownBefore | None = None, kind: str
) -> ImportPlan:
    numbered = tuple(replace(row, row=number) for number, row in enumerate(rows, 2))
    sheet = SheetClaims("book.xlsx", "Sheet", kind, 1, numbered, len(numbered))
    return plan_import([sheet], store, TODAY, known)


def worker_row(worker: Worker) -> RowClaim:
    return RowClaim(0, main=worker, records=(worker,))


def test_a_child_corrected_by_hand_keeps_the_correction() -> None:
    said = ChildClaim("C1", Source.OWN_LIST, {"team": "South"})
    known = KnownBefore(typed={record_id(FERN): {"team": Typed("North")}})

    plan = planned(RowClaim(0, said), known=known, kind="tracker")

    assert plan.changes == ()
    assert [(one.field, one.yours, one.theirs) for one in plan.hand_made] == [
        ("team", "North", "South")
    ]


def test_of_a_worker_corrected_by_hand_only_the_rest_changes() -> None:
    known = KnownBefore(typed={record_id(ANN): {"role": Typed("Manager")}})
    told = Worker("Ann Brook", role="Social worker", team="South")

    plan = planned(worker_row(told), known=known, kind="workers")

    assert plan.changes == (RecordChange(ANN, replace(ANN, team="South")),)
    assert [(one.yours, one.theirs) for one in plan.hand_made] == [("Manager", "Social worker")]


def test_a_worker_of_whom_only_the_correction_differs_stays_as_they_are() -> None:
    known = KnownBefore(typed={record_id(ANN): {"role": Typed("Manager")}})

    plan = planned(
        worker_row(Worker("Ann Brook", role="Social worker")), known=known, kind="workers"
    )

    assert (plan.changes, len(plan.hand_made)) == ((), 1)


def test_what_was_removed_by_hand_does_not_come_back() -> None:
    visit = CaseEvent("C1", "CIN visit", FEB)
    row = RowClaim(0, ChildClaim("C1", Source.OWN_LIST, {}), records=(visit,))
    known = KnownBefore(removed={record_id(visit)})

    plan = planned(row, known=known, kind="tracker")

    assert plan.changes == ()
    assert plan.hand_made == (HandMade("", "removed", "added", None, visit),)


def test_a_team_is_written_as_it_is_known() -> None:
    plan = planned(worker_row(Worker("Bo Lee", team="NORTH")), kind="workers")

    assert plan.changes == (RecordChange(None, Worker("Bo Lee", team="North")),)


def test_a_cell_left_empty_is_noted_and_takes_nothing_away() -> None:
    said = ChildClaim("C1", Source.OWN_LIST, {"worker": "Ann Brook"}, frozenset({"name"}))

    plan = planned(RowClaim(0, said), kind="tracker")

    assert plan.changes == ()
    assert plan.blanked == (Blanked("C1", "name", "Fern Test"),)


def test_an_empty_cell_that_was_empty_before_is_not_noted() -> None:
    said = ChildClaim("C1", Source.OWN_LIST, {}, frozenset({"family_id"}))

    assert planned(RowClaim(0, said), kind="tracker").blanked == ()


def test_a_person_of_the_dataset_without_a_case_comes_with_nothing() -> None:
    person = ChildClaim("C9", Source.DATASET, {"name": "Ira Test"}, part=ClaimPart.PERSON)
    row = RowClaim(0, person, records=(CaseEvent("C9", "CIN visit", FEB),))

    assert planned(row, kind="ssd_person").changes == ()


def test_a_worker_without_a_name_is_no_worker_of_the_list() -> None:
    nameless = RowClaim(0, rejected=RowProblem(2, "A", "Name", "", "A worker needs a name."))

    plan = planned(nameless, worker_row(ANN), kind="workers")

    assert plan.changes == ()
    assert len(plan.sheets[0].rejected) == 1
