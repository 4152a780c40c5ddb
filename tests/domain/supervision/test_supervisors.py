"""Who supervises whom today, and who is left without anybody."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import SupervisorSpell
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.supervisors import (
    Span,
    supervisor_history,
    supervisor_spans,
    without_supervisor,
)
from tests.builders import a_worker, the_rules

TODAY = date(2026, 3, 2)
COVER = SupervisorSpell("Bo Lee", date(2026, 3, 2), "Ola Ferrow", date(2026, 3, 13), "Leave")
CASEBOOK = build_casebook(
    CaseRecords(
        workers=[
            a_worker("Asha Brook", supervisor="Nia Gorse"),
            a_worker("Bo Lee", supervisor="Nia Gorse"),
            a_worker("Cy Moss"),
            a_worker("Nia Gorse", left_on=date(2026, 2, 27)),
        ],
        loop=LoopRecords(spells=[COVER]),
    ),
    the_rules(),
    TODAY,
)


def test_every_supervisor_has_a_span_and_nobody_comes_first() -> None:
    assert supervisor_spans(CASEBOOK) == (
        Span("", ("Cy Moss",), (), False),
        Span("Nia Gorse", ("Asha Brook",), (), True),
        Span("Ola Ferrow", ("Bo Lee",), ("Bo Lee",), False),
    )


def test_workers_whose_supervisor_has_left_are_named() -> None:
    assert without_supervisor(CASEBOOK) == ("Cy Moss", "Asha Brook")


def test_the_history_begins_with_the_newest() -> None:
    assert supervisor_history(CASEBOOK, "Bo Lee") == (COVER,)
    assert supervisor_history(CASEBOOK, "Cy Moss") == ()
