"""The guide covers every page, its pictures are there, and its words are found."""

from __future__ import annotations

import re

import pytest

from caseload_app.paths import resource
from caseload_app.ui.guide import (
    find_in_guide,
    glossary,
    guide_parts,
    meaning_of,
    part_of_page,
)
from caseload_app.ui.page_kinds import PAGES
from caseload_app.ui.place_actions import EVERY_ACTION
from tests.architecture.test_words import AMERICAN, JARGON

TEXTS = "\n".join(part.text for part in guide_parts())


@pytest.mark.parametrize("page", [kind.page_id for kind in PAGES])
def test_every_page_has_its_part(page: str) -> None:
    part = part_of_page(page)

    assert f"pictures/{page}.png" in part.text


@pytest.mark.parametrize("picture", sorted(set(re.findall(r"pictures/\w+\.png", TEXTS))))
def test_every_picture_is_there(picture: str) -> None:
    assert resource("guide", *picture.split("/")).stat().st_size > 1000


def test_every_key_the_guide_names_is_one_of_the_program_s() -> None:
    known = {keys for spec in EVERY_ACTION for keys in spec.keys}
    known |= {"Ctrl+Shift+F", "Ctrl+Return"}
    said = set(re.findall(r"\*\*((?:Ctrl|Alt|Shift)\+[^* ]+)\*\*", TEXTS))

    assert said - known == set()


def test_the_guide_is_in_plain_british_english() -> None:
    assert JARGON.findall(TEXTS) == []
    assert AMERICAN.findall(TEXTS) == []


def test_words_are_found_under_their_heading() -> None:
    first = find_in_guide("bank holidays")[0]

    assert "holidays" in first.line


def test_a_heading_comes_before_the_text() -> None:
    assert find_in_guide("passphrase")[0].heading == "The passphrase"


def test_nothing_is_found_for_nothing() -> None:
    assert find_in_guide(" ") == []
    assert find_in_guide("zeppelin") == []


@pytest.mark.parametrize(
    ("words", "beginning"),
    [("Per FTE", "FTE: Full-time"), ("Plan", ""), ("First core group", "Core group: The people")],
)
def test_a_term_is_explained_where_it_stands(words: str, beginning: str) -> None:
    assert meaning_of(words).startswith(beginning)
    assert bool(meaning_of(words)) == bool(beginning)


def test_each_term_is_explained_once() -> None:
    names = [name.casefold() for term in glossary() for name in (term.name, *term.also)]

    assert len(names) == len(set(names))
