from __future__ import annotations

from caseload_app.ui.history import LONGEST, History
from caseload_app.ui.page import Destination

TEAM, CHILD, DEADLINES = Destination("team"), Destination("child", "C1"), Destination("deadlines")


def history_of(*places: Destination) -> History:
    history = History()
    for place in places:
        history.visit(place)
    return history


def test_a_new_history_leads_nowhere() -> None:
    history = History()

    assert history.current is None
    assert not history.can_go_back
    assert not history.can_go_forward


def test_back_gives_the_place_before_as_it_was_left() -> None:
    history = history_of(TEAM)
    history.leave("third row")
    history.visit(CHILD)

    visit = history.back()

    assert (visit.destination, visit.state) == (TEAM, "third row")


def test_forward_returns_to_where_back_came_from() -> None:
    history = history_of(TEAM, CHILD)
    history.back()

    assert history.forward().destination == CHILD
    assert not history.can_go_forward


def test_going_somewhere_new_forgets_what_was_forward() -> None:
    history = history_of(TEAM, CHILD)
    history.back()
    history.visit(DEADLINES)

    assert not history.can_go_forward
    assert history.back().destination == TEAM


def test_a_long_day_does_not_grow_without_end() -> None:
    history = history_of(*(Destination("child", str(number)) for number in range(LONGEST + 50)))
    steps = 0
    while history.can_go_back:
        history.back()
        steps += 1

    assert steps == LONGEST - 1
