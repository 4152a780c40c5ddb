"""The difference an import makes, as rows: its groups, the lines of one, and rows by team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.making import maker_of
from caseload_app.domain.records import Child
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.importing.difference import (
        DifferenceGroup,
        DifferenceRow,
        ImportDifference,
        TeamRows,
    )
    from caseload_app.domain.importing.import_plan import ImportPlan


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One kind of change: how many there are, how many can be taken, how many are."""

    group: DifferenceGroup
    to_choose: int
    taken: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """One change: about whom, and whether it is taken; what only tells has nothing to take."""

    row: DifferenceRow
    who: str
    is_taken: bool

    @property
    def words(self) -> str:
        """Say what changes, without naming again whom it is about."""
        words = self.row.sentence.removeprefix(f"{self.who}: ")
        return words[:1].upper() + words[1:]


_make_line = maker_of(LineRow)


def group_rows(difference: ImportDifference, accepted: Collection[str]) -> list[GroupRow]:
    return [
        GroupRow(group, len(group.to_choose), len(group.to_choose.intersection(accepted)))
        for group in difference.groups
    ]


def line_rows(
    group: DifferenceGroup, accepted: Collection[str], names: Mapping[str, str]
) -> list[LineRow]:
    return [
        _make_line(row, names.get(row.child_id, row.child_id) or row.worker, row.id in accepted)
        for row in group.rows
    ]


def names_in(plan: ImportPlan, casebook: Casebook) -> dict[str, str]:
    """Name every child by ID, those that would be new as well."""
    names = names_of(casebook)
    for change in plan.changes:
        if isinstance(change.after, Child):
            names[change.after.child_id] = change.after.name or change.after.child_id
    return names


def names_of(casebook: Casebook) -> dict[str, str]:
    """Name every child by ID."""
    return {key: child.name or key for key, child in casebook.children.items()}


def choice_words(difference: ImportDifference, accepted: Collection[str]) -> str:
    """Say how much of what can be taken is taken."""
    return taken_words(group_rows(difference, accepted))


def taken_words(rows: Sequence[GroupRow]) -> str:
    """Say the same of groups that are counted already."""
    every, taken = sum(row.to_choose for row in rows), sum(row.taken for row in rows)
    if not every:
        return "There is nothing to take."
    if taken == every:
        return f"All of {count(every, 'change')} are taken."
    return f"{whole(taken)} of {count(every, 'change')} are taken, the others are left."


def done_words(difference: ImportDifference, accepted: Collection[str]) -> str:
    """Say in a line what was taken, kind by kind."""
    rows = group_rows(difference, accepted)
    return " · ".join(f"{row.group.title}: {whole(row.taken)}" for row in rows if row.taken)


def group_row_columns() -> tuple[Column[GroupRow], ...]:
    """Give the title last: it takes the room that is left, and the figures are always seen."""
    return (
        Column(
            "number",
            "Rows",
            lambda row: whole(len(row.group.rows)),
            lambda row: float(len(row.group.rows)),
            Align.RIGHT,
            width=7,
        ),
        Column("taken", "Taken", _taken_words, lambda row: float(row.taken), width=10),
        Column("what", "Change", lambda row: row.group.title, width=22),
    )


def past_group_columns() -> tuple[Column[GroupRow], ...]:
    """Show the kinds of change of a past import; `taken` is how many rows there were."""
    return (
        Column("what", "Change", lambda row: row.group.title, width=27),
        Column("number", "Rows", _past_words, _past_number, Align.RIGHT, width=8),
    )


def past_line_columns() -> tuple[Column[LineRow], ...]:
    return tuple(column for column in line_row_columns() if column.key != "taken")


def line_row_columns() -> tuple[Column[LineRow], ...]:
    return (
        Column("taken", "Taken", lambda line: _line_mark(line).words, state=_line_mark, width=10),
        Column("who", "About", lambda line: line.who, tooltip=lambda line: line.who, width=17),
        Column(
            "what",
            "What",
            lambda line: line.words,
            tooltip=lambda line: line.words,
            width=36,
        ),
        Column("worker", "Worker", lambda line: line.row.worker, width=13),
        Column("before", "Here now", lambda line: line.row.before, shown=False),
        Column("after", "In the file", lambda line: line.row.after, shown=False),
        Column("team", "Team", lambda line: line.row.team, shown=False),
        Column("id", "ID", lambda line: line.row.child_id, shown=False),
    )


def team_row_columns() -> tuple[Column[TeamRows], ...]:
    return (
        Column("team", "Team", lambda row: row.team or "No team", width=30),
        Column("before", "Before", lambda row: whole(row.before), _before, Align.RIGHT),
        Column("now", "In this file", lambda row: whole(row.now), _now, Align.RIGHT),
        Column("state", "Complete?", lambda row: _team_mark(row).words, state=_team_mark),
    )


def _past_words(row: GroupRow) -> str:
    return whole(row.taken)


def _past_number(row: GroupRow) -> float:
    return float(row.taken)


def _taken_words(row: GroupRow) -> str:
    if not row.to_choose:
        return "To know"
    if row.taken in {0, row.to_choose}:
        return "All" if row.taken else "None"
    return f"{whole(row.taken)} of {whole(row.to_choose)}"


def _line_mark(line: LineRow) -> StateMark:
    if not line.row.can_choose:
        return StateMark(Tone.UPCOMING, "To know")
    return StateMark(Tone.MET, "Taken") if line.is_taken else StateMark(Tone.EXEMPT, "Left")


def _team_mark(row: TeamRows) -> StateMark:
    if row.is_doubtful:
        return StateMark(Tone.SOON, "Looks short")
    return StateMark(Tone.MET, "Looks whole")


def _before(row: TeamRows) -> float:
    return float(row.before)


def _now(row: TeamRows) -> float:
    return float(row.now)
