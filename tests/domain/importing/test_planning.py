from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.claims import (
    ByPlan,
    ChildClaim,
    PlanEvent,
    RowClaim,
    RowProblem,
    SheetClaims,
    Source,
)
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.planning import plan_import
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    Plan,
    Record,
    RecordChange,
    Supervision,
    Worker,
    record_key,
)

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)


def about(child_id: str, *, source: Source = Source.OWN_LIST, **said: object) -> ChildClaim:
    """Make a claim about a child; what is no part of a claim is one of its values."""
    parts = {name: said.pop(name) for name in list(said) if name in ChildClaim.__slots__}
    return ChildClaim(**{"child_id": child_id, "source": source, "values": said, **parts})


def sheet(*rows: RowClaim, kind: str = "tracker") -> SheetClaims:
    numbered = tuple(replace(row, row=number) for number, row in enumerate(rows, 2))
    return SheetClaims("book.xlsx", "Sheet", kind, 1, numbered, len(numbered))


def child_row(claim: ChildClaim, *records: Record, by_plan: tuple[PlanEvent, ...] = ()) -> RowClaim:
    return RowClaim(0, claim, records=records, by_plan=by_plan)


def record_row(record: Record) -> RowClaim:
    return RowClaim(0, main=record, records=(record,), id_cell=("A", "Child ID"))


IMPORTED = (
    "workers",
    "children",
    "events",
    "facts",
    "supervisions",
    "discussions",
    "actions",
    "leave",
)


def after(known: CaseRecords, plan: ImportPlan) -> CaseRecords:
    """Give what the store would hold after a plan."""
    held: dict[object, Record] = {}
    for kind in IMPORTED:
        held |= {(type(each), *record_key(each)): each for each in getattr(known, kind)}
    for change in plan.changes:
        if change.before is not None:
            del held[type(change.before), *record_key(change.before)]
        if change.after is not None:
            held[type(change.after), *record_key(change.after)] = change.after

    def of(kind: type[Record]) -> list[Record]:
        return [record for record in held.values() if isinstance(record, kind)]

    return CaseRecords(
        workers=of(Worker),
        children=of(Child),
        events=of(CaseEvent),
        facts=of(ChildFact),
        supervisions=of(Supervision),
        discussions=of(CaseDiscussion),
        actions=of(AgreedAction),
        leave=of(Leave),
    )


KNOWN = CaseRecords(
    workers=[Worker("Ann Brook", team="North")],
    children=[Child("C1", worker="Ann Brook", team="North", plan=Plan.CIN, plan_started_on=JAN)],
)


def test_a_new_child_comes_with_its_worker_and_the_team_of_most_of_the_workers_children() -> None:
    plan = plan_import(
        [
            sheet(
                child_row(about("C1", worker="Ann", team="North", plan=Plan.CIN)),
                child_row(about("C2", worker="ANN", team="South", plan=Plan.CIN)),
                child_row(about("C3", worker="Ann", team="South", plan=Plan.CIN)),
            )
        ],
        CaseRecords(),
        TODAY,
    )

    assert plan.changes == (
        RecordChange(None, Child("C1", worker="Ann", team="North", plan=Plan.CIN)),
        RecordChange(None, Child("C2", worker="Ann", team="South", plan=Plan.CIN)),
        RecordChange(None, Child("C3", worker="Ann", team="South", plan=Plan.CIN)),
        RecordChange(None, Worker("Ann", team="South")),
    )


def test_the_same_files_planned_again_change_nothing() -> None:
    sheets = [
        sheet(
            child_row(
                about("C1", worker="Ann", plan=Plan.CLA, plan_started_on=JAN, dated=JAN),
                ChildFact("C1", "Also on", "CP"),
                CaseDiscussion("C1", FEB),
                by_plan=(PlanEvent(ByPlan.VISIT, FEB),),
            ),
            child_row(about("C2", is_open=False, plan=Plan.CIN)),
        ),
        sheet(
            child_row(
                about("C1", source=Source.LIST_8, worker="Bo", plan=Plan.CLA),
                CaseEvent("C1", "CLA visit", JAN, latest_only=True),
            ),
            kind="annex_a_8",
        ),
        sheet(record_row(AgreedAction("Cy", "Call", "C1", due_on=FEB)), kind="actions"),
    ]
    first = plan_import(sheets, CaseRecords(), TODAY)

    second = plan_import(sheets, after(CaseRecords(), first), TODAY + timedelta(days=7))

    assert first.changes
    assert second.changes == ()
    assert [(one.rows, one.unchanged) for one in second.sheets] == [(2, 2), (1, 1), (1, 1)]


def test_rows_are_added_changed_unchanged_or_rejected_and_make_up_the_sheet() -> None:
    rejected = RowClaim(0, rejected=RowProblem(5, "A", "Child ID", "", "There is no ID."))

    plan = plan_import(
        [
            sheet(
                child_row(about("C1", worker="Ann Brook")),
                child_row(about("C1", worker="Bo", dated=FEB)),
                child_row(about("C2", worker="Bo")),
                rejected,
            )
        ],
        KNOWN,
        TODAY,
    )

    (report,) = plan.sheets
    assert (report.rows, report.added, report.changed, report.unchanged) == (4, 1, 1, 1)
    assert [problem.problem for problem in report.rejected] == ["There is no ID."]


def test_a_row_that_only_brings_an_event_has_changed() -> None:
    row = child_row(
        about("C1", source=Source.LIST_6, worker="Ann Brook", plan=Plan.CIN, plan_started_on=JAN),
        by_plan=(PlanEvent(ByPlan.SEEN, FEB),),
    )

    plan = plan_import([sheet(row, kind="annex_a_6")], KNOWN, TODAY)

    assert plan.changes == (
        RecordChange(None, CaseEvent("C1", "CIN visit", FEB, latest_only=True)),
    )
    assert plan.sheets[0].changed == 1


@pytest.mark.parametrize(
    ("plan", "what", "kind"),
    [
        (Plan.CIN, ByPlan.VISIT, "CIN visit"),
        (Plan.CP, ByPlan.VISIT, "CP visit"),
        (Plan.CLA, ByPlan.VISIT, "CLA visit"),
        (Plan.CARE_LEAVER, ByPlan.VISIT, "Personal adviser contact"),
        (Plan.ASSESSMENT, ByPlan.VISIT, "Child seen"),
        (Plan.CP, ByPlan.REVIEW, "Review conference"),
        (Plan.CLA, ByPlan.REVIEW, "CLA review"),
    ],
)
def test_a_last_visit_or_review_is_that_of_the_childs_plan(
    plan: Plan, what: ByPlan, kind: str
) -> None:
    row = child_row(about("C9", plan=plan), by_plan=(PlanEvent(what, FEB),))

    changes = plan_import([sheet(row)], CaseRecords(), TODAY).changes

    assert changes[1] == RecordChange(None, CaseEvent("C9", kind, FEB, latest_only=True))


def test_a_last_visit_without_a_plan_is_kept_as_a_fact() -> None:
    row = child_row(about("C9"), by_plan=(PlanEvent(ByPlan.VISIT, FEB),))

    changes = plan_import([sheet(row)], CaseRecords(), TODAY).changes

    assert changes[1] == RecordChange(None, ChildFact("C9", "Last visit", "2026-02-09"))


def test_a_visit_of_the_events_sheet_without_a_plan_is_rejected() -> None:
    row = RowClaim(
        0,
        main=CaseEvent("C1", "Stat visit", FEB),
        by_plan=(PlanEvent(ByPlan.VISIT, FEB, latest_only=False),),
        id_cell=("A", "Child ID"),
    )
    known = CaseRecords(children=[Child("C1")])

    plan = plan_import([sheet(row, kind="events")], known, TODAY)

    assert plan.changes == ()
    assert plan.sheets[0].rejected[0].value == "Stat visit"


def test_a_row_about_a_child_nobody_knows_is_rejected() -> None:
    plan = plan_import(
        [sheet(record_row(CaseEvent("C7", "ICPC", FEB)), kind="events")], KNOWN, TODAY
    )

    assert plan.sheets[0].rejected == (
        RowProblem(
            2,
            "A",
            "Child ID",
            "C7",
            "No child with this ID is in the file or known already. "
            "Correct the ID, or add the child to the Children sheet.",
        ),
    )


def test_an_action_about_no_child_needs_none() -> None:
    action = AgreedAction("Ann Brook", "Book training")

    plan = plan_import([sheet(record_row(action), kind="actions")], KNOWN, TODAY)

    assert plan.changes == (RecordChange(None, action),)


def test_whoever_a_session_or_leave_names_becomes_a_worker() -> None:
    plan = plan_import(
        [
            sheet(record_row(Supervision("ann  brook", FEB)), kind="supervisions"),
            sheet(record_row(Leave("Cy", FEB)), kind="leave"),
        ],
        KNOWN,
        TODAY,
    )

    assert [change.after for change in plan.changes] == [
        Supervision("Ann Brook", FEB),
        Leave("Cy", FEB),
        Worker("Cy"),
    ]


def test_the_workers_sheet_says_how_a_name_is_spelled() -> None:
    plan = plan_import(
        [
            sheet(child_row(about("C2", worker="CY DALE"))),
            sheet(record_row(Worker("Cy Dale", fte=0.6)), kind="workers"),
        ],
        CaseRecords(),
        TODAY,
    )

    assert [change.after for change in plan.changes] == [
        Child("C2", worker="Cy Dale"),
        Worker("Cy Dale", fte=0.6),
    ]


def test_a_row_that_closes_a_child_is_counted_once() -> None:
    row = child_row(about("C1", source=Source.LIST_6, is_open=False, ended_on=FEB))
    first = plan_import([sheet(row, kind="annex_a_6")], KNOWN, TODAY)

    again = plan_import([sheet(row, kind="annex_a_6")], after(KNOWN, first), TODAY)

    assert (first.sheets[0].closed, first.sheets[0].changed) == (1, 1)
    assert (again.sheets[0].closed, again.sheets[0].unchanged) == (0, 1)


def test_open_children_that_a_whole_list_no_longer_names_are_listed_not_closed() -> None:
    plan = plan_import([sheet(child_row(about("C2", worker="Ann Brook")))], KNOWN, TODAY)

    assert plan.vanished == ("C1",)
    assert [change.after.child_id for change in plan.changes] == ["C2"]


def test_a_list_of_one_kind_of_child_makes_nobody_vanish() -> None:
    row = child_row(about("C2", source=Source.LIST_9, plan=Plan.CARE_LEAVER))

    assert plan_import([sheet(row, kind="annex_a_9")], KNOWN, TODAY).vanished == ()


def test_rows_of_a_sheet_that_is_left_out_are_unchanged() -> None:
    left_out = SheetClaims(
        "book.xlsx", "List_1", "annex_a_1", 2, (), 13, skipped_because="Contacts."
    )

    (report,) = plan_import([left_out], KNOWN, TODAY).sheets

    assert (report.rows, report.unchanged, report.skipped_because) == (13, 13, "Contacts.")


def test_unreadable_cells_of_rows_that_were_used_are_listed_apart() -> None:
    problem = RowProblem(2, "D", "Date of birth", "soon", "This is not a date.")
    row = replace(child_row(about("C1", worker="Bo")), problems=(problem,))

    (report,) = plan_import([sheet(row)], KNOWN, TODAY).sheets

    assert (report.problems, report.rejected, report.changed) == ((problem,), (), 1)


def test_the_newest_assessment_has_the_last_word_on_a_fact_whatever_the_order_of_rows() -> None:
    def assessed(on: date, seen: str) -> RowClaim:
        claim = about("C1", source=Source.LIST_4, plan=Plan.ASSESSMENT, dated=on)
        event = CaseEvent("C1", "Assessment started", on)
        return replace(
            child_row(claim, event, ChildFact("C1", "Seen during assessment", seen)), main=event
        )

    plan = plan_import(
        [sheet(assessed(FEB, "Yes"), assessed(JAN, "No"), kind="annex_a_4")], CaseRecords(), TODAY
    )

    facts = [change.after for change in plan.changes if isinstance(change.after, ChildFact)]
    assert facts == [ChildFact("C1", "Seen during assessment", "Yes")]


def test_where_two_lists_disagree_the_sheet_says_so() -> None:
    plan = plan_import(
        [
            sheet(
                child_row(about("C1", source=Source.LIST_6, worker="Bo", plan=Plan.CLA)),
                kind="annex_a_6",
            ),
            sheet(
                child_row(about("C1", source=Source.LIST_8, worker="Cy", plan=Plan.CLA)),
                kind="annex_a_8",
            ),
        ],
        KNOWN,
        TODAY,
    )

    assert plan.sheets[1].notes == (
        "Child C1: worker differs: List 8 says Cy, List 6 says Bo; Cy was taken.",
    )


def test_more_notes_than_anybody_reads_are_counted() -> None:
    rows = [
        (
            child_row(about(f"C{number}", worker="Bo", dated=JAN)),
            child_row(about(f"C{number}", worker="Cy", dated=FEB)),
        )
        for number in range(203)
    ]

    plan = plan_import([sheet(*(row for pair in rows for row in pair))], CaseRecords(), TODAY)

    assert len(plan.sheets[0].notes) == 201
    assert plan.sheets[0].notes[-1] == "And 3 more notes of these kinds."
