"""The story of a child as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.records import Allocation, CaseDiscussion
from caseload_app.ui.models.timeline import Sort, sort_of, timeline_columns, timeline_entries
from tests.builders import a_casebook, a_child, an_event


def test_events_decisions_and_allocations_stand_together_newest_first() -> None:
    casebook = a_casebook(
        [a_child()],
        [an_event("CIN visit", date(2026, 2, 10)), an_event("CIN review", date(2026, 2, 20))],
        discussions=[CaseDiscussion("C1", date(2026, 2, 15), decision="Step down")],
    )
    casebook = replace(
        casebook, allocations={"C1": (Allocation("C1", date(2026, 1, 5), "Asha Brook", "North"),)}
    )

    told = [(entry.what, entry.on) for entry in timeline_entries(casebook, "C1")]

    assert told == [
        ("CIN review", date(2026, 2, 20)),
        ("Decision", date(2026, 2, 15)),
        ("CIN visit", date(2026, 2, 10)),
        ("Allocated", date(2026, 1, 5)),
    ]


def test_only_events_can_be_corrected() -> None:
    visit = an_event("CIN visit", date(2026, 2, 10))
    casebook = a_casebook(
        [a_child()], [visit], discussions=[CaseDiscussion("C1", date(2026, 2, 15), decision="On")]
    )

    decision, event = timeline_entries(casebook, "C1")

    assert (decision.event, event.event) == (None, visit)


def test_an_event_that_did_not_take_place_says_so() -> None:
    casebook = a_casebook(
        [a_child()], [an_event("CIN visit", date(2026, 2, 10), outcome="No access")]
    )

    [entry] = timeline_entries(casebook, "C1")

    assert entry.outcome == "No access (did not take place)"


def test_the_detail_of_a_decision_is_what_was_decided_and_why() -> None:
    discussion = CaseDiscussion("C1", date(2026, 2, 15), decision="Step down", reason="Settled")
    casebook = a_casebook([a_child()], discussions=[discussion])
    detail = next(column for column in timeline_columns() if column.key == "detail")

    [entry] = timeline_entries(casebook, "C1")

    assert detail.text(entry) == "Step down · Why: Settled"


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        ("CP visit", Sort.VISIT),
        ("Return interview", Sort.VISIT),
        ("Review conference", Sort.MEETING),
        ("Core group", Sort.MEETING),
        ("Care order made", Sort.STEP),
    ],
)
def test_kinds_are_sorted_as_a_manager_looks_for_them(kind: str, sort: Sort) -> None:
    assert sort_of(kind) is sort
