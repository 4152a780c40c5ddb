from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.records import Plan
from caseload_app.domain.supervision.summary import (
    SummaryAction,
    SummaryChild,
    SummaryDeadline,
    SummaryDiscussion,
    SummaryDocument,
    SummarySupervision,
)
from caseload_app.exchange.writing.report_html import render_summary

CHILD = SummaryChild("101", "A.B. · 101", Plan.CIN)
DOCUMENT = SummaryDocument(
    worker="Idris Larchmarble",
    role="Social worker",
    team="Oak team",
    fte=0.6,
    supervisor="Nia Gorsefennick",
    as_at=date(2026, 11, 23),
    session_on=date(2026, 12, 1),
    next_time=date(2026, 12, 29),
    cases=12,
    cases_per_fte=20.0,
    case_limit=11,
    new_cases=2,
    by_plan=((Plan.CP, 4), (Plan.CIN, 8)),
    supervision=SummarySupervision(
        date(2026, 11, 3), 28, "28 days", date(2026, 12, 1), "in 8 days", 12, 1
    ),
    late=(
        SummaryDeadline(
            CHILD,
            "Child in need visit",
            date(2026, 11, 9),
            "10 working days late",
            "20 working days after CIN visit on Mon 12 Oct 2026",
        ),
    ),
    due=(),
    actions=(
        SummaryAction(
            "See <the> father", CHILD, "Nia Gorsefennick", date(2026, 11, 9), "14 days late", True
        ),
    ),
    not_discussed=(
        SummaryDiscussion(CHILD, date(2026, 9, 8), "76 days ago", "Manager to join the review"),
    ),
)


def test_the_page_is_marked_and_dated() -> None:
    html = render_summary(DOCUMENT)

    assert "Official-Sensitive: Personal" in html
    assert "As at Mon 23 Nov 2026" in html


def test_the_session_and_the_rule_are_told() -> None:
    html = render_summary(DOCUMENT)

    for words in ("Tue 1 Dec 2026", "Due by (in 8 days)", "Every 28 days", "Gap between"):
        assert words in html


def test_a_session_not_booked_is_said_so() -> None:
    assert "Not booked ahead" in render_summary(replace(DOCUMENT, session_on=DOCUMENT.as_at))


def test_the_caseload_is_told_in_one_sentence() -> None:
    html = render_summary(DOCUMENT)

    assert (
        "12 children in all, 20.0 per FTE, 1 over the agreed limit of 11, "
        "2 cases new in the last 7 days." in html
    )


def test_a_caseload_within_the_limit_is_said_so() -> None:
    assert "within the agreed limit of 15" in render_summary(replace(DOCUMENT, case_limit=15))


def test_what_is_late_shows_its_dates_and_how_it_is_counted() -> None:
    html = render_summary(DOCUMENT)

    assert "Mon 9 Nov 2026<br><b>10 working days late</b>" in html
    assert "20 working days after CIN visit on Mon 12 Oct 2026" in html


def test_text_from_the_records_is_escaped() -> None:
    html = render_summary(DOCUMENT)

    assert "See &lt;the&gt; father" in html
    assert "<the>" not in html


def test_an_action_of_somebody_else_says_whose_it_is() -> None:
    assert "To be done by Nia Gorsefennick" in render_summary(DOCUMENT)


def test_empty_lists_are_said_in_words() -> None:
    html = render_summary(replace(DOCUMENT, late=(), actions=(), not_discussed=()))

    assert "Nothing is late." in html
    assert "Nothing falls due by then." in html
    assert "Nothing is open" in html


def test_there_is_room_to_disagree_and_to_sign() -> None:
    html = render_summary(DOCUMENT)

    assert "Where we see it differently" in html
    assert "Worker: Idris Larchmarble" in html
    assert "Supervisor: Nia Gorsefennick" in html


def test_what_is_not_known_is_said_so() -> None:
    unknown = SummarySupervision(None, None, "", None, "", 0, 0)

    html = render_summary(
        replace(DOCUMENT, fte=None, cases_per_fte=None, supervisor="", supervision=unknown)
    )

    for words in ("FTE not known", "Not recorded", "None recorded", "No day to count from"):
        assert words in html
