"""The sheets of an export that hold what only Caseload knows; the template leaves them out.

Signed records stay in the store: what was said in confidence does not travel in a workbook.
"""

from __future__ import annotations

from caseload_app.domain.records import (
    ActionStep,
    AuditFinding,
    CaseAudit,
    Challenge,
    SessionDetail,
    SupervisorSpell,
)
from caseload_app.exchange.capacity_sheets import CAPACITY_SHEETS
from caseload_app.exchange.template import TemplateSheet

LOOP_SHEETS: tuple[TemplateSheet, ...] = (
    TemplateSheet(
        "Action steps",
        "action_steps",
        ActionStep,
        (
            ("Worker", "worker"),
            ("Action", "action"),
            ("Child ID", "child_id"),
            ("Due", "due_on"),
            ("Step on", "on"),
            ("What became of it", "step"),
            ("Step note", "note"),
            ("Now by", "now_by"),
        ),
    ),
    TemplateSheet(
        "Session details",
        "session_details",
        SessionDetail,
        (
            ("Worker", "worker"),
            ("Session on", "on"),
            ("Session kind", "kind"),
            ("Led by", "supervisor"),
            ("Cancelled by", "cancelled_by"),
            ("Rebooked for", "rebooked_on"),
            ("Calendar entry", "uid"),
            ("Calendar version", "sequence"),
        ),
    ),
    TemplateSheet(
        "Supervisors",
        "supervisor_spells",
        SupervisorSpell,
        (
            ("Worker", "worker"),
            ("Supervised from", "from_on"),
            ("Supervised by", "supervisor"),
            ("Cover until", "until"),
            ("Reason of the handover", "reason"),
        ),
    ),
    TemplateSheet(
        "Case audits",
        "case_audits",
        CaseAudit,
        (
            ("Child ID", "child_id"),
            ("Audited on", "on"),
            ("Auditor", "auditor"),
            ("Audit grade", "grade"),
            ("Worker", "worker"),
            ("Team", "team"),
            ("Audit summary", "summary"),
        ),
    ),
    TemplateSheet(
        "Audit findings",
        "audit_findings",
        AuditFinding,
        (
            ("Child ID", "child_id"),
            ("Audited on", "on"),
            ("Auditor", "auditor"),
            ("Audit theme", "theme"),
            ("Audit finding", "finding"),
            ("A strength", "is_strength"),
            ("Worker", "worker"),
            ("Action", "action"),
            ("Owner", "owner"),
            ("Due", "due_on"),
            ("Done on", "done_on"),
            ("Evidence", "evidence"),
        ),
    ),
    TemplateSheet(
        "Challenges",
        "challenges",
        Challenge,
        (
            ("Child ID", "child_id"),
            ("Raised on", "raised_on"),
            ("Kind of challenge", "kind"),
            ("Matter", "matter"),
            ("With whom", "with_whom"),
            ("Worker", "worker"),
            ("Owner", "owner"),
            ("Due", "due_on"),
            ("Closed on", "closed_on"),
            ("Outcome", "outcome"),
            ("Evidence", "evidence"),
        ),
    ),
    *CAPACITY_SHEETS,
)
