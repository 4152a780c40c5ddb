"""The note of an event carries what no column of the sheet has room for."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.template import TEMPLATE_SHEETS, note_as_read, note_to_write
from tests.builders import an_event


@pytest.mark.parametrize("note", ["", "Seen at school"])
@pytest.mark.parametrize("latest_only", [True, False])
def test_a_note_comes_back_as_it_was_written(note: str, latest_only: bool) -> None:
    event = an_event("CP visit", date(2026, 3, 2), note=note, latest_only=latest_only)

    assert note_as_read(note_to_write(event)) == (note, latest_only)


def test_a_note_says_in_words_when_only_the_latest_is_known() -> None:
    event = an_event("CP visit", date(2026, 3, 2), note="At home", latest_only=True)

    assert note_to_write(event) == "Only the latest is known. At home"


def test_every_sheet_fills_fields_that_its_record_has() -> None:
    fields = {
        (sheet.name, field)
        for sheet in (*TEMPLATE_SHEETS, *LOOP_SHEETS)
        for _, field in sheet.columns
        if field not in sheet.record.__dataclass_fields__
    }

    assert fields == set()
