"""What a deputy's copy would bring, as rows: what becomes of it, about whom, all three values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caseload_app.domain.lending.merging import Outcome, Side
from caseload_app.domain.wording import initials
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.lending.saying import Line

CHILD, OF_NAME = "Child", ": name"
NAMED = re.compile(r"\bname: ([^;]*)")
GROUPS = (Outcome.CONFLICT, Outcome.LEFT_OUT, Outcome.TAKEN, Outcome.KEPT)
TITLES = {
    Outcome.CONFLICT: "Changed by both",
    Outcome.LEFT_OUT: "Cannot be taken",
    Outcome.TAKEN: "Done by the deputy",
    Outcome.KEPT: "Done here meanwhile",
}
MEANINGS = {
    Outcome.CONFLICT: "Both of you changed these, each differently. Choose which stands.",
    Outcome.LEFT_OUT: "These stay in the copy, each for the reason said with it.",
    Outcome.TAKEN: "Only your deputy changed these. They are taken.",
    Outcome.KEPT: "Only you changed these while the copy was out. They stay as they are.",
}
UNDECIDED = StateMark(Tone.OVERDUE, "Choose")
MARKS = {
    Outcome.LEFT_OUT: StateMark(Tone.EXEMPT, "Left out"),
    Outcome.TAKEN: StateMark(Tone.MET, "Taken"),
    Outcome.KEPT: StateMark(Tone.UPCOMING, "Kept"),
}
CHOSEN = {
    Side.MINE: StateMark(Tone.UPCOMING, "Mine stays"),
    Side.DEPUTY: StateMark(Tone.MET, "Deputy's taken"),
}


@dataclass(frozen=True, slots=True)
class LendingRow:
    """One line of what differs, whom it is about, and what was chosen where both changed it."""

    number: int
    line: Line
    who: str
    chosen: Side | None = None

    @property
    def mark(self) -> StateMark:
        if self.line.outcome is Outcome.CONFLICT:
            return UNDECIDED if self.chosen is None else CHOSEN[self.chosen]
        return MARKS[self.line.outcome]


def lending_rows(
    lines: Iterable[Line], choices: Mapping[str, Side], casebook: Casebook
) -> list[LendingRow]:
    """Give a row for each line, in the order given; while names are hidden, with initials."""
    shown = [_hidden(line) if casebook.names_hidden else line for line in lines]
    return [
        LendingRow(number, line, _who(line, casebook), choices.get(line.id))
        for number, line in enumerate(shown)
    ]


def lending_columns() -> tuple[Column[LendingRow], ...]:
    return (
        Column(
            "result", "Result", lambda row: row.mark.words, state=lambda row: row.mark, width=15
        ),
        Column("who", "About", lambda row: row.who, tooltip=lambda row: row.who, width=15),
        Column("what", "What", lambda row: row.line.what, tooltip=_what, width=30),
        Column(
            "here",
            "Here now",
            lambda row: row.line.here,
            tooltip=lambda row: row.line.here,
            width=20,
        ),
        Column(
            "there",
            "In the copy",
            lambda row: row.line.there,
            tooltip=lambda row: row.line.there,
            width=20,
        ),
        Column(
            "was",
            "As lent",
            lambda row: row.line.was,
            tooltip=lambda row: row.line.was,
            shown=False,
        ),
    )


def group_words(outcome: Outcome, lines: Iterable[Line]) -> str:
    """Say how many there are of one kind: `Changed by both (3)`."""
    return f"{TITLES[outcome]} ({sum(line.outcome is outcome for line in lines):,})"


def standing_words(lines: Iterable[Line], choices: Mapping[str, Side]) -> str:
    """Say what taking the copy back would do, and what is still to be chosen."""
    known = list(lines)
    conflicts = [line for line in known if line.outcome is Outcome.CONFLICT]
    open_still = sum(line.id not in choices for line in conflicts)
    if open_still:
        return f"{count(open_still, 'choice')} still to make."
    taken = sum(line.outcome is Outcome.TAKEN for line in known)
    taken += sum(choices.get(line.id) is Side.DEPUTY for line in conflicts)
    if not taken:
        return "Nothing here would change."
    return f"{count(taken, 'change')} would be taken."


def _hidden(line: Line) -> Line:
    """Put initials in the place of a child's name, which is a value of its record."""
    if line.kind != CHILD:
        return line
    texts = (line.was, line.here, line.there)
    if line.what.endswith(OF_NAME) and line.id:
        was, here, there = map(initials, texts)
    else:
        was, here, there = (NAMED.sub(_initials_of, text) for text in texts)
    return replace(line, was=was, here=here, there=there)


def _initials_of(found: re.Match[str]) -> str:
    return f"name: {initials(found[1])}"


def _who(line: Line, casebook: Casebook) -> str:
    child = casebook.children.get(line.child_id)
    return casebook.display_name(child) if child is not None else line.about


def _what(row: LendingRow) -> str:
    return f"{row.line.what} ({row.line.why})" if row.line.why else row.line.what
