"""Forty-odd ways in which one and the same small list arrives, each with what must be read.

The list has three children. A mess changes how it is written, never what it says, unless it
names other expected values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.exchange.binary_workbook import EPOCH_1904, write_binary_workbook
from tests.exchange.workbooks import write_text, write_workbook

Cells = list[object]
Table = list[Cells]
Known = tuple[str, str, str, date | None, date | None]
"""Worker, team, plan, start of the plan, last visit."""

JAN, FEB, WINTER = date(2026, 1, 12), date(2026, 2, 9), date(2025, 12, 3)
HEADINGS: Cells = [
    "Child ID",
    "Name",
    "Worker",
    "Team",
    "Plan",
    "Plan started on",
    "Closed on",
    "Last visit",
]
EXPECTED: Mapping[str, Known] = {
    "1001": ("Ann Brook", "North", "CIN", JAN, FEB),
    "1002": ("Bo Vale", "North", "CP", WINTER, FEB),
    "1003": ("", "South", "CLA", WINTER, None),
}


def rows() -> Table:
    return [
        ["1001", "Fern Test", "Ann Brook", "North", "CIN", JAN, None, FEB],
        ["1002", "Ivo Test", "Bo Vale", "North", "CP", WINTER, None, FEB],
        ["1003", "Una Test", None, "South", "CLA", WINTER, None, None],
    ]


@dataclass(frozen=True)
class Mess:
    """One way to write the list: its name, what makes the file, and what must be read."""

    name: str
    write: Callable[[Path], Path]
    expected: Mapping[str, Known] = field(default_factory=lambda: EXPECTED)


def messes() -> list[Mess]:
    return [*_layouts(), *_headings(), *_dates(), *_cells(), *_files()]


def _book(change: Callable[[Table], Table]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        return write_workbook(folder, {"Caseload": change([list(HEADINGS), *rows()])})

    return write


def _column(place: int, change: Callable[[object], object]) -> Callable[[Path], Path]:
    """Change every filled cell of one column under the headings."""

    def changed(table: Table) -> Table:
        for row in table[1:]:
            if row[place] is not None:
                row[place] = change(row[place])
        return table

    return _book(changed)


def _every_date(change: Callable[[date], object]) -> Callable[[Path], Path]:
    def changed(table: Table) -> Table:
        return [[change(cell) if isinstance(cell, date) else cell for cell in row] for row in table]

    return _book(changed)


def _renamed(**headings: str) -> Callable[[Path], Path]:
    def changed(table: Table) -> Table:
        new = {name.replace("_", " ").casefold(): text for name, text in headings.items()}
        table[0] = [new.get(str(cell).casefold(), cell) for cell in table[0]]
        return table

    return _book(changed)


def _layouts() -> list[Mess]:
    blank: Cells = [None] * len(HEADINGS)
    total: Cells = ["Total", None, 3, *[None] * 5]
    return [
        Mess("as it should be", _book(lambda table: table)),
        Mess("a title above", _book(lambda table: [["Caseload as at 2 March"], *table])),
        Mess(
            "a title, blank rows and instructions",
            _book(lambda table: [["Caseload"], [], ["Please update weekly"], [], *table]),
        ),
        Mess("blank rows between", _book(lambda table: [r for x in table for r in (x, blank)])),
        Mess("a trailing total", _book(lambda table: [*table, total])),
        Mess("a total with a colon", _book(lambda table: [*table, ["Total: 3"], ["Count: 3"]])),
        Mess("a line that names the worker above the cases", _worker_lines("Worker: {} (1)")),
        Mess("the worker's line without a column for it", _worker_lines("Social Worker = {}", 2)),
        Mess("a worker's name alone over the cases", _book(_names_over_cases)),
        Mess("a subtotal for each worker", _book(_with_subtotals)),
        Mess("headings on every page", _book(lambda t: [*t[:2], t[0], t[2], t[0], *t[3:]])),
        Mess(
            "a footer with the filters of the report",
            _book(lambda t: [*t, [], ["Applied filters: Team is North or South"]]),
        ),
        Mess("a page number at the end", _book(lambda t: [*t, [None, None, "Page 1 of 1"]])),
        Mess("a column without a heading first", _book(_with_index)),
        Mess("blank columns between", _book(lambda t: [_spread(row) for row in t])),
        Mess("the columns in another order", _book(lambda t: [row[::-1] for row in t])),
        Mess(
            "a list far from the corner", _book(lambda t: [*[[]] * 5, *[[None] * 4 + r for r in t]])
        ),
        Mess("a worker merged over the cases", _merged_worker, _merged_expected()),
        Mess("a row hidden by a filter", _hidden_row),
    ]


def _headings() -> list[Mess]:
    return [
        Mess("headings in capitals", _book(lambda t: [[str(c).upper() for c in t[0]], *t[1:]])),
        Mess("spaces after headings", _book(lambda t: [[f"{c}  " for c in t[0]], *t[1:]])),
        Mess("headings with colons", _book(lambda t: [[f"{c}:" for c in t[0]], *t[1:]])),
        Mess("line breaks in headings", _renamed(plan_started_on="Plan started\non")),
        Mess("CamelCase headings", _renamed(child_id="ChildID", last_visit="LastVisit")),
        Mess("snake_case headings", _renamed(child_id="child_id", last_visit="last_visit")),
        Mess("a case system's words", _renamed(child_id="Mosaic ID", worker="Allocated Worker")),
        Mess("other words again", _renamed(worker="Key Worker", plan="Case status", team="Unit")),
        Mess("a curly apostrophe", _renamed(name="Child’s Name")),  # noqa: RUF001
        Mess("a non-breaking space", _renamed(child_id="Child\u00a0ID")),
    ]


def _dates() -> list[Mess]:
    return [
        Mess("dates as text", _every_date(lambda day: day.strftime("%d/%m/%Y"))),
        Mess("dates with two figures", _every_date(lambda day: day.strftime("%d/%m/%y"))),
        Mess("dates with dots", _every_date(lambda day: day.strftime("%d.%m.%Y"))),
        Mess("ISO dates", _every_date(lambda day: day.isoformat())),
        Mess("dates with a time", _every_date(lambda day: f"{day.isoformat()} 00:00:00")),
        Mess("dates with a weekday", _every_date(lambda day: day.strftime("%a %d %b %Y"))),
        Mess("months in words", _every_date(lambda day: day.strftime("%d %B %Y"))),
        Mess("day numbers", _every_date(lambda day: (day - date(1899, 12, 30)).days)),
        Mess("eight figures", _every_date(lambda day: int(day.strftime("%Y%m%d")))),
        Mess(
            "true dates with a time of day",
            _every_date(lambda day: datetime.combine(day, time(9))),
        ),
        Mess("sentinels for no date", _book(_with_sentinels)),
        Mess("days counted from 1904", _from_1904),
    ]


def _cells() -> list[Mess]:
    return [
        Mess("IDs as numbers", _column(0, lambda cell: int(str(cell)))),
        Mess("IDs with .0", _column(0, lambda cell: f"{cell}.0")),
        Mess("IDs with spaces", _column(0, lambda cell: f" {cell} ")),
        Mess("IDs with Excel's quote", _column(0, lambda cell: f"'{cell}")),
        Mess("names with non-breaking spaces", _column(2, lambda c: str(c).replace(" ", "\u00a0"))),
        Mess("names with two spaces", _column(2, lambda c: str(c).replace(" ", "  "))),
        Mess("invisible marks", _column(3, lambda cell: f"\u200b{cell}\ufeff")),
        Mess("letters before the plan", _column(4, lambda cell: f"b) {cell}")),
        Mess("plans in other words", _column(4, _other_plan_words)),
        Mess("two plans in one cell", _column(4, lambda c: "CLA/CP" if c == "CLA" else c)),
        Mess("#N/A for nobody", _book(lambda t: _put(t, 3, 2, "#N/A"))),
        Mess("Unallocated for nobody", _book(lambda t: _put(t, 3, 2, "Unallocated"))),
        Mess("dashes for nothing", _book(_with_dashes)),
        Mess(
            "NULL for nothing",
            _book(lambda t: [["NULL" if c is None else c for c in r] for r in t]),
        ),
        Mess(
            "empty texts for nothing",
            _book(lambda t: [["" if c is None else c for c in r] for r in t]),
        ),
    ]


def _files() -> list[Mess]:
    return [
        Mess("comma, UTF-8", _text("utf-8", ",")),
        Mess("comma, UTF-8 with its mark", _text("utf-8-sig", ",")),
        Mess("semicolon, Windows-1252", _text("cp1252", ";")),
        Mess("tab, UTF-16", _text("utf-16", "\t")),
        Mess("bar, UTF-8", _text("utf-8", "|")),
        Mess("tab, UTF-8, called tsv", _text("utf-8", "\t", "list.tsv")),
        Mess("a workbook with macros", _with_macros),
        Mess("a binary workbook", _binary()),
        Mess("a binary workbook from 1904", _binary(from_1904=True)),
        Mess("day numbers in a binary workbook from 1904", _binary(_day_number, from_1904=True)),
        Mess("a comma file called xlsx", _text("utf-8", ",", "list.xlsx")),
        Mess("lines that stop early", _short_lines),
        Mess("beside sheets of guidance", _with_guidance),
    ]


def _with_subtotals(table: Table) -> Table:
    out = [table[0]]
    for row in table[1:]:
        out += [row, [None, None, f"Total {row[2] or 'unallocated'}", None, None, 1, None, None]]
        out[-1][0] = f"Total {row[2] or 'unallocated'}"
    return out


def _worker_lines(words: str, without: int | None = None) -> Callable[[Path], Path]:
    """Name each worker on a line of text, as a report does, and not in the rows."""

    def write(folder: Path) -> Path:
        lines = [list(HEADINGS)]
        for row in rows():
            lines += [[words.format(row[2] or "Unallocated")], [*row[:2], None, *row[3:]]]
        if without is not None:
            lines = [line[:without] + line[without + 1 :] for line in lines]
        text = "\n".join(",".join(map(_plain, line)) for line in lines)
        return write_text(folder, text.encode())

    return write


def _names_over_cases(table: Table) -> Table:
    out = [table[0]]
    for row in table[1:]:
        name = row[2] or "Unallocated"
        out += [[None, None, name, *[None] * 5], [*row[:2], None, *row[3:]]]
    return out


def _with_index(table: Table) -> Table:
    return [["" if not number else number - 1, *row] for number, row in enumerate(table)]


def _spread(row: Cells) -> Cells:
    return [cell for each in row for cell in (each, None)]


def _put(table: Table, row: int, column: int, value: object) -> Table:
    table[row][column] = value
    return table


def _with_sentinels(table: Table) -> Table:
    for row, value in zip(table[1:], ("31/12/9999", "01/01/2300", "0001-01-01"), strict=True):
        row[6] = value
    return table


def _with_dashes(table: Table) -> Table:
    return [table[0], *[["-" if cell is None else cell for cell in row] for row in table[1:]]]


def _other_plan_words(cell: object) -> str:
    words = {"CIN": "Child in need plan", "CP": "CPP", "CLA": "Looked after child"}
    return words[str(cell)]


def _merged_expected() -> Mapping[str, Known]:
    ann = EXPECTED["1001"]
    return {**EXPECTED, "1002": ("Ann Brook", *EXPECTED["1002"][1:]), "1001": ann}


def _merged_worker(folder: Path) -> Path:
    path = _book(lambda table: _put(table, 2, 2, None))(folder)
    workbook = load_workbook(path)
    workbook["Caseload"].merge_cells("C2:C3")
    workbook.save(path)
    return path


def _hidden_row(folder: Path) -> Path:
    path = _book(lambda table: table)(folder)
    workbook = load_workbook(path)
    workbook["Caseload"].row_dimensions[3].hidden = True
    workbook.save(path)
    return path


def _from_1904(folder: Path) -> Path:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    sheet = workbook.active
    for row in ([*HEADINGS], *rows()):
        sheet.append(row)
    workbook.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def _text(encoding: str, separator: str, name: str = "list.csv") -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        lines = [separator.join(map(_plain, row)) for row in (HEADINGS, *rows())]
        return write_text(folder, "\r\n".join(lines).encode(encoding), name)

    return write


def _with_macros(folder: Path) -> Path:
    return _book(lambda table: table)(folder).rename(folder / "book.xlsm")


def _binary(
    change: Callable[[object], object] = lambda cell: cell, *, from_1904: bool = False
) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        table = [[change(cell) for cell in row] for row in (HEADINGS, *rows())]
        return write_binary_workbook(folder / "book.xlsb", {"Caseload": table}, from_1904=from_1904)

    return write


def _day_number(cell: object) -> object:
    return (cell - EPOCH_1904).days if isinstance(cell, date) else cell


def _short_lines(folder: Path) -> Path:
    lines = [",".join(map(_plain, row)).rstrip(",") for row in (HEADINGS, *rows())]
    return write_text(folder, "\n".join(lines).encode())


def _plain(cell: object) -> str:
    if cell is None:
        return ""
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell)


def _with_guidance(folder: Path) -> Path:
    guidance = [["Column", "Type", "Codes", "Notes"], ["Child ID", "text", "-", "our own ID"]]
    return write_workbook(
        folder,
        {
            "Front Sheet": [["Please read first"]],
            "Guidance": guidance,
            "Caseload": [HEADINGS, *rows()],
            "Sheet2": [],
        },
    )
