"""One small list in every dress it arrives in: what must be read is the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.services.importing import preview
from tests.exchange.messes import Known, Mess, messes
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("mess", messes(), ids=lambda mess: mess.name)
def test_a_list_says_the_same_however_it_is_written(mess: Mess, tmp_path: Path) -> None:
    plan = preview(a_store(tmp_path), [mess.write(tmp_path)], TODAY).plan

    assert read_from(plan) == mess.expected
    assert [problem for sheet in plan.sheets for problem in sheet.rejected] == []


def test_there_are_forty_messes_or_more() -> None:
    assert len({mess.name for mess in messes()}) >= 40


def read_from(plan: ImportPlan) -> dict[str, Known]:
    visits = {
        change.after.child_id: change.after.on
        for change in plan.changes
        if isinstance(change.after, CaseEvent)
    }
    return {
        child.child_id: (
            child.worker,
            child.team,
            str(child.plan),
            child.plan_started_on,
            visits.get(child.child_id),
        )
        for change in plan.changes
        if isinstance(child := change.after, Child) and child.closed_on is None
    }


@pytest.mark.parametrize("name", ["caseload.xls", "caseload.ods"])
def test_a_list_saved_by_another_program_says_the_same(name: str, tmp_path: Path) -> None:
    path = Path(__file__).parents[1] / "exchange" / "files" / name

    plan = preview(a_store(tmp_path), [path], TODAY).plan

    assert read_from(plan) == next(
        mess.expected for mess in messes() if mess.name == "a worker merged over the cases"
    )
