"""The monthly report for the head of service, as a value: PDF and Word are both made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures.measure import Measure
from caseload_app.domain.measures.saying import (
    BETTER_THAN,
    WORSE_THAN,
    change_words,
    comparator_words,
    counted_words,
    figure_words,
    of_words,
    standing,
)
from caseload_app.domain.measures.snapshots import Change
from caseload_app.domain.records import Response
from caseload_app.domain.responses import (
    about_limit,
    about_unallocated,
    is_answered,
    response_to,
    response_to_deadline,
    response_words,
)
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.wording import MARKING, counted, initials, listed, long_day
from caseload_app.domain.workload import caseloads, team_total, unallocated

MOST_ANSWERS = 3
MOST_REDS = 14
"""The report keeps to two or three pages; the workbook and the screen hold everything."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One measure: its figure, what it is of, how it moved, and England's."""

    label: str
    figure: str
    of: str
    change: str
    england: str
    against: str


@dataclass(frozen=True, slots=True)
class Red:
    """One kind of thing that is late or over a limit, and what is being done about it."""

    what: str
    number: int
    answered: int
    doing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart for the report: what it shows in words, and the picture as a PNG file."""

    title: str
    words: str
    png: bytes


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """Everything the report says, in the order it says it."""

    title: str
    team: str
    as_at: date
    headline: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    reds: tuple[Red, ...]
    more_reds: int
    definitions: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...] = ()
    marking: str = MARKING


def monthly_report(
    casebook: Casebook,
    measures: Sequence[Measure],
    changes: Mapping[str, Change],
    *,
    names: bool = False,
    pictures: Sequence[Picture] = (),
) -> MonthlyReport:
    """Put the report together; children are initials and ID unless `names`."""
    shown = [one for one in measures if one.spec.in_report and one.value is not None]
    reds = _reds(casebook, names=names)
    return MonthlyReport(
        title="Monthly report",
        team=_teams(casebook),
        as_at=casebook.today,
        headline=tuple(_headline(casebook, shown, changes)),
        figures=tuple(_line(one, changes.get(one.spec.id)) for one in shown),
        reds=tuple(reds[:MOST_REDS]),
        more_reds=max(0, len(reds) - MOST_REDS),
        definitions=tuple(
            (one.spec.label, f"{one.spec.definition} {counted_words(one.spec)}") for one in shown
        ),
        pictures=tuple(pictures),
    )


def _teams(casebook: Casebook) -> str:
    teams = sorted({one.team for one in casebook.workers.values() if one.team})
    return listed(teams)


def _line(one: Measure, change: Change | None) -> FigureLine:
    small = ", small number" if one.is_small else ""
    return FigureLine(
        one.spec.label,
        figure_words(one.spec, one.value),
        f"{of_words(one)}{small}",
        change_words(one.spec, change),
        comparator_words(one.spec, one.spec.comparator),
        standing(one),
    )


def _headline(
    casebook: Casebook, shown: Sequence[Measure], changes: Mapping[str, Change]
) -> list[str]:
    total = team_total(caseloads(casebook))
    waiting = len(unallocated(casebook))
    average = (
        f", {total.cases_per_fte:.1f} for each full-time equivalent" if total.cases_per_fte else ""
    )
    lines = [
        f"{counted(total.cases, 'case')} held{average}; "
        f"{counted(waiting, 'child', 'children')} not allocated.",
        f"{counted(len(casebook.overdue()), 'date')} late today.",
    ]
    moved = {
        verdict: [
            one.spec.label
            for one in shown
            if not one.is_small
            and change_words(one.spec, changes.get(one.spec.id)).endswith(verdict)
        ]
        for verdict in ("better", "worse")
    }
    lines += [
        f"{verdict.capitalize()} than last month: {_some(labels)}."
        for verdict, labels in moved.items()
        if labels
    ]
    for words in (WORSE_THAN, BETTER_THAN):
        labels = [one.spec.label for one in shown if standing(one) == words and not one.is_small]
        if labels:
            lines.append(f"{words}: {_some(labels)}.")
    return lines


def _some(labels: Sequence[str], most: int = 5) -> str:
    low = [f"{label[:1].lower()}{label[1:]}" for label in labels[:most]]
    more = len(labels) - most
    return listed([*low, f"{more} more"] if more > 0 else low)


def _reds(casebook: Casebook, *, names: bool) -> list[Red]:
    """Give the late dates by rule, the most of them first, then children and limits."""
    by_rule: dict[str, list[Deadline]] = {}
    for one in casebook.overdue():
        by_rule.setdefault(one.rule.label, []).append(one)
    found = [
        _red(
            f"{label}, late",
            [(_who(casebook, one.subject, names), response_to_deadline(casebook, one))
             for one in late],
            casebook.today,
        )
        for label, late in by_rule.items()
    ]  # fmt: skip
    found.sort(key=lambda red: (-red.number, red.what))
    waiting = [
        (
            _who(casebook, one.child_id, names),
            response_to(casebook, about_unallocated(one.child_id)),
        )
        for one in unallocated(casebook)
    ]
    over = [
        (load.worker.name, response_to(casebook, about_limit(load.worker.name)))
        for load in caseloads(casebook)
        if load.over_limit
    ]
    extra = [("Children not allocated", waiting), ("Workers over their agreed limit", over)]
    return [*(_red(what, who, casebook.today) for what, who in extra if who), *found]


def _red(what: str, about: Sequence[tuple[str, Response | None]], today: date) -> Red:
    answers = [(who, one) for who, one in about if is_answered(one, today)]
    doing = [f"{who}: {response_words(one, today)}" for who, one in answers[:MOST_ANSWERS]]
    more = len(answers) - len(doing)
    if more > 0:
        doing.append(f"and {more:,} more")
    return Red(what, len(about), len(answers), tuple(doing))


def _who(casebook: Casebook, child_id: str, names: bool) -> str:
    child = casebook.children[child_id]
    name = child.name if names else initials(child.name)
    return f"{name} {child_id}".strip()


def unanswered_words(red: Red) -> str:
    """Say of how many nothing has been said yet."""
    missing = red.number - red.answered
    if not missing:
        return "Answered for all."
    whom = "all" if missing == red.number else f"{missing:,} of {red.number:,}"
    return f"Nothing said yet about {whom}."


def as_at_words(report: MonthlyReport) -> str:
    """Say of what day, and how marked, for every page."""
    return f"As at {long_day(report.as_at)}"
