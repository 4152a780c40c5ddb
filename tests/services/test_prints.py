"""What goes on paper: one title and one page of HTML for each, names only when wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseRecord,
    Leave,
    PersonalRecord,
    Plan,
    SupervisionKind,
    SupervisionStatus,
)
from caseload_app.domain.supervision.session_opening import open_session_record
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    Fate,
    NewAction,
    PersonalPart,
    SignedCase,
    SignedPersonal,
    content_of,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.prints import (
    Printing,
    pack_workers,
    printed_brief,
    printed_case,
    printed_child,
    printed_inspector_list,
    printed_overdue,
    printed_pack,
    printed_personal,
    printed_register,
    printed_session,
)
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

TODAY = date(2026, 5, 25)
HOW = Printing()
ASHA = "Asha Brook"


def the_team(**records: object) -> Casebook:
    usual: dict[str, object] = {
        "children": [
            a_child("C1", name="Ada Beck", plan=Plan.CP, family_id="F1"),
            a_child("C2", name="Tobi Beck", family_id="F1", allocated_on=date(2026, 1, 5)),
            a_child("C3", name="Una Lorn", worker=""),
        ],
        "events": [
            an_event("ICPC", date(2026, 1, 5), "C1", outcome="Plan made"),
            an_event("CP visit", date(2026, 4, 1), "C1"),
        ],
        "workers": [a_worker(supervisor="Nia Gorse"), a_worker("Bo Lee")],
        "supervisions": [a_session(date(2026, month, 2)) for month in (3, 4, 5)],
        "actions": [AgreedAction(ASHA, "Genogram", "C1", ASHA, date(2026, 2, 20))],
        "today": TODAY,
    }
    return a_casebook(**{**usual, **records})  # type: ignore[arg-type]


def test_an_action_carried_three_times_is_marked_in_print() -> None:
    html = printed_session(the_team(), ASHA, HOW).html

    assert "carried 3 times ▲" in html
    assert "▲ Carried 3 times or more: settle what stands in the way today." in html


def test_what_has_no_room_is_counted() -> None:
    actions = [AgreedAction(ASHA, f"Task {at}", due_on=date(2026, 6, at + 1)) for at in range(8)]

    html = printed_session(the_team(actions=actions), ASHA, HOW).html

    assert "Left off for want of room: 3 actions" in html
    assert "Task 4" in html
    assert "Task 5" not in html


def test_it_says_who_printed_it_and_when() -> None:
    how = Printing(by="n.gorse", at=datetime(2026, 5, 25, 8, 30, tzinfo=UTC))

    html = printed_session(the_team(), ASHA, how).html

    assert "Printed by n.gorse on Mon 25 May 2026 at 08:30." in html


def test_the_personal_part_begins_on_a_sheet_of_its_own() -> None:
    html = printed_session(the_team(), ASHA, HOW).html

    before, _, after = html.partition("Personal part: Asha Brook")
    assert before.count("page-break-before: always") == 1
    assert "Wellbeing" in after
    assert "C1" not in after


def test_a_draft_fills_in_what_is_written() -> None:
    casebook = the_team()
    draft = replace(
        open_session_record(casebook, ASHA).draft.discussed(
            CasePart("C2", decision="Step down", reason="Aims met")
        ),
        new_actions=(NewAction("Book the review", "C2", ASHA, date(2026, 6, 8)),),
    )

    html = printed_session(casebook, ASHA, HOW, draft).html

    for words in ("Step down", "Aims met", "Book the review", "Mon 8 Jun 2026"):
        assert words in html


def test_the_next_three_dates_stand_at_the_end() -> None:
    sessions = [
        a_session(date(2026, 5, 11)),
        a_session(date(2026, 6, 3), status=SupervisionStatus.PLANNED),
    ]

    html = printed_session(the_team(supervisions=sessions), ASHA, HOW).html

    for words in ("Wed 3 Jun 2026", "Wed 1 Jul 2026", "Wed 29 Jul 2026"):
        assert words in html


def test_the_pack_holds_everybody_in_post() -> None:
    left = a_worker("Cy Moss", left_on=date(2026, 5, 1))
    casebook = the_team(workers=[a_worker(), a_worker("Bo Lee"), left])

    asha, bo = printed_pack(casebook, HOW).documents

    assert pack_workers(casebook) == ["Asha Brook", "Bo Lee"]
    assert asha.count("<h1>Supervision summary: Asha Brook") == 1
    assert bo.count("<h1>Supervision summary: Bo Lee") == 1


def test_a_pack_for_nobody_is_refused() -> None:
    with pytest.raises(ExpectedError, match="no worker to print for"):
        printed_pack(a_casebook(), HOW)


def test_the_brief_begins_with_the_trouble() -> None:
    leave = [Leave("Bo Lee", date(2026, 5, 18), date(2026, 5, 29), "Annual leave", ASHA)]

    html = printed_brief(the_team(leave=leave), HOW).html

    assert "1 child without a worker" in html
    assert "1 worker with an action carried three times or more" in html
    assert "Bo Lee: Annual leave, until Fri 29 May 2026, covered by Asha Brook" in html


def test_the_brief_of_an_empty_store_says_so() -> None:
    html = printed_brief(a_casebook(today=TODAY), HOW).html

    assert "Now: nothing is late and everybody is supervised." in html
    assert "No workers are recorded." in html


def test_what_is_overdue_stands_under_its_worker() -> None:
    html = printed_overdue(the_team(), HOW).html

    assert html.index("Asha Brook: ") < html.index("A.B. · C1")
    assert "Child protection visit" in html


def test_a_child_is_found_by_the_id_and_its_family_named_by_initials() -> None:
    discussion = CaseDiscussion("C1", date(2026, 5, 2), ASHA, "Seek advice", "Little change")

    html = printed_child(the_team(discussions=[discussion]), " C1 ", HOW).html

    assert "Child summary: A.B. · C1" in html
    assert "Seek advice" in html
    assert "Little change" in html
    assert "T.B. · C2, CIN" in html
    assert "Ada" not in html


def test_names_are_written_out_when_wanted() -> None:
    html = printed_child(the_team(), "C1", Printing(names=True)).html

    assert "Ada Beck · C1" in html
    assert "Names are written out." in html


def test_an_unknown_child_is_said_so() -> None:
    with pytest.raises(ExpectedError, match="no child X9"):
        printed_child(the_team(), "X9", HOW)


def test_the_inspectors_list_states_what_is_wrong_first() -> None:
    page = printed_inspector_list(the_team(), HOW)

    assert page.landscape
    assert "1 child without a worker." in page.html
    assert page.html.index("1 child without a worker.") < page.html.index("A.B. · C1")
    assert "Child protection visit 24 working days late" in page.html


def test_the_register_is_landscape_and_tells_the_share_on_time() -> None:
    page = printed_register(the_team(), HOW, date(2026, 1, 1))

    assert page.landscape
    assert "Jan 2026 to Dec 2026" in page.html
    assert "✓2" in page.html
    assert "L2" in page.html


def test_a_cancelled_session_says_who_and_why_on_the_register() -> None:
    session = a_session(date(2026, 5, 20), status=SupervisionStatus.CANCELLED, reason="Court")

    html = printed_register(the_team(supervisions=[session]), HOW).html

    assert "Asha Brook, Wed 20 May 2026, by somebody not recorded: Court; not rebooked" in html


def test_a_signed_personal_record_holds_no_child() -> None:
    signed = SignedPersonal(
        PersonalPart(wellbeing="Well", disagreement="Limit too high"),
        (ActionReview(ASHA, "Book leave", fate=Fate.CARRIED, times=2, note="Rota not out"),),
        (NewAction("Plan study time", owner=ASHA, due_on=date(2026, 6, 1)),),
        90,
    )
    record = PersonalRecord(
        ASHA, TODAY, SupervisionKind.PERSONAL, 2, content_of(signed), "Nia", "nia", "Wrong length"
    )

    html = printed_personal(the_team(), record, HOW).html

    for words in ("Limit too high", "Carried, 3 times", "Plan study time", "90 minutes"):
        assert words in html
    assert "Correction 1: Wrong length" in html
    assert "Signed off by nia." in html


def test_a_signed_case_record_holds_nothing_personal() -> None:
    signed = SignedCase(
        CasePart("C1", "Sleeps better", "New school", "Feels safe", "", "Go on", "It works", "None")
    )
    record = CaseRecord("C1", TODAY, ASHA, 1, content_of(signed), "Nia")

    html = printed_case(the_team(), record, HOW).html

    assert "Case discussion: A.B. · C1" in html
    for words in ("Sleeps better", "New school", "Feels safe", "Go on", "It works", "None"):
        assert words in html
    assert "What we think is going on" not in html
    assert "Wellbeing" not in html
