"""What a chart shows, apart from how it is drawn: bars against a limit, lines, a grid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Series:
    """One kind of amount in every bar; `colour` is a plan, a tone or a colour of the theme."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the key it opens, its label, an amount for each series, and its own limit."""

    key: str
    label: str
    amounts: tuple[float, ...]
    limit: float | None = None

    @property
    def total(self) -> float:
        return sum(self.amounts)


@dataclass(frozen=True, slots=True)
class BarChart:
    """A chart of bars, lying when there are names to read, standing when there are weeks.

    `summary` says in a sentence what the chart shows, for whoever does not see it.
    """

    title: str
    summary: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    lying: bool = True
    unit: str = ""
    limit_name: str = "limit"
    grouped: bool = False
    """The amounts stand beside each other instead of on each other."""
    over_is_bad: bool = True
    """Who is over the limit is marked; a figure to compare with is no limit."""
    note: str = ""
    """What the picture leaves out, said under it."""

    @property
    def longest(self) -> float:
        if self.grouped:
            amounts = (amount for bar in self.bars for amount in bar.amounts)
            return max(amounts, default=0) or 1
        totals = (max(bar.total, bar.limit or 0) for bar in self.bars)
        return max(totals, default=0) or 1

    def words_of(self, bar: Bar) -> str:
        """Say one bar: `Rowan Tate: 17 cases; 9 CIN, 8 CP; limit 16`."""
        pairs = zip(bar.amounts, self.series, strict=True)
        is_split = len(self.series) > 1
        named = [f"{amount:g} {series.name}" for amount, series in pairs if amount and is_split]
        parts = ", ".join(named)
        limit = f"; {self.limit_name} {bar.limit:g}" if bar.limit is not None else ""
        unit = f" {self.unit}" if self.unit and self.unit != "%" else self.unit
        if self.grouped:
            return f"{bar.label}: {parts or 'none'}"
        return f"{bar.label}: {bar.total:g}{unit}" + (f"; {parts}" if parts else "") + limit


@dataclass(frozen=True, slots=True)
class Line:
    """One line through days; between its runs nothing was known, and nothing is drawn."""

    name: str
    colour: str
    runs: tuple[tuple[tuple[date, float], ...], ...]

    @property
    def by_day(self) -> dict[date, float]:
        return {on: value for run in self.runs for on, value in run}


@dataclass(frozen=True, slots=True)
class LineChart:
    """A chart over time; `marks` are days on which something changed, each with its words.

    `level` is a figure to compare with, drawn across, under `level_name`.
    """

    title: str
    summary: str
    lines: tuple[Line, ...]
    unit: str = ""
    level: float | None = None
    level_name: str = ""
    marks: tuple[tuple[date, str], ...] = ()
    percent: bool = False

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Give a bar for each day, for the table, the keyboard and a screen reader."""
        days = sorted({on for line in self.lines for on in line.by_day})
        known = [line.by_day for line in self.lines]
        return tuple(
            Bar(
                on.isoformat(),
                f"{on.day} {MONTHS[on.month - 1]} {on.year}",
                tuple(values.get(on, 0.0) for values in known),
                self.level,
            )
            for on in days
        )

    @property
    def longest(self) -> float:
        values = [value for line in self.lines for value in line.by_day.values()]
        return max([*values, self.level or 0], default=0) or 1

    def words_of(self, bar: Bar) -> str:
        """Say one day: `5 Jan 2026: 85.5%; policy changed`."""
        on = date.fromisoformat(bar.key)
        sign = "%" if self.percent else ""
        said = [
            f"{line.name} {line.by_day[on]:.4g}{sign}" for line in self.lines if on in line.by_day
        ]
        if self.level is not None:
            said.append(f"{self.level_name} {self.level:g}{sign}")
        said += [words for marked, words in self.marks if marked == on]
        return f"{bar.label}: {'; '.join(said)}"


@dataclass(frozen=True, slots=True)
class Square:
    """One square of a grid: a shape and a word, never a colour alone."""

    symbol: str = ""
    tone: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class GridChart:
    """A grid of squares, a row for each name; `key` says what each symbol means."""

    title: str
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Bar, tuple[Square, ...]], ...]
    key: tuple[tuple[Square, str], ...] = ()

    @property
    def bars(self) -> tuple[Bar, ...]:
        return tuple(bar for bar, _ in self.rows)

    def words_of(self, bar: Bar) -> str:
        squares = next((found for one, found in self.rows if one.key == bar.key), ())
        pairs = zip(self.columns, squares, strict=False)
        said = [
            f"{' '.join(column.split())} {square.words}" for column, square in pairs if square.words
        ]
        return f"{bar.label}: {'; '.join(said) or 'nothing recorded'}"


AnyChart = BarChart | LineChart | GridChart
