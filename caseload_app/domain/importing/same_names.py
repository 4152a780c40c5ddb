"""Propose which spellings are one worker's, or one team's, and keep what was decided.

A proposal is never applied by itself: somebody decides once, and every later import follows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from caseload_app.domain.importing.people import SURE, likeness, person_name

_WORD = re.compile(r"[a-z]+|\d+")
_EMPTY_WORDS = frozenset({"team", "the", "and", "of", "service", "services"})
_TEAM_SHORT = {
    "asst": "assessment",
    "assess": "assessment",
    "cp": "protection",
    "sfg": "safeguarding",
}
MOST_NAMES = 5_000


@dataclass(frozen=True, slots=True)
class SameNames:
    """Spellings that may be one name, which to keep, how sure that is (0 to 1), and why."""

    names: tuple[str, ...]
    keep: str
    certainty: float
    because: str


@dataclass(frozen=True, slots=True)
class NameDecisions:
    """What was decided: the name to take for a spelling, and pairs that are two names.

    Spellings stand in the form of `spelling_key`.
    """

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def name(self, spelling: str) -> str:
        """Give the name to take for a spelling: as decided, else the spelling itself."""
        return self.same.get(spelling_key(spelling), spelling) if self.same else spelling

    def with_same(self, names: Iterable[str], keep: str) -> NameDecisions:
        """Decide that all of these are `keep`; what led to one of them now leads there too."""
        keys = {spelling_key(name) for name in names} | {spelling_key(keep)}
        led = {key: keep if spelling_key(name) in keys else name for key, name in self.same.items()}
        return replace(self, same={**led, **dict.fromkeys(sorted(keys), keep)})

    def with_different(self, names: Iterable[str]) -> NameDecisions:
        """Decide that these are not one name, so that they are not proposed again."""
        keys = sorted({spelling_key(name) for name in names})
        pairs = {frozenset((one, other)) for one in keys for other in keys if one != other}
        same = {key: name for key, name in self.same.items() if key not in keys}
        return NameDecisions(same, self.different | pairs)

    def are_different(self, one: str, other: str) -> bool:
        return frozenset((spelling_key(one), spelling_key(other))) in self.different


def spelling_key(name: str) -> str:
    """Reduce a spelling to what never matters: case and spaces of every kind."""
    return " ".join(name.split()).casefold()


def propose_same_people(
    counts: Mapping[str, int], decided: NameDecisions | None = None
) -> list[SameNames]:
    """Propose spellings of one worker; `counts` says how often each is used.

    The surest proposals come first. Names decided on before are left out.
    """
    made = decided or NameDecisions()
    names = _undecided(counts, made)
    parted = {name: person_name(name) for name in names}
    groups: dict[object, list[str]] = defaultdict(list)
    for name, parts in parted.items():
        groups[parts.words if parts.surname else name].append(name)
    found = [
        SameNames(tuple(spellings), _kept(spellings, counts), SURE, _why_sure(spellings))
        for group in groups.values()
        for spellings in [_not_parted(group, made)]
        if len(spellings) > 1
    ]
    heads = [_kept(group, counts) for group in groups.values()]
    found += _alike_pairs(heads, counts, made)
    return sorted(found, key=lambda one: (-one.certainty, one.keep))


def propose_same_teams(
    counts: Mapping[str, int], decided: NameDecisions | None = None
) -> list[SameNames]:
    """Propose spellings of one team: the same words and numbers in any order."""
    made = decided or NameDecisions()
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for name in _undecided(counts, made):
        groups[team_words(name)].append(name)
    return [
        SameNames(
            tuple(spellings),
            max(spellings, key=lambda name: (counts[name], -len(name))),
            0.95,
            "the same words and numbers, written another way",
        )
        for words, group in groups.items()
        for spellings in [_not_parted(group, made)]
        if words and len(spellings) > 1
    ]


def team_words(name: str) -> frozenset[str]:
    """Reduce a team's name to its words, each number kept with the word before it."""
    words: list[str] = []
    for word in _WORD.findall(name.casefold()):
        if word.isdigit() and words and not words[-1][-1].isdigit():
            words[-1] = f"{words[-1]} {int(word)}"
        else:
            words.append(_TEAM_SHORT.get(word, word))
    return frozenset(word for word in words if word not in _EMPTY_WORDS)


def _undecided(counts: Mapping[str, int], decided: NameDecisions) -> list[str]:
    """Give the spellings still open, no more than can be compared in a moment."""
    usual = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_NAMES]
    return [name for name in usual if name and decided.same.get(spelling_key(name), name) == name]


def _not_parted(names: list[str], decided: NameDecisions) -> list[str]:
    """Leave out of a group every name that was decided to be another than the first."""
    first = names[0]
    return [name for name in names if name == first or not decided.are_different(first, name)]


def _alike_pairs(
    heads: list[str], counts: Mapping[str, int], decided: NameDecisions
) -> Iterator[SameNames]:
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in heads:
        for word in person_name(name).words:
            if len(word) > 1:
                by_word[word].append(name)
    seen: set[frozenset[str]] = set()
    for group in by_word.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                pair = frozenset((one, other))
                if pair in seen or decided.are_different(one, other):
                    continue
                seen.add(pair)
                certainty, because = likeness(person_name(one), person_name(other))
                rivals = _rivals(one, other, group) if certainty else 0
                if certainty:
                    keep = _kept([one, other], counts)
                    yield SameNames((one, other), keep, certainty / (1 + rivals), because)


def _rivals(one: str, other: str, group: list[str]) -> int:
    """Count the others whom an initial could just as well stand for."""
    short = min((one, other), key=lambda name: len(person_name(name).written))
    return sum(
        likeness(person_name(short), person_name(third))[0] > 0
        for third in group
        if third not in (one, other)
    )


def _kept(names: list[str], counts: Mapping[str, int]) -> str:
    """Choose the spelling to keep: plain and in full before the one used most."""

    def rank(name: str) -> tuple[bool, bool, int, str]:
        parts = person_name(name)
        is_short = any(len(word) == 1 for word in (*parts.forenames, parts.surname))
        return (is_short, name != parts.written, -counts[name], name)

    return min(names, key=rank)


def _why_sure(names: list[str]) -> str:
    asides = dict.fromkeys(aside for name in names if (aside := person_name(name).aside))
    beside = f" (beside it: {', '.join(asides)})" if asides else ""
    return f"the same name, written another way{beside}"
