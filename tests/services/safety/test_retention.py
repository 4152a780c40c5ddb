"""What is removed is gone from every byte of the file, and the certificate says what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseDiscussion, CaseEvent
from caseload_app.errors import ExpectedError
from caseload_app.services.housekeeping import check
from caseload_app.services.safety.backups import back_up_today
from caseload_app.services.safety.retention import (
    certificate,
    certificate_notes,
    children_to_remove,
    keep_for_months,
    kept_months,
    list_closed,
    remove_children,
)
from caseload_app.services.session import Session
from caseload_app.store.drafts import save_draft
from caseload_app.store.read import read_children, read_events
from tests.architecture.test_schema import SCHEMA
from tests.builders import a_child, a_worker
from tests.services.stores import a_store, the_clock

TODAY = date(2026, 3, 2)
GONE = a_child("C77", name="Fernanda Plantedname", closed_on=date(2020, 1, 1))
KEPT = a_child("C78", name="Ash Stays")
OF_GONE = (
    CaseEvent("C77", "CP visit", date(2019, 2, 2), note="Plantednote"),
    CaseDiscussion("C77", date(2019, 2, 3), "Asha Brook", "Close", "Plantedreason"),
)


def a_team(folder: Path) -> Session:
    return a_store(folder, [a_worker(), GONE, KEPT, *OF_GONE])


def test_nothing_of_the_child_is_left_in_the_file(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        save_draft(session.database, "event C77", {"note": "Plantednote"}, the_clock())
        removal = remove_children(session, ["C77"], TODAY, why="Kept long enough")

        assert [child.child_id for child in read_children(session.database)] == ["C78"]
        assert read_events(session.database) == []
        assert check(session, SCHEMA) == []
    content = (tmp_path / "team.db").read_bytes()
    for planted in (b"Plantedname", b"Plantednote", b"Plantedreason"):
        assert planted not in content
    assert removal.mentions == ()
    assert removal.entries >= 8


def test_who_is_due_is_listed(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        assert [child.child_id for child in children_to_remove(session, TODAY)] == ["C77"]


@pytest.mark.parametrize(
    ("child_id", "problem"),
    [("C78", "The case of C78 is open"), ("C99", "There is no child C99")],
)
def test_open_and_unknown_cases_stay(tmp_path: Path, child_id: str, problem: str) -> None:
    with a_team(tmp_path) as session:
        with pytest.raises(ExpectedError, match=problem):
            remove_children(session, ["C77", child_id], TODAY, why="")
        assert len(read_children(session.database)) == 2


def test_mentions_in_what_others_wrote_are_named(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        with session.write() as writer:
            note = "Seen with Fernanda Plantedname"
            writer.add(CaseEvent("C78", "CP visit", date(2026, 2, 2), note=note))
        removal = remove_children(session, ["C77"], TODAY, why="")

    assert removal.mentions == (("events", 1),)
    assert certificate_notes(removal)[-1] == (
        "The ID or name still stands in free text of others: events (1). Look at them."
    )


def test_the_certificate_names_the_child_by_id_alone(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        page = certificate(remove_children(session, ["C77"], TODAY, why=""))

    assert "C77" in page.html
    assert "Wed 1 Jan 2020" in page.html
    assert "Plantedname" not in page.html


def test_the_time_that_is_set_in_the_store_counts(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        assert kept_months(session) == 24
        keep_for_months(session, 75)

        [case] = list_closed(session, TODAY)

        assert case.until == date(2026, 4, 1)
        assert not case.is_due(TODAY)
        assert children_to_remove(session, TODAY) == []
        assert [child.child_id for child in children_to_remove(session, TODAY, 24)] == ["C77"]


def test_a_time_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        with pytest.raises(ExpectedError, match="5000 is no number of months"):
            keep_for_months(session, 5000)
        assert kept_months(session) == 24


def test_the_certificate_gives_the_reason_and_counts_the_second_place(tmp_path: Path) -> None:
    second = tmp_path / "second"
    with a_team(tmp_path) as session:
        back_up_today(session, second)
        removal = remove_children(session, ["C77"], TODAY, why="Asked by the family", second=second)

    assert "Asked by the family" in certificate(removal).html
    assert certificate_notes(removal)[1].startswith(
        "2 backups made before this day still hold them. They go as new ones are made, the last "
        "by Fri 2 Apr 2027;"
    )
