"""Sheets of one session: what is asked, what was written, and room to write by hand."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import CaseRecord, PersonalRecord, SupervisionKind
from caseload_app.domain.supervision.session_paper import PaperPersonal
from caseload_app.domain.supervision.summary import SummaryDocument, supervision_summary
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    CheckKind,
    Fate,
    PersonalPart,
    SignedCase,
    SignedPersonal,
    StandingCheck,
    content_of,
)
from caseload_app.exchange.writing.session_html import (
    personal_sheet,
    render_case_record,
    render_personal_record,
)
from tests.builders import a_casebook, a_worker

ON = date(2026, 3, 2)
SEEN = StandingCheck(CheckKind.DBS, ON, date(2029, 3, 2), "Copy <seen>")


def the_document() -> SummaryDocument:
    return supervision_summary(a_casebook(workers=[a_worker()]), "Asha Brook")


def test_the_assessed_year_is_asked_about_only_in_it() -> None:
    part = PersonalPart()

    usual = personal_sheet(the_document(), PaperPersonal(False, part, (), ()))
    assessed = personal_sheet(the_document(), PaperPersonal(True, part, (), ()))

    assert "Assessed and supported year: milestones" not in usual
    assert "Assessed and supported year: milestones" in assessed


def test_what_is_written_takes_the_place_of_the_lines() -> None:
    blank = personal_sheet(the_document(), PaperPersonal(False, PersonalPart(), (), ()))
    part = PersonalPart(wellbeing="Tired & worried")
    written = personal_sheet(the_document(), PaperPersonal(False, part, ("Sick",), (SEEN,)))

    assert "Tired &amp; worried" in written
    assert "Copy &lt;seen&gt;" in written
    assert written.count("&nbsp;") < blank.count("&nbsp;")


def test_a_signed_record_leaves_out_what_was_not_written() -> None:
    part = PersonalPart(workload="Too much", workload_agreed=False, checks=(SEEN,))
    record = PersonalRecord(
        "Asha Brook", ON, SupervisionKind.ASYE, 1, content_of(SignedPersonal(part))
    )

    html = render_personal_record(record)

    assert "We see it differently. Too much" in html
    assert "Mon 2 Mar 2026" in html
    assert "Fri 2 Mar 2029" in html
    assert "Practice reflection" not in html
    assert "Correction" not in html


def test_a_carried_action_says_how_often_and_until_when() -> None:
    review = ActionReview(
        "Asha Brook", "Ring", "C1", ON, times=2, fate=Fate.CARRIED, now_by=date(2026, 3, 9)
    )
    signed = SignedCase(CasePart("C1", decision="Go on", reason="It works"), (review,))

    html = render_case_record(CaseRecord("C1", ON, "Asha Brook", 1, content_of(signed)), "A.B.")

    assert "Carried, 3 times" in html
    assert "Now by Mon 9 Mar 2026." in html
