"""What supervision leaves behind, indexed: steps of actions, signed records, audits, challenges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeVar

from caseload_app.domain.records import (
    ActionStep,
    ActionStepKind,
    AgreedAction,
    AuditFinding,
    CaseAudit,
    CaseRecord,
    Challenge,
    PersonalRecord,
    SessionDetail,
    Supervision,
    SupervisorSpell,
    Worker,
)
from caseload_app.domain.supervision.supervision_policy import SupervisionPolicy

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class LoopRecords:
    """All that the store holds of the supervision loop, and the policy in force."""

    steps: Sequence[ActionStep] = ()
    details: Sequence[SessionDetail] = ()
    personal: Sequence[PersonalRecord] = ()
    cases: Sequence[CaseRecord] = ()
    spells: Sequence[SupervisorSpell] = ()
    audits: Sequence[CaseAudit] = ()
    findings: Sequence[AuditFinding] = ()
    challenges: Sequence[Challenge] = ()
    policy: SupervisionPolicy = SupervisionPolicy()


@dataclass(frozen=True, slots=True)
class SupervisionLoop:
    """The same by worker, child or session, each group in the order of its dates.

    Signed records are the ones in force; those they superseded are in `superseded`.
    """

    policy: SupervisionPolicy = SupervisionPolicy()
    steps: Mapping[str, tuple[ActionStep, ...]] = field(default_factory=dict)
    steps_by_action: Mapping[object, tuple[ActionStep, ...]] = field(default_factory=dict)
    details: Mapping[tuple[str, date, str], SessionDetail] = field(default_factory=dict)
    personal: Mapping[str, tuple[PersonalRecord, ...]] = field(default_factory=dict)
    cases: Mapping[str, tuple[CaseRecord, ...]] = field(default_factory=dict)
    superseded: tuple[PersonalRecord | CaseRecord, ...] = ()
    spells: Mapping[str, tuple[SupervisorSpell, ...]] = field(default_factory=dict)
    audits: Mapping[str, tuple[CaseAudit, ...]] = field(default_factory=dict)
    findings: Mapping[str, tuple[AuditFinding, ...]] = field(default_factory=dict)
    challenges: Mapping[str, tuple[Challenge, ...]] = field(default_factory=dict)

    def detail(self, session: Supervision) -> SessionDetail:
        """Give what is known of a session beside its row; blank where nothing is."""
        found = self.details.get((session.worker, session.on, session.kind))
        return found or SessionDetail(session.worker, session.on, session.kind)

    def steps_of(self, action: AgreedAction) -> tuple[ActionStep, ...]:
        """Give what sessions did with one action, in the order of their days."""
        return self.steps_by_action.get(_action_key(action), ())

    def supervisor_on(self, worker: Worker, day: date) -> str:
        """Say who supervises a worker on a day: cover first, then the handover, then the list.

        The list names the supervisor of today, so before the first handover it is not asked.
        """
        spells = [one for one in self.spells.get(worker.name, ()) if one.from_on <= day]
        cover = [one for one in spells if one.until is not None and day <= one.until]
        lasting = [one for one in spells if one.until is None]
        if cover:
            return cover[-1].supervisor
        return lasting[-1].supervisor if lasting else worker.supervisor


def build_loop(records: LoopRecords) -> SupervisionLoop:
    """Index what supervision left behind."""
    personal, old_personal = _in_force(records.personal, ("worker", "on", "kind"))
    cases, old_cases = _in_force(records.cases, ("child_id", "on", "worker"))
    return SupervisionLoop(
        policy=records.policy,
        steps=_by(records.steps, "worker"),
        steps_by_action=_by_action(records.steps),
        details={(one.worker, one.on, one.kind): one for one in records.details},
        personal=_by(personal, "worker"),
        cases=_by(cases, "child_id"),
        superseded=(*old_personal, *old_cases),
        spells=_by(records.spells, "worker", order="from_on"),
        audits=_by(records.audits, "child_id"),
        findings=_by(records.findings, "child_id"),
        challenges=_by(records.challenges, "child_id", order="raised_on"),
    )


def _by_action(steps: Iterable[ActionStep]) -> dict[object, tuple[ActionStep, ...]]:
    groups: dict[object, list[ActionStep]] = {}
    for step in sorted(steps, key=attrgetter("on")):
        groups.setdefault(_action_key(step), []).append(step)
    return {key: tuple(group) for key, group in groups.items()}


_action_key = attrgetter("worker", "action", "child_id", "due_on")


def _in_force(records: Iterable[_Item], key: tuple[str, ...]) -> tuple[list[_Item], list[_Item]]:
    """Part the newest revision of each record from those it superseded."""
    key_of, newest = attrgetter(*key), dict[object, _Item]()
    old: list[_Item] = []
    for record in sorted(records, key=attrgetter("revision")):
        before = newest.get(key_of(record))
        if before is not None:
            old.append(before)
        newest[key_of(record)] = record
    return list(newest.values()), old


def _by(records: Iterable[_Item], key: str, order: str = "on") -> dict[str, tuple[_Item, ...]]:
    groups: dict[str, list[_Item]] = {}
    for record in sorted(records, key=attrgetter(order)):
        groups.setdefault(attrgetter(key)(record), []).append(record)
    return {name: tuple(group) for name, group in groups.items()}


def agreed_on(steps: Sequence[ActionStep]) -> date | None:
    """Give the day on which an action was agreed, from its steps, where a session here did."""
    return min((one.on for one in steps if one.step is ActionStepKind.AGREED), default=None)
