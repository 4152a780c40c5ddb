"""What the record of a session says before anybody types: figures in a minute, and the agenda."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from caseload_app.ui.words import ago_words, count, day, joined, one_place, plan_words

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.domain.supervision.agenda import AgendaItem
    from caseload_app.domain.supervision.session_opening import SessionFigures, SessionOpening
    from caseload_app.domain.supervision.supervision_record import SupervisionDraft

MOST_NAMED = 4
KINDS_NAMED = 3


def figure_lines(casebook: Casebook, opening: SessionOpening) -> list[tuple[str, str]]:
    """Give the figures as captions and words, in the order in which they are read out."""
    figures = opening.figures
    lines = [
        ("Cases", _cases(figures)),
        ("By plan", _plans(figures)),
        ("Since last time", _moved(casebook, figures)),
        ("Late", _dates(figures.late)),
        ("Due next", f"{_dates(figures.due)}, by {day(opening.next_proposed)}"),
        ("Open actions", str(figures.open_actions)),
    ]
    if figures.points:
        lines.insert(1, ("Points", figures.points))
    if figures.never_discussed:
        lines.append(("Never discussed", count(figures.never_discussed, "child")))
    lines.append(("Leave", _leave(casebook, figures)))
    return lines


def agenda_words(item: AgendaItem, today: date) -> str:
    """Say why a child is proposed and when they were last talked about."""
    last = f"last discussed {ago_words(item.last_discussed, today)}" if item.last_discussed else ""
    return ". ".join(part for part in (item.words, last.capitalize()) if part)


def brought_up_to_date(kept: SupervisionDraft, fresh: SupervisionDraft) -> SupervisionDraft:
    """Give a kept draft with the actions that are open now, each with what was said of it."""
    said = {one.key: one for one in kept.reviews}
    reviews = []
    for one in fresh.reviews:
        was = said.get(one.key, one)
        now_by = was.now_by or one.now_by
        reviews.append(replace(one, fate=was.fate, note=was.note, now_by=now_by))
    return replace(kept, reviews=tuple(reviews))


def _cases(figures: SessionFigures) -> str:
    parts = [count(figures.cases, "case")]
    if figures.limit is not None:
        over = f", {figures.over_limit} over" if figures.over_limit else ""
        parts.append(f"limit {figures.limit}{over}")
    if figures.cases_per_fte is not None:
        parts.append(f"{one_place(figures.cases_per_fte)} per FTE")
    return "; ".join(parts)


def _plans(figures: SessionFigures) -> str:
    return (
        joined(
            [f"{number} {plan_words(plan).lower()}" for plan, number in figures.by_plan if number]
        )
        or "None"
    )


def _moved(casebook: Casebook, figures: SessionFigures) -> str:
    if figures.since is None:
        return "No session is recorded before this one"
    parts = []
    for words, children in (("came", figures.came), ("went", figures.went)):
        if children:
            parts.append(f"{len(children)} {words} ({_names(casebook, children)})")
    since = f"since {day(figures.since)}"
    return f"{joined(parts)} {since}" if parts else f"Nobody came or went {since}"


def _names(casebook: Casebook, children: tuple[str, ...]) -> str:
    named = [
        casebook.display_name(casebook.children[one]) if one in casebook.children else one
        for one in children[:MOST_NAMED]
    ]
    more = len(children) - len(named)
    return ", ".join([*named, f"{more} more"] if more else named)


def _dates(found: tuple[Deadline, ...]) -> str:
    """Count the dates and name what comes up most."""
    if not found:
        return "Nothing"
    most = Counter(one.label for one in found).most_common(KINDS_NAMED)
    named = joined([f"{number} {label}" if number > 1 else label for label, number in most])
    return f"{count(len(found), 'date')}: {named}"


def _leave(casebook: Casebook, figures: SessionFigures) -> str:
    said = []
    for one in figures.leave:
        until = f" to {day(one.until)}" if one.until else ", no return date"
        now = (
            " (now)"
            if one.from_on <= casebook.today and (one.until or casebook.today) >= casebook.today
            else ""
        )
        said.append(f"{one.kind or 'Leave'} {day(one.from_on)}{until}{now}")
    return "; ".join(said) or "None near"
