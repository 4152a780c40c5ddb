"""The audit trail as somebody reads it: of the whole store, or of one child or worker."""

from __future__ import annotations

from caseload_app.domain.audit import AuditEntry
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit, read_audit_about
from caseload_app.store.audit_chain import find_chain_faults

MOST = 5000


def history_of(session: Session, whom: str = "") -> list[AuditEntry]:
    """Give the newest entries about a child's ID or a worker; of the whole store without one."""
    if whom:
        return read_audit_about(session.database, whom, MOST)
    return read_audit(session.database, limit=MOST)


def chain_words(session: Session) -> tuple[str, bool]:
    """Say whether the trail is as it was written, and whether that is so."""
    faults = find_chain_faults(session.database)
    if faults:
        return f"The trail has been tampered with: {'; '.join(faults)}.", False
    return "The trail is whole: no entry was changed, removed or slipped in.", True
