"""Differences are said in a manager's words, with all three values."""

from __future__ import annotations

from caseload_app.domain.lending.merging import Outcome, Place, Sides, conflict_id
from caseload_app.domain.lending.saying import lines_of, value_words
from caseload_app.domain.lending.weighing import weigh

CHILD = Place("children", (("child_id", "C1"),))
VISIT = Place("events", (("child_id", "C1"), ("kind", "CP visit"), ("on", "2026-12-01")))


def test_an_added_event_says_what_and_when() -> None:
    (line,) = lines_of(weigh([Sides(VISIT, None, None, {"note": "seen"})]))

    assert line.about == "C1"
    assert line.what == "Event CP visit, Tue 1 Dec 2026: added"
    assert (line.was, line.here, line.there) == ("not there", "not there", "note: seen")


def test_a_conflict_says_old_and_both_new_values() -> None:
    moved = Sides(CHILD, {"worker": "Al"}, {"worker": "Bo"}, {"worker": "Cy"})
    (line,) = lines_of(weigh([moved]))

    assert line.id == conflict_id(CHILD, "worker")
    assert line.what == "Child: worker"
    assert (line.was, line.here, line.there) == ("Al", "Bo", "Cy")


def test_fields_taken_beside_a_conflict_have_a_line_of_their_own() -> None:
    moved = Sides(CHILD, {"worker": "Al"}, {"worker": "Bo"}, {"worker": "Cy", "plan": "CP"})
    lines = lines_of(weigh([moved]))

    assert [(line.outcome, line.what) for line in lines] == [
        (Outcome.CONFLICT, "Child: worker"),
        (Outcome.TAKEN, "Child: plan"),
    ]


def test_removed_on_one_side_and_changed_on_the_other_is_said() -> None:
    (here,) = lines_of(weigh([Sides(VISIT, {"note": "x"}, None, {"note": "y"})]))
    (there,) = lines_of(weigh([Sides(VISIT, {"note": "x"}, {"note": "y"}, None)]))

    assert here.what.endswith("removed here, changed by the deputy")
    assert there.what.endswith("changed here, removed by the deputy")


def test_what_was_removed_here_is_said_of_what_is_kept() -> None:
    (line,) = lines_of(weigh([Sides(VISIT, {"note": "x"}, None, {"note": "x"})]))

    assert line.what == "Event CP visit, Tue 1 Dec 2026: removed"


def test_values_are_said_as_people_do() -> None:
    assert value_words(None) == "nothing"
    assert value_words(True) == "yes"
    assert value_words("2026-12-01") == "Tue 1 Dec 2026"
    assert value_words('{"decision":"stay"}') == "decision: stay"
    assert value_words("x" * 300) == "x" * 159 + "…"
