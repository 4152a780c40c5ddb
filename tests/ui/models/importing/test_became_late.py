from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.records import Plan
from caseload_app.services.workspace import Workspace
from caseload_app.ui.models.importing.became_late import followed, moves_between
from tests.builders import MONDAY, a_casebook, a_child, a_worker, an_event, the_rules
from tests.services.stores import a_store

CHILD = a_child("C1", plan=Plan.CP, plan_started_on=date(2026, 1, 5))
CONFERENCE = an_event("ICPC", date(2026, 1, 5))
FIRST, SECOND = (an_event("CP visit", day) for day in (date(2026, 1, 12), date(2026, 2, 24)))


def test_what_was_over_long_before_a_child_came_is_no_news() -> None:
    after = a_casebook([CHILD], [CONFERENCE, FIRST, SECOND])

    moves = moves_between(a_casebook(), after, ["C1"])

    visits = [move.now for move in moves if move.now and move.now.rule.id == "cp_visit"]
    assert [(one.started_on, one.met_on) for one in visits] == [
        (date(2026, 1, 12), date(2026, 2, 24)),
        (date(2026, 2, 24), None),
    ]


def test_only_children_asked_about_are_compared() -> None:
    before = a_casebook([CHILD], [CONFERENCE])
    after = a_casebook([CHILD], [CONFERENCE, FIRST])

    assert moves_between(before, after, []) == []
    assert moves_between(before, after, ["C1"]) == moves_between(before, after)


def test_a_write_is_followed_by_the_session_that_wrote(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD, CONFERENCE])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    before = workspace.casebook
    with session.beside() as own:
        with own.write() as writer:
            writer.add(FIRST)
        after = followed(workspace, before, own, writer.changes)
    session.close()

    assert FIRST in after.ready.casebook.events["C1"]
    late = [one.deadline for one in after.late]
    assert ("cp_visit", date(2026, 1, 26)) in [(one.rule.id, one.due) for one in late]
    assert workspace.casebook is before
