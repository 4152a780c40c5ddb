"""The answers of the command line as plain values, in the shapes that other programs rely on.

Each gives a dict ready for JSON: dates as ISO text, absent values as None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures.comparators import LOCAL_KINDS, Comparator
from caseload_app.domain.measures.measure import Cut, Measure, MeasureSpec, cut
from caseload_app.domain.measures.working_out import work_out_measures
from caseload_app.domain.quality import findings
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.deadlines import OPEN_STATES, Deadline, DeadlineState
from caseload_app.domain.snoozing import Snooze, finding_key
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.domain.workload import WorkerCaseload, caseloads, team_total, unallocated

Answer = dict[str, object]

PLAN_KEYS = {
    Plan.ASSESSMENT: "assessment",
    Plan.CIN: "cin",
    Plan.CP: "cp",
    Plan.CLA: "cla",
    Plan.CARE_LEAVER: "care_leaver",
    Plan.OTHER: "other",
}


def answer_caseloads(casebook: Casebook, worker: str | None = None) -> Answer:
    """Give the caseload of every worker, or of one, and the team's total."""
    rows = caseloads(casebook)
    total = team_total(rows)
    shown = [row for row in rows if worker is None or row.worker.name == worker]
    return {
        "as_of": casebook.today.isoformat(),
        "workers": [_caseload(row) for row in shown],
        "unallocated": len(unallocated(casebook)),
        "total": {
            "cases": total.cases,
            "fte_holding_cases": total.fte_holding_cases,
            "cases_per_fte": _rounded(total.cases_per_fte),
        },
    }


def answer_deadlines(
    casebook: Casebook,
    *,
    worker: str | None = None,
    child_id: str | None = None,
    states: Iterable[DeadlineState] = (),
) -> Answer:
    """Give the deadlines in the states asked for, the open ones when none is, by due date."""
    wanted = frozenset(states) or frozenset(OPEN_STATES)
    found = [
        (deadline, casebook.state(deadline))
        for child in casebook.children.values()
        if (worker is None or child.worker == worker)
        and (child_id is None or child.child_id == child_id)
        for deadline in casebook.in_states(child.child_id, wanted)
    ]
    found.sort(key=lambda pair: (pair[0].due, pair[0].subject, pair[0].rule.id))
    return {
        "as_of": casebook.today.isoformat(),
        "deadlines": [_deadline(casebook, deadline, state) for deadline, state in found],
    }


def answer_supervisions(casebook: Casebook) -> Answer:
    """Give how each worker's supervision stands, by name."""
    due = sorted(casebook.supervision.values(), key=lambda one: one.worker.casefold())
    return {
        "as_of": casebook.today.isoformat(),
        "workers": [
            {
                "worker": one.worker,
                "rule": one.rule,
                **_supervision(one),
                "open_actions": one.open_actions,
                "carried_most": one.carried_most,
                "explanation": one.explanation or None,
                "paused": _pause(one),
            }
            for one in due
        ],
    }


def answer_quality(casebook: Casebook, snoozes: Mapping[str, Snooze] | None = None) -> Answer:
    """Give the findings, those that blind most deadlines first; what was put aside says why."""
    return {
        "as_of": casebook.today.isoformat(),
        "findings": [
            {
                "check": finding.check,
                "child_id": finding.child_id or None,
                "worker": finding.worker or None,
                "message": finding.message,
                "blinds": finding.blinds,
                "put_aside": _put_aside((snoozes or {}).get(finding_key(finding)), casebook.today),
            }
            for finding in findings(casebook)
        ],
    }


def _put_aside(snooze: Snooze | None, today: date) -> Answer | None:
    if snooze is None or not snooze.holds(today):
        return None
    until = snooze.until.isoformat() if snooze.until else None
    return {"reason": snooze.reason, "since": snooze.since.isoformat(), "until": until}


def answer_measures(casebook: Casebook, specs: Sequence[MeasureSpec]) -> Answer:
    """Give every measure, with the England figure where the definition is the same."""
    return {
        "as_of": casebook.today.isoformat(),
        "measures": [_measure(measure) for measure in work_out_measures(casebook, specs)],
    }


def _measure(measure: Measure) -> Answer:
    spec = measure.spec
    return {
        "id": spec.id,
        "label": spec.label,
        "field": spec.field,
        "definition": spec.definition,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "percent": _rounded(measure.percent),
        "value": _rounded(measure.value),
        "period": spec.period,
        "small_number": measure.is_small,
        "bands": [{"band": name, "number": number} for name, number in measure.bands],
        "children": list(measure.children),
        "aside": len(measure.aside),
        "by": {one.value: [_cut(name, part) for name, part in cut(measure, one)] for one in Cut},
        "comparator": _comparator(spec.comparator),
        "local": [
            _comparator(spec.compared_with(kind))
            for kind in LOCAL_KINDS
            if spec.compared_with(kind) is not None
        ],
    }


def _cut(name: str, part: Measure) -> Answer:
    return {
        "name": name or None,
        "numerator": part.numerator,
        "denominator": part.denominator,
        "percent": _rounded(part.percent),
        "value": _rounded(part.value),
    }


def _comparator(comparator: Comparator | None) -> Answer | None:
    if comparator is None:
        return None
    return {
        "kind": comparator.kind.value,
        "value": comparator.value,
        "year": comparator.year,
        "definition": comparator.definition,
        "source": comparator.source,
    }


def _caseload(row: WorkerCaseload) -> Answer:
    return {
        "worker": row.worker.name,
        "team": row.worker.team or None,
        "role": row.worker.role or None,
        "fte": row.worker.fte,
        "cases": row.cases,
        "cases_per_fte": _rounded(row.cases_per_fte),
        "by_plan": {PLAN_KEYS[plan]: number for plan, number in row.by_plan.items()},
        "case_limit": row.worker.case_limit,
        "limit": row.limit.cases,
        "limit_words": row.limit.words,
        "new_last_7_days": row.new_last_7_days,
        "overdue": row.overdue,
        "due_soon": row.due_soon,
        "supervision": _supervision(row.supervision),
    }


def _supervision(due: SupervisionDue | None) -> Answer:
    if due is None:
        return {"last": None, "due": None, "state": None}
    return {"last": _iso(due.last), "due": _iso(due.due), "state": due.state}


def _pause(due: SupervisionDue) -> Answer | None:
    if due.paused is None:
        return None
    return {
        "kind": due.paused.kind,
        "from": due.paused.from_on.isoformat(),
        "until": _iso(due.paused.until),
    }


def _deadline(casebook: Casebook, deadline: Deadline, state: DeadlineState) -> Answer:
    child = casebook.children[deadline.subject]
    return {
        "child_id": child.child_id,
        "worker": child.worker or None,
        "team": child.team or None,
        "rule": deadline.rule.id,
        "label": deadline.rule.label,
        "started_by": {"event": deadline.started_by, "on": deadline.started_on.isoformat()},
        "due": deadline.due.isoformat(),
        "met_on": _iso(deadline.met_on),
        "state": state,
        "days": casebook.days(deadline),
        "set_for": deadline.set_for or None,
        "longer_than_allowed": deadline.loosened,
        "explanation": casebook.explain(deadline).sentence,
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 2)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
