"""Write what was measured as a page for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.bench.figures import Figure, growth

SMALL_AND_LARGE = (1_000, 10_000)
MOST_GROWTH = 12.0
SHORT = 0.01
INTRODUCTION = """\
# Benchmarks

Measured by `python dev.py bench --write` on {on:%d %B %Y}: {machine}. Every figure is a median, \
taken in the same run as its baseline, on the same made-up data with three years of history in \
an encrypted store. Ratios compare between machines; seconds do not.

The start is the program started as a process until the Monday page has been painted: without \
a passphrase, as the demonstration team has none, and with one that is typed at once. The window \
is the real one, painted in memory. A freeze is the longest time for which the window did not \
answer a heartbeat of 5 ms. The very first start compiles the program and is shown apart; all \
other figures are warm: the files lie in the computer's memory, as they do after the first look \
at them.
"""


def render(figures: Sequence[Figure], machine: str, on: date) -> str:
    """Give the page: a table for each size, then how each figure grows."""
    parts = [INTRODUCTION.format(on=on, machine=machine)]
    for children in dict.fromkeys(one.children for one in figures):
        parts.append(f"\n## {children:,} children\n")
        parts.append("| what | takes | beside | ratio | promised | kept |")
        parts.append("| --- | ---: | --- | ---: | --- | --- |")
        parts += [_line(one) for one in figures if one.children == children]
    grown = growth(figures, *SMALL_AND_LARGE)
    if grown:
        small, large = SMALL_AND_LARGE
        parts.append(f"\n## Growth from {small:,} to {large:,} children\n")
        parts.append("| what | times | kept |\n| --- | ---: | --- |")
        names = {one.question.key: one.question.what for one in figures}
        parts += [
            f"| {names[key]} | {times:.1f} | {_yes(times <= MOST_GROWTH)} |"
            for key, times in grown.items()
        ]
    return "\n".join(parts) + "\n"


def _line(figure: Figure) -> str:
    question = figure.question
    beside = f"{question.against}: {_taken(figure.baseline, question.unit)}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    cells = (
        question.what,
        _taken(figure.product, question.unit),
        beside if figure.baseline is not None else "",
        ratio,
        _promised(figure),
        _yes(figure.is_kept),
    )
    return f"| {' | '.join(cells)} |"


def _promised(figure: Figure) -> str:
    promised = []
    if figure.promised_ratio is not None:
        promised.append(f"{figure.promised_ratio:.2g} x")
    if figure.question.limit is not None:
        promised.append(_taken(figure.question.limit, figure.question.unit))
    return ", ".join(promised)


def _taken(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    if unit == "MB":
        return f"{value:.0f} MB"
    if value < SHORT:
        return f"{value * 1000:.2f} ms"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"


def _yes(kept: bool | None) -> str:
    return "" if kept is None else "yes" if kept else "no"
