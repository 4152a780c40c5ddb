"""What a signed session says, part by part, as captions and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.records import ActionStepKind
from caseload_app.ui.widgets.supervision.case_blocks import FIELDS as CASE_FIELDS
from caseload_app.ui.widgets.supervision.personal_form import FIELDS as PERSONAL_FIELDS
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import ActionStep, CaseRecord, PersonalRecord
    from caseload_app.domain.supervision.supervision_record import SignedCase, SignedPersonal

Line = tuple[str, str]


def personal_record(casebook: Casebook, worker: str, on: str, kind: str) -> PersonalRecord | None:
    """Find the personal part in force of a session."""
    found = casebook.loop.personal.get(worker, ())
    return next((one for one in found if (one.on.isoformat(), str(one.kind)) == (on, kind)), None)


def case_records(casebook: Casebook, worker: str, on: str) -> list[CaseRecord]:
    """Find the parts in force of the children a session talked about."""
    return [
        one
        for records in casebook.loop.cases.values()
        for one in records
        if (one.worker, one.on.isoformat()) == (worker, on)
    ]


def earlier_versions(
    casebook: Casebook, record: PersonalRecord | CaseRecord
) -> list[PersonalRecord | CaseRecord]:
    """Give what a record superseded, the newest first."""
    same = [
        one
        for one in casebook.loop.superseded
        if type(one) is type(record) and _key(one) == _key(record)
    ]
    return sorted(same, key=lambda one: -one.revision)


def signed_words(record: PersonalRecord | CaseRecord) -> str:
    """Say who signed, and where it is a correction, why."""
    parts = [f"Led by {record.supervisor}" if record.supervisor else ""]
    if record.signed_by:
        parts.append(f"signed by {record.signed_by}")
    if record.revision > 1:
        parts.append(f"version {record.revision}, corrected because: {record.reason}")
    return " · ".join(part for part in parts if part)


def personal_lines(signed: SignedPersonal) -> list[Line]:
    part = signed.personal
    lines = [(caption, str(getattr(part, name))) for name, caption, _hint in PERSONAL_FIELDS]
    if part.workload_agreed is not None:
        agreed = "Both agree" if part.workload_agreed else "Not agreed"
        lines.insert(2, ("Workload agreed", agreed))
    for check in part.checks:
        said = [
            f"seen {day(check.seen_on)}" if check.seen_on else "",
            f"expires {day(check.expires_on)}" if check.expires_on else "",
            check.note,
        ]
        lines.append((str(check.kind), ", ".join(one for one in said if one)))
    return [line for line in lines if line[1].strip()]


def case_lines(signed: SignedCase) -> list[Line]:
    lines = [(caption, str(getattr(signed.case, name))) for name, caption, _hint in CASE_FIELDS]
    return [line for line in lines if line[1].strip()]


def action_lines(casebook: Casebook, worker: str, on: str) -> list[Line]:
    """Say what a session did with every action, and what it agreed, each with its child."""
    steps = casebook.loop.steps.get(worker, ())
    return [
        (str(one.step), _step_words(casebook, one)) for one in steps if one.on.isoformat() == on
    ]


def _step_words(casebook: Casebook, step: ActionStep) -> str:
    child = casebook.children.get(step.child_id)
    by = step.now_by or (step.due_on if step.step is ActionStepKind.AGREED else None)
    parts = [
        step.action,
        casebook.display_name(child) if child else step.child_id,
        step.note,
        f"by {day(by)}" if by else "",
    ]
    return "; ".join(part for part in parts if part)


def _key(record: PersonalRecord | CaseRecord) -> tuple[object, ...]:
    child = getattr(record, "child_id", "")
    return record.worker, record.on, child, getattr(record, "kind", "")
