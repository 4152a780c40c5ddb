"""What an import would do, as rows: its sheets, its problems, its changes and those before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from caseload_app.domain.importing.claims import RowProblem
    from caseload_app.domain.importing.import_plan import ImportPlan, SheetReport
    from caseload_app.services.import_history import PastImport, PastSheet

R = TypeVar("R")
_HASH_SHOWN = 12

ANNEX_A = {
    "annex_a_1": "Annex A, List 1: contacts",
    "annex_a_2": "Annex A, List 2: early help",
    "annex_a_3": "Annex A, List 3: referrals",
    "annex_a_4": "Annex A, List 4: assessments",
    "annex_a_5": "Annex A, List 5: section 47 enquiries",
    "annex_a_6": "Annex A, List 6: children in need",
    "annex_a_7": "Annex A, List 7: child protection",
    "annex_a_8": "Annex A, List 8: children in care",
    "annex_a_9": "Annex A, List 9: care leavers",
    "annex_a_10": "Annex A, List 10: adoption",
    "annex_a_11": "Annex A, List 11: adopters",
    "tracker": "Tracker: one row a child",
    "workers": "Workers: one row each",
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet and what would become of it."""

    report: SheetReport

    @property
    def file(self) -> str:
        return Path(self.report.file).name


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One cell or row that could not be used; `refused` when its whole row is left out."""

    sheet: str
    problem: RowProblem
    refused: bool


def sheet_rows(plan: ImportPlan) -> list[SheetRow]:
    return [SheetRow(report) for report in plan.sheets]


def problem_rows(plan: ImportPlan) -> list[ProblemRow]:
    """Give what could not be used, whole rows first."""
    return list(_problems(plan))


def recognised_words(recognised_as: str | None) -> str:
    """Say what a sheet was taken for."""
    if recognised_as is None:
        return "Not recognised"
    return ANNEX_A.get(recognised_as, recognised_as.replace("_", " ").capitalize())


def sheet_columns() -> tuple[Column[SheetRow], ...]:
    return (
        Column("sheet", "Sheet", lambda row: row.report.name, width=16, tooltip=lambda r: r.file),
        Column("as", "Read as", _recognised, state=_sheet_mark, tooltip=_skipped),
        _number("rows", "Rows", lambda row: row.report.rows),
        _number("added", "Added", lambda row: row.report.added),
        _number("changed", "Changed", lambda row: row.report.changed),
        _number("unchanged", "Same", lambda row: row.report.unchanged),
        _number("closed", "Closed", lambda row: row.report.closed),
        _number("refused", "Refused", lambda row: len(row.report.rejected)),
        Column("notes", "To know", _notes, tooltip=_notes_lines, width=40),
        Column("headings", "Headings not used", _unmatched, width=24, shown=False),
        Column("heading", "Heading row", _heading_row, align=Align.RIGHT, shown=False),
        Column("file", "File", lambda row: row.file, shown=False),
    )


def problem_columns() -> tuple[Column[ProblemRow], ...]:
    return (
        Column("sheet", "Sheet", lambda row: row.sheet, width=16),
        Column(
            "row",
            "Row",
            lambda row: str(row.problem.row),
            lambda row: float(row.problem.row),
            Align.RIGHT,
        ),
        Column("column", "Column", lambda row: row.problem.column),
        Column("heading", "Heading", lambda row: row.problem.heading, width=18),
        Column("value", "What it says", lambda row: row.problem.value, width=16),
        Column("effect", "Effect", _effect, state=_effect_mark),
        Column(
            "problem",
            "What is wrong, and what to do",
            lambda row: row.problem.problem,
            tooltip=lambda row: row.problem.problem,
            width=60,
        ),
    )


def history_columns() -> tuple[Column[PastImport], ...]:
    return (
        Column("at", "Imported", _at, lambda row: row.at.timestamp(), width=22),
        Column("files", "File", lambda row: ", ".join(row.files), width=26),
        Column("as_of", "As at", lambda row: day(row.as_of), lambda row: row.as_of, width=17),
        _number("rows", "Rows", lambda row: row.rows),
        _number("added", "Added", lambda row: row.added),
        _number("changed", "Changed", lambda row: row.changed),
        _number("closed", "Closed", lambda row: row.closed),
        _number("refused", "Refused", lambda row: row.refused),
        _number("left", "Left", lambda row: row.left),
        Column("undone", "State", _undone, state=_undone_mark),
    )


def past_sheet_columns() -> tuple[Column[PastSheet], ...]:
    return (
        Column("sheet", "Sheet", lambda row: row.name, tooltip=lambda row: row.file, width=16),
        Column("as", "Read as", lambda row: recognised_words(row.recognised_as or None), width=24),
        _number("rows", "Rows", lambda row: row.rows),
        _number("added", "Added", lambda row: row.added),
        _number("changed", "Changed", lambda row: row.changed),
        _number("closed", "Closed", lambda row: row.closed),
        _number("refused", "Refused", lambda row: row.refused),
        Column(
            "notes",
            "To know",
            lambda row: " ".join(row.notes),
            tooltip=lambda row: "\n".join(row.notes),
            width=50,
        ),
        Column("file", "File", lambda row: row.file, shown=False),
    )


def past_words(past: PastImport) -> str:
    """Say when an import was made, what it came to, and of which very file."""
    left = f", {count(past.left, 'change')} left out by choice" if past.left else ""
    undone = " It was undone." if past.undone_at else ""
    prints = ", ".join(one[:_HASH_SHOWN] for one in past.hashes if one)
    known = f" Fingerprint of the file: {prints}." if prints else ""
    return (
        f"Imported {_at(past)}, as at {day(past.as_of)}: {count(past.rows, 'row')}, "
        f"{past.added:,} added, {past.changed:,} changed, {past.closed:,} closed, "
        f"{past.refused:,} refused{left}.{undone}{known}"
    )


def preview_words(plan: ImportPlan) -> str:
    """Say in a sentence what an import would do."""
    refused = sum(len(sheet.rejected) for sheet in plan.sheets)
    read = [sheet for sheet in plan.sheets if sheet.recognised_as]
    rows = sum(sheet.rows for sheet in read)
    words = f"{count(rows, 'row')} read from {count(len(read), 'sheet')}"
    if refused:
        words += f", {refused} of them refused"
    return f"{words}. Nothing is written before you press Import."


def _problems(plan: ImportPlan) -> Iterator[ProblemRow]:
    for report in plan.sheets:
        for problem in report.rejected:
            yield ProblemRow(report.name, problem, refused=True)
    for report in plan.sheets:
        for problem in report.problems:
            yield ProblemRow(report.name, problem, refused=False)


def _number(key: str, title: str, of: Callable[[R], int]) -> Column[R]:
    """Make a column of whole numbers in which nought is left blank, and sorts as nought."""

    def words(row: R) -> str:
        return f"{of(row):,}" if of(row) else ""

    def number(row: R) -> float:
        return float(of(row))

    return Column(key, title, words, number, Align.RIGHT, searched=False)


def _recognised(row: SheetRow) -> str:
    return recognised_words(row.report.recognised_as)


def _sheet_mark(row: SheetRow) -> StateMark:
    tone = Tone.MET if row.report.recognised_as and not row.report.skipped_because else Tone.EXEMPT
    return StateMark(tone, _recognised(row))


def _skipped(row: SheetRow) -> str:
    return row.report.skipped_because or _recognised(row)


def _heading_row(row: SheetRow) -> str:
    return str(row.report.header_row or "")


def _unmatched(row: SheetRow) -> str:
    return ", ".join(row.report.unmatched_headings)


def _note_list(row: SheetRow) -> Sequence[str]:
    skipped = (row.report.skipped_because,) if row.report.skipped_because else ()
    unused = _unmatched(row)
    headings = (f"Headings not used: {unused}.",) if unused else ()
    return (*skipped, *headings, *row.report.notes)


def _notes(row: SheetRow) -> str:
    return " ".join(_note_list(row))


def _notes_lines(row: SheetRow) -> str:
    return "\n".join(_note_list(row))


def _effect(row: ProblemRow) -> str:
    return "Row left out" if row.refused else "Cell left out"


def _effect_mark(row: ProblemRow) -> StateMark:
    return StateMark(Tone.OVERDUE if row.refused else Tone.SOON, _effect(row))


def _at(row: PastImport) -> str:
    return f"{day(row.at.date())}, {row.at:%H:%M}"


def _undone(row: PastImport) -> str:
    return "Undone" if row.undone_at else "Stands"


def _undone_mark(row: PastImport) -> StateMark:
    return StateMark(Tone.EXEMPT if row.undone_at else Tone.MET, _undone(row))
