from __future__ import annotations

import pytest

from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.reading.import_words import (
    cell_words,
    event_aliases,
    events_by_plan,
    import_words,
    value_of_word,
)
from caseload_app.exchange.template import TEMPLATE_SHEETS


def test_every_list_of_annex_a_and_every_template_sheet_is_known() -> None:
    assert [kind.recognised_as for kind in import_words().kinds] == [
        *(f"annex_a_{number}" for number in range(1, 12)),
        *(sheet.recognised_as for sheet in (*TEMPLATE_SHEETS, *LOOP_SHEETS)),
    ]


@pytest.mark.parametrize("kind", import_words().kinds, ids=lambda kind: kind.recognised_as)
def test_every_field_a_kind_needs_or_keeps_has_headings(kind: object) -> None:
    fields = {field for field, _ in kind.known.values()}

    assert kind.needs <= fields
    assert kind.needs_one_of <= fields
    assert kind.facts.keys() <= fields


def test_every_alias_of_an_event_names_an_event_that_exists() -> None:
    assert set(event_aliases().values()) <= set(EventKind)


def test_an_alias_of_one_event_is_never_the_name_of_another() -> None:
    names = {kind.value.casefold() for kind in EventKind}

    assert not names & (event_aliases().keys() | events_by_plan().keys())


def test_no_word_means_two_plans() -> None:
    words = [
        word for name, found in cell_words("plan").items() if name != "fillers" for word in found
    ]

    assert len(words) == len(set(words))


def test_words_give_their_value() -> None:
    assert value_of_word("sex")["girl"] == "Female"
