"""Mappings of lists with unknown headings: proposed, decided once, kept, and handed on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from caseload_app.domain.changes import Changes
from caseload_app.domain.importing.mapping import (
    MappingProposal,
    SheetMapping,
    by_shape,
    mapping_as_json,
    mapping_problems,
    mappings_from_json,
)
from caseload_app.domain.wording import counted
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.group_lines import with_group_lines
from caseload_app.exchange.reading.mapped import recognise_mapped
from caseload_app.exchange.reading.pasted import TableFile
from caseload_app.exchange.reading.proposing import propose_mapping
from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.whole_files import write_whole
from caseload_app.exchange.reading.workbook_reader import RawSheet, read_workbook
from caseload_app.services.session import Session
from caseload_app.store.settings import read_setting, save_setting
from caseload_app.store.tables import TableWriter

MAPPINGS = "import_mappings"
_FILE_KIND = "caseload-mappings"
_MOST_BYTES = 2_000_000


def propose_mappings(
    session: Session, paths: Sequence[TableFile], sheet: str | None = None
) -> list[MappingProposal]:
    """Propose a mapping for every sheet that is a list of children under headings of its own.

    Sheets that are recognised for something else, such as Annex A, are left out. A shape that
    was decided on before comes back as it was decided.
    """
    known = by_shape(read_mappings(session))
    found: list[MappingProposal] = []
    for path in dict.fromkeys(paths):
        for raw in read_workbook(path).sheets:
            if sheet is None or raw.name == sheet:
                proposal = _proposal(with_group_lines(raw), path, known)
                if proposal is not None:
                    found.append(proposal)
    return found


def _proposal(
    raw: RawSheet, path: TableFile, known: dict[str, SheetMapping]
) -> MappingProposal | None:
    table = recognise_mapped(raw, known) or recognise(raw)
    is_other = table.recognised_as not in (None, "tracker")
    is_named = table.recognised_as is None and table.skipped_because.startswith("This looks like")
    if is_other or is_named:
        return None
    first = propose_mapping(raw, str(path))
    if first is None or first.shape not in known:
        return first
    return propose_mapping(raw, str(path), known[first.shape])


def read_mappings(session: Session) -> list[SheetMapping]:
    """Give the mappings that are remembered, the oldest first."""
    found, _ = mappings_from_json(read_setting(session.database, MAPPINGS, []))
    return found


def remember_mapping(session: Session, mapping: SheetMapping) -> Changes:
    """Keep what was decided for the next list of that shape. Raises ExpectedError."""
    problems = mapping_problems(mapping)
    if problems:
        raise ExpectedError(problems[0], "Then save the columns again.")
    return _save(session, [mapping])


def forget_mapping(session: Session, shape: str) -> Changes:
    """Let a mapping go; lists of its shape are asked about again."""
    kept = [one for one in read_mappings(session) if one.shape != shape]
    with session.write(why="Mapping of an import forgotten") as writer:
        _write(writer, kept)
    return writer.changes


def export_mappings(session: Session, path: Path, shapes: Iterable[str] = ()) -> int:
    """Write mappings to a small file for a colleague, all of them or those of some shapes.

    The file holds headings and the words of status columns, nothing of any child.
    """
    wanted = set(shapes)
    chosen = [one for one in read_mappings(session) if not wanted or one.shape in wanted]
    if not chosen:
        raise ExpectedError("There is no mapping to hand on.", "Save the columns of a list first.")
    content = {"kind": _FILE_KIND, "mappings": [mapping_as_json(one) for one in chosen]}
    write_whole(path, f"{json.dumps(content, indent=2, ensure_ascii=False)}\n".encode())
    return len(chosen)


def import_mappings(session: Session, path: Path) -> tuple[int, tuple[str, ...]]:
    """Take a colleague's mappings over; say how many, and what could not be taken."""
    content = _content(path)
    if not isinstance(content, dict) or content.get("kind") != _FILE_KIND:
        raise ExpectedError(
            f"{path.name} holds no mappings.", "Choose a file that was saved by Hand on mappings."
        )
    found, problems = mappings_from_json(content.get("mappings"))
    whole = [one for one in found if not mapping_problems(one)]
    if len(whole) < len(found):
        problems.append(f"{counted(len(found) - len(whole), 'mapping')} lacked a column.")
    if whole:
        _save(session, whole)
    return len(whole), tuple(problems)


def _content(path: Path) -> object:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ExpectedError(f"{path.name} is too large for mappings.", "Choose another file.")
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ExpectedError(f"There is no file {path.name}.", "Check the name.") from error
    except OSError as error:
        raise ExpectedError(f"{path.name} cannot be opened.", "Copy it elsewhere first.") from error
    except (ValueError, RecursionError) as error:
        raise ExpectedError(
            f"{path.name} holds no mappings.", "Ask your colleague to save the file again."
        ) from error


def _save(session: Session, mappings: Iterable[SheetMapping]) -> Changes:
    known = by_shape(read_mappings(session)) | by_shape(mappings)
    with session.write(why="Mapping of an import saved") as writer:
        _write(writer, known.values())
    return writer.changes


def _write(writer: TableWriter, mappings: Iterable[SheetMapping]) -> None:
    save_setting(writer, MAPPINGS, [mapping_as_json(one) for one in mappings])
