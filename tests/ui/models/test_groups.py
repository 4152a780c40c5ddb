"""The groups beside a list."""

from __future__ import annotations

from caseload_app.ui.models.groups import Group, groups_of


def test_the_heaviest_group_comes_first_under_a_line_for_all() -> None:
    records = [("a", 0), ("b", 1), ("b", 0), ("a", 0), ("a", 0)]

    found = groups_of(records, lambda one: (one[0], one[0].upper()), lambda one: one[1])

    assert found == [Group("", "All", 5, 1), Group("b", "B", 2, 1), Group("a", "A", 3, 0)]


def test_without_records_there_is_only_the_line_for_all() -> None:
    assert groups_of([], lambda one: (one, one), len) == [Group("", "All", 0, 0)]
