"""When each worker's next personal supervision is due, and what they still have to do.

`supervision` counts 28 days from the last held personal or assessed-year session, or from the
start of the job; in the assessed and supported year `supervision_asye` takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.dates import Limit, Unit, add_months
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    Leave,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.deadlines import AsAt, Deadline, DeadlineState, open_state
from caseload_app.domain.rules.derivation import choose_limit
from caseload_app.domain.rules.explaining import counting_words
from caseload_app.domain.rules.facts import Facts
from caseload_app.domain.rules.local_rules import worker_override
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.timescales import Timescale
from caseload_app.domain.supervision.supervision_policy import Pause, SupervisionPolicy, pauses_of
from caseload_app.domain.wording import counted, in_sentence, long_day

ASSESSED_YEAR_MONTHS = 12
COUNTING_KINDS = (SupervisionKind.PERSONAL, SupervisionKind.ASYE)


@dataclass(frozen=True, slots=True)
class SupervisionDue:
    """How one worker's supervision stands; without a `deadline` there is no day to count from.

    `carried_most` is how often the most carried open action came up again. While `paused` the
    worker is away and the clock stands still; `explanation` says why a pause moved the date.
    """

    worker: str
    rule: str
    last: date | None
    deadline: Deadline | None
    state: DeadlineState | None
    open_actions: int
    carried_most: int
    next_planned: date | None = None
    paused: Pause | None = None
    explanation: str = ""
    every: Limit | None = None
    """How long may lie between two sessions, absences apart."""

    @property
    def due(self) -> date | None:
        """Give the last day on which the next session is on time."""
        return self.deadline.due if self.deadline else None


def _no_steps(_: AgreedAction) -> Sequence[ActionStep]:
    return ()


@dataclass(frozen=True, slots=True)
class KnownOfWorker:
    """All that a worker's supervision is judged by, each list in any order."""

    worker: Worker
    sessions: Sequence[Supervision] = ()
    actions: Sequence[AgreedAction] = ()
    leave: Sequence[Leave] = ()
    steps_of: Callable[[AgreedAction], Sequence[ActionStep]] = _no_steps
    policy: SupervisionPolicy = SupervisionPolicy()


def supervision_due(
    worker: Worker,
    sessions: Sequence[Supervision],
    actions: Sequence[AgreedAction],
    book: RuleBook,
    day: AsAt,
) -> SupervisionDue:
    """Work out one worker's next supervision where no absence is known and no local rule set."""
    return supervision_standing(KnownOfWorker(worker, sessions, actions), book, day)


def supervision_standing(known: KnownOfWorker, book: RuleBook, day: AsAt) -> SupervisionDue:
    """Work out one worker's next supervision, absences and local rules considered."""
    worker, policy = known.worker, known.policy
    held = held_sessions(known.sessions, day.today)
    deadline = due_after(worker, held, book, day.today, policy)
    every = deadline.limit if deadline else None
    pauses = pauses_of(known.leave, policy, book.calendar, day.today)
    away = next((one for one in pauses if one.covers(day.today)), None)
    explanation = ""
    if deadline is not None:
        deadline, explanation = paused_deadline(deadline, pauses, book, day.today, policy)
    still_open = [one for one in known.actions if one.done_on is None or one.done_on > day.today]
    planned = [
        session.on
        for session in known.sessions
        if session.status is SupervisionStatus.PLANNED and session.on >= day.today
    ]
    return SupervisionDue(
        worker=worker.name,
        rule=supervision_rule(worker, book, day.today).id,
        last=held[-1] if held else None,
        deadline=deadline,
        state=open_state(deadline.due, day) if deadline else None,
        open_actions=len(still_open),
        carried_most=max(
            (carried(one, held, known.steps_of(one)) for one in still_open), default=0
        ),
        next_planned=min(planned, default=None),
        paused=away,
        explanation=explanation,
        every=every,
    )


def supervision_rule(worker: Worker, book: RuleBook, on: date) -> Timescale:
    """Give the rule that holds for a worker on a day."""
    return book.by_id["supervision_asye" if in_assessed_year(worker, on) else "supervision"]


def in_assessed_year(worker: Worker, on: date) -> bool:
    """Tell whether a day lies in the worker's assessed and supported year."""
    start = worker.asye_started_on
    return start is not None and start <= on < add_months(start, ASSESSED_YEAR_MONTHS)


def due_after(
    worker: Worker,
    held: Sequence[date],
    book: RuleBook,
    today: date,
    policy: SupervisionPolicy,
) -> Deadline | None:
    """Give the date that follows from the last of the sessions held, no absence considered."""
    rule = supervision_rule(worker, book, today)
    assessed = in_assessed_year(worker, today)
    asye = worker.asye_started_on if assessed else None
    start_words, start = ("ASYE started", asye) if asye else ("Worker started", worker.started_on)
    last = held[-1] if held else None
    if last is not None and not (asye is not None and last < asye):
        start_words, start = "Supervision held", last
    if start is None:
        return None
    limit, because = choose_limit(rule, Facts(on=start, asye_started_on=asye), start, book.calendar)
    stage = None if assessed else policy.stage_of(worker, start, book.calendar)
    if stage is not None:
        limit, because = stage.limit, f"of the local rule '{stage.label}'"
    override = worker_override(book.overrides.get(rule.id, ()), worker.name, start)
    set_for = ""
    if override is not None:
        limit, because, set_for = override.limit, override.words, override.for_whom
    due = book.calendar.due(start, limit)
    return Deadline(
        worker.name, rule, start_words, start, due, limit, because=because, set_for=set_for
    )


def paused_deadline(
    deadline: Deadline,
    pauses: Iterable[Pause],
    book: RuleBook,
    today: date,
    policy: SupervisionPolicy,
) -> tuple[Deadline | None, str]:
    """Move a date for the absences it falls in; None while nobody knows when they end.

    A session that would fall due while somebody is away, or before they have had the first
    working days back, is due so many working days after their return instead.
    """
    said = ""
    for pause in pauses:
        ends_before = pause.until is not None and pause.until < deadline.started_on
        if ends_before or pause.from_on > deadline.due:
            continue
        kind, since = pause.kind.strip() or "Absence", long_day(pause.from_on)
        if pause.back_on is None or pause.until is None:
            if pause.from_on > today:
                continue
            days = counted(policy.return_working_days, "working day")
            return None, (
                f"{kind} since {since}, with no date of return: the clock stands still, and a "
                f"session is due {days} after the return."
            )
        limit = Limit(policy.return_working_days, Unit.WORKING_DAYS)
        due = book.calendar.due(pause.back_on, limit)
        if due > deadline.due:
            because = (
                f"{in_sentence(kind)} from {since} to {long_day(pause.until)} paused the clock; "
                f"without it the date would be {long_day(deadline.due)}"
            )
            back = f"Return from {in_sentence(kind)}"
            deadline = replace(
                deadline,
                started_by=back,
                started_on=pause.back_on,
                due=due,
                limit=limit,
                because=because,
                set_for="",
            )
            counting = counting_words(limit, back, pause.back_on)
            said = f"Due {long_day(due)}: {counting}, because {because}."
    return deadline, said


def held_sessions(sessions: Sequence[Supervision], today: date) -> list[date]:
    """Give the days of the held sessions that count for the rule, in order, up to today."""
    return sorted(
        session.on
        for session in sessions
        if session.status is SupervisionStatus.HELD
        and session.kind in COUNTING_KINDS
        and session.on <= today
    )


def times_carried(action: AgreedAction, held: Sequence[date]) -> int:
    """Count the sessions held after the action fell due while it stayed undone."""
    if action.due_on is None:
        return 0
    until = action.done_on or date.max
    return sum(action.due_on < day <= until for day in held)


def carried(action: AgreedAction, held: Sequence[date], steps: Sequence[ActionStep] = ()) -> int:
    """Count how often an action came up again: as its steps say, or the sessions since it was due.

    `steps` are those of this action alone.
    """
    recorded = sum(step.step is ActionStepKind.CARRIED for step in steps)
    return max(recorded, times_carried(action, held))
