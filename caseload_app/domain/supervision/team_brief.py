"""The team brief: the Monday page on one sheet, with what is being done about each red."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from caseload_app.domain.capacity.limit_answers import limit_statement
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import MondayPage
from caseload_app.domain.responses import (
    NO_WORD,
    about_unallocated,
    response_to,
    response_to_deadline,
    response_words,
)
from caseload_app.domain.supervision.paper_lists import (
    PaperDate,
    is_unsupervised,
    paper_date,
    supervision_words,
)
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.domain.wording import counted, long_day
from caseload_app.domain.workload import WorkerCaseload

_ROWS_OF_BRIEF = 25
"""Workers and dates that fit on the one page of a brief, a line each."""
_FURTHER_LINE = 0.67
"""What each further line of a row takes, beside its first."""
_LETTERS_OF_WORKER, _LETTERS_OF_DATE = 34, 34
"""Letters of an answer on one line, in the table of workers and in that of late dates."""
_FEWEST = 3
NOBODY = "Nobody"


@dataclass(frozen=True, slots=True)
class BriefWorker:
    """One worker's line of the brief; each cell is ready to print."""

    worker: str
    cases: int
    limit: str
    late: int
    due: int
    supervision: str
    is_over: bool
    is_unsupervised: bool
    doing: str = ""
    """What is being done about each red of the worker; empty where nothing is red."""


@dataclass(frozen=True, slots=True)
class TeamBrief:
    """One page for Monday at a quarter past nine: trouble first, then what went right."""

    as_at: date
    trouble: tuple[str, ...]
    workers: tuple[BriefWorker, ...]
    newly_late: tuple[PaperDate, ...]
    due: tuple[PaperDate, ...]
    away: tuple[str, ...]
    right: tuple[str, ...]
    left_off: tuple[str, ...]


def team_brief(page: MondayPage, *, names: bool = False) -> TeamBrief:
    """Put the Monday page on one sheet."""
    casebook = page.casebook
    newly = [paper_date(casebook, one, names=names) for one in page.newly_late]
    due = [paper_date(casebook, one, names=names) for one in page.due_soon]
    workers = [_brief_worker(casebook, load) for load in page.caseloads]
    workers += _without_worker(page, names=names)
    room = _ROWS_OF_BRIEF - sum(_rows(one.doing, _LETTERS_OF_WORKER) for one in workers)
    most_newly = _fitting(newly, room / 2)
    most_due = max(_FEWEST, int(room - sum(map(_rows_of_date, newly[:most_newly]))))
    left = [
        f"{counted(len(found) - most, 'date')} {words}"
        for found, most, words in (
            (newly, most_newly, "newly late"),
            (due, most_due, "due this week"),
        )
        if len(found) > most
    ]
    return TeamBrief(
        casebook.today,
        tuple(_trouble(page)),
        tuple(workers),
        tuple(newly[:most_newly]),
        tuple(due[:most_due]),
        tuple(_away(casebook, one.name) for one in page.away),
        page.went_right,
        tuple(left),
    )


def _brief_worker(casebook: Casebook, load: WorkerCaseload) -> BriefWorker:
    due = load.supervision
    said = []
    if load.over_limit:
        said.append(limit_statement(casebook, load.worker.name) or f"limit: {NO_WORD.lower()}")
    if due is not None and is_unsupervised(due):
        response = response_to_deadline(casebook, due.deadline) if due.deadline else None
        words = response_words(response, casebook.today) or NO_WORD.lower()
        said.append(f"supervision: {words}")
    doing = "; ".join(said)
    return BriefWorker(
        load.worker.name,
        load.cases,
        _limit_words(load.cases, load.limit.cases),
        load.overdue,
        load.due_soon,
        supervision_words(casebook, due),
        bool(load.over_limit),
        is_unsupervised(due),
        doing[:1].upper() + doing[1:],
    )


def _without_worker(page: MondayPage, *, names: bool) -> Iterator[BriefWorker]:
    """Give a line for the children whom nobody holds, with what was said of each."""
    casebook = page.casebook
    if not page.unallocated:
        return
    said = [
        (child, response_words(response, casebook.today))
        for child in page.unallocated
        if (response := response_to(casebook, about_unallocated(child.child_id))) is not None
    ]
    silent = len(page.unallocated) - len(said)
    words = [f"{shown_child(child, names=names)}: {answer}" for child, answer in said]
    if silent:
        words.append(f"{silent} without a word yet" if said else NO_WORD)
    late, due = (
        sum(not casebook.children[one.subject].worker for one in dates)
        for dates in (page.overdue, page.due_soon)
    )
    number = len(page.unallocated)
    yield BriefWorker(NOBODY, number, "", late, due, "", False, False, "; ".join(words))


def _fitting(dates: Sequence[PaperDate], room: float) -> int:
    """Count how many of the dates fit, each as long as its answer makes it."""
    ends = accumulate(map(_rows_of_date, dates))
    return max(_FEWEST, sum(end <= room for end in ends))


def _rows_of_date(one: PaperDate) -> float:
    """Say how much a late date takes: its day stands on two lines at least."""
    return max(1 + _FURTHER_LINE, _rows(one.answer, _LETTERS_OF_DATE))


def _rows(words: str, letters: int) -> float:
    return 1 + _FURTHER_LINE * max(0, -(-len(words) // letters) - 1)


def _limit_words(cases: int, limit: int | None) -> str:
    if limit is None:
        return "none set"
    return f"{cases - limit} over {limit}" if cases > limit else f"within {limit}"


def _trouble(page: MondayPage) -> list[str]:
    numbers = (
        (len(page.overdue), "date late", "dates late"),
        (len(page.newly_late), "of them newly late this week", "of them newly late this week"),
        (len(page.not_supervised), "worker not supervised", "workers not supervised"),
        (len(page.over_limit), "worker over their limit", "workers over their limit"),
        (len(page.unallocated), "child without a worker", "children without a worker"),
        (len(page.leavers_cases), "leaver still holding cases", "leavers still holding cases"),
        (len(page.promises), "promise past its day", "promises past their day"),
        (
            len(page.without_supervisor),
            "worker whose supervisor has left",
            "workers whose supervisor has left",
        ),
        (
            len(page.carried),
            "worker with an action carried three times or more",
            "workers with actions carried three times or more",
        ),
    )
    return [counted(number, one, many) for number, one, many in numbers if number]


def _away(casebook: Casebook, worker: str) -> str:
    today = casebook.today
    leave, *_ = [
        one
        for one in casebook.leave[worker]
        if one.from_on <= today and (one.until is None or one.until >= today)
    ]
    until = f"until {long_day(leave.until)}" if leave.until else "no date of return"
    cover = f", covered by {leave.cover}" if leave.cover else ", no cover recorded"
    return f"{worker}: {leave.kind or 'leave'}, {until}{cover}"
