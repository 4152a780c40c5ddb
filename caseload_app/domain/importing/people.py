"""Take a person's name apart as case systems write it, and tell how alike two names are.

`BROOK, Ann (North Team)`, `Ms Ann Brook - Agency` and `A. Brook` can all be one social worker.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

SURE, LIKELY, POSSIBLE = 0.97, 0.75, 0.6
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "sir"})
_MARKS = frozenset(
    {"agency", "locum", "temp", "temporary", "interim", "asye", "nqsw", "sw", "ssw", "asw", "snr"}
    | {"bank", "contractor", "secondment", "seconded", "leaver", "inactive", "pa", "tm", "atm"}
)
_BRACKET = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*")
_SUFFIX = re.compile(r"\s+[-\u2013\u2014/|]\s+(.+)$")
_NOT_LETTERS = re.compile(r"[^\w\s'-]|_")
_SHORT_NAMES = (
    ("alexandra", "alex", "sandra", "lexi"), ("alexander", "alex", "sandy"),
    ("andrew", "andy", "drew"), ("anthony", "tony"), ("benjamin", "ben"),
    ("catherine", "katherine", "kathryn", "kate", "katie", "kath", "cath", "cathy", "kathy"),
    ("charlotte", "lottie", "charlie"), ("christopher", "chris"), ("christine", "chris", "tina"),
    ("daniel", "dan", "danny"), ("david", "dave"), ("deborah", "debra", "debbie", "deb"),
    ("edward", "ed", "eddie", "ted"), ("elizabeth", "liz", "beth", "lizzie", "eliza", "libby"),
    ("emily", "em"), ("gabrielle", "gabby"), ("gregory", "greg"), ("isabelle", "izzy", "bella"),
    ("jacqueline", "jackie"), ("james", "jim", "jamie"), ("jennifer", "jen", "jenny"),
    ("jessica", "jess"), ("jonathan", "jon", "jonny"), ("joseph", "joe"), ("joshua", "josh"),
    ("judith", "judy"), ("kimberley", "kim"), ("leonard", "len"), ("margaret", "maggie", "meg"),
    ("matthew", "matt"), ("michael", "mike", "mick"), ("michelle", "shelley"),
    ("natalie", "nat"), ("natasha", "tasha"), ("nicholas", "nick"), ("nicola", "nicky", "nikki"),
    ("patricia", "pat", "trish", "tricia"), ("patrick", "pat", "paddy"), ("peter", "pete"),
    ("philip", "phillip", "phil"), ("rebecca", "becky", "becca"), ("richard", "rich", "rick"),
    ("robert", "rob", "bob", "bobby"), ("samantha", "sam"), ("samuel", "sam"),
    ("stephen", "steven", "steve"), ("susan", "sue", "suzanne"), ("theresa", "teresa", "tess"),
    ("thomas", "tom"), ("timothy", "tim"), ("victoria", "vicky", "vikki", "tori"),
    ("william", "will", "bill", "billy"), ("zachary", "zach", "zac"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts, in lower case but for `written`, which is how people would write it.

    `aside` is what stood in brackets or after a dash: a team, a job title, an agency.
    """

    forenames: tuple[str, ...]
    surname: str
    written: str
    aside: str = ""

    @property
    def words(self) -> frozenset[str]:
        return frozenset((*self.forenames, self.surname))


@lru_cache(maxsize=16_384)
def person_name(text: str) -> PersonName:
    """Take a name apart, whichever way round it is written."""
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    asides = [each.strip() for each in _BRACKET.findall(plain)]
    plain = _BRACKET.sub(" ", plain).strip(" ,")
    suffix = _SUFFIX.search(plain)
    if suffix is not None:
        asides.append(suffix.group(1))
        plain = plain[: suffix.start()]
    last, comma, first = plain.partition(",")
    if not comma:
        first, last = _by_capitals(plain)
    forenames, surname = _words(first), _words(last)
    marks = [word for word in (*forenames, *surname) if word.casefold().strip(".") in _MARKS]
    forenames = _without(forenames, _TITLES | _MARKS)
    surname = _without(surname, _TITLES | _MARKS)
    if not surname and forenames:
        forenames, surname = forenames[:-1], forenames[-1:]
    written = " ".join(_written(word) for word in (*forenames, *surname))
    return PersonName(
        tuple(_key(word) for word in forenames),
        " ".join(_key(word) for word in surname),
        written,
        ", ".join(each for each in (*asides, *marks) if each),
    )


def split_aside(text: str) -> tuple[str, str]:
    """Part `SURNAME, Forename (Team)` into the name as people write it and what is in brackets."""
    found = person_name(text)
    return found.written, found.aside


def likeness(one: PersonName, other: PersonName) -> tuple[float, str]:
    """Say how likely two names are one person's, from 0 to 1, and why."""
    if not one.surname or not other.surname:
        return 0, ""
    if (one.forenames, one.surname) == (other.forenames, other.surname):
        return SURE, "the same name, written another way"
    if one.words == other.words:
        return SURE, "the same names in another order"
    if _reversed_initial(one, other) or _reversed_initial(other, one):
        return POSSIBLE, "an initial stands for the forename"
    if one.surname != other.surname:
        return _misspelled(one, other)
    return _same_surname(one.forenames, other.forenames)


def _same_surname(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[float, str]:
    if not one or not other:
        return 0.5, "only the surname is given"
    first, second = one[0], other[0]
    if first == second:
        return LIKELY, "a middle name is left out"
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1:
        return (LIKELY, "an initial stands for the forename") if longer[0] == shorter else (0, "")
    if any(first in names and second in names for names in _SHORT_NAMES):
        return LIKELY, "a short form of the forename"
    return _nearly(first, second, "the forename is spelled almost alike")


def _misspelled(one: PersonName, other: PersonName) -> tuple[float, str]:
    if one.forenames and other.forenames and one.forenames[0] == other.forenames[0]:
        if one.surname in other.surname.split("-") or other.surname in one.surname.split("-"):
            return LIKELY, "one half of a double surname"
        return _nearly(one.surname, other.surname, "the surname is spelled almost alike")
    return 0, ""


def _nearly(one: str, other: str, because: str) -> tuple[float, str]:
    """Judge two words of which one may be a slip of the keyboard."""
    if min(len(one), len(other)) < 4 or one[0] != other[0]:
        return 0, ""
    same = SequenceMatcher(None, one, other).ratio()
    return (POSSIBLE, because) if same >= 0.85 else (0, "")


def _reversed_initial(one: PersonName, other: PersonName) -> bool:
    """Tell `Brook A` from `Ann Brook`: the initial was taken for the surname."""
    is_initial = len(one.surname) == 1 and len(one.forenames) == 1
    return (
        is_initial
        and one.forenames[0] == other.surname
        and bool(other.forenames)
        and other.forenames[0].startswith(one.surname)
    )


def _by_capitals(plain: str) -> tuple[str, str]:
    """Part forenames from surname; words in capitals before others are the surname."""
    words = plain.split()
    loud = 0
    while loud < len(words) and len(words[loud].strip(".")) > 1 and words[loud].isupper():
        loud += 1
    if 0 < loud < len(words) and any(not word.isupper() for word in words[loud:]):
        return " ".join(words[loud:]), " ".join(words[:loud])
    return " ".join(words[:-1]), " ".join(words[-1:])


def _words(text: str) -> list[str]:
    return _NOT_LETTERS.sub(" ", text).split()


def _without(words: list[str], left_out: frozenset[str]) -> list[str]:
    return [word for word in words if word.casefold() not in left_out]


def _key(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("\u2019", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _written(word: str) -> str:
    """Write a shouted word as a name; `McKay` and `de` keep their letters."""
    if len(word) > 2 and word.isupper():
        return "-".join(part.capitalize() for part in word.split("-"))
    return word
