"""The one limit of a worker on a day, with the steps that lead to it, and when it changes next.

Table, chart, print, export and command line all ask here, so they show the same limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.capacity.book import CapacityBook
from caseload_app.domain.capacity.kept import AgreedLimit, Reduction
from caseload_app.domain.capacity.policy import WHOLE, RoleProfile
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Leave, Worker
from caseload_app.domain.wording import in_sentence, long_day

_DAY = timedelta(days=1)
AS_LISTED = "as the list of workers says"
"""How a limit comes about that nobody agreed here."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many cases a worker holds at most; `cases` is None where no limit is agreed.

    `base` is the limit before anything takes from it, `percent` the share that is taken now.
    """

    cases: int | None = None
    base: int | None = None
    percent: int = 0
    steps: tuple[str, ...] = ("no limit is agreed",)

    @property
    def words(self) -> str:
        """Say the limit and how it comes about in one sentence."""
        if self.cases is None:
            return "No limit agreed."
        return f"Limit {self.cases}: {'; '.join(self.steps)}."


@dataclass(frozen=True, slots=True)
class CapacityChange:
    """A day on which a worker can carry more or less than the day before."""

    on: date
    worker: str
    what: str

    @property
    def words(self) -> str:
        """Say who and what: `Asha Brook: phased return ends`."""
        return f"{self.worker}: {self.what}"


def limit_on(worker: Worker, book: CapacityBook, on: date) -> Limit:
    """Work out a worker's limit on a day.

    What was agreed with somebody holds as it was agreed. Only the usual limit of a full-time
    worker is cut to hours and to the share of the role.
    """
    base, steps = _base(worker, book, on)
    if base is None:
        return Limit()
    running = book.reductions_of(worker.name, on)
    percent = min(sum(one.percent for one in running), WHOLE)
    cases = base * (WHOLE - percent) // WHOLE
    taken = [_taken(one) for one in running if one.percent]
    return Limit(cases, base, percent, (*steps, *taken))


def profile_on(worker: Worker, book: CapacityBook, on: date) -> RoleProfile | None:
    """Give the share that a worker's role or stage carries on a day."""
    return book.policy.profile_of(worker.role, worker.asye_started_on, on)


def share_of(worker: Worker, book: CapacityBook, on: date) -> int:
    """Give the share of a full load, in per cent, by role or stage and what takes from it now."""
    profile = profile_on(worker, book, on)
    taken = min(sum(one.percent for one in book.reductions_of(worker.name, on)), WHOLE)
    return (profile.percent if profile else WHOLE) * (WHOLE - taken) // WHOLE


def cut_to(full_time: int, fte: float, percent: int) -> int:
    """Cut a full-time number to hours and a share, rounded down: 20 at 0.6 and 90 % is 10."""
    return full_time * round(fte * WHOLE) * percent // (WHOLE * WHOLE)


def capacity_changes(
    worker: Worker, book: CapacityBook, leave: tuple[Leave, ...], today: date
) -> tuple[CapacityChange, ...]:
    """Give every known day ahead on which a worker's capacity changes, the next first."""
    found = sorted(set(_changes(worker, book, leave, today)))
    return tuple(CapacityChange(on, worker.name, what) for on, what in found if on > today)


def _base(worker: Worker, book: CapacityBook, on: date) -> tuple[int | None, tuple[str, ...]]:
    agreed = book.limit_of(worker.name, on)
    if agreed is not None:
        return agreed.cases, (_agreed(agreed),)
    if worker.case_limit is not None:
        return worker.case_limit, (AS_LISTED,)
    full_time = book.policy.full_time_cases
    if full_time is None or not worker.fte:
        return None, ()
    profile = profile_on(worker, book, on)
    percent = profile.percent if profile else WHOLE
    cases = cut_to(full_time, worker.fte, percent)
    share = f" at {percent} % ({in_sentence(profile.label)})" if profile and percent < WHOLE else ""
    steps = [f"{full_time} for full time, {worker.fte:g} FTE{share}"]
    if profile and profile.most_cases is not None and profile.most_cases < cases:
        cases = profile.most_cases
        steps.append(f"at most {cases} while {in_sentence(profile.label)}")
    return cases, tuple(steps)


def _agreed(limit: AgreedLimit) -> str:
    why = f" ({in_sentence(limit.reason.rstrip('.'))})" if limit.reason else ""
    return f"{limit.cases} agreed from {long_day(limit.from_on)}{why}"


def _taken(reduction: Reduction) -> str:
    until = f" until {long_day(reduction.until)}" if reduction.until else ", no end set"
    return f"{in_sentence(reduction.kind)} takes {reduction.percent} %{until}"


def _changes(
    worker: Worker, book: CapacityBook, leave: tuple[Leave, ...], today: date
) -> Iterator[tuple[date, str]]:
    for limit in book.limits.get(worker.name, ()):
        what = "no limit" if limit.cases is None else f"limit {limit.cases}"
        yield limit.from_on, f"{what} begins"
    for one in book.reductions.get(worker.name, ()):
        yield one.from_on, f"{in_sentence(one.kind)} begins, {one.percent} % less"
        if one.until is not None:
            yield one.until + _DAY, f"{in_sentence(one.kind)} ends"
    for away in leave:
        kind = in_sentence(away.kind or "Leave")
        yield away.from_on, f"{kind} begins"
        if away.until is not None:
            yield away.until + _DAY, f"back from {kind}"
    profile = profile_on(worker, book, today)
    if profile is not None and profile.asye_months is not None and worker.asye_started_on:
        ends = add_months(worker.asye_started_on, profile.asye_months)
        yield ends, f"no longer {in_sentence(profile.label)}"
    if worker.started_on is not None:
        yield worker.started_on, "starts"
    if worker.left_on is not None:
        yield worker.left_on, "leaves"
