"""Measures of the team: caseloads, supervision, case discussions, vacancies, changes of worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Unpack

from caseload_app.domain.measures.counting import MeasuredDay, More
from caseload_app.domain.measures.measure import Counted, MeasureSpec, Shown
from caseload_app.domain.records import Plan, Worker
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.oversight import oversight_of
from caseload_app.domain.supervision.register import COUNTED_ENTRIES, Entry, supervision_register
from caseload_app.domain.wording import counted, in_sentence, listed, long_day
from caseload_app.domain.workload import caseloads

MANY_WORKERS = 3
AGENCY_WORDS = ("agency", "locum")
VACANT_WORDS = ("vacan",)
REVIEWING_OFFICER = ("iro", "reviewing officer")


def count_cases_per_fte(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count the cases held, over the FTE of those who hold at least one, as the DfE does."""
    return _cases_over_fte(day, lambda _: True)


def count_reviewing_officers(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count the cases of independent reviewing officers over their FTE."""
    return _cases_over_fte(day, lambda worker: _is_one(worker.role, REVIEWING_OFFICER))


def count_supervision(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count sessions as the register does: held in time, of all that should have been held.

    It looks at the months of the register, so that both say the same.
    """
    register = supervision_register(day.casebook)
    for row in register.rows:
        worker = day.casebook.workers[row.worker]
        for one in (entry for month in row.months for entry in month.entries):
            if one.entry in COUNTED_ENTRIES:
                on_time, missed = one.entry is Entry.ON_TIME, one.entry is Entry.MISSED
                said = in_sentence(one.entry.value)
                held_on = None if missed else one.on
                yield _of_worker(worker, on_time, on=held_on, due=one.due, said=said)


def count_discussed(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count open children whose case was discussed as often as the policy asks."""
    for child in day.open_children:
        due = oversight_of(day.casebook, child)
        if due.rule is None:
            continue
        if due.due is None:
            yield day.counted(child.child_id, 0, aside="there is no day to count from")
            continue
        last = f"last {long_day(due.last_on)}" if due.last_on else "never discussed"
        late = due.state is DeadlineState.OVERDUE
        yield day.counted(child.child_id, not late, said=f"{last}, next by {long_day(due.due)}")


def count_changes_of_worker(day: MeasuredDay, spec: MeasureSpec) -> Iterable[Counted]:
    """Count how many workers each open child has had in the period.

    As a per cent it is the share with three or more. With `months` set it looks at children
    looked after alone, as the DfE does.
    """
    as_number = spec.shown is Shown.NUMBER
    for child in day.open_children:
        if spec.months and day.casebook.plan(child) is not Plan.CLA:
            continue
        names = _workers_in_period(day, child.child_id)
        if not names:
            continue
        amount = len(names) if as_number else len(names) >= MANY_WORKERS
        said = f"{counted(len(names), 'worker')}: {listed(names)}"
        yield day.counted(child.child_id, amount, said=said, length=len(names))


def count_agency(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count the FTE of agency workers over all FTE in post."""
    in_post = [one for one in _in_post(day) if not _is_vacant(one)]
    return _share(in_post, _is_agency, "agency")


def count_vacancies(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count the FTE of vacant posts over vacant posts and those in post, agency left out."""
    posts = [one for one in _in_post(day) if _is_vacant(one) or not _is_agency(one)]
    return _share(posts, _is_vacant, "vacant")


def count_leavers(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count the FTE of those who left in the period over the FTE in post today."""
    for worker in day.casebook.workers.values():
        if _is_vacant(worker) or _is_agency(worker):
            continue
        fte = worker.fte or 0
        if worker.left_on is not None and day.in_period(worker.left_on):
            yield _of_worker(worker, fte, on=worker.left_on, below=0, said="left")
        elif not day.casebook.has_left(worker):
            yield _of_worker(worker, 0, below=fte, said="in post")


def _cases_over_fte(day: MeasuredDay, keep: Callable[[Worker], bool]) -> Iterable[Counted]:
    for row in caseloads(day.casebook):
        if not row.cases or not keep(row.worker):
            continue
        for child_id in row.children:
            one = day.counted(child_id, 1, below=0)
            yield _held_by(one, row.worker)
        yield _of_worker(row.worker, 0, below=row.worker.fte or 0, said=_fte_words(row.worker))


def _held_by(one: Counted, worker: Worker) -> Counted:
    return replace(one, worker=worker.name, team=worker.team or one.team)


def _workers_in_period(day: MeasuredDay, child_id: str) -> list[str]:
    """Name who held a child at any time in the period, in turn, each once."""
    rows = [one for one in day.casebook.allocations.get(child_id, ()) if one.from_on <= day.today]
    names: dict[str, None] = {}
    for number, one in enumerate(rows):
        until = rows[number + 1].from_on if number + 1 < len(rows) else None
        if one.worker and (until is None or until > day.since):
            names[one.worker] = None
    if not names and day.casebook.children[child_id].worker:
        names[day.casebook.children[child_id].worker] = None
    return list(names)


def _share(
    posts: Sequence[Worker], is_one: Callable[[Worker], bool], said: str
) -> Iterator[Counted]:
    """Count the FTE of some posts over all; where none is listed as such, nothing is known."""
    is_listed = any(is_one(worker) for worker in posts)
    for worker in posts:
        if not is_listed:
            yield _of_worker(worker, 0, aside=f"nobody is listed as {said}")
        else:
            fte, counts = worker.fte or 0, is_one(worker)
            yield _of_worker(worker, fte * counts, below=fte, said=said if counts else "in post")


def _in_post(day: MeasuredDay) -> Iterator[Worker]:
    """Give who works here today and has an FTE."""
    for worker in day.casebook.workers.values():
        started = worker.started_on is None or worker.started_on <= day.today
        if worker.fte and started and not day.casebook.has_left(worker):
            yield worker


def _is_agency(worker: Worker) -> bool:
    return _is_one(worker.role, AGENCY_WORDS)


def _is_vacant(worker: Worker) -> bool:
    return _is_one(f"{worker.name} {worker.role}", VACANT_WORDS)


def _is_one(text: str, words: Sequence[str]) -> bool:
    """Tell whether a name or a role says one of these words, or begins one of its words so."""
    parts = text.casefold().replace("(", " ").replace("-", " ")
    return any(f" {parts}".find(f" {word}") >= 0 for word in words)


def _of_worker(worker: Worker, above: float, **more: Unpack[More]) -> Counted:
    aside = more.get("aside", "")
    return Counted(
        worker.name,
        float(above),
        0 if aside else more.get("below", 1),
        more.get("on"),
        more.get("due"),
        worker.name,
        worker.team,
        said=more.get("said", ""),
        aside=aside,
        is_worker=True,
    )


def _fte_words(worker: Worker) -> str:
    return f"{worker.fte:g} FTE" if worker.fte else "the FTE is not known"
