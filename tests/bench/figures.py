"""What was measured, beside its baseline, and what was promised."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WORSE_BY = 1.5
"""A ratio this many times the recorded one has become worse."""

Values = Mapping[str, Sequence[float]]
"""What the workshops measured: seconds, or megabytes, by name."""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the table: what is measured, against what, and what was promised.

    `product` and `baseline` are names of measured values. `ratio` is the most that the product
    may take of its baseline, by number of children with 0 for any; `limit` the most it may
    take in seconds or megabytes at the largest size.
    """

    key: str
    what: str
    product: str
    baseline: str = ""
    against: str = ""
    ratio: Mapping[int, float] | None = None
    limit: float | None = None
    unit: str = "s"


@dataclass(frozen=True, slots=True)
class Figure:
    """The answer to a question at one size: medians of the product and of its baseline."""

    question: Question
    children: int
    product: float
    baseline: float | None

    @property
    def ratio(self) -> float | None:
        """Give how many times its baseline the product takes."""
        return self.product / self.baseline if self.baseline else None

    @property
    def promised_ratio(self) -> float | None:
        """Give the most it may be at this size."""
        promised = self.question.ratio or {}
        return promised.get(self.children, promised.get(0))

    @property
    def is_kept(self) -> bool | None:
        """Tell whether what was promised is kept; None where nothing was."""
        kept = []
        if self.promised_ratio is not None and self.ratio is not None:
            kept.append(self.ratio <= self.promised_ratio)
        if self.question.limit is not None:
            kept.append(self.product <= self.question.limit)
        return all(kept) if kept else None


def figures_of(questions: Iterable[Question], children: int, values: Values) -> list[Figure]:
    """Answer every question for which something was measured at this size."""
    return [
        Figure(
            question,
            children,
            median(values[question.product]),
            median(values[question.baseline]) if values.get(question.baseline) else None,
        )
        for question in questions
        if values.get(question.product)
    ]


def growth(figures: Sequence[Figure], small: int, large: int) -> dict[str, float]:
    """Give how many times longer each takes at the larger size."""
    by_size = {(one.question.key, one.children): one.product for one in figures}
    return {
        key: by_size[key, large] / taken
        for (key, children), taken in by_size.items()
        if children == small and taken and (key, large) in by_size
    }


def recorded(figures: Iterable[Figure]) -> dict[str, dict[str, float]]:
    """Give the ratios as they are kept; without a baseline the figure itself."""
    kept: dict[str, dict[str, float]] = {}
    for one in figures:
        value = one.product if one.ratio is None else one.ratio
        kept.setdefault(one.question.key, {})[str(one.children)] = round(value, 4)
    return kept


def became_worse(figures: Iterable[Figure], record: Path) -> list[str]:
    """Say which ratios are worse by half than those recorded; times of day do not compare."""
    if not record.exists():
        return []
    before = json.loads(record.read_text(encoding="utf-8"))["ratios"]
    return [
        f"{one.question.what} at {one.children:,} children: {one.ratio:.2f} times "
        f"{one.question.against}, recorded were {was:.2f}"
        for one in figures
        if one.ratio is not None
        and (was := before.get(one.question.key, {}).get(str(one.children))) is not None
        and one.ratio > was * WORSE_BY
    ]
