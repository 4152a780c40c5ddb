"""A scenario with a leaver and two families: tried, left, applied, taken back and compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.allocation.scenario import Absence, Give, Leaver, Scenario, Starter, tried
from caseload_app.domain.records import Allocation, Child, Leave, Plan, Worker
from caseload_app.errors import ExpectedError
from caseload_app.services.allocating import apply_scenario, move_words, undo_scenario
from caseload_app.services.session import Session
from caseload_app.services.workspace import Workspace
from caseload_app.store.audit import read_audit
from caseload_app.store.read import read_all
from caseload_app.store.shapes import APPLIED_SCENARIOS, TABLES
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

TEAM = (
    a_worker(case_limit=4),
    a_worker("Ben Hale", case_limit=4),
    a_worker("Cy Moss", case_limit=4, team="South"),
    a_child("C1", name="Ada Made", worker="", family_id="F1", plan_started_on=date(2026, 2, 20)),
    a_child("C2", name="Bo Made", worker="", family_id="F1", plan=Plan.CP),
    a_child("C3", name="Cleo Short", family_id="F2", allocated_on=date(2025, 6, 1)),
    a_child("C4", name="Dev Short", family_id="F2", allocated_on=date(2025, 6, 1)),
    a_child("C5", name="Esme Lone", worker="Ben Hale", allocated_on=date(2026, 1, 5)),
)
LEAVING = (
    Scenario("Plan A")
    .with_move(Leaver("Asha Brook", date(2026, 3, 27), "New job"))
    .with_move(Give(("C1", "C2"), "Ben Hale", "Has room and knows the school"))
    .with_move(Give(("C3", "C4"), "Cy Moss", "Nearest to the family"))
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = a_store(tmp_path, TEAM)
    yield session
    session.close()


@pytest.fixture
def workspace(session: Session) -> Workspace:
    return Workspace(session, the_rules(), lambda: MONDAY)


def everything(session: Session) -> dict[str, object]:
    """Give all that the store holds, but for the list of applied scenarios."""
    return {
        table.name: read_all(session.database, table)
        for table in TABLES
        if table is not APPLIED_SCENARIOS
    }


def apply(workspace: Workspace, scenario: Scenario) -> None:
    workspace.follow(apply_scenario(workspace.casebook, workspace.session, scenario))


def test_trying_changes_nothing_in_the_store(session: Session, workspace: Workspace) -> None:
    before = everything(session)
    audit = session.database.execute("select count(*) from audit").fetchone()

    after = tried(workspace.casebook, LEAVING)

    assert after.children["C1"].worker == "Ben Hale"
    assert everything(session) == before
    assert session.database.execute("select count(*) from audit").fetchone() == audit


def test_applying_makes_every_move(workspace: Workspace) -> None:
    apply(workspace, LEAVING)

    casebook = workspace.casebook
    held = {name: [one.child_id for one in casebook.held_by(name)] for name in casebook.workers}
    assert held == {"Asha Brook": [], "Ben Hale": ["C1", "C2", "C5"], "Cy Moss": ["C3", "C4"]}
    assert casebook.workers["Asha Brook"].left_on == date(2026, 3, 27)
    assert casebook.children["C3"].allocated_on == MONDAY
    assert casebook.children["C3"].team == "South"


def test_what_was_tried_is_what_is_there_after_applying(workspace: Workspace) -> None:
    expected = {
        child_id: child.worker
        for child_id, child in tried(workspace.casebook, LEAVING).children.items()
    }

    apply(workspace, LEAVING)

    assert {key: one.worker for key, one in workspace.casebook.children.items()} == expected


def test_an_allocation_from_the_waiting_list_is_an_event(workspace: Workspace) -> None:
    apply(workspace, LEAVING)

    events = workspace.casebook.events
    assert [(one.kind, one.on) for one in events["C1"]] == [("Case allocated", MONDAY)]
    assert "C3" not in events


def test_each_move_keeps_its_own_reason(session: Session, workspace: Workspace) -> None:
    apply(workspace, LEAVING)

    assert read_audit(session.database, "children", ("C1",))[0].why == (
        "Has room and knows the school"
    )
    assert read_audit(session.database, "children", ("C3",))[0].why == "Nearest to the family"
    assert read_audit(session.database, "workers", ("Asha Brook",))[0].why == "New job"


def test_the_history_follows(workspace: Workspace) -> None:
    apply(workspace, LEAVING)

    assert workspace.casebook.allocations["C3"] == (
        Allocation("C3", date(2025, 6, 1), "Asha Brook", ""),
        Allocation("C3", MONDAY, "Cy Moss", "South"),
    )


def test_taking_back_leaves_the_data_as_it_was(session: Session, workspace: Workspace) -> None:
    before = everything(session)
    apply(workspace, LEAVING)
    [applied] = workspace.casebook.capacity.scenarios

    workspace.follow(undo_scenario(session, applied, MONDAY))

    assert everything(session) == before
    assert workspace.casebook.capacity.scenarios[0].undone_on == MONDAY


def test_a_starter_and_an_absence_are_applied_and_taken_back(
    session: Session, workspace: Workspace
) -> None:
    before = everything(session)
    scenario = (
        Scenario("Plan B")
        .with_move(Give(("C1", "C2"), "Di New", "Begins with them"))
        .with_move(Starter(Worker("Di New", team="North", fte=0.8), "Post filled"))
        .with_move(Absence(Leave("Ben Hale", MONDAY, None, "Sick leave"), "Operation"))
    )

    apply(workspace, scenario)
    casebook = workspace.casebook
    assert [one.child_id for one in casebook.held_by("Di New")] == ["C1", "C2"]
    assert casebook.leave["Ben Hale"] == (Leave("Ben Hale", MONDAY, None, "Sick leave"),)

    workspace.follow(undo_scenario(session, casebook.capacity.scenarios[0], MONDAY))
    assert everything(session) == before


def test_what_was_changed_since_is_not_taken_back(session: Session, workspace: Workspace) -> None:
    apply(workspace, LEAVING)
    [applied] = workspace.casebook.capacity.scenarios
    child = workspace.casebook.children["C3"]
    with session.write(why="moved again") as writer:
        writer.change(child, Child(**{**_fields(child), "worker": "Ben Hale"}))
    before = everything(session)

    with pytest.raises(ExpectedError, match="changed since"):
        undo_scenario(session, applied, MONDAY)

    assert everything(session) == before


def test_a_scenario_is_taken_back_only_once(session: Session, workspace: Workspace) -> None:
    apply(workspace, LEAVING)
    workspace.follow(undo_scenario(session, workspace.casebook.capacity.scenarios[0], MONDAY))

    with pytest.raises(ExpectedError, match="taken back on Mon 2 Mar 2026 already"):
        undo_scenario(session, workspace.casebook.capacity.scenarios[0], MONDAY)


@pytest.mark.parametrize(
    ("scenario", "words"),
    [
        (Scenario(), "no move to make"),
        (Scenario().with_move(Give(("C1",), "Ben Hale")), "No reason is given for 1 move: Ada"),
        (Scenario().with_move(Give(("C1",), "Nobody Known", "x")), "Nobody Known is not in"),
        (Scenario().with_move(Give(("C9",), "Ben Hale", "x")), "case of C9 is not open"),
        (Scenario().with_move(Starter(a_worker("Ben Hale"), "x")), "needs a name nobody has yet"),
        (
            LEAVING.with_move(Give(("C5",), "Asha Brook", "x")),
            "Esme Lone would go to Asha Brook, who leaves",
        ),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_saved(
    session: Session, workspace: Workspace, scenario: Scenario, words: str
) -> None:
    before = everything(session)

    with pytest.raises(ExpectedError, match=words):
        apply_scenario(workspace.casebook, session, scenario)

    assert everything(session) == before


def test_a_scenario_tried_over_an_older_state_is_refused_whole(
    session: Session, workspace: Workspace
) -> None:
    older = workspace.casebook
    child = older.children["C3"]
    with session.write(why="meanwhile") as writer:
        writer.change(child, Child(**{**_fields(child), "worker": "Ben Hale"}))
    before = everything(session)

    with pytest.raises(ExpectedError, match="has changed since this was prepared"):
        apply_scenario(older, session, LEAVING)

    assert everything(session) == before


def test_moves_are_said_in_words(workspace: Workspace) -> None:
    casebook = workspace.casebook
    moves = (
        *LEAVING.moves,
        Starter(Worker("Di New", fte=0.8)),
        Absence(Leave("Ben Hale", MONDAY, None, "Sick leave")),
    )

    assert [move_words(casebook, move) for move in moves] == [
        "Asha Brook leaves on Fri 27 Mar 2026",
        "Ada Made, Bo Made to Ben Hale",
        "Cleo Short, Dev Short to Cy Moss",
        "Di New starts, 0.8 FTE",
        "Ben Hale away (Sick leave) Mon 2 Mar 2026 with no end known",
    ]


def _fields(child: Child) -> dict[str, object]:
    return {name: getattr(child, name) for name in Child.__slots__}
