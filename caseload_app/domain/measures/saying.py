"""How measures are said, the same on screen, in Excel, on paper and on the command line."""

from __future__ import annotations

from caseload_app.domain.measures.comparators import NO_NATIONAL_FIGURE, Comparator
from caseload_app.domain.measures.measure import (
    SMALL,
    Better,
    Measure,
    MeasureSpec,
    Shown,
    one_place,
)
from caseload_app.domain.measures.snapshots import Change
from caseload_app.domain.wording import in_sentence, long_day

NO_FIGURE = "–"
BETTER_THAN, WORSE_THAN, SAME_AS = "Better than England", "Worse than England", "As England"
SMALL_NUMBER = f"Small number: fewer than {SMALL} counted, so one of them moves the figure a lot."


def figure_words(spec: MeasureSpec, value: float | None) -> str:
    """Say a figure to one place: `85.7%`, `15.2`."""
    if value is None:
        return NO_FIGURE
    sign = "%" if spec.shown is Shown.PERCENT else ""
    return f"{amount_words(one_place(value))}{sign}"


def amount_words(amount: float) -> str:
    """Say an amount without a place that is nought: `214`, `9.4`."""
    return f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.4g}"


def of_words(measure: Measure) -> str:
    """Say what was divided by what: `214 of 241`, or `288 over 9.4`."""
    joint = "of" if measure.spec.shown is Shown.PERCENT else "over"
    return f"{amount_words(measure.numerator)} {joint} {amount_words(measure.denominator)}"


def change_words(spec: MeasureSpec, change: Change | None, *, short: bool = False) -> str:
    """Say how a figure moved since last month: `up 2.1 points, better`; `short` in a column."""
    if change is None:
        return NO_FIGURE
    if change.by == 0:
        return "no change"
    way = "up" if change.by > 0 else "down"
    points = " points" if spec.shown is Shown.PERCENT and not short else ""
    judged = {Better.HIGH: change.by > 0, Better.LOW: change.by < 0}.get(spec.better)
    verdict = {None: "", True: ", better", False: ", worse"}[judged]
    return f"{way} {amount_words(abs(change.by))}{points}{verdict}"


def since_words(change: Change | None) -> str:
    """Say what a change is measured against, and how that figure is known."""
    if change is None:
        return "There is no figure of a month ago to compare with."
    how = "worked out again from what had happened by then" if change.recomputed else "kept then"
    return f"Against {long_day(change.since)}, {how}."


def comparator_words(spec: MeasureSpec, comparator: Comparator | None) -> str:
    """Say a figure to compare with and its year, or that there is no national one."""
    if comparator is None:
        return NO_NATIONAL_FIGURE
    return f"{figure_words(spec, comparator.value)} ({comparator.year})"


def counted_words(spec: MeasureSpec) -> str:
    """Say in a sentence what is divided by what, and of when."""
    return f"{spec.numerator}, over: {in_sentence(spec.denominator)}. {spec.period}."


def small_words(measure: Measure) -> str:
    """Warn where a figure stands on few."""
    return SMALL_NUMBER if measure.is_small else ""


def to_look_at_words(measure: Measure) -> str:
    """Say how many keep the figure from being better, and how many stand aside."""
    looked, aside = len(measure.to_look_at), len(measure.aside)
    if not looked and not aside:
        return "none"
    return f"{looked:,} and {aside:,} aside" if aside else f"{looked:,}"


def standing(measure: Measure) -> str:
    """Say how a figure stands against England's; empty where there is nothing to compare."""
    england = measure.spec.comparator
    if england is None or measure.value is None or measure.spec.better is Better.NEITHER:
        return ""
    apart = round(one_place(measure.value) - england.value, 1)
    if apart == 0:
        return SAME_AS
    is_better = (apart > 0) == (measure.spec.better is Better.HIGH)
    return BETTER_THAN if is_better else WORSE_THAN
