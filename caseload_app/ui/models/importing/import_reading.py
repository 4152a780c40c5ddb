"""Files as the import page reads them: what they would change, and what has to be asked first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caseload_app.services import importing
from caseload_app.services.differences import difference_of, only_accepted, restricted
from caseload_app.services.import_mappings import propose_mappings
from caseload_app.services.import_names import same_people, same_teams
from caseload_app.services.import_progress import STEPS, Progress, say_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from caseload_app.domain.importing.difference import ImportDifference
    from caseload_app.domain.importing.import_plan import ImportPlan
    from caseload_app.domain.importing.mapping import MappingProposal
    from caseload_app.domain.importing.same_names import SameNames
    from caseload_app.domain.rules.rulebook import RuleBook
    from caseload_app.services.import_values import ImportPreview, ImportResult
    from caseload_app.services.importing import TableFile
    from caseload_app.services.session import Session

OWN_LIST = "tracker"
_ID_FIELDS = {"child_id", "name_and_id"}


@dataclass(frozen=True, slots=True)
class FilesAsked:
    """The files to read, as at which day and by which rules.

    `ask_words_of` is the shape of a list whose status words are still open.
    """

    paths: Sequence[TableFile]
    today: date
    book: RuleBook | None = None
    ask_words_of: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was on the clipboard: as a web page and as text, either of them empty if not there."""

    html: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A preview, the lists whose columns are not known yet, and names that may be one."""

    prepared: ImportPreview
    difference: ImportDifference
    proposals: tuple[MappingProposal, ...] = ()
    people: tuple[SameNames, ...] = ()
    teams: tuple[SameNames, ...] = ()

    @property
    def paths(self) -> list[TableFile]:
        return [file.path for file in self.prepared.files]


def read_files(session: Session, asked: FilesAsked, progress: Progress = say_nothing) -> Reading:
    """Read files for the page. `progress` may raise to end the work, between any two steps."""
    paths, ask_words_of = asked.paths, asked.ask_words_of
    prepared = importing.preview(session, paths, asked.today, progress=progress)
    unknown = unknown_sheets(prepared.plan)
    proposals: list[MappingProposal] = []
    if unknown or ask_words_of:
        for one in propose_mappings(session, paths):
            is_open = one.shape == ask_words_of and not all(each.plan for each in one.statuses)
            if is_open or ((one.file, one.sheet) in unknown and is_a_list(one, prepared.plan)):
                proposals.append(one)
    progress(STEPS, STEPS)
    difference = difference_of(session, prepared, asked.book)
    progress(STEPS, STEPS)
    people = tuple(same_people(session, prepared.plan))
    teams = tuple(same_teams(session, prepared.plan))
    # The page waits for a person: what the store held meanwhile need not stay in memory.
    prepared = replace(prepared, weighed_against=None)
    return Reading(prepared, difference, tuple(proposals), people, teams)


def write_accepted(
    session: Session,
    reading: Reading,
    accepted: Collection[str],
    progress: Progress = say_nothing,
) -> ImportResult:
    """Write what was accepted of a reading, and keep its difference for later."""
    prepared, difference = reading.prepared, reading.difference
    if frozenset(accepted) == difference.proposed():
        return importing.apply(session, prepared, difference, progress)
    taken = restricted(session, prepared, difference, accepted)
    return importing.apply(session, taken, only_accepted(difference, accepted), progress)


def own_lists(session: Session, paths: Sequence[TableFile]) -> tuple[MappingProposal, ...]:
    """Give the lists under headings of their own, however they are read now."""
    return tuple(propose_mappings(session, paths))


def unknown_sheets(plan: ImportPlan) -> set[tuple[str, str]]:
    return {(one.file, one.name) for one in plan.sheets if one.recognised_as is None}


def has_own_list(plan: ImportPlan) -> bool:
    return any(sheet.recognised_as == OWN_LIST for sheet in plan.sheets)


def is_a_list(proposal: MappingProposal, plan: ImportPlan) -> bool:
    """Tell whether an unknown sheet is worth asking about: notes beside known lists are not."""
    known = {column.field for column in proposal.columns} - {""}
    nothing_else = not any(sheet.recognised_as for sheet in plan.sheets)
    return bool(known & _ID_FIELDS and len(known) > 1) or (nothing_else and proposal.rows > 0)


def read_pasted(
    session: Session, copied: Copied, asked: FilesAsked, progress: Progress = say_nothing
) -> Reading:
    """Read the table that was copied, as a file. Raises ExpectedError where there is none."""
    table = importing.pasted_table(copied.html, copied.text)
    return read_files(session, replace(asked, paths=(table,)), progress)
