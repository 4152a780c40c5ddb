"""The cards of the Monday page as values."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.monday import monday_page
from caseload_app.ui.models.monday_cards import monday_cards
from caseload_app.ui.page import Destination
from tests.builders import a_casebook, a_session, a_worker


def test_workers_whose_supervisor_has_left_lead_to_the_handover() -> None:
    casebook = a_casebook(
        workers=[
            a_worker(supervisor="Nia Gorse"),
            a_worker("Ben Hale", supervisor="Nia Gorse"),
            a_worker("Nia Gorse", left_on=date(2026, 2, 27)),
        ],
        supervisions=[a_session(date(2026, 2, 16)), a_session(date(2026, 2, 16), "Ben Hale")],
    )

    first, *_ = monday_cards(monday_page(casebook), None)["supervision"].lines

    assert (first.text, first.mark.words if first.mark else "") == (
        "2 workers",
        "Supervisor has left",
    )
    assert first.opens == Destination("supervision", filter="tab=supervisors")
