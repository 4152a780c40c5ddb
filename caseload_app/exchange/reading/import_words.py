"""The words of spreadsheets as data: headings of every kind of list, and what cells may say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caseload_app.exchange.loop_sheets import LOOP_SHEETS
from caseload_app.exchange.reading.headings import heading_forms, normal_heading
from caseload_app.exchange.template import TEMPLATE_SHEETS
from caseload_app.paths import resource

Toml = Mapping[str, "TomlValue"]
TomlValue = str | int | list["TomlValue"] | Mapping[str, "TomlValue"]

_SHARED_BY_LISTS = ("child_id", "name", "forename", "surname", "born_on", "sex", "worker", "team")


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One kind of list: how it is told from others and which headings feed which field.

    `known` maps the normal form of a heading to a field and the rank of that wording.
    `common` are fields that many kinds share, so that they say little about which it is.
    `facts` names the fields kept as facts, `unless_no` those of them where no says nothing.
    """

    recognised_as: str
    title: str
    sheet_names: frozenset[str]
    needs: frozenset[str]
    needs_one_of: frozenset[str]
    known: Mapping[str, tuple[str, int]]
    common: frozenset[str]
    facts: Mapping[str, str]
    unless_no: frozenset[str] = frozenset()
    skipped_because: str = ""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A file that looks like a caseload list and is none, `unless` it has one of these headings."""

    title: str
    headings: frozenset[str]
    at_least: int
    next_step: str
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportWords:
    """Everything that `resources/import/` says."""

    kinds: tuple[SheetKind, ...]
    look_alikes: tuple[LookAlike, ...]
    dataset: Mapping[str, SheetKind]
    known_forms: frozenset[str]


@cache
def import_words() -> ImportWords:
    """Read the headings of every kind of list, once."""
    folder = resource("import")
    people = _words(_table(_read(folder / "people.toml"), "fields"))
    kinds = (
        *_annex_a_kinds(_read(folder / "annex_a.toml"), people),
        *_workbook_kinds(_read(folder / "workbook.toml"), people),
    )
    look_alikes = _read(folder / "look_alikes.toml")
    return ImportWords(
        kinds,
        tuple(
            LookAlike(
                str(entry["title"]),
                frozenset(_texts(entry["headings"])),
                int(str(entry["at_least"])),
                str(entry["next_step"]),
                frozenset(_texts(entry.get("unless", []))),
            )
            for entry in _tables(look_alikes, "file")
        ),
        {str(entry["prefix"]): _dataset_kind(entry) for entry in _dataset_tables(folder)},
        frozenset(form for kind in kinds for form in kind.known),
    )


@cache
def cell_words(group: str) -> Mapping[str, frozenset[str]]:
    """Give one group of `values.toml`: the words for each value, in lower case."""
    values = _table(_read(resource("import", "values.toml")), group)
    return {name: frozenset(_texts(words)) for name, words in values.items()}


@cache
def value_of_word(group: str) -> Mapping[str, str]:
    """Give one group of `values.toml` the other way round: the value of each word."""
    return {word: name for name, words in cell_words(group).items() for word in words}


@cache
def event_aliases() -> Mapping[str, str]:
    """Give the name of an event for each other name, both in normal form."""
    found = _table(_read(resource("import", "events.toml")), "events")
    return {
        normal_heading(alias): kind for kind, aliases in found.items() for alias in _texts(aliases)
    }


@cache
def events_by_plan() -> Mapping[str, str]:
    """Give `visit` or `review` for the names that mean an event of the child's plan."""
    found = _table(_read(resource("import", "events.toml")), "by_plan")
    return {
        normal_heading(alias): kind for kind, aliases in found.items() for alias in _texts(aliases)
    }


def _annex_a_kinds(source: Toml, people: Mapping[str, list[str]]) -> Iterable[SheetKind]:
    shared = {field: people[field] for field in _SHARED_BY_LISTS}
    common = shared | _words(_table(source, "common"))
    common_facts = _table(source, "common_facts")
    for entry in _tables(source, "list"):
        own = _words(_table(entry, "fields"))
        unless_no = _table(entry, "facts_unless_no")
        facts = {**common_facts, **_table(entry, "facts"), **unless_no}
        yield SheetKind(
            str(entry["recognised_as"]),
            str(entry["title"]),
            frozenset(map(normal_heading, _texts(entry["sheet_names"]))),
            frozenset(_texts(entry["needs"])),
            frozenset(_texts(entry["needs_one_of"])),
            _known(own | {field: words for field, words in common.items() if field not in own}),
            frozenset(common),
            {field: str(name) for field, name in facts.items()},
            frozenset(unless_no),
            str(entry.get("skipped_because", "")),
        )


def _workbook_kinds(source: Toml, people: Mapping[str, list[str]]) -> Iterable[SheetKind]:
    entries = {str(entry["recognised_as"]): entry for entry in _tables(source, "sheet")}
    for sheet in (*TEMPLATE_SHEETS, *LOOP_SHEETS):
        entry = entries[sheet.recognised_as]
        aliases = _words(_table(entry, "fields"))
        words = {field: [heading] for heading, field in sheet.columns}
        shared = dict(people) if sheet.recognised_as != "workers" else {"team": people["team"]}
        if sheet.recognised_as != "tracker":
            shared = {field: texts for field, texts in shared.items() if field in words}
        for field in [*aliases, *shared]:
            own = words.setdefault(field, [])
            own += aliases.get(field, []) if field in aliases else []
        for field, texts in shared.items():
            words[field] = [*words[field], *texts]
        yield SheetKind(
            sheet.recognised_as,
            f"the {sheet.name} sheet",
            frozenset(map(normal_heading, _texts(entry["sheet_names"]))),
            frozenset(_texts(entry["needs"])),
            frozenset(_texts(entry["needs_one_of"])),
            _known(words),
            frozenset(shared),
            {},
        )


def _dataset_tables(folder: Path) -> list[Toml]:
    return _tables(_read(folder / "ssd.toml"), "table")


def _dataset_kind(entry: Toml) -> SheetKind:
    """Make the kind of one table of the Standard Safeguarding Dataset; its names are exact."""
    name = str(entry["name"])
    words = _words(_table(entry, "fields"))
    return SheetKind(
        name,
        f"the table {name}",
        frozenset(),
        frozenset(_texts(entry.get("needs", []))),
        frozenset(),
        _known(words),
        frozenset(),
        {field: str(fact) for field, fact in _table(entry, "facts").items()},
        skipped_because=str(entry.get("skipped_because", "")),
    )


def _known(words: Mapping[str, list[str]]) -> dict[str, tuple[str, int]]:
    """Index wordings by normal form; where two fields share one, the better rank has it."""
    ranked = [
        (rank, field, form)
        for field, texts in words.items()
        for rank, text in enumerate(texts)
        for form in heading_forms(text)
    ]
    known: dict[str, tuple[str, int]] = {}
    for rank, field, form in sorted(ranked, key=lambda entry: entry[0]):
        known.setdefault(form, (field, rank))
    return known


def _read(path: Path) -> Toml:
    with path.open("rb") as file:
        return tomllib.load(file)


def _words(table: Toml) -> dict[str, list[str]]:
    return {field: _texts(texts) for field, texts in table.items()}


def _table(source: Toml, name: str) -> Toml:
    found = source.get(name, {})
    return found if isinstance(found, Mapping) else {}


def _tables(source: Toml, name: str) -> list[Toml]:
    found = source.get(name, [])
    return (
        [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []
    )


def _texts(value: TomlValue) -> list[str]:
    return [str(text) for text in value] if isinstance(value, list) else []
