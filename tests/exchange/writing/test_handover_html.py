"""The handover pack on paper says each thing that is open, and leaves room to sign."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.ahead.handover import HandoverPack, worker_handover
from caseload_app.domain.records import CaseDiscussion, Plan
from caseload_app.exchange.writing.handover_html import render_handover
from tests.builders import a_casebook, a_child, an_event

CASEBOOK = a_casebook(
    [a_child("C1", plan=Plan.CP, plan_started_on=date(2026, 2, 2), flags="Knife & gun crime")],
    [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 2, 3))],
    discussions=[CaseDiscussion("C1", date(2026, 2, 20), "", "Legal advice", "Risk is rising")],
)


def test_a_child_stands_with_stage_risks_and_the_last_decision() -> None:
    html = render_handover([worker_handover(CASEBOOK, "Asha Brook")])

    assert "CP since Mon 2 Feb 2026" in html
    assert "Knife &amp; gun crime" in html
    assert "Fri 20 Feb 2026: Legal advice. Because: Risk is rising" in html


def test_what_is_late_is_said_in_bold_words() -> None:
    html = render_handover([worker_handover(CASEBOOK, "Asha Brook")])

    assert "<b>9 working days late</b>" in html


def test_a_pack_of_nothing_says_so() -> None:
    assert "No child is handed over." in render_handover([HandoverPack(date(2026, 3, 2), "", "")])


def test_each_pack_begins_on_a_new_sheet() -> None:
    one = HandoverPack(date(2026, 3, 2), "Handover", "Asha Brook")

    assert render_handover([one, one]).count("page-break-before") == 1
