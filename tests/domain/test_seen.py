from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import CaseEvent
from caseload_app.domain.seen import last_seen
from tests.builders import a_child, a_worker, an_event, the_rules

TODAY = date(2026, 3, 2)


def seen(*events: CaseEvent) -> date | None:
    records = CaseRecords([a_worker()], [a_child()], events)
    return last_seen(build_casebook(records, the_rules(), TODAY), "C1")


def test_the_last_visit_is_when_the_child_was_last_seen() -> None:
    assert seen(
        an_event("CIN visit", date(2026, 2, 2)), an_event("CIN visit", date(2026, 2, 20))
    ) == date(2026, 2, 20)


def test_a_visit_at_which_nobody_answered_does_not_count() -> None:
    assert seen(
        an_event("CIN visit", date(2026, 2, 2)),
        an_event("CIN visit", date(2026, 2, 20), outcome="Not seen"),
    ) == date(2026, 2, 2)


def test_a_review_or_a_day_to_come_is_no_visit() -> None:
    assert (
        seen(an_event("CIN review", date(2026, 2, 20)), an_event("CIN visit", date(2026, 3, 20)))
        is None
    )
