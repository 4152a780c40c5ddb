"""The supervision loop of the made-up team: what sessions left behind, audits and challenges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from caseload_app.domain.demonstration import loop_words as words
from caseload_app.domain.demonstration.chance import between, happens, on_workday
from caseload_app.domain.demonstration.talk import Agreed
from caseload_app.domain.demonstration.team import DemoTeam, DemoWorld, team_as_at
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    AuditFinding,
    CaseAudit,
    CaseDiscussion,
    CaseRecord,
    Challenge,
    Child,
    PersonalRecord,
    SessionDetail,
    Supervision,
    SupervisionStatus,
    SupervisorSpell,
    Worker,
    record_key,
)
from caseload_app.domain.supervision.case_audits import GRADES
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.supervising import COUNTING_KINDS
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    CheckKind,
    Fate,
    NewAction,
    PersonalPart,
    SignedCase,
    SignedPersonal,
    StandingCheck,
    content_of,
)

_SIGNED_SESSIONS = 3
_REBOOKED_WITHIN = timedelta(days=21)
_CHILDREN_AN_AUDIT = 30
_MOST_AUDITS = 40
_AUDITOR = "Practice development lead"
_FATES = {ActionStepKind.CARRIED: Fate.CARRIED, ActionStepKind.DONE: Fate.DONE}
_GRADES = (GRADES[1], GRADES[2], GRADES[1], GRADES[2], GRADES[0])


def tell_loop(world: DemoWorld, seed: int) -> tuple[DemoTeam, LoopRecords]:
    """Give the team of today and what its supervision left behind; the same for the same seed."""
    random = Random(seed)
    team = team_as_at(world, world.today)
    workers = {one.name: one for one in team.workers}
    sessions = _by_worker(team.supervisions)
    agreed = {record_key(one.action): one.on for one in world.agreed}
    steps = [
        step
        for action in team.actions
        for step in _steps(random, action, agreed[record_key(action)], sessions, world.today)
    ]
    told = _Told(team, world.today, workers, steps, world.agreed)
    audits, findings = _audits(random, team.children, workers, world.today)
    loop = LoopRecords(
        steps=steps,
        details=[_detail(random, one, workers, sessions) for one in team.supervisions],
        personal=list(_personal(random, told, sessions)),
        cases=list(_cases(random, told, sessions)),
        spells=_cover(team.workers, world.today),
        audits=audits,
        findings=findings,
        challenges=list(_challenges(random, team.children, workers, world.today)),
    )
    return team, loop


class _Told:
    """What the records of sessions are written from."""

    def __init__(
        self,
        team: DemoTeam,
        today: date,
        workers: dict[str, Worker],
        steps: Sequence[ActionStep],
        agreed: Sequence[Agreed],
    ) -> None:
        self.today = today
        self.workers = workers
        self.children = {one.child_id: one for one in team.children}
        self.discussions: dict[tuple[str, date], list[CaseDiscussion]] = {}
        for one in team.discussions:
            self.discussions.setdefault((one.worker, one.on), []).append(one)
        self.steps: dict[tuple[str, date], list[ActionStep]] = {}
        for step in steps:
            self.steps.setdefault((step.worker, step.on), []).append(step)
        self.agreed: dict[tuple[str, date], list[AgreedAction]] = {}
        for item in agreed:
            self.agreed.setdefault((item.action.worker, item.on), []).append(item.action)

    def reviews(self, worker: str, on: date, child_id: str) -> tuple[ActionReview, ...]:
        return tuple(
            ActionReview(
                step.worker,
                step.action,
                step.child_id,
                step.due_on,
                fate=_FATES[step.step],
                note=step.note,
                now_by=step.now_by,
            )
            for step in self.steps.get((worker, on), ())
            if step.step in _FATES and step.child_id == child_id
        )

    def new_actions(self, worker: str, on: date, child_id: str) -> tuple[NewAction, ...]:
        return tuple(
            NewAction(one.action, one.child_id, one.owner, one.due_on)
            for one in self.agreed.get((worker, on), ())
            if one.child_id == child_id
        )


def _by_worker(sessions: Iterable[Supervision]) -> dict[str, list[Supervision]]:
    found: dict[str, list[Supervision]] = {}
    for one in sorted(sessions, key=lambda one: one.on):
        found.setdefault(one.worker, []).append(one)
    return found


def _held(sessions: Iterable[Supervision]) -> list[Supervision]:
    return [
        one
        for one in sessions
        if one.status is SupervisionStatus.HELD and one.kind in COUNTING_KINDS
    ]


def _steps(
    random: Random,
    action: AgreedAction,
    agreed_on: date,
    sessions: dict[str, list[Supervision]],
    today: date,
) -> Iterator[ActionStep]:
    """Tell what became of an action: agreed, carried in each session after its day, done."""
    blank = ActionStep(
        action.worker, action.action, action.child_id, action.due_on, today, ActionStepKind.AGREED
    )
    yield replace(blank, on=agreed_on)
    until = action.done_on or today + timedelta(days=1)
    for one in _held(sessions.get(action.worker, ())):
        if action.due_on is not None and action.due_on < one.on < until:
            now_by = on_workday(one.on + timedelta(days=between(random, 10, 20)))
            why = random.choice(words.CARRIED_BECAUSE)
            yield replace(blank, on=one.on, step=ActionStepKind.CARRIED, note=why, now_by=now_by)
    if action.done_on is not None:
        yield replace(blank, on=action.done_on, step=ActionStepKind.DONE, note=action.outcome)


def _detail(
    random: Random,
    session: Supervision,
    workers: dict[str, Worker],
    sessions: dict[str, list[Supervision]],
) -> SessionDetail:
    """Tell who led a session, or who cancelled it and for when it was booked again."""
    supervisor = workers[session.worker].supervisor if session.worker in workers else ""
    detail = SessionDetail(session.worker, session.on, session.kind, supervisor)
    if session.status is not SupervisionStatus.CANCELLED:
        return detail
    again = [
        one.on
        for one in sessions[session.worker]
        if session.on < one.on <= session.on + _REBOOKED_WITHIN and one.kind is session.kind
    ]
    by = session.worker if session.reason.startswith("Worker") else supervisor
    rebooked = again[0] if again and happens(random, 0.8) else None
    return replace(detail, cancelled_by=by, rebooked_on=rebooked)


def _personal(
    random: Random, told: _Told, sessions: dict[str, list[Supervision]]
) -> Iterator[PersonalRecord]:
    for name, theirs in sessions.items():
        worker = told.workers.get(name)
        for session in _held(theirs)[-_SIGNED_SESSIONS:] if worker else ():
            assert worker is not None
            signed = SignedPersonal(
                _personal_part(random, worker, session.on),
                told.reviews(name, session.on, ""),
                told.new_actions(name, session.on, ""),
                session.minutes,
                session.next_on,
            )
            yield PersonalRecord(
                name,
                session.on,
                session.kind,
                1,
                content_of(signed),
                worker.supervisor,
                worker.supervisor,
            )


def _personal_part(random: Random, worker: Worker, on: date) -> PersonalPart:
    asye = "Two of the five direct observations done." if worker.asye_started_on else ""
    seen = on_workday(on - timedelta(days=between(random, 0, 90)))
    return PersonalPart(
        wellbeing=random.choice(words.WELLBEING),
        workload=random.choice(words.WORKLOAD),
        workload_agreed=happens(random, 0.85),
        leave="Booked as on the wall chart.",
        learning=random.choice(words.LEARNING),
        asye=asye,
        reflection=random.choice(words.REFLECTION),
        checks=(
            StandingCheck(CheckKind.REGISTRATION, seen, date(on.year, 11, 30)),
            StandingCheck(CheckKind.INSURANCE, seen, seen + timedelta(days=300)),
        ),
        organisation=random.choice(words.ORGANISATION),
    )


def _cases(
    random: Random, told: _Told, sessions: dict[str, list[Supervision]]
) -> Iterator[CaseRecord]:
    for name, theirs in sessions.items():
        worker = told.workers.get(name)
        for session in _held(theirs)[-_SIGNED_SESSIONS:] if worker else ():
            assert worker is not None
            known: dict[str, CaseDiscussion] = {
                one.child_id: one for one in told.discussions.get((name, session.on), ())
            }
            for child_id, discussion in known.items():
                child = told.children[child_id]
                signed = SignedCase(
                    _case_part(random, child, discussion),
                    told.reviews(name, session.on, child_id),
                    told.new_actions(name, session.on, child_id),
                )
                content = content_of(signed)
                lead = worker.supervisor
                yield CaseRecord(child_id, session.on, name, 1, content, lead, lead)


def _case_part(random: Random, child: Child, discussion: CaseDiscussion) -> CasePart:
    return CasePart(
        child.child_id,
        words.LIFE_NOW[child.plan],
        random.choice(words.CHANGED),
        random.choice(words.WHY),
        random.choice(words.HYPOTHESIS),
        discussion.decision,
        discussion.reason,
        random.choice(words.ALTERNATIVES),
    )


def _cover(workers: Sequence[Worker], today: date) -> list[SupervisorSpell]:
    """Let a senior colleague stand in for the manager this fortnight, for one worker."""
    seniors = [one for one in workers if one.role == "Advanced practitioner" and not one.left_on]
    for senior in seniors:
        for one in workers:
            if one.team == senior.team and one is not senior and one.left_on is None:
                start, end = today - timedelta(days=3), today + timedelta(days=11)
                return [SupervisorSpell(one.name, start, senior.name, end, words.COVER_BECAUSE)]
    return []


def _audits(
    random: Random, children: Sequence[Child], workers: dict[str, Worker], today: date
) -> tuple[list[CaseAudit], list[AuditFinding]]:
    held = [one for one in children if one.worker in workers and one.closed_on is None]
    number = min(len(held), max(2, len(children) // _CHILDREN_AN_AUDIT), _MOST_AUDITS)
    audits, findings = [], []
    for at, child in enumerate(random.sample(held, number)):
        on = on_workday(today - timedelta(days=between(random, 6, 150)))
        audit = CaseAudit(
            child.child_id,
            on,
            _AUDITOR,
            _GRADES[at % len(_GRADES)],
            child.worker,
            child.team,
            random.choice(words.SUMMARIES),
        )
        audits.append(audit)
        for theme, finding, is_strength, action in random.sample(words.FINDINGS, 3):
            due = on_workday(on + timedelta(days=28)) if action else None
            done = due if due is not None and due <= today and happens(random, 0.8) else None
            findings.append(
                AuditFinding(
                    child.child_id,
                    on,
                    _AUDITOR,
                    theme,
                    finding,
                    is_strength,
                    child.worker,
                    action,
                    child.worker if action else "",
                    due,
                    done,
                    words.EVIDENCE if done else "",
                )
            )
    return audits, findings


def _challenges(
    random: Random, children: Sequence[Child], workers: dict[str, Worker], today: date
) -> Iterator[Challenge]:
    held = [one for one in children if one.worker in workers and one.closed_on is None]
    chosen = random.sample(held, min(len(held), len(words.CHALLENGES)))
    for child, (kind, matter, whom) in zip(chosen, words.CHALLENGES, strict=False):
        raised = on_workday(today - timedelta(days=between(random, 4, 60)))
        closed = on_workday(raised + timedelta(days=9)) if happens(random, 0.3) else None
        is_closed = closed is not None and closed <= today
        yield Challenge(
            child.child_id,
            raised,
            kind,
            matter,
            whom,
            child.worker,
            workers[child.worker].supervisor,
            on_workday(raised + timedelta(days=20)),
            closed if is_closed else None,
            "Settled between the two managers" if is_closed else "",
            words.EVIDENCE if is_closed else "",
        )
