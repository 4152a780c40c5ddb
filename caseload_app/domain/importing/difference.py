"""What an import would change, sorted as a team manager asks for it: values for a page to show.

Each group opens its rows; a row can be taken or left (`accepting`). Rows that only tell
something, such as children who vanished from the file, have nothing to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from caseload_app.domain.importing.import_records import RecordId
from caseload_app.domain.moves import MoveKind


class GroupId(StrEnum):
    """The kinds of change, in the order in which a page shows them."""

    NEW = "new_children"
    REOPENED = "reopened"
    CLOSED = "closed"
    VANISHED = "vanished"
    MOVED_WORKER = "moved_worker"
    UNALLOCATED = "unallocated"
    MOVED_TEAM = "moved_team"
    PLAN = "plan_changed"
    NEWLY_LATE = "newly_late"
    MET = "deadlines_met"
    EVENTS = "events_added"
    EVENTS_CHANGED = "events_changed"
    WENT_BACK = "went_back"
    BLANKED = "became_blank"
    HAND_MADE = "hand_made"
    HAND_REPLACED = "hand_replaced"
    DETAILS = "details"
    FACTS = "facts"
    WORKERS = "workers"
    SUPERVISIONS = "supervisions"
    RULES = "rule_settings"
    OTHER = "other"


TITLES: Mapping[GroupId, tuple[str, str]] = {
    GroupId.NEW: ("New children", "They are in the file and not known here yet."),
    GroupId.REOPENED: ("Opened again", "Closed here, open in the file."),
    GroupId.CLOSED: ("Closed", "The file says that these cases have closed."),
    GroupId.VANISHED: (
        "No longer in the file",
        "Open here, but the file does not name them. They may have closed, moved to another "
        "team, or the file may be of fewer teams. Nothing is changed; close them by hand.",
    ),
    GroupId.MOVED_WORKER: ("Moved to another worker", ""),
    GroupId.UNALLOCATED: ("No longer allocated", "The file names nobody for them."),
    GroupId.MOVED_TEAM: ("Moved to another team", ""),
    GroupId.PLAN: ("Plan changed", ""),
    GroupId.NEWLY_LATE: ("Newly late", "Late now, and not late at the last import."),
    GroupId.MET: ("Deadlines met", "Open at the last import, and met since."),
    GroupId.EVENTS: ("Events added", "Visits, reviews and whatever else happened."),
    GroupId.EVENTS_CHANGED: ("Events changed", "The same event, told differently."),
    GroupId.WENT_BACK: (
        "Dates that moved backwards",
        "The file knows an older date than is known here. A latest visit or review keeps the "
        "newer date; a start date is taken from the file unless you leave it.",
    ),
    GroupId.BLANKED: (
        "Cells that became blank",
        "The file no longer gives these values. They are kept.",
    ),
    GroupId.HAND_MADE: (
        "Your corrections, kept",
        "You typed something else than the file says. Yours is kept unless you take the file's.",
    ),
    GroupId.HAND_REPLACED: (
        "Your corrections, overtaken",
        "The file has moved on since you typed these. The file's value is taken.",
    ),
    GroupId.DETAILS: ("Other details changed", ""),
    GroupId.FACTS: ("Further facts", "Columns kept on the child's card."),
    GroupId.WORKERS: ("Workers", "New workers, and what changed about known ones."),
    GroupId.SUPERVISIONS: ("Supervisions", ""),
    GroupId.RULES: (
        "Rules set differently",
        "What the file's council sets differently from the rules that come with Caseload.",
    ),
    GroupId.OTHER: ("Discussions, actions and leave", ""),
}


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One thing that differs: of which child and worker, what was, what would be, in a sentence.

    `record` and `fields` say what taking the row writes; without a record it only tells.
    `is_taken` is what is proposed.
    """

    id: str
    sentence: str
    child_id: str = ""
    worker: str = ""
    team: str = ""
    before: str = ""
    after: str = ""
    record: RecordId | None = None
    fields: tuple[str, ...] = ()
    is_taken: bool = True

    @property
    def can_choose(self) -> bool:
        return self.record is not None


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """All rows of one kind, with its title and what it may mean.

    `to_choose` are the ids of the rows that can be taken, `proposed` of those that are unless
    somebody says otherwise: a page counts them at every choice, among many thousands.
    """

    id: GroupId
    rows: tuple[DifferenceRow, ...]
    to_choose: frozenset[str] = field(init=False, repr=False, compare=False)
    proposed: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        every = frozenset(row.id for row in self.rows if row.can_choose)
        left = {row.id for row in self.rows if not row.is_taken}
        object.__setattr__(self, "to_choose", every)
        object.__setattr__(self, "proposed", every - left if left else every)

    @property
    def title(self) -> str:
        return TITLES[self.id][0]

    @property
    def meaning(self) -> str:
        return TITLES[self.id][1]

    @property
    def child_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.child_id for row in self.rows if row.child_id))

    @property
    def can_choose(self) -> bool:
        return bool(self.to_choose)


@dataclass(frozen=True, slots=True)
class TeamRows:
    """How many open children of a team the last import held and this one holds."""

    team: str
    before: int
    now: int
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class ImportMove:
    """One date before and after an import, and the sentence that says what became of it."""

    child_id: str
    kind: MoveKind
    rule: str
    label: str
    due_before: date | None
    due_after: date | None
    met_on: date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportDifference:
    """Everything an import would change; groups without rows are left out.

    `doubts` are sentences on why the file may not be complete; none where it looks whole.
    `moves` are what it does to the dates of known children, where the rules are given.
    """

    groups: tuple[DifferenceGroup, ...] = ()
    teams: tuple[TeamRows, ...] = ()
    doubts: tuple[str, ...] = ()
    moves: tuple[ImportMove, ...] = ()

    def group(self, group_id: GroupId) -> DifferenceGroup:
        """Give one group, empty where there is nothing in it."""
        found = (group for group in self.groups if group.id is group_id)
        return next(found, DifferenceGroup(group_id, ()))

    def rows(self) -> Iterator[DifferenceRow]:
        return (row for group in self.groups for row in group.rows)

    def proposed(self) -> frozenset[str]:
        """Give the ids of the rows that are taken unless somebody says otherwise."""
        return frozenset[str]().union(*(group.proposed for group in self.groups))
