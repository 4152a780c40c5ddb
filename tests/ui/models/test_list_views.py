"""Views of a list are written, read back and replaced by name."""

from __future__ import annotations

from caseload_app.ui.models.list_views import (
    ListView,
    views_as_text,
    views_from_text,
    with_view,
    without_view,
)

REDS = ListView("My reds", {"state": "overdue"}, "ada", {"late": "> 2"}, "due", descending=True)


def test_a_view_comes_back_as_it_was() -> None:
    assert views_from_text(views_as_text([REDS])) == [REDS]


def test_what_cannot_be_read_is_no_view() -> None:
    assert views_from_text("[{") == []
    assert views_from_text('[{"name": "x", "chosen": 3}]') == []


def test_a_view_of_the_same_name_gives_way() -> None:
    assert with_view([ListView("My reds"), ListView("Court")], REDS) == [ListView("Court"), REDS]


def test_a_view_can_be_removed() -> None:
    assert without_view([REDS], "My reds") == []
