"""Says a difference in plain words: about whom, what, as it was, as it is here, as in the copy."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.lending.folding import path_words
from caseload_app.domain.lending.merging import (
    WHOLE,
    Difference,
    FieldDifference,
    Fields,
    Outcome,
    Place,
    conflict_id,
)
from caseload_app.domain.lending.weighing import child_of, worker_of
from caseload_app.domain.wording import listed, long_day

SUBJECTS = {
    "workers": "Worker",
    "children": "Child",
    "child_facts": "What a list says",
    "events": "Event",
    "supervisions": "Session",
    "case_discussions": "Discussion",
    "actions": "Action",
    "leave": "Absence",
    "allocations": "Allocation",
    "action_steps": "What became of an action",
    "session_details": "About a session",
    "personal_records": "Signed personal record",
    "case_records": "Signed case record",
    "supervisor_spells": "Supervisor",
    "case_audits": "Case audit",
    "audit_findings": "Finding of a case audit",
    "challenges": "Challenge",
    "responses": "What is being done",
    "agreed_limits": "Agreed limit",
    "reductions": "Reduction of a limit",
    "limit_reviews": "Agreement over the limit",
    "points_versions": "Points table",
    "applied_scenarios": "Applied plan",
    "settings": "Setting",
}
"""What a manager calls the records of each table."""

FIELDS = {"fte": "FTE", "on": "day", "by": "by when", "is_on": "in use", "worker": "worker"}
NOTHING = "nothing"
NO_RECORD = "not there"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_LETTERS = 160
PEOPLE = {"workers", "children"}
WHOSE = {"child_id", "worker"}
"""Parts of a key that say about whom it is, which stands beside it already."""


class _Texts(NamedTuple):
    """What a line says: what it is about, as it was, as it is here, as it is in the copy."""

    what: str
    was: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what differs: a record, or one field of it that has to be decided.

    `id` is that of the conflict where there is one to decide.
    """

    id: str
    outcome: Outcome
    child_id: str
    worker: str
    kind: str
    what: str
    was: str
    here: str
    there: str
    why: str = ""

    @property
    def about(self) -> str:
        return self.child_id or self.worker


def lines_of(differences: Iterable[Difference]) -> list[Line]:
    """Put differences into lines; each field that has to be decided has one of its own."""
    return [line for one in differences for line in _lines(one)]


def _lines(one: Difference) -> Iterator[Line]:
    for field in one.conflicts:
        yield _line(one, _of_field(one, field), one.outcome, conflict_id(one.place, field.name))
    if one.outcome is not Outcome.CONFLICT:
        yield _line(one, _of_record(one, one.outcome), one.outcome)
    elif any(field.outcome is Outcome.TAKEN for field in one.fields):
        yield _line(one, _of_record(one, Outcome.TAKEN), Outcome.TAKEN)


def _line(one: Difference, texts: _Texts, outcome: Outcome, line_id: str = "") -> Line:
    sides, kind = one.sides, _kind(one.place)
    about = (child_of(sides), worker_of(sides))
    return Line(line_id, outcome, *about, kind, *texts, one.why)


def _of_record(one: Difference, shown: Outcome) -> _Texts:
    """Say what is taken, kept or left out of a record: all of it, or the fields concerned."""
    sides = one.sides
    states = (sides.base, sides.mine, sides.theirs)
    if None in states:
        return _Texts(_what(one.place, _done(one)), *map(_record_words, states))
    is_left = shown is Outcome.LEFT_OUT
    fields = [each for each in one.fields if is_left or each.outcome is shown]
    texts = (
        _short(
            "; ".join(f"{_field_name(each.name)}: {value_words(value)}" for each, value in pairs)
        )
        for pairs in (
            [(each, each.base) for each in fields],
            [(each, each.mine) for each in fields],
            [(each, each.theirs) for each in fields],
        )
    )
    names = listed([_field_name(each.name) for each in fields])
    return _Texts(_what(one.place, names or "changed"), *texts)


def _of_field(one: Difference, field: FieldDifference) -> _Texts:
    sides = one.sides
    if field.name == WHOLE:
        words = "changed here, removed by the deputy"
        if sides.mine is None:
            words = "removed here, changed by the deputy"
        states = (sides.base, sides.mine, sides.theirs)
        return _Texts(_what(one.place, words), *map(_record_words, states))
    values = (field.base, field.mine, field.theirs)
    return _Texts(_what(one.place, _field_name(field.name)), *map(value_words, values))


def _done(one: Difference) -> str:
    """Say what one side did to a record that is not there in every state."""
    sides = one.sides
    after = sides.mine if one.outcome is Outcome.KEPT else sides.theirs
    if after is None:
        return "removed"
    return "added" if sides.base is None else "changed"


def _what(place: Place, words: str) -> str:
    key = [
        value_words(part)
        for name, part in place.key
        if name not in WHOSE and part not in {None, ""} and place.subject not in PEOPLE
    ]
    named = f"{_kind(place)} {', '.join(key)}" if key else _kind(place)
    return f"{named}: {words}"


def _kind(place: Place) -> str:
    return SUBJECTS.get(place.subject, place.subject.replace("_", " ").capitalize())


def _record_words(held: Fields | None) -> str:
    if held is None:
        return NO_RECORD
    parts = [f"{_field_name(name)}: {value_words(value)}" for name, value in held.items()]
    return _short("; ".join(parts) or "there")


def _field_name(name: str) -> str:
    if not name or name.startswith("["):
        return path_words(name)
    return FIELDS.get(name) or name.replace("_", " ")


def value_words(value: JsonValue) -> str:
    """Say one value as a person would."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | dict):
        return _short(_plain(value))
    text = str(value)
    if ISO_DAY.fullmatch(text):
        return long_day(date.fromisoformat(text))
    if text.startswith(("{", "[")):
        text = _unfolded(text)
    return _short(text)


def _unfolded(text: str) -> str:
    """Say the JSON that a signed record is kept as; other text as it is."""
    try:
        return _plain(json.loads(text))
    except ValueError:
        return text


def _plain(value: JsonValue) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{_field_name(key)}: {_plain(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_plain(each) for each in value)
    return value_words(value)


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
