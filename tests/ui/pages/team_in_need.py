"""A small team with a little of everything, for the tests of the pages."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    Leave,
    Plan,
    Record,
    SupervisionStatus,
)
from tests.builders import a_child, a_session, a_worker, an_event

TEAM: tuple[Record, ...] = (
    a_worker(role="Social worker", case_limit=2),
    a_worker("Ben Hale", case_limit=10, started_on=date(2025, 1, 6)),
    a_worker("Cy Left", left_on=date(2026, 2, 20)),
    a_child("C1", name="Ada Made", plan_started_on=date(2025, 12, 1), born_on=date(2015, 5, 1)),
    a_child("C2", name="Bo Made", plan=Plan.CP, plan_started_on=date(2025, 12, 1)),
    a_child("C3", name="Cleo Made", plan=Plan.CIN, allocated_on=date(2026, 2, 27)),
    a_child("C4", name="Dev Made", worker="", plan_started_on=date(2026, 2, 27)),
    a_child("C5", name="Esme Made", worker="Cy Left", plan_started_on=date(2026, 2, 26)),
    a_child("C6", name="Finn Made", closed_on=date(2026, 2, 1)),
    a_child("C7", name="Gus Made", worker="Ben Hale", plan_started_on=date(2026, 2, 25)),
    an_event("CIN visit", date(2026, 1, 30)),
    an_event("CP visit", date(2026, 1, 30), "C2"),
    an_event("CIN review", date(2026, 2, 20)),
    a_session(date(2026, 1, 12)),
    a_session(date(2026, 2, 20), "Ben Hale"),
    a_session(date(2026, 3, 10), "Ben Hale", status=SupervisionStatus.PLANNED),
    CaseDiscussion("C2", date(2026, 1, 12), "Asha Brook", "Carry on"),
    AgreedAction("Asha Brook", "Ring the school", "C1", due_on=date(2026, 2, 1)),
    Leave("Ben Hale", date(2026, 3, 2), date(2026, 3, 6), "Annual", "Asha Brook"),
)
