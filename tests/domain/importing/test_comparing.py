from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.comparing import import_difference, value_words
from caseload_app.domain.importing.difference import GroupId
from caseload_app.domain.importing.import_plan import Blanked, ImportPlan
from caseload_app.domain.importing.import_records import WentBack
from caseload_app.domain.importing.keeping import HandMade
from caseload_app.domain.importing.late_and_met import LastSeen
from caseload_app.domain.records import (
    AgreedAction,
    CaseEvent,
    Child,
    ChildFact,
    Plan,
    RecordChange,
    Supervision,
    Worker,
)
from caseload_app.domain.rules.setting_lines import LineKind, SettingLine
from tests.builders import the_rules

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)
FERN = Child("C1", "Fern Test", worker="Ann", team="North", plan=Plan.CIN, closed_on=FEB)
OPEN = Child("C1", "Fern Test", worker="Ann", team="North", plan=Plan.CIN)


def rows(*changes: RecordChange, **told: object) -> list[tuple[str, str]]:
    plan = ImportPlan(changes, **told)  # type: ignore[arg-type]
    found = import_difference(plan, CaseRecords(children=[OPEN]), TODAY)
    return [(str(group.id), row.sentence) for group in found.groups for row in group.rows]


@pytest.mark.parametrize(
    ("change", "group", "sentence"),
    [
        (RecordChange(FERN, OPEN), "reopened", "closed on Mon 9 Feb 2026 → nothing"),
        (
            RecordChange(OPEN, Child("C1", "Fern Test", team="North", plan=Plan.CIN)),
            "unallocated",
            "worker Ann → nothing",
        ),
        (
            RecordChange(OPEN, Child("C1", "Fern Test", worker="Ann", team="South", plan=Plan.CIN)),
            "moved_team",
            "team North → South",
        ),
        (RecordChange(None, ChildFact("C1", "Ethnicity", "AOTH")), "facts", "Ethnicity: AOTH"),
        (RecordChange(Worker("Ann", fte=1.0), Worker("Ann", fte=0.6)), "workers", "FTE 1 → 0.6"),
        (
            RecordChange(None, Supervision("Ann", FEB)),
            "supervisions",
            "Personal supervision of Ann on Mon 9 Feb 2026 (held)",
        ),
        (
            RecordChange(None, AgreedAction("Ann", "Call school", due_on=FEB)),
            "other",
            "Ann, Call school, Mon 9 Feb 2026",
        ),
        (
            RecordChange(ChildFact("C1", "Flag", "x"), None),
            "facts",
            "Flag: x: taken away",
        ),
    ],
)
def test_a_change_stands_in_its_group_with_both_values(
    change: RecordChange, group: str, sentence: str
) -> None:
    assert rows(change) == [(group, sentence)]


def test_one_child_can_stand_in_several_groups() -> None:
    after = Child("C1", "Fern T.", worker="Bo", team="North", plan=Plan.CP, plan_started_on=FEB)

    assert [group for group, _ in rows(RecordChange(OPEN, after))] == [
        "moved_worker",
        "plan_changed",
        "details",
    ]


def test_what_is_only_told_is_there_too() -> None:
    found = rows(
        vanished=("C1",),
        went_back=(WentBack("C1", "CP visit", JAN, FEB),),
        blanked=(Blanked("C1", "legal_status", "C2"),),
        hand_made=(HandMade("worker", "Ann", "Bo", OPEN, OPEN),),
    )

    assert found == [
        ("vanished", "Fern Test: open here (CIN), not in the file"),
        (
            "went_back",
            "latest CP visit: the file says Mon 12 Jan 2026, Mon 9 Feb 2026 is kept",
        ),
        ("became_blank", "legal status is blank in the file; C2 is kept"),
        ("hand_made", "worker: you typed Ann, the file says Bo"),
    ]


def test_a_correction_that_the_file_overtakes_has_a_group_of_its_own() -> None:
    after = Child("C1", "Fern Test", worker="Bo", team="North", plan=Plan.CIN)
    overtaken = HandMade("worker", "Ann", "Bo", OPEN, after, is_kept=False)

    assert rows(RecordChange(OPEN, after), hand_made=(overtaken,)) == [
        ("hand_replaced", "worker Ann → Bo")
    ]


def test_the_rows_of_one_difference_have_ids_of_their_own() -> None:
    after = Child("C1", "Fern T.", worker="Bo", team="South", plan=Plan.CP)
    found = import_difference(
        ImportPlan((RecordChange(OPEN, after), RecordChange(None, Worker("Bo")))),
        CaseRecords(children=[OPEN]),
        TODAY,
    )

    ids = [row.id for row in found.rows()]
    assert len(set(ids)) == len(ids) == 4
    assert found.group(GroupId.MOVED_WORKER).rows[0].fields == ("worker", "team")


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (FEB, "Mon 9 Feb 2026"), (0.6, "0.6"), (Plan.CP, "CP")],
)
def test_values_are_written_as_people_read_them(value: object, words: str) -> None:
    assert value_words(value) == words


def test_what_is_set_about_a_rule_is_a_row_that_can_be_left() -> None:
    line = SettingLine(LineKind.OFF, "dental", FEB)
    found = import_difference(ImportPlan(settings=(line,)), CaseRecords(), TODAY)

    (row,) = found.group(GroupId.RULES).rows
    assert row.sentence == "Not in use: dental, from Mon 9 Feb 2026"
    assert row.can_choose


def test_with_the_rules_it_says_what_becomes_of_dates() -> None:
    known = CaseRecords(
        children=[Child("C1", plan=Plan.CIN, plan_started_on=JAN)],
    )
    visit = RecordChange(None, CaseEvent("C1", "CIN visit", FEB))

    found = import_difference(ImportPlan((visit,)), known, TODAY, LastSeen(JAN, None, the_rules()))
    assert [move.sentence for move in found.moves][:1] == [
        "Child in need visit due Mon 9 Feb 2026 met on Mon 9 Feb 2026."
    ]
