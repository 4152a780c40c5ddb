"""What a session needs on paper beside the figures: what moved, whom to discuss, what to check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child, Plan, SupervisionStatus
from caseload_app.domain.supervision.agenda import AgendaItem, proposed_agenda
from caseload_app.domain.supervision.schedule import sessions_ahead
from caseload_app.domain.supervision.session_opening import (
    leave_near,
    moved_since,
    open_session_record,
)
from caseload_app.domain.supervision.supervising import (
    COUNTING_KINDS,
    held_sessions,
    in_assessed_year,
)
from caseload_app.domain.supervision.supervision_record import (
    NewAction,
    PersonalPart,
    StandingCheck,
    SupervisionDraft,
)
from caseload_app.domain.wording import counted, initials, isolated, long_day

MOST_CASES = 4
NEXT_DATES = 3


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A child to discuss and why; decision and reason are blank until something was decided."""

    shown: str
    plan: Plan
    why: str
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PaperPersonal:
    """The personal sheet: what is asked, what was written, and what the supervisor has seen."""

    is_assessed_year: bool
    part: PersonalPart
    leave: tuple[str, ...]
    checks: tuple[StandingCheck, ...]


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """The pages of a session; `more_cases` had a reason to be discussed too, but no room."""

    since: tuple[str, ...]
    cases: tuple[PaperCase, ...]
    more_cases: int
    agreed: tuple[NewAction, ...]
    next_dates: tuple[date, ...]
    personal: PaperPersonal


def session_paper(
    casebook: Casebook,
    worker: str,
    until: date,
    *,
    names: bool = False,
    draft: SupervisionDraft | None = None,
) -> SessionPaper:
    """Put together what one session needs; a draft fills in what is written already."""
    agenda = proposed_agenda(casebook, worker, until)
    cases = _cases(casebook, agenda, draft, names=names)
    opened = draft or open_session_record(casebook, worker).draft
    person = casebook.workers[worker]
    last = _last(casebook, worker)
    return SessionPaper(
        since=_since(casebook, worker, last),
        cases=cases,
        more_cases=max(len(agenda) - MOST_CASES, 0) if draft is None or not draft.cases else 0,
        agreed=draft.new_actions if draft else (),
        next_dates=next_dates(casebook, worker, draft),
        personal=PaperPersonal(
            in_assessed_year(person, casebook.today),
            opened.personal,
            tuple(
                f"{one.kind or 'Leave'} {long_day(one.from_on)}"
                + (f" to {long_day(one.until)}" if one.until else ", no date of return")
                for one in leave_near(casebook, worker, last)
            ),
            opened.personal.checks,
        ),
    )


def next_dates(
    casebook: Casebook, worker: str, draft: SupervisionDraft | None = None
) -> tuple[date, ...]:
    """Give the next three sessions: what is booked, then what the rule proposes."""
    booked = [
        one.on
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED
        and one.kind in COUNTING_KINDS
        and one.on > casebook.today
    ]
    if draft is not None and draft.next_on is not None:
        booked.append(draft.next_on)
    proposed = [one.on for one in sessions_ahead(casebook, worker) if one.on > casebook.today]
    return tuple(sorted({*booked, *proposed}))[:NEXT_DATES]


def shown_child(child: Child, *, names: bool) -> str:
    """Say who a child is on paper: initials and ID, or name and ID where names are wanted."""
    if not child.name:
        return child.child_id
    return f"{isolated(child.name) if names else initials(child.name)} · {child.child_id}"


def _last(casebook: Casebook, worker: str) -> date | None:
    held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
    return held[-1] if held else None


def _since(casebook: Casebook, worker: str, last: date | None) -> tuple[str, ...]:
    """Say in sentences what has happened since the last session."""
    if last is None:
        return ("This is the first session on record.",)
    came, went = moved_since(casebook, worker, last)
    held = {one.child_id for one in casebook.held_by(worker)}
    met = [
        one
        for child_id in held
        for one in casebook.deadlines[child_id]
        if one.met_on is not None and last < one.met_on <= casebook.today
    ]
    late = sum(one.met_on is not None and one.met_on > one.due for one in met)
    done = sum(
        one.done_on is not None and last < one.done_on <= casebook.today
        for one in casebook.actions.get(worker, ())
    )
    cancelled = [
        one
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.CANCELLED and last < one.on <= casebook.today
    ]
    came_words = counted(len(came), "child came", "children came")
    said = [
        f"{came_words}, {counted(len(went), 'went', 'went')}".capitalize() + ".",
        f"{counted(len(met), 'date')} met".capitalize() + (f", {late} late." if late else "."),
        f"{counted(done, 'action')} done.".capitalize(),
    ]
    for one in cancelled:
        by = casebook.loop.detail(one).cancelled_by
        who = f" by {by}" if by else ""
        why = f": {one.reason}" if one.reason else ""
        said.append(f"The session of {long_day(one.on)} was cancelled{who}{why}.")
    return tuple(said)


def _cases(
    casebook: Casebook,
    agenda: tuple[AgendaItem, ...],
    draft: SupervisionDraft | None,
    *,
    names: bool,
) -> tuple[PaperCase, ...]:
    why = {one.child_id: one.words for one in agenda}
    if draft is not None and draft.cases:
        return tuple(
            PaperCase(
                shown_child(casebook.children[one.child_id], names=names),
                casebook.plan(casebook.children[one.child_id]),
                why.get(one.child_id, ""),
                one.decision,
                one.reason,
            )
            for one in draft.cases
            if one.child_id in casebook.children
        )
    return tuple(
        PaperCase(shown_child(casebook.children[one.child_id], names=names), one.plan, one.words)
        for one in agenda[:MOST_CASES]
    )
