"""The measures as sheets of the exported workbook: figures, children to look at, definitions."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures.comparators import Comparator, ComparatorKind
from caseload_app.domain.measures.measure import Better, Measure, MeasureSpec, Shown, one_place
from caseload_app.domain.measures.saying import (
    BETTER_THAN,
    WORSE_THAN,
    change_words,
    counted_words,
    standing,
)
from caseload_app.domain.measures.working_out import EVERY_RULE
from caseload_app.domain.wording import initials
from caseload_app.exchange.writing.reading_sheets import ReadingSheet, SheetChart, StandOut
from caseload_app.exchange.writing.workbook_table import (
    CellValue,
    ColumnKind,
    Formula,
    TableColumn,
)
from caseload_app.services.measuring import Measured

TEXT, LONG, DATE = ColumnKind.TEXT, ColumnKind.LONG_TEXT, ColumnKind.DATE
WHOLE, NUMBER = ColumnKind.WHOLE, ColumnKind.NUMBER
PLACE, AMOUNT = ColumnKind.ONE_PLACE, ColumnKind.AMOUNT
FIGURES, TO_LOOK_AT, DEFINITIONS = "Measures", "Behind measures", "Measure definitions"
STANDING_COLUMN, SMALL_COLUMN = 9, 11
BETTER_WORDS = {Better.HIGH: "higher", Better.LOW: "lower", Better.NEITHER: "neither"}


def measure_sheets(measured: Measured, casebook: Casebook, *, names: bool) -> list[ReadingSheet]:
    """Give the sheets; every rule without anything counted is left out."""
    shown = [
        one
        for one in measured.measures
        if one.spec.field != EVERY_RULE or one.denominator or one.aside
    ]
    return [
        _figures(measured, shown),
        _beside_england(shown),
        _behind(shown, casebook, names=names),
        _definitions(shown),
    ]


def _figures(measured: Measured, shown: Sequence[Measure]) -> ReadingSheet:
    columns = (
        TableColumn("Measure", TEXT, 48),
        TableColumn("Field", TEXT, 22),
        TableColumn("Figure", PLACE, 9),
        TableColumn("Unit", TEXT, 9),
        TableColumn("Counts", AMOUNT, 9),
        TableColumn("Of", AMOUNT, 9),
        TableColumn("England", PLACE, 10),
        TableColumn("England, of when", TEXT, 26),
        TableColumn("Since last month", TEXT, 25),
        TableColumn("Against England", TEXT, 21),
        TableColumn("Local target", PLACE, 9),
        TableColumn("Small number", TEXT, 14),
        TableColumn("To look at", WHOLE, 9),
        TableColumn("Aside, not counted", WHOLE, 11),
    )
    rows = [_figure_row(measured, one) for one in shown]
    return ReadingSheet(
        FIGURES,
        "Measures",
        columns,
        rows,
        (
            "Figure = Counts / Of, as a per cent where the unit is %. What each counts stands on "
            f"the sheet {DEFINITIONS}; who is behind it on the sheet {TO_LOOK_AT}.",
        ),
        (
            StandOut(STANDING_COLUMN, WORSE_THAN, "mild"),
            StandOut(STANDING_COLUMN, BETTER_THAN, "quiet"),
            StandOut(SMALL_COLUMN, "Small", "mild"),
        ),
    )


def _figure_row(measured: Measured, one: Measure) -> tuple[CellValue, ...]:
    spec = one.spec
    england, target = spec.comparator, spec.compared_with(ComparatorKind.TARGET)
    return (
        spec.label,
        spec.field,
        _formula(one),
        "%" if spec.shown is Shown.PERCENT else "number",
        one.numerator,
        one.denominator,
        england.value if england else None,
        england.year if england else "no national figure",
        change_words(spec, measured.changes.get(spec.id)),
        standing(one),
        target.value if target else None,
        "Small number" if one.is_small else "",
        len(one.to_look_at),
        len(one.aside),
    )


def _formula(one: Measure) -> Formula | None:
    """Let the spreadsheet divide; it comes to the very figure that the screen shows."""
    if one.value is None:
        return None
    factor = "100*" if one.spec.shown is Shown.PERCENT else ""
    return Formula(f"ROUND({factor}E{{row}}/F{{row}},1)", one_place(one.value))


def _beside_england(shown: Sequence[Measure]) -> ReadingSheet:
    columns = (
        TableColumn("Measure, per cent", TEXT, 48),
        TableColumn("Here", PLACE, 9),
        TableColumn("England", PLACE, 9),
        TableColumn("England, of when", TEXT, 26),
    )
    rows: list[tuple[CellValue, ...]] = [
        (one.spec.label, one_place(one.value), england.value, england.year)
        for one in shown
        if (england := one.spec.comparator) is not None
        and one.value is not None
        and one.spec.shown is Shown.PERCENT
    ]
    chart = SheetChart(
        "Here beside England, per cent", 1, 2, lying=True, stacked=False, longest=100
    )
    return ReadingSheet(
        "Beside England", "Measures beside England's figure", columns, rows, chart=chart
    )


def _behind(shown: Sequence[Measure], casebook: Casebook, *, names: bool) -> ReadingSheet:
    columns = (
        TableColumn("Measure", TEXT, 44),
        TableColumn("Counts as", TEXT, 14),
        TableColumn("ID or worker", TEXT, 20),
        TableColumn("Child", TEXT, 16),
        TableColumn("Held by", TEXT, 24),
        TableColumn("Team", TEXT, 14),
        TableColumn("Plan", TEXT, 12),
        TableColumn("Due", DATE),
        TableColumn("Done", DATE),
        TableColumn("Why", LONG, 60),
    )
    rows: list[tuple[CellValue, ...]] = []
    for one in shown:
        for found in (*one.to_look_at, *one.aside):
            child = casebook.children.get(found.subject) if not found.is_worker else None
            name = "" if child is None else child.name if names else initials(child.name)
            rows.append(
                (
                    one.spec.label,
                    "Not counted" if found.aside else "To look at",
                    found.subject,
                    name,
                    found.worker,
                    found.team,
                    found.plan,
                    found.due,
                    found.on,
                    ", ".join(filter(None, (found.aside, found.said))),
                )
            )
    return ReadingSheet(
        TO_LOOK_AT,
        "Who keeps a figure from being better, and what is not counted",
        columns,
        rows,
        ("Workers stand by name, for supervision; nothing here ranks them.",),
        (StandOut(1, "To look at", "mild"),),
    )


def _definitions(shown: Sequence[Measure]) -> ReadingSheet:
    columns = (
        TableColumn("Measure", TEXT, 44),
        TableColumn("Definition", LONG, 60),
        TableColumn("What is divided by what", LONG, 50),
        TableColumn("Better when", TEXT, 11),
        TableColumn("Whose figure", TEXT, 22),
        TableColumn("Year", TEXT, 26),
        TableColumn("Value", NUMBER, 8),
        TableColumn("Its definition", LONG, 50),
        TableColumn("Its source", LONG, 36),
    )
    rows = [row for one in shown for row in _definition_rows(one.spec)]
    return ReadingSheet(DEFINITIONS, "What each measure counts, and compares with", columns, rows)


def _definition_rows(spec: MeasureSpec) -> list[tuple[CellValue, ...]]:
    said = (spec.label, spec.definition, counted_words(spec), BETTER_WORDS[spec.better])
    if not spec.comparators:
        return [(*said, "no national figure", "", None, "", "")]
    first, *others = reversed(spec.comparators)
    again = (spec.label, "", "", "")
    return [(*said, *_said(first)), *((*again, *_said(one)) for one in others)]


def _said(one: Comparator) -> tuple[CellValue, ...]:
    return one.kind.value, one.year, one.value, one.definition, one.source
