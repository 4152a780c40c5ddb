"""The mistakes of the made-up team: what a real export gets wrong, so that it can be found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import EventKind

_ONE_IN = 110
_SMALLEST_TEAM = 20


def with_faults(
    children: Sequence[Child], events: Sequence[CaseEvent], on: date, today: date
) -> tuple[tuple[Child, ...], tuple[CaseEvent, ...]]:
    """Put a few faults of each sort into a team; a very small one is left as it is.

    The faults are the same on every day the team is looked at, save the event in the future,
    which somebody typed this week.
    """
    changed = {child.child_id: child for child in children}
    extra: list[CaseEvent] = []
    unknown: set[str] = set()
    if len(children) >= _SMALLEST_TEAM:
        for child in _some(children, 3, _is_in_need):
            extra.append(_event(child, EventKind.CP_VISIT, today - timedelta(days=9), "Seen"))
        for child in _some(children, 11, _is_in_need):
            if on == today:
                extra.append(_event(child, EventKind.CIN_VISIT, today + timedelta(days=341)))
        for child in _some(children, 7, _is_open):
            changed[child.child_id] = replace(changed[child.child_id], born_on=None)
        for child in _some(children, 5, _is_in_need):
            changed[child.child_id] = replace(changed[child.child_id], plan_started_on=None)
            unknown.add(child.child_id)
        for child in _some(children, 1, _is_looked_after):
            changed[child.child_id] = replace(changed[child.child_id], placement_type="")
    kept = [event for event in events if not _is_unrecorded(event, unknown)]
    kept += [event for event in extra if event.on <= on or on == today]
    return tuple(changed.values()), tuple(kept)


def _some(children: Sequence[Child], offset: int, suits: Callable[[Child], bool]) -> list[Child]:
    """Pick about one child in a hundred, always the same ones: by the number they were born with.

    Chosen by ID, so that the same child has the fault in every week's workbook.
    """
    suited = [child for child in children if suits(child)]
    wanted = max(1, len(children) // _ONE_IN)
    return sorted(
        suited, key=lambda child: (int(child.child_id) * 7919 + offset * 104729) % 100003
    )[:wanted]


def _is_open(child: Child) -> bool:
    return child.closed_on is None


def _is_in_need(child: Child) -> bool:
    return _is_open(child) and child.plan is Plan.CIN


def _is_looked_after(child: Child) -> bool:
    return _is_open(child) and child.plan is Plan.CLA


def _is_unrecorded(event: CaseEvent, children: set[str]) -> bool:
    return event.child_id in children and event.kind.startswith("CIN")


def _event(child: Child, kind: EventKind, on: date, outcome: str = "") -> CaseEvent:
    return CaseEvent(child.child_id, kind.value, on, outcome)
