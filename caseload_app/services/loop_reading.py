"""Read what supervision left behind, and the policy by which it is judged."""

from __future__ import annotations

from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.supervision_policy import (
    SUPERVISION_POLICY,
    SupervisionPolicy,
    policy_as_set,
)
from caseload_app.services.session import Session
from caseload_app.store.read import read_all
from caseload_app.store.settings import read_setting
from caseload_app.store.shapes import (
    ACTION_STEPS,
    AUDIT_FINDINGS,
    CASE_AUDITS,
    CASE_RECORDS,
    CHALLENGES,
    PERSONAL_RECORDS,
    SESSION_DETAILS,
    SUPERVISOR_SPELLS,
)


def read_loop(session: Session, shipped: SupervisionPolicy | None = None) -> LoopRecords:
    """Read all of the supervision loop; `shipped` is the policy where nobody has set another."""
    database = session.database
    return LoopRecords(
        steps=read_all(database, ACTION_STEPS),
        details=read_all(database, SESSION_DETAILS),
        personal=read_all(database, PERSONAL_RECORDS),
        cases=read_all(database, CASE_RECORDS),
        spells=read_all(database, SUPERVISOR_SPELLS),
        audits=read_all(database, CASE_AUDITS),
        findings=read_all(database, AUDIT_FINDINGS),
        challenges=read_all(database, CHALLENGES),
        policy=read_policy(session, shipped or SupervisionPolicy()),
    )


def read_policy(session: Session, shipped: SupervisionPolicy) -> SupervisionPolicy:
    """Read the council's supervision policy; what was never set is as the program comes."""
    return policy_as_set(shipped, read_setting(session.database, SUPERVISION_POLICY))
