"""A copy knows what it is and when it ends; the store knows which copies are out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from caseload_app.domain.lending.loans import (
    CopyMark,
    Loan,
    copies_out,
    late_words,
    loans_as_json,
    loans_from_json,
    mark_as_json,
    mark_from_json,
    out_words,
)

LENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LAST = date(2026, 12, 4)
MARK = CopyMark("ab12", "bo", "Ann Example", LENT, LAST, 17, "seal", ("Al Example",))
LOAN = Loan("ab12", "Ann Example", LENT, LAST, "cover.db", ("Al Example",))


def test_a_copy_says_whose_it_is_and_until_when() -> None:
    assert MARK.note == "Deputy's copy for Ann Example, until Fri 4 Dec 2026"


def test_a_copy_is_over_on_the_day_after_its_last() -> None:
    assert not MARK.is_over(LAST)
    assert MARK.is_over(date(2026, 12, 5))


def test_the_mark_comes_back_from_what_is_kept() -> None:
    assert mark_from_json(mark_as_json(MARK)) == MARK


def test_what_is_no_mark_makes_no_copy() -> None:
    assert mark_from_json(None) is None
    assert mark_from_json({"deputy": "Ann"}) is None


def test_the_register_comes_back_from_what_is_kept() -> None:
    back = replace(LOAN, loan_id="cd34", back_at=LENT, first_entry=20, last_entry=29)

    assert loans_from_json(loans_as_json([LOAN, back])) == (LOAN, back)


def test_an_entry_of_the_register_that_cannot_be_read_is_left_out() -> None:
    assert loans_from_json([{"deputy": "Ann"}, "what"]) == ()


def test_a_copy_that_is_back_or_given_up_is_not_out() -> None:
    others = [replace(LOAN, back_at=LENT), replace(LOAN, is_given_up=True)]

    assert copies_out([*others, LOAN]) == [LOAN]
    assert out_words(others, LAST) == ""


def test_the_foot_of_the_window_says_who_has_the_copy() -> None:
    assert out_words([LOAN], LAST) == "A copy is with Ann Example until Fri 4 Dec 2026"


def test_the_foot_of_the_window_says_that_a_copy_is_not_back() -> None:
    other = replace(LOAN, deputy="Cy Example", until=date(2026, 12, 24))
    day = date(2026, 12, 5)

    assert out_words([LOAN], day) == "Ann Example's copy is not back, due Fri 4 Dec 2026"
    assert out_words([LOAN, other], day) == "2 copies lent, 1 not back in time"


def test_what_is_late_is_said_in_a_sentence() -> None:
    assert late_words([LOAN], LAST) == ""
    assert late_words([LOAN], date(2026, 12, 5)) == (
        "Ann Example's copy ended on Fri 4 Dec 2026 and has not been taken back: "
        "what was done in it is not here yet."
    )
