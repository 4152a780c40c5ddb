from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.importing.child_ids import plain_id, settle_child_ids
from caseload_app.domain.importing.claims import (
    ChildClaim,
    ChildValue,
    RowClaim,
    SheetClaims,
    Source,
)
from caseload_app.domain.records import (
    AgreedAction,
    CaseEvent,
    Challenge,
    Child,
    Leave,
    Record,
)
from caseload_app.domain.rules.setting_lines import LineKind, SettingLine


def sheet(*ids: str, **values: ChildValue) -> SheetClaims:
    rows = tuple(
        RowClaim(
            number,
            ChildClaim(child_id, Source.OWN_LIST, values),
            records=(CaseEvent(child_id, "CIN visit", date(2026, 1, 12)),),
        )
        for number, child_id in enumerate(ids, 2)
    )
    return SheetClaims("a.xlsx", "Children", "tracker", rows=rows, row_count=len(rows))


def ids(sheets: object) -> list[list[str]]:
    return [[row.child.child_id for row in one.rows] for one in sheets]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("00123", "123"), ("AB-0123", "AB123"), ("ab 123", "AB123"), ("0", "0"), ("10", "10")],
)
def test_an_id_is_reduced_to_what_tells_children_apart(text: str, plain: str) -> None:
    assert plain_id(text) == plain


def test_a_padded_id_of_another_sheet_is_the_same_child() -> None:
    sheets, notes = settle_child_ids([sheet("123", "4"), sheet("00123")], [])

    assert ids(sheets) == [["123", "4"], ["123"]]
    assert sheets[1].rows[0].records[0] == CaseEvent("123", "CIN visit", date(2026, 1, 12))
    assert notes == ("ID 00123 was taken for 123.",)


def test_the_spelling_known_already_is_kept() -> None:
    sheets, _ = settle_child_ids([sheet("123")], [Child("00123")])

    assert ids(sheets) == [["00123"]]


def test_two_ids_in_one_sheet_are_two_children() -> None:
    sheets, notes = settle_child_ids([sheet("123", "0123")], [])

    assert (ids(sheets), notes) == ([["123", "0123"]], ())


def test_another_date_of_birth_is_another_child() -> None:
    known = [Child("123", born_on=date(2015, 1, 1))]

    sheets, _ = settle_child_ids([sheet("0123", born_on=date(2016, 1, 1))], known)

    assert ids(sheets) == [["0123"]]


def test_ids_that_differ_are_left_as_they_are() -> None:
    before = [sheet("123"), sheet("124")]

    assert settle_child_ids(before, [Child("125")]) == (before, ())


DAY = date(2026, 1, 12)


@pytest.mark.parametrize(
    ("record", "renamed"),
    [
        (CaseEvent("007", "CIN visit", DAY), CaseEvent("7", "CIN visit", DAY)),
        (
            Challenge("007", DAY, "IRO", "No plan"),
            Challenge("7", DAY, "IRO", "No plan"),
        ),
        (AgreedAction("Ann", "Ring", "007"), AgreedAction("Ann", "Ring", "7")),
    ],
)
def test_every_record_of_a_child_takes_the_spelling(record: Record, renamed: Record) -> None:
    rows = (RowClaim(2, main=record, records=(record, Leave("Ann", DAY))),)
    sheets, _ = settle_child_ids([SheetClaims("a", "s", "events", rows=rows)], [Child("7")])

    (row,) = sheets[0].rows
    assert (row.main, row.records) == (renamed, (renamed, Leave("Ann", DAY)))


def test_what_is_set_for_a_child_takes_the_spelling_too() -> None:
    line = SettingLine(LineKind.LET_OFF, "dental", child_id="007")
    rows = (RowClaim(2, setting=line), RowClaim(3))
    sheets, _ = settle_child_ids([SheetClaims("a", "s", "rules", rows=rows)], [Child("7")])

    assert sheets[0].rows[0].setting == SettingLine(LineKind.LET_OFF, "dental", child_id="7")
    assert sheets[0].rows[1] == RowClaim(3)
