"""The difference an import makes, on paper: its groups, their rows, and what was left."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from caseload_app.domain.records import Child
from caseload_app.domain.wording import initials
from caseload_app.ui.models.importing.difference_rows import choice_words
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.importing.difference import DifferenceGroup, ImportDifference
    from caseload_app.ui.models.importing.import_reading import Reading


def difference_html(
    title: str, reading: Reading, accepted: Collection[str], casebook: Casebook
) -> str:
    """Lay out the whole difference; children are initials and ID, as on all paper."""
    known = dict(casebook.children)
    for change in reading.prepared.plan.changes:
        if isinstance(change.after, Child):
            known[change.after.child_id] = change.after
    files = ", ".join(file.path.name for file in reading.prepared.files)
    parts = [
        f"<h1>{escape(title)}</h1>",
        f"<p>{escape(files)}. {escape(choice_words(reading.difference, accepted))}</p>",
        *(f"<p><b>{escape(doubt)}</b></p>" for doubt in reading.difference.doubts),
        *(_group_html(group, accepted, known) for group in reading.difference.groups),
        _teams_html(reading.difference),
    ]
    return f"<html><body>{''.join(parts)}</body></html>"


def _group_html(
    group: DifferenceGroup, accepted: Collection[str], known: Mapping[str, Child]
) -> str:
    rows = []
    for row in group.rows:
        child = known.get(row.child_id)
        name = child.name if child is not None else ""
        who = f"{initials(name)} {row.child_id}".strip() or row.worker
        what = row.sentence.replace(name, initials(name)) if name else row.sentence
        taken = "Taken" if row.id in accepted else "Left"
        cells = (who, what, row.worker, taken if row.can_choose else "To know")
        rows.append("".join(f"<td>{escape(cell)}</td>" for cell in cells))
    heads = "".join(f"<th align='left'>{head}</th>" for head in _HEADS)
    body = "".join(f"<tr>{cells}</tr>" for cells in rows)
    return (
        f"<h2>{escape(group.title)} ({count(len(group.rows), 'row')})</h2>"
        f"<p>{escape(group.meaning)}</p>"
        f"<table width='100%' cellspacing='0' cellpadding='3'>"
        f"<thead><tr>{heads}</tr></thead>{body}</table>"
    )


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


_HEADS = ("About", "What", "Worker", "Taken")
