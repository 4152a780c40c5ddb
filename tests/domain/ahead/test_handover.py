"""Nothing open of the one who hands over may be missing from the pack."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_app.domain.ahead.handover import (
    children_handover,
    manager_handover,
    worker_handover,
)
from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.demonstration.team import make_team
from caseload_app.domain.records import AgreedAction, Leave, Plan, SupervisionStatus
from caseload_app.domain.supervision.action_log import action_log
from tests.builders import (
    MONDAY,
    a_casebook,
    a_child,
    a_session,
    a_worker,
    an_event,
    the_rules,
)

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 2, 2)}
CHILDREN = [
    a_child("C1", name="Robin Vale", flags="Missing", **CP),
    a_child("C2", worker="Bede Marsh"),
]
EVENTS = [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 2, 3))]


def test_only_the_children_of_the_one_who_leaves_are_in_it() -> None:
    pack = worker_handover(a_casebook(CHILDREN, EVENTS), "Asha Brook")

    assert [one.child.child_id for one in pack.children] == ["C1"]


def test_a_child_stands_with_initials_unless_names_are_asked_for() -> None:
    casebook = a_casebook(CHILDREN, EVENTS)

    assert "Vale" not in worker_handover(casebook, "Asha Brook").children[0].shown
    assert "Vale" in worker_handover(casebook, "Asha Brook", names=True).children[0].shown


def test_a_child_has_stage_risks_dates_and_the_last_decision() -> None:
    (child,) = worker_handover(a_casebook(CHILDREN, EVENTS), "Asha Brook").children

    assert child.stage == "CP since Mon 2 Feb 2026"
    assert child.risks[0] == "Missing"
    assert child.dates[0].is_late
    assert child.last_decision is None


def test_what_is_late_stands_before_the_next_three() -> None:
    (child,) = worker_handover(a_casebook(CHILDREN, EVENTS), "Asha Brook").children

    late = [one.is_late for one in child.dates]
    assert late == sorted(late, reverse=True)
    assert late.count(False) <= 3


def test_what_belongs_to_no_child_of_the_pack_stands_apart() -> None:
    casebook = a_casebook(
        CHILDREN,
        workers=[
            a_worker(),
            a_worker("Bede Marsh", supervisor="Asha Brook"),
        ],
        actions=[
            AgreedAction("Asha Brook", "Finish the audit tool", due_on=date(2026, 3, 20)),
            AgreedAction("Bede Marsh", "Call the school", "C2", "Asha Brook"),
            AgreedAction("Bede Marsh", "Not theirs", "C2", "Bede Marsh"),
        ],
        supervisions=[a_session(date(2026, 3, 12), status=SupervisionStatus.PLANNED)],
        leave=[Leave("Bede Marsh", date(2026, 3, 9), None, "Sick leave", "Asha Brook")],
    )

    assert worker_handover(casebook, "Asha Brook").own == (
        "Action: Finish the audit tool, by Fri 20 Mar 2026",
        "Action (C2): Call the school",
        "Supervision booked on Thu 12 Mar 2026",
        "Covers for Bede Marsh from Mon 9 Mar 2026 with no end known",
        "Supervises Bede Marsh",
    )


def test_children_can_be_packed_for_another_team() -> None:
    pack = children_handover(a_casebook(CHILDREN, EVENTS), ["C2", "not there"], "South")

    assert pack.title == "Transfer to South"
    assert [one.child.child_id for one in pack.children] == ["C2"]
    assert pack.handed_by == "Bede Marsh"


def test_a_change_of_manager_packs_each_worker() -> None:
    workers = [a_worker(supervisor="Dee Ash"), a_worker("Bede Marsh", supervisor="Dee Ash")]
    packs = manager_handover(a_casebook(CHILDREN, EVENTS, workers=workers), "Dee Ash")

    assert [pack.handed_by for pack in packs] == ["Asha Brook", "Bede Marsh"]


def test_the_pack_says_how_much_it_is() -> None:
    assert worker_handover(a_casebook(), "Asha Brook").words == (
        "No children, no open dates (no late), no open actions."
    )


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), place=st.integers(0, 3))
def test_nothing_open_of_a_worker_is_missing_from_the_pack(seed: int, place: int) -> None:
    casebook = a_made_up_casebook(seed)
    worker = sorted(casebook.workers)[place]

    pack = worker_handover(casebook, worker)

    held = {child.child_id for child in casebook.held_by(worker)}
    assert {one.child.child_id for one in pack.children} == held
    packed = [date.deadline for one in pack.children for date in (*one.dates, *one.later)]
    still_open = [one for one in casebook.all_open_deadlines() if one.subject in held]
    assert sorted(packed, key=repr) == sorted(still_open, key=repr)
    promised = [item.record for one in pack.children for item in one.promises]
    for item in action_log(casebook):
        if item.is_open(casebook.today) and worker in {item.worker, item.owner}:
            assert item.record in promised or any(item.what in line for line in pack.own)


def a_made_up_casebook(seed: int) -> Casebook:
    """Build a team of four workers with forty children, as the demonstration makes them."""
    team = make_team(40, 4, seed=seed, today=MONDAY)
    records = CaseRecords(
        workers=team.workers,
        children=team.children,
        events=team.events,
        supervisions=team.supervisions,
        discussions=team.discussions,
        actions=team.actions,
        leave=team.leave,
    )
    return build_casebook(records, the_rules(), MONDAY)
