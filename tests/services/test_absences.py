"""Absences entered, changed and taken back, and those that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave
from caseload_app.errors import ExpectedError
from caseload_app.services.absences import change_absence, record_absence, remove_absence
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.session import Session
from tests.builders import MONDAY, a_worker, the_rules
from tests.services.stores import a_store

KNOWN = Leave("Asha Brook", date(2026, 3, 9), date(2026, 3, 13), "Annual leave")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return a_store(tmp_path, [a_worker(), a_worker("Bede Marsh"), KNOWN])


def book(session: Session) -> Casebook:
    return read_casebook(session, the_rules(), MONDAY)


def test_an_absence_is_saved(session: Session) -> None:
    sick = Leave("Bede Marsh", date(2026, 3, 3), None, "Sick leave", "Asha Brook")
    record_absence(book(session), session, sick)

    assert book(session).leave["Bede Marsh"] == (sick,)


def test_cover_is_settled_in_place(session: Session) -> None:
    covered = replace(KNOWN, cover="Bede Marsh")
    change_absence(book(session), session, KNOWN, covered)

    assert book(session).leave["Asha Brook"] == (covered,)


def test_an_unchanged_absence_writes_nothing(session: Session) -> None:
    assert change_absence(book(session), session, KNOWN, KNOWN).is_empty


def test_an_absence_is_taken_back(session: Session) -> None:
    remove_absence(session, KNOWN)

    assert book(session).leave.get("Asha Brook", ()) == ()


@pytest.mark.parametrize(
    ("leave", "words"),
    [
        (Leave("Nobody", MONDAY), "There is no worker Nobody"),
        (
            Leave("Bede Marsh", date(2026, 3, 9), date(2026, 3, 6)),
            "ends on Fri 6 Mar 2026, before it begins",
        ),
        (Leave("Bede Marsh", MONDAY, None, "", "Bede Marsh"), "cannot cover for themselves"),
        (
            Leave("Asha Brook", date(2026, 3, 13), None),
            "away from Mon 9 Mar 2026 to Fri 13 Mar 2026 already",
        ),
        (Leave("Asha Brook", date(2026, 3, 2), date(2026, 3, 9)), "already"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_saved(
    session: Session, leave: Leave, words: str
) -> None:
    with pytest.raises(ExpectedError, match=words):
        record_absence(book(session), session, leave)

    assert book(session).leave == {"Asha Brook": (KNOWN,)}


def test_the_day_after_another_absence_is_free(session: Session) -> None:
    record_absence(book(session), session, Leave("Asha Brook", date(2026, 3, 14), None))

    assert len(book(session).leave["Asha Brook"]) == 2
