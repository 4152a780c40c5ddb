"""What a chart shows, apart from how it is drawn: bars of stacked amounts against a limit."""

from __future__ import annotations

from dataclasses import dataclass


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

    @property
    def longest(self) -> float:
        totals = (max(bar.total, bar.limit or 0) for bar in self.bars)
        return max(totals, default=0) or 1

    def words_of(self, bar: Bar) -> str:
        """Say one bar: `Rowan Tate: 17 cases; 9 CIN, 8 CP; limit 16`."""
        pairs = zip(bar.amounts, self.series, strict=True)
        parts = ", ".join(f"{amount:g} {series.name}" for amount, series in pairs if amount)
        limit = f"; {self.limit_name} {bar.limit:g}" if bar.limit is not None else ""
        unit = f" {self.unit}" if self.unit else ""
        return f"{bar.label}: {bar.total:g}{unit}" + (f"; {parts}" if parts else "") + limit
