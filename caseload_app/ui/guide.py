"""The guide that lies beside the program: its parts, what is found in them, and the glossary."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from textwrap import shorten
from typing import TYPE_CHECKING

from caseload_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

GLOSSARY = "glossary"
LONGEST_LINE = 80
SAME_PART = {"supervision_record": "supervision", "charts": "measures"}
"""Pages that are told of in the part of another."""

_SIGNS = re.compile(r"!\[[^\]]*\]\([^)]*\)|[*`#>]|^- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word that is explained, with its other forms."""

    name: str
    meaning: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the guide: `name` is the page it is about, where it is about one."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """Where words were found: the part, the heading they stand under, and a line of it."""

    part: Part
    heading: str
    line: str


@cache
def guide_parts() -> Sequence[Part]:
    """Read the parts in their order; the glossary comes last."""
    files = sorted(resource("guide").glob("*.md"))
    read = [_part(path.stem.partition("-")[2], path.read_text(encoding="utf-8")) for path in files]
    return (*read, _glossary_part())


@cache
def glossary() -> Sequence[Term]:
    """Read the terms, in the order of the alphabet."""
    kept = tomllib.loads(resource("guide", "glossary.toml").read_text(encoding="utf-8"))
    terms = [Term(one["name"], one["meaning"], tuple(one.get("also", ()))) for one in kept["term"]]
    return tuple(sorted(terms, key=lambda term: term.name.casefold()))


def part_of_page(page_id: str) -> Part:
    """Give the part about a page; the first one for a page that has none."""
    wanted = SAME_PART.get(page_id, page_id)
    parts = guide_parts()
    return next((part for part in parts if part.name == wanted), parts[0])


def meaning_of(words: str) -> str:
    """Explain the terms that stand in a few words, such as a heading; empty where none does."""
    said = [
        f"{term.name}: {term.meaning}"
        for term in glossary()
        if any(_stands_in(form, words) for form in (term.name, *term.also))
    ]
    return "\n".join(said)


def find_in_guide(typed: str) -> list[Found]:
    """Find the sections that hold every word; those with it in the heading come first."""
    words = typed.casefold().split()
    if not words:
        return []
    found = [
        Found(part, heading, _line_with(text, words))
        for part in guide_parts()
        for heading, text in _sections(part)
        if all(word in f"{part.title} {heading} {text}".casefold() for word in words)
    ]
    return sorted(found, key=lambda one: words[0] not in one.heading.casefold())


def _part(name: str, text: str) -> Part:
    first, _, _ = text.partition("\n")
    return Part(name, first.lstrip("# ").strip(), text)


def _glossary_part() -> Part:
    lines = [f"**{_forms(term)}**: {term.meaning}\n" for term in glossary()]
    return Part(GLOSSARY, "Terms and short forms", "\n".join(["# Terms and short forms\n", *lines]))


def _forms(term: Term) -> str:
    return f"{term.name} ({', '.join(term.also)})" if term.also else term.name


def _stands_in(form: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(form)}\b", words, re.IGNORECASE) is not None


def _sections(part: Part) -> list[tuple[str, str]]:
    """Cut a part at its headings; what stands before the first is under the title."""
    pieces = re.split(r"^## +(.+)$", part.text, flags=re.MULTILINE)
    return [(part.title, pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]


def _line_with(text: str, words: Sequence[str]) -> str:
    lines = [plain for plain in map(_plain, text.splitlines()) if plain]
    found = next((line for line in lines if words[0] in line.casefold()), "".join(lines[:1]))
    begun = max(0, found.casefold().find(words[0]) - LONGEST_LINE // 3)
    cut = f"…{found[begun:].partition(' ')[2]}" if begun else found
    return shorten(cut, LONGEST_LINE, placeholder="…")


def _plain(line: str) -> str:
    return _SIGNS.sub("", line).strip()
