"""Compare headings as people write them: case, quotes, spaces, humps and small words aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_QUOTES = re.compile(r"[\u2018\u2019\u201b\u02bc\u00b4`']")
_ENDINGS = re.compile(
    r"\s*(?:\(\s*(?:y\s*/\s*n|years?|yes\s*/\s*no|dd/mm/yyyy)\s*\)+|[?:*.]|\)(?=\)))+\s*$"
)
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z])(?=\d)")
_SMALL_WORDS = frozenset(
    {"a", "an", "and", "for", "from", "in", "is", "of", "on", "or", "s", "the", "their", "this"}
    | {"to", "was", "were", "y", "n", "years"}
)
_TURNING_WORDS = frozenset(
    {"next", "due", "target", "planned", "booked", "overdue", "previous", "expected", "email"}
    | {"not", "no", "by", "proposed", "mother", "father", "number", "count", "days", "since"}
)
"""A heading with one of these means something else than the same heading without it."""
_CLOSE_ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """Which field each column holds, by its place in the row, and which headings hold none."""

    fields: Mapping[str, int]
    unmatched: tuple[str, ...]
    exactly: frozenset[str]


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """One heading of a row: as it stands and in its normal forms."""

    place: int
    text: str
    forms: tuple[str, ...]


def normal_heading(text: str) -> str:
    """Reduce a heading to lower-case words with single spaces."""
    folded = unicodedata.normalize("NFKC", text)
    folded = _ENDINGS.sub("", _QUOTES.sub("", folded).casefold())
    return _NOT_WORDS.sub(" ", folded).strip()


def heading_forms(text: str) -> tuple[str, ...]:
    """Give the normal forms of a heading: as written, and with its humps split into words."""
    plain = normal_heading(text)
    split = normal_heading(_HUMPS.sub(" ", unicodedata.normalize("NFKC", text)))
    return (plain,) if split == plain else (plain, split)


def headings_of(cells: Sequence[object]) -> list[HeadingWords]:
    """Take the texts of a row that may be headings; numbers and dates are none."""
    found = []
    for place, cell in enumerate(cells):
        if isinstance(cell, str) and 0 < len(cell) <= 300 and (text := " ".join(cell.split())):
            found.append(HeadingWords(place, text, heading_forms(text)))
    return [heading for heading in found if heading.forms[0]]


def match_headings(
    headings: Sequence[HeadingWords], known: Mapping[str, tuple[str, int]]
) -> HeadingMatch:
    """Give each field its best heading; `known` maps a normal form to a field and its rank.

    No heading feeds two fields. Where two headings mean one field, the better wins and the
    other is listed as unmatched.
    """
    claims: list[tuple[float, int, str]] = []
    for heading in headings:
        exact = [known[form] for form in heading.forms if form in known]
        if exact:
            field, rank = exact[0]
            claims.append((2 - rank / 100, heading.place, field))
    taken = {field for _, _, field in claims}
    exact_places = {place for _, place, _ in claims}
    rest = [(_words_that_count(form), field) for form, (field, _) in known.items()]
    rest = [(words, field) for words, field in rest if field not in taken]
    for heading in headings:
        if heading.place not in exact_places:
            own = _words_that_count(heading.forms[-1])
            claims += [
                (score, heading.place, field)
                for words, field in rest
                if (score := _likeness(own, words)) >= _CLOSE_ENOUGH
            ]
    fields: dict[str, int] = {}
    exactly: set[str] = set()
    for score, place, field in sorted(claims, key=lambda claim: (-claim[0], claim[1])):
        if field not in fields and place not in fields.values():
            fields[field] = place
            if score > 1:
                exactly.add(field)
    used = set(fields.values())
    unmatched = tuple(heading.text for heading in headings if heading.place not in used)
    return HeadingMatch(fields, unmatched, frozenset(exactly))


def column_letter(index: int) -> str:
    """Give the letter that Excel shows over a column; the first is 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def count_known(headings: Sequence[HeadingWords], known: Mapping[str, tuple[str, int]]) -> int:
    """Count the headings that are known word for word."""
    return sum(any(form in known for form in heading.forms) for heading in headings)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Say how many words two headings share, from 0 to 1."""
    shared = one & other
    if len(shared) < 2 or not _TURNING_WORDS.isdisjoint(one ^ other):
        return 0
    return len(shared) / len(one | other)


@lru_cache(maxsize=4096)
def _words_that_count(form: str) -> frozenset[str]:
    """Give the words of a heading without the small ones."""
    return frozenset(form.split()) - _SMALL_WORDS
