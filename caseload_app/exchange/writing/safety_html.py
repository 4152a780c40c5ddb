"""Printed pages about the keeping of the store: recovery key, certificate, what is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.wording import MARKING, counted, long_day
from caseload_app.exchange.writing.html_parts import (
    PageColumn,
    escaped,
    facts,
    foot,
    head,
    heading,
    page_of,
    paragraph,
    table,
    titled,
)

KEY_STYLE = "font-family: monospace; font-size: 20pt; margin: 24px 0;"


@dataclass(frozen=True, slots=True)
class HeldTable:
    """What one table of the store holds about somebody."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_recovery_key(key: str, store: str, on: date) -> str:
    """Lay out the recovery key with what to do with the paper."""
    body = [
        head(MARKING, long_day(on)),
        titled("Recovery key", f"For the store {store}, made on {long_day(on)}"),
        f'<p style="{KEY_STYLE}">{escaped(key)}</p>',
        paragraph(
            "This key opens the store when its passphrase is forgotten: type it where the "
            "passphrase is asked for. There is no letter I, L, O or U in it, so a round sign is a "
            "nought and an upright one is a one."
        ),
        paragraph(
            "Keep this paper locked away from the computer. Whoever holds it together with the "
            "store and the file that ends in .recovery can read everything. A new passphrase "
            "or a new recovery key makes this one void; then destroy this paper."
        ),
    ]
    return page_of(["".join(body)])


def render_held(
    title: str, tables: Sequence[HeldTable], on: date, notes: Sequence[str], printed: str = ""
) -> str:
    """Lay out everything that is held about one person, table by table."""
    rows = sum(len(one.rows) for one in tables)
    body = [
        head(MARKING, long_day(on)),
        titled(title, f"{counted(rows, 'record')} in {counted(len(tables), 'table')}"),
        *(paragraph(note) for note in notes),
    ]
    for one in tables:
        width = 100 // max(1, len(one.headings))
        columns = [PageColumn(words, width) for words in one.headings]
        body += [heading(one.title), table(columns, one.rows, "Nothing.")]
    body.append(foot(printed))
    return page_of(["".join(body)])


def render_certificate(
    children: Sequence[tuple[str, str]],
    pairs: Sequence[tuple[str, str]],
    notes: Sequence[str],
    on: date,
) -> str:
    """Lay out what was removed for good, when and by whom, with room for a signature."""
    columns = [PageColumn("Child ID", 40), PageColumn("Case closed on", 60)]
    body = [
        head(MARKING, long_day(on)),
        titled("Certificate of removal", f"{counted(len(children), 'child', 'children')}"),
        facts(pairs),
        heading("Whose records were removed"),
        table(columns, children, "Nobody."),
        *(paragraph(note) for note in notes),
        paragraph("Signed ______________________________    Date ____________________"),
    ]
    return page_of(["".join(body)])
