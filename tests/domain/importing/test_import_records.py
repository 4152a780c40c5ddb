from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.capacity.kept import LimitReview, PointsVersion
from caseload_app.domain.importing.import_records import RecordBook, WorkerNames, merged
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Challenge,
    ChildFact,
    Record,
    RecordChange,
    Supervision,
    SupervisionStatus,
    Worker,
)

JAN, FEB, MAR = date(2026, 1, 12), date(2026, 2, 9), date(2026, 3, 2)


def weighed(
    known: Sequence[Record], *claims: Record, latest: bool = False
) -> tuple[list[RecordChange], list[str]]:
    """Take claims against what is known; give the changes and what is said."""
    book = RecordBook(known)
    for claim in claims:
        book.expect(claim, latest_discussion=latest)
    for claim in claims:
        book.take(claim, latest_discussion=latest)
    return [change for _, change in book.changes()], book.notes()


def test_what_is_known_already_changes_nothing() -> None:
    known = [
        Worker("Ann", team="North", fte=0.6),
        CaseEvent("C1", "CLA visit", FEB, "Seen", latest_only=True),
        ChildFact("C1", "Ethnicity", "WBRI"),
    ]

    changes, notes = weighed(
        known,
        Worker("Ann"),
        CaseEvent("C1", "CLA visit", FEB),
        ChildFact("C1", "Ethnicity", "WBRI"),
    )

    assert (changes, notes) == ([], [])


def test_filled_fields_change_and_blank_ones_never_erase() -> None:
    before = Worker("Ann", role="Social worker", team="North", fte=0.6)

    changes, _ = weighed([before], Worker("Ann", team="South"))

    assert changes == [
        RecordChange(before, Worker("Ann", role="Social worker", team="South", fte=0.6))
    ]


def test_a_latest_date_older_than_the_newest_known_is_left_out_and_said() -> None:
    known = [CaseEvent("C1", "CLA visit", MAR)]

    changes, notes = weighed(known, CaseEvent("C1", "CLA visit", FEB, latest_only=True))

    assert changes == []
    assert notes == [
        "Child C1: the latest CLA visit in this file is Mon 9 Feb 2026, "
        "older than Mon 2 Mar 2026, which was kept."
    ]


def test_a_visit_that_did_not_take_place_does_not_make_another_one_old() -> None:
    known = [CaseEvent("C1", "CLA visit", MAR, "Not seen")]
    visit = CaseEvent("C1", "CLA visit", FEB, latest_only=True)

    changes, notes = weighed(known, visit)

    assert (changes, notes) == ([RecordChange(None, visit)], [])


def test_of_two_latest_dates_in_one_import_the_newer_is_taken() -> None:
    newer = CaseEvent("C1", "CLA visit", MAR, latest_only=True)

    changes, notes = weighed([], CaseEvent("C1", "CLA visit", FEB, latest_only=True), newer)

    assert changes == [RecordChange(None, newer)]
    assert len(notes) == 1


def test_an_event_of_the_events_sheet_may_be_older_than_others() -> None:
    event = CaseEvent("C1", "CLA visit", FEB)

    changes, _ = weighed([CaseEvent("C1", "CLA visit", MAR)], event)

    assert changes == [RecordChange(None, event)]


def test_a_dated_fact_never_goes_back() -> None:
    changes, notes = weighed(
        [ChildFact("C1", "Last seen", "2026-03-02")], ChildFact("C1", "Last seen", "2026-02-09")
    )

    assert changes == []
    assert notes[0].startswith("Child C1: the latest last seen in this file is Mon 9 Feb 2026")


def test_an_empty_fact_takes_the_known_one_away() -> None:
    before = ChildFact("C1", "Also on", "CP")

    assert weighed([before], ChildFact("C1", "Also on", ""))[0] == [RecordChange(before, None)]
    assert weighed([], ChildFact("C1", "Also on", ""))[0] == []


def test_an_open_action_with_a_new_due_date_is_the_same_action() -> None:
    before = AgreedAction("Ann", "Call the GP", "C1", due_on=FEB)

    changes, _ = weighed([before], AgreedAction("Ann", "Call  the gp", "C1", due_on=MAR))

    assert changes == [
        RecordChange(before, AgreedAction("Ann", "Call  the gp", "C1", due_on=MAR)),
    ]


def test_a_done_action_of_the_same_words_is_another_one() -> None:
    action = AgreedAction("Ann", "Call the GP", "C1", due_on=MAR)

    changes, _ = weighed(
        [AgreedAction("Ann", "Call the GP", "C1", due_on=FEB, done_on=FEB)], action
    )

    assert changes == [RecordChange(None, action)]


def test_of_two_open_actions_of_the_same_words_neither_is_guessed() -> None:
    known = [
        AgreedAction("Ann", "Call the GP", "C1", due_on=JAN),
        AgreedAction("Ann", "Call the GP", "C1", due_on=FEB),
    ]
    action = AgreedAction("Ann", "Call the GP", "C1", due_on=MAR)

    changes, _ = weighed(known, action)

    assert changes == [RecordChange(None, action)]


def test_an_action_that_another_row_names_exactly_is_not_moved() -> None:
    known = [AgreedAction("Ann", "Call the GP", "C1", due_on=FEB)]
    new = AgreedAction("Ann", "Call the GP", "C1", due_on=MAR)

    changes, _ = weighed(known, new, AgreedAction("Ann", "Call the GP", "C1", due_on=FEB))

    assert changes == [RecordChange(None, new)]


def test_a_bare_date_of_discussion_adds_nothing_to_a_day_that_has_one() -> None:
    known = [CaseDiscussion("C1", FEB, "Ann", "Step down")]

    assert weighed(known, CaseDiscussion("C1", FEB), latest=True) == ([], [])


def test_a_discussion_of_its_own_sheet_is_taken_whatever_its_day() -> None:
    known = [CaseDiscussion("C1", MAR, "Ann", "Step down")]
    older = CaseDiscussion("C1", FEB, "Ann")

    assert weighed(known, older) == ([RecordChange(None, older)], [])


def test_a_bare_date_of_discussion_older_than_the_newest_is_said() -> None:
    known = [CaseDiscussion("C1", MAR, "Ann", "Go on")]

    changes, notes = weighed(known, CaseDiscussion("C1", FEB), latest=True)

    assert changes == []
    assert "the latest case discussion in this file is Mon 9 Feb 2026" in notes[0]


def test_a_status_that_is_only_assumed_does_not_overwrite_one() -> None:
    cancelled = Supervision("Ann", FEB, status=SupervisionStatus.CANCELLED)

    after = merged(cancelled, Supervision("Ann", FEB, minutes=60), frozenset({"status"}))

    assert after == Supervision("Ann", FEB, status=SupervisionStatus.CANCELLED, minutes=60)


def test_a_worker_has_one_spelling() -> None:
    names = WorkerNames(["Ann Brook"])

    assert [names.settle("ANN  BROOK"), names.settle("Bo"), names.settle("bo")] == [
        "Ann Brook",
        "Bo",
        "Bo",
    ]
    assert names.in_record(Supervision("ann brook", FEB)) == Supervision("Ann Brook", FEB)


@pytest.mark.parametrize(
    ("record", "spelled"),
    [
        (
            ActionStep("ann", "Ring", "C1", None, FEB, ActionStepKind.CARRIED),
            ActionStep("Ann", "Ring", "C1", None, FEB, ActionStepKind.CARRIED),
        ),
        (Challenge("C1", FEB, "IRO", "No plan"), Challenge("C1", FEB, "IRO", "No plan")),
        (
            Challenge("C1", FEB, "IRO", "No plan", worker="ANN"),
            Challenge("C1", FEB, "IRO", "No plan", worker="Ann"),
        ),
        (CaseEvent("C1", "CIN visit", FEB), CaseEvent("C1", "CIN visit", FEB)),
    ],
)
def test_every_record_names_its_worker_in_one_spelling(record: Record, spelled: Record) -> None:
    assert WorkerNames(["Ann"]).in_record(record) == spelled


def test_a_fact_that_went_blank_before_it_was_known_is_nothing() -> None:
    changes, _ = weighed([], ChildFact("C1", "Ethnicity", "WBRI"), ChildFact("C1", "Ethnicity", ""))

    assert changes == []


def test_a_version_of_the_points_in_the_store_stands_whatever_a_file_says() -> None:
    kept = PointsVersion(1, JAN, "Ours", "[]", reason="Agreed")

    assert weighed([kept], replace(kept, content="[1]")) == ([], [])


def test_a_limit_is_filed_under_the_known_spelling_of_its_worker() -> None:
    names = WorkerNames(["Ann Brook"])

    assert names.in_record(LimitReview("ANN BROOK", JAN, "Two go")) == LimitReview(
        "Ann Brook", JAN, "Two go"
    )
    assert names.in_record(LimitReview("Ann Brook", JAN, "Two go")) == LimitReview(
        "Ann Brook", JAN, "Two go"
    )
