"""Who could take a family, the fairest first, with one sentence why. A manager decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseload_app.domain.allocation.figures import Figures, Standing, dates_ahead, figures_and
from caseload_app.domain.allocation.waiting import Family
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.wording import counted, listed

_HALF = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One worker who could take a family, and why, or why better not."""

    worker: str
    why: str
    is_fair: bool


def known_to(casebook: Casebook, family: Family, worker: str) -> str:
    """Say how a worker knows a family: holds or held one of its children; empty if not at all."""
    now = [child_id for child_id, holder in family.elsewhere if holder == worker]
    if now:
        return f"holds {_name(casebook, now[0])} of the same family"
    members = {*family.children, *_siblings(casebook, family)}
    for child_id in sorted(members):
        held = casebook.allocations.get(child_id, ())
        if any(one.worker == worker for one in held):
            return f"held {_name(casebook, child_id)} of this family before"
    return ""


def suggest(standing: Standing, family: Family) -> list[Suggestion]:
    """Put the workers in order for one family, over what a scenario has done so far.

    A worker is left out who leaves, or whose load nobody could judge because nothing is known
    of their hours.
    """
    after = standing.casebook
    dates = dates_ahead(after, family.children)
    given = [after.children[one] for one in family.children]
    holders = {child.worker for child in given}
    ranked = []
    for name, was in standing.figures.items():
        worker = after.workers[name]
        if was.is_gone or not worker.fte or name in holders:
            continue
        figures = figures_and(standing, worker, given, dates)
        why_not = _why_not(was, figures)
        known = known_to(after, family, name)
        ranked.append((_rank(figures, why_not, known), name, figures, why_not, known))
    ranked.sort(key=lambda one: (one[0], one[1].casefold()))
    return [
        Suggestion(name, _words(figures, why_not, known), not why_not)
        for _, name, figures, why_not, known in ranked
    ]


def _rank(figures: Figures, why_not: Sequence[str], known: str) -> tuple[float, ...]:
    """Order by what speaks against it, by who knows the family, then by how full it would be."""
    limit = figures.limit.cases
    fullness = figures.cases / limit if limit else (figures.per_fte or 0.0) / 20
    if figures.points is not None and figures.points.capacity:
        fullness = figures.points.total / figures.points.capacity
    return (len(why_not), 0 if known else 1, round(fullness, 4), figures.deadlines)


def _why_not(was: Figures, figures: Figures) -> list[str]:
    found = []
    if figures.room is not None and figures.room < 0:
        found.append(f"it would be {-figures.room} over the limit of {figures.limit.cases}")
    points = figures.points
    if points is not None and points.capacity is not None and points.total > points.capacity:
        found.append(f"{points.total:g} points are more than the {points.capacity} to carry")
    if figures.at_work * _HALF < figures.working_days:
        found.append(f"at work only {figures.at_work} of {figures.working_days} days")
    found += [one for one in figures.broken if one not in was.broken]
    return found


def _words(figures: Figures, why_not: Sequence[str], known: str) -> str:
    """Say in one sentence what speaks for it, or what against."""
    said = [known] if known else []
    if figures.room is not None and figures.room >= 0:
        said.append(f"would still have room for {figures.room} of {figures.limit.cases}")
    if figures.limit.cases is None and figures.per_fte is not None:
        said.append(f"would hold {figures.per_fte:.1f} cases per FTE, with no limit agreed")
    for_it = listed(said)
    if not why_not:
        dates = f"{counted(figures.deadlines, 'date')} to keep in the next four weeks"
        for_it = f"{for_it}, with {dates}" if for_it else f"has {dates}"
    against = listed(list(why_not))
    if against:
        return f"{for_it}, but {against}." if for_it else f"{against}."
    return f"{for_it}."


def _siblings(casebook: Casebook, family: Family) -> frozenset[str]:
    first = casebook.children[family.children[0]]
    return frozenset(one.child_id for one in casebook.siblings(first))


def _name(casebook: Casebook, child_id: str) -> str:
    return casebook.display_name(casebook.children[child_id])
