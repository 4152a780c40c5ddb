"""Write a session up: keep the draft while it is typed, sign it off, correct what was signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    CaseDiscussion,
    CaseRecord,
    PersonalRecord,
    RecordChange,
    Supervision,
    SupervisionStatus,
    record_key,
)
from caseload_app.domain.supervision.schedule import moved_detail
from caseload_app.domain.supervision.supervising import COUNTING_KINDS
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CasePart,
    Fate,
    SignedCase,
    SignedPersonal,
    SupervisionDraft,
    agreed_action,
    case_of,
    content_of,
    draft_problems,
    file_parts,
    personal_of,
    read_case,
)
from caseload_app.domain.wording import counted, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.drafts import read_drafts, remove_draft, save_draft

DROPPED = "Dropped: "
"""How the outcome of an action that was dropped begins, also in the workbook."""

_STEP_OF = {
    Fate.DONE: ActionStepKind.DONE,
    Fate.CARRIED: ActionStepKind.CARRIED,
    Fate.DROPPED: ActionStepKind.DROPPED,
}


@dataclass(frozen=True, slots=True)
class FoundDraft:
    """A draft that is waiting, and when it was last saved."""

    draft: SupervisionDraft
    saved_at: datetime


def keep_draft(session: Session, draft: SupervisionDraft) -> None:
    """Save what is typed so far, in place of what was saved before. Raises ExpectedError."""
    save_draft(session.database, draft.name, to_plain(draft), session.clock_now())


def waiting_drafts(session: Session) -> tuple[FoundDraft, ...]:
    """Give the drafts of supervisions that nobody has signed yet, the newest first."""
    found = []
    for kept in read_drafts(session.database):
        draft = _draft(kept.value)
        if draft is not None and draft.name == kept.name:
            found.append(FoundDraft(draft, kept.saved_at))
    return tuple(found)


def waiting_draft(session: Session, name: str) -> FoundDraft | None:
    """Give the draft of this name (`SupervisionDraft.name`), where one is waiting."""
    return next((one for one in waiting_drafts(session) if one.draft.name == name), None)


def drop_draft(session: Session, draft: SupervisionDraft) -> None:
    """Let a draft go without signing it."""
    remove_draft(session.database, draft.name)


def sign_off(casebook: Casebook, session: Session, draft: SupervisionDraft) -> Changes:
    """Make a draft a record: the session held, actions moved on, parts kept apart, next booked.

    Raises ExpectedError while something is missing, such as the outcome of an old action, and
    when the session has been signed before.
    """
    problems = _problems(casebook, draft)
    if problems:
        more = f" ({counted(len(problems) - 1, 'more', 'more')})" if len(problems) > 1 else ""
        raise ExpectedError(
            f"This cannot be signed yet: {problems[0]}{more}",
            "Complete what is marked on the page; the draft is kept.",
        )
    _refuse_second(casebook, draft)
    personal = PersonalRecord(
        draft.worker,
        draft.on,
        draft.kind,
        1,
        content_of(personal_of(draft, casebook.children)),
        draft.supervisor,
        session.author,
    )
    with session.write(why="supervision signed off") as writer:
        writer.apply(
            [
                *_session_changes(casebook, draft),
                *_review_changes(casebook, draft),
                *_part_changes(casebook, draft, session.author),
                RecordChange(None, personal),
            ]
        )
        remove_draft(session.database, draft.name)
    return writer.changes


def what_is_missing(casebook: Casebook, draft: SupervisionDraft) -> tuple[str, ...]:
    """Say in sentences what keeps a draft from being signed; empty when it can be."""
    return tuple(_problems(casebook, draft))


def correct_personal(
    session: Session, before: PersonalRecord, signed: SignedPersonal, reason: str
) -> Changes:
    """Supersede a signed personal part by a corrected one; the old one stays to be read."""
    after = replace(
        before,
        revision=before.revision + 1,
        content=content_of(signed),
        signed_by=session.author,
        reason=_needed(reason),
    )
    with session.write(why=f"personal record corrected: {after.reason}") as writer:
        writer.add(after)
    return writer.changes


def correct_case(
    casebook: Casebook, session: Session, before: CaseRecord, signed: SignedCase, reason: str
) -> Changes:
    """Supersede a child's signed part by a corrected one; the discussion follows it."""
    after = replace(
        before,
        revision=before.revision + 1,
        content=content_of(signed),
        signed_by=session.author,
        reason=_needed(reason),
    )
    was = read_case(before).case
    known = {record_key(one): one for one in casebook.discussions.get(before.child_id, ())}
    old = CaseDiscussion(before.child_id, before.on, before.worker, was.decision.strip())
    new = replace(old, decision=signed.case.decision.strip(), reason=signed.case.reason.strip())
    before_it = known.get(record_key(old))
    with session.write(why=f"case record corrected: {after.reason}") as writer:
        writer.add(after)
        if before_it is not None or new.decision:
            writer.apply([RecordChange(before_it, new)])
    return writer.changes


def record_group(
    casebook: Casebook, session: Session, draft: SupervisionDraft, workers: tuple[str, ...]
) -> Changes:
    """Record a group session: one row and one record for each who took part, children once.

    The draft's `worker` is the one under whom the actions run. Raises ExpectedError.
    """
    parts = replace(draft, reviews=())
    problems = _problems(casebook, parts)
    if problems or not workers:
        what = problems[0] if problems else "Nobody took part."
        raise ExpectedError(f"This cannot be signed yet: {what}", "Complete it; the draft is kept.")
    rows: list[RecordChange] = []
    for name in sorted(set(workers) | {draft.worker}):
        theirs = replace(parts, worker=name)
        _refuse_second(casebook, theirs)
        if name != draft.worker:
            theirs = replace(theirs, new_actions=())
        content = content_of(personal_of(theirs, casebook.children))
        record = PersonalRecord(
            name, draft.on, draft.kind, 1, content, draft.supervisor, session.author
        )
        rows += [*_session_changes(casebook, theirs), RecordChange(None, record)]
    with session.write(why="group supervision recorded") as writer:
        writer.apply([*rows, *_part_changes(casebook, parts, session.author)])
        remove_draft(session.database, draft.name)
    return writer.changes


def _draft(value: JsonValue) -> SupervisionDraft | None:
    try:
        return from_plain(SupervisionDraft, value)
    except ValueError:
        return None


def _problems(casebook: Casebook, draft: SupervisionDraft) -> list[str]:
    """Say in sentences what keeps the draft from being signed, as the records now stand."""
    found = [one.problem for one in draft_problems(draft, casebook.today)]
    if draft.worker not in casebook.workers:
        return [f"{draft.worker} is not among the workers.", *found]
    reviewed = {one.key for one in draft.reviews}
    if draft.kind in COUNTING_KINDS:
        found += [
            f"'{one.action}' has come up since the page was opened and has no outcome."
            for one in _open_actions(casebook, draft.worker).values()
            if (one.worker, one.action, one.child_id, one.due_on) not in reviewed
        ]
    known = {record_key(one) for one in casebook.actions.get(draft.worker, ())}
    found += [
        f"'{new.action}' is on the list already, for the same day."
        for new in draft.new_actions
        if record_key(agreed_action(draft.worker, new)) in known
    ]
    found += [f"Child {one.child_id} is not in the store." for one in _strangers(casebook, draft)]
    return found


def _strangers(casebook: Casebook, draft: SupervisionDraft) -> list[CasePart]:
    return [one for one in draft.cases if one.child_id not in casebook.children]


def _refuse_second(casebook: Casebook, draft: SupervisionDraft) -> None:
    signed = casebook.loop.personal.get(draft.worker, ())
    if any((one.on, one.kind) == (draft.on, draft.kind) for one in signed):
        raise ExpectedError(
            f"The session of {long_day(draft.on)} has been signed off before.",
            "Correct the signed record instead; it keeps both.",
        )


def _session_changes(casebook: Casebook, draft: SupervisionDraft) -> Iterator[RecordChange]:
    """Make the session held, in the place of the one that was planned, and book the next."""
    known = {(one.on, one.kind): one for one in casebook.sessions.get(draft.worker, ())}
    held = Supervision(
        draft.worker, draft.on, draft.kind, minutes=draft.minutes, next_on=draft.next_on
    )
    booked = known.get((draft.booked_on, draft.kind)) if draft.booked_on else None
    before = known.get((draft.on, draft.kind))
    detail = casebook.loop.detail(before or held)
    if booked is not None and booked.on != draft.on:
        detail = moved_detail(casebook.loop.detail(booked), booked, draft.on)
        yield RecordChange(booked, None)
        yield from _gone(casebook, booked)
    yield RecordChange(before, held)
    existing = casebook.loop.details.get((draft.worker, draft.on, draft.kind))
    yield RecordChange(existing, replace(detail, supervisor=draft.supervisor))
    if draft.next_on is not None and (draft.next_on, draft.next_kind) not in known:
        planned = SupervisionStatus.PLANNED
        yield RecordChange(None, Supervision(draft.worker, draft.next_on, draft.next_kind, planned))


def _gone(casebook: Casebook, session: Supervision) -> Iterator[RecordChange]:
    detail = casebook.loop.details.get((session.worker, session.on, session.kind))
    if detail is not None:
        yield RecordChange(detail, None)


def _part_changes(
    casebook: Casebook, draft: SupervisionDraft, author: str
) -> Iterator[RecordChange]:
    """Give each child's part, and what is newly agreed."""
    for part in file_parts(draft, casebook.children):
        key = (part.child_id, draft.on, draft.worker)
        earlier = [one for one in casebook.loop.cases.get(part.child_id, ())]
        same = [one for one in earlier if (one.child_id, one.on, one.worker) == key]
        revision = same[-1].revision + 1 if same else 1
        yield RecordChange(
            None,
            CaseRecord(
                part.child_id,
                draft.on,
                draft.worker,
                revision,
                content_of(case_of(draft, part)),
                draft.supervisor,
                author,
                "A second discussion on the same day" if same else "",
            ),
        )
        if part.decision.strip():
            yield _discussion(casebook, draft, part)
    for new in draft.new_actions:
        action = agreed_action(draft.worker, new)
        yield RecordChange(None, action)
        yield _step(casebook, action, draft.on, (ActionStepKind.AGREED, "", None))


def _discussion(casebook: Casebook, draft: SupervisionDraft, part: CasePart) -> RecordChange:
    known = {record_key(one): one for one in casebook.discussions.get(part.child_id, ())}
    discussion = CaseDiscussion(
        part.child_id, draft.on, draft.worker, part.decision.strip(), part.reason.strip()
    )
    return RecordChange(known.get(record_key(discussion)), discussion)


def _review_changes(casebook: Casebook, draft: SupervisionDraft) -> Iterator[RecordChange]:
    """Move each action from last time on, as its review says."""
    still_open = _open_actions(casebook, draft.worker)
    for review in draft.reviews:
        action = still_open.get(review.key)
        if action is None or review.fate is None:
            continue
        after = reviewed_action(action, review, draft.on)
        if after != action:
            yield RecordChange(action, after)
        now_by = review.now_by if review.fate is Fate.CARRIED else None
        step = (_STEP_OF[review.fate], review.note.strip(), now_by)
        yield _step(casebook, action, draft.on, step)


def reviewed_action(action: AgreedAction, review: ActionReview, on: date) -> AgreedAction:
    """Give the action as a session left it; one that is carried stays as it was agreed."""
    note = review.note.strip()
    match review.fate:
        case Fate.DONE:
            return replace(action, done_on=on, outcome=note or "Done")
        case Fate.DROPPED:
            return replace(action, done_on=on, outcome=f"{DROPPED}{note}")
        case _:
            return action


def _step(
    casebook: Casebook,
    action: AgreedAction,
    on: date,
    said: tuple[ActionStepKind, str, date | None],
) -> RecordChange:
    kind, note, now_by = said
    step = ActionStep(
        action.worker, action.action, action.child_id, action.due_on, on, kind, note, now_by
    )
    known = {record_key(one): one for one in casebook.loop.steps.get(action.worker, ())}
    return RecordChange(known.get(record_key(step)), step)


def _open_actions(
    casebook: Casebook, worker: str
) -> dict[tuple[str, str, str, date | None], AgreedAction]:
    return {
        (one.worker, one.action, one.child_id, one.due_on): one
        for one in casebook.actions.get(worker, ())
        if one.done_on is None
    }


def _needed(reason: str) -> str:
    if not reason.strip():
        raise ExpectedError(
            "A correction needs a reason.", "Say why the signed record is corrected."
        )
    return reason.strip()
