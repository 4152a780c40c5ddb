"""Pages of lists, from their values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.records import SupervisionKind
from caseload_app.domain.supervision.paper_lists import (
    InspectorList,
    InspectorRow,
    OverdueGroup,
    PaperDate,
)
from caseload_app.domain.supervision.register import (
    Entry,
    Register,
    RegisterEntry,
    RegisterMonth,
    RegisterRow,
    Score,
)
from caseload_app.domain.supervision.team_brief import BriefWorker, TeamBrief
from caseload_app.exchange.writing.list_html import (
    render_brief,
    render_inspector,
    render_overdue,
    render_register,
)

ON = date(2026, 3, 2)
LATE = PaperDate("A.B. · 101", "", "CP", "Visit <home>", ON, "6 days late")


def the_register(*entries: RegisterEntry, paused: str = "") -> str:
    months = tuple(date(2026, month, 1) for month in range(1, 13))
    row = RegisterRow(
        "Asha Brook",
        "North",
        "Nia",
        (RegisterMonth(months[0], entries, paused), *(RegisterMonth(one) for one in months[1:])),
        Score(1, 2, 90, 1, 3, 2, 1),
    )
    teams = (("North", row.score), ("South", Score()))
    return render_register(Register(ON, months, (row,), teams, row.score))


def test_bold_marks_what_is_a_concern_and_nothing_else() -> None:
    workers = (
        BriefWorker("Asha", 20, "2 over 18", 1, 2, "Due 6 Apr", True, False),
        BriefWorker("Bo", 10, "within 18", 0, 0, "9 days late", False, True),
    )

    html = render_brief(TeamBrief(ON, (), workers, (), (), (), (), ("4 dates newly late",)))

    assert "<b>2 over 18</b>" in html
    assert "<b>9 days late</b>" in html
    assert "<b>Due 6 Apr</b>" not in html
    assert "Left off for want of room: 4 dates newly late." in html


def test_a_brief_says_what_is_being_done_or_that_nobody_said() -> None:
    answered = replace(LATE, answer="Visit booked, by Fri 6 Mar 2026 (Asha)")
    over = BriefWorker("Bo", 20, "2 over 18", 0, 0, "Due 6 Apr", True, False, "Two to Asha")

    html = render_brief(TeamBrief(ON, (), (over,), (answered, LATE), (), (), (), ()))

    assert "Visit booked, by Fri 6 Mar 2026 (Asha)" in html
    assert "Two to Asha" in html
    assert html.count("No word yet") == 1


def test_the_overdue_list_counts_what_nobody_has_answered() -> None:
    answered = replace(LATE, answer="Visit booked")

    html = render_overdue([OverdueGroup("Bo", (answered, LATE))], "Mon 2 Mar 2026")

    assert "Bo: 2, of which 1 without a word yet" in html
    assert "Visit booked" in html


def test_what_nobody_holds_is_said_so_and_text_is_escaped() -> None:
    html = render_overdue([OverdueGroup("", (LATE,))], "Mon 2 Mar 2026")

    assert "1 date late with 1 worker." in html
    assert "Nobody is named: 1" in html
    assert "Visit &lt;home&gt;" in html


def test_nothing_overdue_is_said_in_words() -> None:
    assert "Nothing is late." in render_overdue([], "Mon 2 Mar 2026")


def test_an_inspector_reads_none_known_where_a_date_is_missing() -> None:
    row = InspectorRow("A.B. · 101", "Asha", "CP", ON, None, None, "")

    html = render_inspector(InspectorList(ON, ("No dates late.",), (row,)))

    assert "Mon 2 Mar 2026" in html
    assert html.count("None known") == 2
    assert "Nothing" in html


def test_each_session_is_a_mark_with_its_day() -> None:
    kind = SupervisionKind.PERSONAL
    html = the_register(
        RegisterEntry(date(2026, 1, 5), Entry.ON_TIME, kind),
        RegisterEntry(date(2026, 1, 9), Entry.OTHER, SupervisionKind.GROUP),
        RegisterEntry(date(2026, 1, 12), Entry.MISSED, kind),
        paused="Sick leave",
    )

    assert "✓5 ✗12 away" in html


def test_the_share_is_told_for_each_team_and_all() -> None:
    html = the_register()

    assert "On time: North 50% (1 of 2); South none due (0 of 0); All 50% (1 of 2)." in html


def test_who_cancelled_why_and_for_when_is_told() -> None:
    entry = RegisterEntry(
        date(2026, 1, 5),
        Entry.CANCELLED,
        SupervisionKind.PERSONAL,
        cancelled_by="Worker",
        reason="Court",
        rebooked_on=date(2026, 1, 9),
    )

    html = the_register(entry)

    assert "Asha Brook, Mon 5 Jan 2026, by Worker: Court; booked again for 9 Jan." in html
