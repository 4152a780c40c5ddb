from __future__ import annotations

from caseload_app.domain.importing.claims import Source


def test_only_lists_of_open_children_say_who_holds_them_now() -> None:
    assert [source.name for source in Source if source.is_current] == [
        "OWN_LIST",
        "DATASET",
        "LIST_8",
        "LIST_7",
        "LIST_6",
        "LIST_9",
    ]


def test_a_source_is_named_as_people_name_it() -> None:
    titles = [Source.OWN_LIST.title, Source.DATASET.title, Source.LIST_8.title]

    assert titles == ["The team's own list", "The dataset", "List 8"]
