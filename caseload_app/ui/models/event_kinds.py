"""Which kinds of event to offer for a child, the likely ones first, and what one would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.casebook import with_child
from caseload_app.domain.moves import compare_deadlines
from caseload_app.domain.vocabulary import EventKind, leads_on, took_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.moves import DeadlineMove
    from caseload_app.domain.records import CaseEvent

WORKED_OUT = frozenset(
    {EventKind.LOOKED_AFTER_PLAN, EventKind.LEAVING_CARE_PLAN, EventKind.ELIGIBLE_CHILD}
)
OUTCOMES = (
    "Seen",
    "Seen alone",
    "Child not seen",
    "No access",
    "Did not attend",
    "Cancelled",
    "Postponed",
    "Plan continues",
    "Plan ended",
    "No further action",
)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """The kinds to offer: those that would meet something for this child, then all others."""

    likely: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return self.likely + self.others


def kinds_for(casebook: Casebook, child_id: str) -> KindChoice:
    """Put first what meets an open deadline, the earliest due first, then what the plan asks."""
    likely: dict[str, None] = {}
    for deadline in casebook.open_deadlines(child_id):
        likely.update(dict.fromkeys(deadline.rule.satisfied_by))
    plan = casebook.plan(casebook.children[child_id])
    for rule in casebook.book.for_children:
        if plan in rule.while_plan:
            likely.update(dict.fromkeys(rule.satisfied_by))
    offered = [kind.value for kind in EventKind if kind not in WORKED_OUT]
    first = tuple(kind for kind in likely if kind in offered)
    return KindChoice(first, tuple(kind for kind in offered if kind not in likely))


def kind_meant(text: str, kinds: Sequence[str]) -> str:
    """Give the kind that was typed, in part or whole; empty when it could be several or none."""
    typed = text.casefold().split()
    exact = [kind for kind in kinds if kind.casefold().split() == typed]
    if exact or not typed:
        return exact[0] if exact else ""
    found = [kind for kind in kinds if all(word in kind.casefold() for word in typed)]
    return found[0] if len(found) == 1 else ""


def outcome_hint(outcome: str) -> str:
    """Say what an outcome means for the deadlines, where it means something."""
    if not took_place(outcome):
        return "Kept in the history; this outcome meets no deadline."
    if not leads_on(outcome):
        return "This outcome ends the matter: nothing new starts from it."
    return ""


def moves_if(casebook: Casebook, before: CaseEvent | None, after: CaseEvent) -> list[DeadlineMove]:
    """Say what would move if the event were saved, in place of `before` where there is one."""
    child_id = after.child_id
    kept = [one for one in casebook.events.get(child_id, ()) if one != before]
    then = with_child(
        casebook,
        casebook.children[child_id],
        [*kept, after],
        casebook.discussions.get(child_id, ()),
        casebook.allocations.get(child_id, ()),
    )
    return compare_deadlines(casebook.deadlines[child_id], then.deadlines[child_id], casebook.day)
