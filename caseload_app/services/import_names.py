"""Spellings of workers and teams: proposed as one, decided once, and remembered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.changes import Changes
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.import_records import RecordId, merged, record_id
from caseload_app.domain.importing.same_names import (
    NameDecisions,
    SameNames,
    propose_same_people,
    propose_same_teams,
)
from caseload_app.domain.records import Child, Record, RecordChange, Supervision, Worker
from caseload_app.services.session import Session
from caseload_app.store.naming import read_named_records
from caseload_app.store.read import read_children, read_workers
from caseload_app.store.settings import read_setting, save_setting

PEOPLE, TEAMS = "import_people", "import_teams"


def read_people(session: Session) -> NameDecisions:
    """Give what was decided about spellings of workers."""
    return _decisions(read_setting(session.database, PEOPLE))


def read_teams(session: Session) -> NameDecisions:
    """Give what was decided about spellings of teams."""
    return _decisions(read_setting(session.database, TEAMS))


def same_people(session: Session, plan: ImportPlan | None = None) -> list[SameNames]:
    """Propose spellings of one worker, of those in the store and those an import would add."""
    counts = Counter(worker.name for worker in read_workers(session.database))
    counts.update(child.worker for child in read_children(session.database))
    for change in plan.changes if plan is not None else ():
        match change.after:
            case Worker(name=name) | Child(worker=name) | Supervision(worker=name):
                counts[name] += 1
            case _:
                pass
    return propose_same_people(_named(counts), read_people(session))


def same_teams(session: Session, plan: ImportPlan | None = None) -> list[SameNames]:
    """Propose spellings of one team, of those in the store and those an import would add."""
    counts = Counter(worker.team for worker in read_workers(session.database))
    counts.update(child.team for child in read_children(session.database))
    for change in plan.changes if plan is not None else ():
        match change.after:
            case Worker(team=team) | Child(team=team):
                counts[team] += 1
            case _:
                pass
    return propose_same_teams(_named(counts), read_teams(session))


def decide_same_people(session: Session, names: Iterable[str], keep: str) -> Changes:
    """Take all of these for one worker, from now on and in what is kept already."""
    decided = read_people(session).with_same(names, keep)
    with session.write(why=f"Spellings of {keep} put together") as writer:
        save_setting(writer, PEOPLE, _as_json(decided))
        writer.apply(_renamed_workers(session, decided))
    return writer.changes


def decide_same_teams(session: Session, names: Iterable[str], keep: str) -> Changes:
    """Take all of these for one team, from now on and in what is kept already."""
    decided = read_teams(session).with_same(names, keep)
    children = [
        RecordChange(child, replace(child, team=decided.name(child.team)))
        for child in read_children(session.database)
        if decided.name(child.team) != child.team
    ]
    workers = [
        RecordChange(worker, replace(worker, team=decided.name(worker.team)))
        for worker in read_workers(session.database)
        if decided.name(worker.team) != worker.team
    ]
    with session.write(why=f"Spellings of {keep} put together") as writer:
        save_setting(writer, TEAMS, _as_json(decided))
        writer.apply([*workers, *children])
    return writer.changes


def decide_different_people(session: Session, names: Iterable[str]) -> Changes:
    """Remember that these are several workers, so that they are not proposed again."""
    return _save(session, PEOPLE, read_people(session).with_different(names))


def decide_different_teams(session: Session, names: Iterable[str]) -> Changes:
    """Remember that these are several teams."""
    return _save(session, TEAMS, read_teams(session).with_different(names))


def _renamed_workers(session: Session, decided: NameDecisions) -> Iterator[RecordChange]:
    """Move everything of a spelling to the name it stands for; two records of one key merge."""
    database = session.database
    named = read_named_records(database)
    known = {record_id(record): record for record in named}
    for child in read_children(database):
        if decided.name(child.worker) != child.worker:
            yield RecordChange(child, replace(child, worker=decided.name(child.worker)))
    wanted: dict[RecordId, Record] = {}
    for record in named:
        after = _renamed(record, decided)
        if after == record:
            continue
        place = record_id(after)
        if place == record_id(record):
            yield RecordChange(record, after)
            continue
        yield RecordChange(record, None)
        base = wanted.get(place) or known.get(place)
        wanted[place] = merged(after, base) if base is not None else after
    for place, record in wanted.items():
        before = known.get(place)
        if before != record:
            yield RecordChange(before, record)


def _renamed(record: Record, decided: NameDecisions) -> Record:
    if isinstance(record, Worker):
        return replace(record, name=decided.name(record.name))
    name = decided.name(str(getattr(record, "worker", "")))
    if name == getattr(record, "worker", ""):
        return record
    # Only records with a worker are read here.
    return replace(record, worker=name)  # type: ignore[arg-type]


def _save(session: Session, setting: str, decided: NameDecisions) -> Changes:
    with session.write(why="Names told apart") as writer:
        save_setting(writer, setting, _as_json(decided))
    return writer.changes


def _named(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: number for name, number in counts.items() if name}


def _as_json(decided: NameDecisions) -> JsonValue:
    return {
        "same": dict(decided.same),
        "different": sorted([list[JsonValue](sorted(pair)) for pair in decided.different], key=str),
    }


def _decisions(value: JsonValue) -> NameDecisions:
    if not isinstance(value, dict):
        return NameDecisions()
    same, different = value.get("same"), value.get("different")
    return NameDecisions(
        {key: str(name) for key, name in same.items()} if isinstance(same, dict) else {},
        frozenset(frozenset(map(str, pair)) for pair in different if isinstance(pair, list))
        if isinstance(different, list)
        else frozenset(),
    )
