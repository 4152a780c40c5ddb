"""What the store holds: workers, children, events, supervisions and what came of them.

Every record is a frozen value. Dates are `datetime.date`; absent text is an empty string,
absent anything else is None. A worker is known by name, a child by the case system's own ID.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.capacity.kept import CAPACITY_KEYS, CapacityRecord


class Plan(StrEnum):
    """The kinds of plan a child can be on; the value is what the workbook and the file say."""

    ASSESSMENT = "Assessment"
    CIN = "CIN"
    CP = "CP"
    CLA = "CLA"
    CARE_LEAVER = "Care leaver"
    OTHER = "Other"


PLAN_PRECEDENCE = (
    Plan.CLA,
    Plan.CP,
    Plan.CIN,
    Plan.ASSESSMENT,
    Plan.CARE_LEAVER,
    Plan.OTHER,
)
"""A child counts once, under the first of these that applies (Ofsted Annex A, List 6 guidance)."""


class LongTerm(StrEnum):
    """Whether a placement is meant to last until 18 (Care Planning Regulations 2010, reg 28)."""

    NO = "No"
    YES = "Yes"
    DESIGNATED = "Designated"


class SupervisionKind(StrEnum):
    """What a supervision session was for."""

    PERSONAL = "Personal"
    CASE = "Case"
    GROUP = "Group"
    ASYE = "ASYE"


class SupervisionStatus(StrEnum):
    """Whether a session was planned, held or cancelled."""

    PLANNED = "Planned"
    HELD = "Held"
    CANCELLED = "Cancelled"


@dataclass(frozen=True, slots=True)
class Worker:
    """One person who holds, or held, cases. `fte` is full-time equivalent, 0 to 1."""

    name: str
    role: str = ""
    team: str = ""
    fte: float | None = None
    started_on: date | None = None
    asye_started_on: date | None = None
    case_limit: int | None = None
    supervisor: str = ""
    email: str = ""
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """One child known to the team; `worker` is empty when nobody is named (unallocated)."""

    child_id: str
    name: str = ""
    born_on: date | None = None
    sex: str = ""
    family_id: str = ""
    worker: str = ""
    team: str = ""
    plan: Plan = Plan.OTHER
    allocated_on: date | None = None
    plan_started_on: date | None = None
    closed_on: date | None = None
    closure_reason: str = ""
    legal_status: str = ""
    placement_type: str = ""
    long_term: LongTerm | None = None
    flags: str = ""


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened to a child on a day; `kind` is a name of `vocabulary.EventKind`.

    `latest_only` marks an event read from a "date of the last ..." column: earlier ones of
    the same kind may have happened without being known here.
    """

    child_id: str
    kind: str
    on: date
    outcome: str = ""
    note: str = ""
    latest_only: bool = False


@dataclass(frozen=True, slots=True)
class ChildFact:
    """One more thing a list says about a child, kept under its own heading."""

    child_id: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Supervision:
    """One session of a worker, planned, held or cancelled; `minutes` is its length."""

    worker: str
    on: date
    kind: SupervisionKind = SupervisionKind.PERSONAL
    status: SupervisionStatus = SupervisionStatus.HELD
    reason: str = ""
    minutes: int | None = None
    next_on: date | None = None


@dataclass(frozen=True, slots=True)
class CaseDiscussion:
    """A manager's discussion of one child: what was decided and why."""

    child_id: str
    on: date
    worker: str = ""
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """Something somebody agreed to do; `child_id` is empty when it is about no one child."""

    worker: str
    action: str
    child_id: str = ""
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Leave:
    """An absence of a worker, first and last day included; open-ended while `until` is None."""

    worker: str
    from_on: date
    until: date | None = None
    kind: str = ""
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Who held a child from a day on; worker is empty while nobody did."""

    child_id: str
    from_on: date
    worker: str = ""
    team: str = ""


class ActionStepKind(StrEnum):
    """What became of an action in one session."""

    AGREED = "Agreed"
    CARRIED = "Carried"
    DONE = "Done"
    DROPPED = "Dropped"


@dataclass(frozen=True, slots=True)
class ActionStep:
    """What a session did with one action; the fields up to `due_on` say which action it is."""

    worker: str
    action: str
    child_id: str
    due_on: date | None
    on: date
    step: ActionStepKind
    note: str = ""
    now_by: date | None = None


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """What a session needs beside its row: who led it, who cancelled it, its calendar entry."""

    worker: str
    on: date
    kind: SupervisionKind
    supervisor: str = ""
    cancelled_by: str = ""
    rebooked_on: date | None = None
    uid: str = ""
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class PersonalRecord:
    """The signed personal part of a session as JSON; the highest `revision` is the one in force."""

    worker: str
    on: date
    kind: SupervisionKind
    revision: int
    content: str
    supervisor: str = ""
    signed_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """The signed discussion of one child as JSON; it belongs on the child's file."""

    child_id: str
    on: date
    worker: str
    revision: int
    content: str
    supervisor: str = ""
    signed_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SupervisorSpell:
    """Who supervised a worker from a day on; `until` marks cover that ends of itself."""

    worker: str
    from_on: date
    supervisor: str
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CaseAudit:
    """One child's file read by an auditor; worker and team are those of that day."""

    child_id: str
    on: date
    auditor: str
    grade: str = ""
    worker: str = ""
    team: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One finding of a case audit, and what is to be done where it falls short."""

    child_id: str
    on: date
    auditor: str
    theme: str
    finding: str
    is_strength: bool = False
    worker: str = ""
    action: str = ""
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Challenge:
    """A dispute raised with us or by us, such as an IRO's, until it is closed with evidence."""

    child_id: str
    raised_on: date
    kind: str
    matter: str
    with_whom: str = ""
    worker: str = ""
    owner: str = ""
    due_on: date | None = None
    closed_on: date | None = None
    outcome: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """What is being done about something that is late or over its limit, and by when.

    `about` is the rule's ID, or a word of its own such as `case_limit`; `since` is the day that
    a deadline counts from, so that the next one of the same rule needs an answer of its own.
    A response about a worker has no child.
    """

    about: str
    child_id: str
    worker: str
    since: date | None
    doing: str = ""
    by: date | None = None
    owner: str = ""
    said_on: date | None = None


Record = (
    Worker
    | Child
    | CaseEvent
    | ChildFact
    | Supervision
    | CaseDiscussion
    | AgreedAction
    | Leave
    | Allocation
    | ActionStep
    | SessionDetail
    | PersonalRecord
    | CaseRecord
    | SupervisorSpell
    | CaseAudit
    | AuditFinding
    | Challenge
    | Response
    | CapacityRecord
)

RECORD_KEYS: dict[type, tuple[str, ...]] = {
    Worker: ("name",),
    Child: ("child_id",),
    CaseEvent: ("child_id", "kind", "on"),
    ChildFact: ("child_id", "name"),
    Supervision: ("worker", "on", "kind"),
    CaseDiscussion: ("child_id", "on", "decision"),
    AgreedAction: ("worker", "child_id", "action", "due_on"),
    Leave: ("worker", "from_on", "kind"),
    Allocation: ("child_id", "from_on"),
    ActionStep: ("worker", "action", "child_id", "due_on", "on", "step"),
    SessionDetail: ("worker", "on", "kind"),
    PersonalRecord: ("worker", "on", "kind", "revision"),
    CaseRecord: ("child_id", "on", "worker", "revision"),
    SupervisorSpell: ("worker", "from_on"),
    CaseAudit: ("child_id", "on", "auditor"),
    AuditFinding: ("child_id", "on", "auditor", "theme", "finding"),
    Challenge: ("child_id", "raised_on", "kind", "matter"),
    Response: ("about", "child_id", "worker", "since"),
    **CAPACITY_KEYS,
}
"""The fields that say which record it is; two records with equal keys are the same one."""


def record_key(record: Record) -> tuple[object, ...]:
    """Give the values of the record's key fields, in the order of `RECORD_KEYS`."""
    return tuple(getattr(record, field) for field in RECORD_KEYS[type(record)])


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after: added (no before), removed (no after) or changed."""

    before: Record | None
    after: Record | None
