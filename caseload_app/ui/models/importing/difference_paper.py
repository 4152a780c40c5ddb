"""The difference an import makes, on paper: its groups, their rows, and what was left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from caseload_app.domain.importing.difference import ImportDifference
from caseload_app.domain.records import Child
from caseload_app.domain.wording import initials
from caseload_app.ui.models.importing.difference_rows import choice_words
from caseload_app.ui.words import count, whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.importing.difference import DifferenceGroup, DifferenceRow
    from caseload_app.services.differences import KeptDifference
    from caseload_app.ui.models.importing.import_reading import Reading

_HEADS = (("About", 16), ("What", 52), ("Worker", 20), ("Taken", 12))


@dataclass(frozen=True, slots=True)
class DifferencePaper:
    """What is printed; without `accepted` it is of an import that was made long ago.

    `numbers` says how many rows a group had, where fewer of them were kept.
    """

    title: str
    words: str
    difference: ImportDifference
    known: Mapping[str, Child]
    accepted: Collection[str] | None = None
    numbers: Mapping[str, int] | None = None


def paper_of_reading(
    title: str, reading: Reading, accepted: Collection[str], casebook: Casebook
) -> DifferencePaper:
    """Put what an import would change on paper."""
    known = dict(casebook.children)
    for change in reading.prepared.plan.changes:
        if isinstance(change.after, Child):
            known[change.after.child_id] = change.after
    files = ", ".join(file.path.name for file in reading.prepared.files)
    words = f"{files}. {choice_words(reading.difference, accepted)}"
    return DifferencePaper(title, words, reading.difference, known, accepted)


def paper_of_past(
    title: str, words: str, kept: KeptDifference, casebook: Casebook
) -> DifferencePaper:
    """Put what a past import changed on paper."""
    numbers = {str(one.group.id): one.number for one in kept.groups}
    return DifferencePaper(title, words, as_difference(kept), casebook.children, numbers=numbers)


def as_difference(kept: KeptDifference) -> ImportDifference:
    """Give a past difference in the shape of one that is still to come."""
    return ImportDifference(tuple(one.group for one in kept.groups), kept.teams, kept.doubts)


def difference_html(paper: DifferencePaper) -> str:
    """Lay out the whole difference; children are initials and ID, as on all paper."""
    parts = [
        f"<h1>{escape(paper.title)}</h1>",
        f"<p>{escape(paper.words)}</p>",
        *(f"<p><b>{escape(doubt)}</b></p>" for doubt in paper.difference.doubts),
        *(_group_html(group, paper) for group in paper.difference.groups),
        _teams_html(paper.difference),
    ]
    return f"<html><body>{''.join(parts)}</body></html>"


def _group_html(group: DifferenceGroup, paper: DifferencePaper) -> str:
    heads = _HEADS if paper.accepted is not None else _HEADS[:-1]
    head = "".join(f"<th align='left' width='{width}%'>{one}</th>" for one, width in heads)
    body = "".join(_row_html(row, paper) for row in group.rows)
    return (
        f"<h2>{escape(group.title)} ({_number_words(group, paper)})</h2>"
        f"<p>{escape(group.meaning)}</p>"
        f"<table width='100%' cellspacing='0' cellpadding='3'>"
        f"<thead><tr>{head}</tr></thead>{body}</table>"
    )


def _row_html(row: DifferenceRow, paper: DifferencePaper) -> str:
    child = paper.known.get(row.child_id)
    name = child.name if child is not None else ""
    who = f"{initials(name)} {row.child_id}".strip() or row.worker
    words = row.sentence.removeprefix(f"{name or row.child_id}: ")
    words = words.replace(name, initials(name)) if name else words
    cells = [who, f"{words[:1].upper()}{words[1:]}", row.worker]
    if paper.accepted is not None:
        taken = "Taken" if row.id in paper.accepted else "Left"
        cells.append(taken if row.can_choose else "To know")
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _number_words(group: DifferenceGroup, paper: DifferencePaper) -> str:
    there = (paper.numbers or {}).get(str(group.id), len(group.rows))
    if there > len(group.rows):
        return f"the first {whole(len(group.rows))} of {count(there, 'row')}"
    return count(there, "row")


def _teams_html(difference: ImportDifference) -> str:
    if not difference.teams:
        return ""
    rows = "".join(
        f"<tr><td>{escape(one.team or 'No team')}</td><td align='right'>{one.before}</td>"
        f"<td align='right'>{one.now}</td></tr>"
        for one in difference.teams
    )
    return (
        "<h2>Open children by team</h2><table cellspacing='0' cellpadding='3'><thead><tr>"
        "<th align='left'>Team</th><th>Before</th><th>In this file</th></tr></thead>"
        f"{rows}</table>"
    )
