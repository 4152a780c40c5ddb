"""One column apart from any table: what it sorts by, what it copies, what it gives out."""

from __future__ import annotations

from datetime import date

from caseload_app.ui.models.columns import Column, is_blank


def test_words_sort_whatever_their_capitals() -> None:
    column: Column[str] = Column("name", "Name", lambda name: name)

    assert column.key_of("ADA") == "ada"


def test_a_date_is_copied_as_a_spreadsheet_reads_it() -> None:
    column: Column[date] = Column("on", "On", lambda on: f"{on:%a}", lambda on: on)

    assert column.copied(date(2026, 3, 2)) == "02/03/2026"


def test_paper_has_what_stands_for_the_name_unless_names_are_asked_for() -> None:
    column: Column[str] = Column("name", "Name", lambda name: name, private=lambda name: name[:1])

    assert column.on_paper("Ada", names=False) == "A"
    assert column.on_paper("Ada", names=True) == "Ada"


def test_nothing_and_an_empty_text_are_blank() -> None:
    assert is_blank(None)
    assert is_blank("")
    assert not is_blank(0.0)
