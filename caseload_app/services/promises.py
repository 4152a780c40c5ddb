"""Write what was promised outside a session: case audits, challenges, and closing any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    AuditFinding,
    CaseAudit,
    Challenge,
    RecordChange,
    record_key,
)
from caseload_app.domain.supervision.action_log import LogItem
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session


def record_audit(
    casebook: Casebook, session: Session, audit: CaseAudit, findings: Sequence[AuditFinding]
) -> Changes:
    """Save a case audit with its findings; worker and team are those of today.

    The findings take child, day, auditor and worker from the audit. Raises ExpectedError.
    """
    child = casebook.children.get(audit.child_id)
    if child is None:
        raise _no_child(audit.child_id)
    _refuse_future(casebook, audit.on)
    if not audit.auditor.strip():
        raise ExpectedError("The auditor is not named.", "Say who read the file.")
    audit = replace(audit, worker=audit.worker or child.worker, team=audit.team or child.team)
    owned = [
        replace(
            one, child_id=audit.child_id, on=audit.on, auditor=audit.auditor, worker=audit.worker
        )
        for one in findings
    ]
    wanting = [one for one in owned if not one.theme.strip() or not one.finding.strip()]
    keys = [record_key(one) for one in owned]
    if wanting or len(set(keys)) < len(keys):
        raise ExpectedError(
            "A finding is empty or there twice.", "Give each its theme and say what was found."
        )
    known = {record_key(one): one for one in casebook.loop.audits.get(audit.child_id, ())}
    old = {record_key(one): one for one in casebook.loop.findings.get(audit.child_id, ())}
    with session.write(why="case audit recorded") as writer:
        writer.apply(
            [
                RecordChange(known.get(record_key(audit)), audit),
                *(RecordChange(old.get(record_key(one)), one) for one in owned),
            ]
        )
    return writer.changes


def record_challenge(casebook: Casebook, session: Session, challenge: Challenge) -> Changes:
    """Save a dispute or challenge. Raises ExpectedError for an unknown child or an empty matter."""
    child = casebook.children.get(challenge.child_id)
    if child is None:
        raise _no_child(challenge.child_id)
    _refuse_future(casebook, challenge.raised_on)
    if not challenge.matter.strip() or not challenge.kind.strip():
        raise ExpectedError("It is not said what the challenge is.", "Give its kind and matter.")
    known = casebook.loop.challenges.get(challenge.child_id, ())
    if any(record_key(one) == record_key(challenge) for one in known):
        raise ExpectedError("This challenge is on the list already.", "Change the one there.")
    with session.write(why="challenge recorded") as writer:
        writer.add(replace(challenge, worker=challenge.worker or child.worker))
    return writer.changes


def add_action(casebook: Casebook, session: Session, action: AgreedAction) -> Changes:
    """Agree an action between sessions. Raises ExpectedError when it is there already."""
    if action.worker not in casebook.workers:
        raise ExpectedError("No worker of that name is in the store.", "Choose one of the list.")
    known = {record_key(one) for one in casebook.actions.get(action.worker, ())}
    if not action.action.strip() or record_key(action) in known:
        raise ExpectedError(
            "The action is empty, or on the list already for the same day.",
            "Say what is to be done, or change the one there.",
        )
    step = ActionStep(
        action.worker,
        action.action,
        action.child_id,
        action.due_on,
        casebook.today,
        ActionStepKind.AGREED,
    )
    with session.write(why="action agreed between sessions") as writer:
        writer.apply([RecordChange(None, action), RecordChange(None, step)])
    return writer.changes


def close_item(
    casebook: Casebook, session: Session, item: LogItem, on: date, evidence: str
) -> Changes:
    """Close any promise with what shows that it was kept.

    Raises ExpectedError without evidence, for a future day, or when it is closed already.
    """
    _refuse_future(casebook, on)
    if not evidence.strip():
        raise ExpectedError("No evidence is given.", "Say what shows that it was done.")
    if not item.is_open(casebook.today):
        raise ExpectedError("This is closed already.", "Look at the evidence beside it.")
    with session.write(why="closed with evidence") as writer:
        writer.apply(_closed(casebook, item, on, evidence.strip()))
    return writer.changes


def carry_item(
    casebook: Casebook, session: Session, item: LogItem, now_by: date, reason: str
) -> Changes:
    """Carry an action to another day between sessions, with the reason; it counts as a time.

    Raises ExpectedError without a reason or a day ahead, for what was not agreed in supervision,
    and when it has been carried today already.
    """
    action = item.record
    if not isinstance(action, AgreedAction) or not item.is_open(casebook.today):
        raise ExpectedError(
            "Only an open action from supervision is carried.", "Close this one with its evidence."
        )
    if now_by <= casebook.today:
        raise ExpectedError(
            f"{long_day(now_by)} is not ahead.", "Say the day by which it is done now."
        )
    if not reason.strip():
        raise ExpectedError("It is not said why.", "Say what stood in the way.")
    step = ActionStep(
        action.worker,
        action.action,
        action.child_id,
        action.due_on,
        casebook.today,
        ActionStepKind.CARRIED,
        reason.strip(),
        now_by,
    )
    known = {record_key(one) for one in casebook.loop.steps.get(action.worker, ())}
    if record_key(step) in known:
        raise ExpectedError("It has been carried today already.", "Close it, or wait a day.")
    with session.write(why="action carried between sessions") as writer:
        writer.add(step)
    return writer.changes


def _closed(casebook: Casebook, item: LogItem, on: date, evidence: str) -> list[RecordChange]:
    match item.record:
        case AgreedAction() as action:
            step = ActionStep(
                action.worker,
                action.action,
                action.child_id,
                action.due_on,
                on,
                ActionStepKind.DONE,
                evidence,
            )
            steps = casebook.loop.steps.get(action.worker, ())
            known = next((one for one in steps if record_key(one) == record_key(step)), None)
            done = replace(action, done_on=on, outcome=evidence)
            return [RecordChange(action, done), RecordChange(known, step)]
        case AuditFinding() as finding:
            return [RecordChange(finding, replace(finding, done_on=on, evidence=evidence))]
        case Challenge() as challenge:
            return [RecordChange(challenge, replace(challenge, closed_on=on, evidence=evidence))]


def _no_child(child_id: str) -> ExpectedError:
    return ExpectedError(
        f"There is no child {child_id} in the store.",
        "Import the list that holds this child, or check the ID.",
    )


def _refuse_future(casebook: Casebook, on: date) -> None:
    if on > casebook.today:
        raise ExpectedError(
            f"{long_day(on)} lies in the future.", "Enter the day on which it happened."
        )
