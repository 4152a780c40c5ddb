"""What a destination carries to a list."""

from __future__ import annotations

from caseload_app.ui.filters import filter_parts, filter_text


def test_choices_come_back_as_they_were_made() -> None:
    text = filter_text(state="overdue", worker="Dan O'Brien & Co", team="")

    assert filter_parts(text) == {"state": "overdue", "worker": "Dan O'Brien & Co"}


def test_a_word_alone_is_a_state() -> None:
    assert filter_parts("overdue") == {"state": "overdue"}


def test_nothing_asked_is_nothing_chosen() -> None:
    assert filter_parts("") == {}
