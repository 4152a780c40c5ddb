"""The handover pack as pages and as a workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Plan
from caseload_app.errors import ExpectedError
from caseload_app.services.handovers import (
    handover_packs,
    printed_handover,
    transfer_pack,
    write_handover,
)
from caseload_app.services.prints import Printing
from tests.builders import a_casebook, a_child, a_worker, an_event

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 2, 2)}


@pytest.fixture
def casebook() -> Casebook:
    children = [a_child("C1", name="Robin <Vale>", **CP), a_child("C2", worker="Bede Marsh")]
    workers = [a_worker(supervisor="Dee Ash"), a_worker("Bede Marsh", supervisor="Dee Ash")]
    events = [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 2, 3))]
    return a_casebook(children, events, workers=workers)


def test_the_pages_name_the_child_only_when_asked_to(casebook: Casebook) -> None:
    def html(names: bool) -> str:
        packs = handover_packs(casebook, worker="Asha Brook", names=names)
        return printed_handover(casebook, packs, Printing(names)).html

    assert "Vale" not in html(names=False)
    assert "Robin &lt;Vale&gt;" in html(names=True)


def test_both_sign_the_pages(casebook: Casebook) -> None:
    page = printed_handover(casebook, handover_packs(casebook, worker="Asha Brook"), Printing())

    assert page.title == "Handover of Asha Brook's work"
    assert "Handed over by" in page.html
    assert "Taken over by" in page.html


def test_a_team_is_packed_worker_by_worker(casebook: Casebook) -> None:
    packs = handover_packs(casebook, supervisor="Dee Ash")

    assert printed_handover(casebook, packs, Printing()).title == "Handover of a team"
    assert [pack.handed_by for pack in packs] == ["Asha Brook", "Bede Marsh"]


def test_the_workbook_has_every_child_and_a_line_for_each_open_thing(
    casebook: Casebook, tmp_path: Path
) -> None:
    packs = handover_packs(casebook, worker="Asha Brook")
    number = write_handover(casebook, packs, tmp_path / "out.xlsx")

    sheet = load_workbook(tmp_path / "out.xlsx")["Open"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[2] == "Asha Brook"]
    assert len(rows) == number == len(casebook.open_deadlines("C1"))
    assert "Late" in {row[0] for row in rows}


def test_an_unknown_worker_is_refused(casebook: Casebook) -> None:
    with pytest.raises(ExpectedError, match="There is no worker Nobody"):
        handover_packs(casebook, worker="Nobody")


def test_a_manager_without_a_team_is_refused(casebook: Casebook) -> None:
    with pytest.raises(ExpectedError, match="supervises nobody"):
        handover_packs(casebook, supervisor="Nobody")


def test_children_who_move_are_packed_by_id(casebook: Casebook) -> None:
    pack = transfer_pack(casebook, ["C2"], "South")

    assert pack.title == "Transfer to South"
    assert [one.child.child_id for one in pack.children] == ["C2"]


def test_a_child_who_is_not_there_cannot_move(casebook: Casebook) -> None:
    with pytest.raises(ExpectedError, match="There is no child C9"):
        transfer_pack(casebook, ["C2", "C9"], "South")
