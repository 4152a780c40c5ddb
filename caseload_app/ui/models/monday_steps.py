"""What can be done about a line of the Monday page, the usual next step first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.filters import filter_text
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.card_row import Step

if TYPE_CHECKING:
    from caseload_app.domain.rules.deadlines import Deadline

BOARD, LIMITS, LEAVE = (filter_text(tab=tab) for tab in ("board", "limits", "leave"))


def steps_of_date(deadline: Deadline) -> tuple[Step, ...]:
    """Record what clears it, with its kind filled in; explain it; decide about the child."""
    kind = next(iter(deadline.rule.satisfied_by), "")
    record = filter_text(event=kind) if kind else "event"
    child = deadline.subject
    return (
        Step("Record", Destination("child", child, record)),
        Step("Explain", Destination("child", child, deadline.rule.id)),
        Step("Decide", Destination("child", child, "discussion")),
    )


def steps_of_supervision(worker: str) -> tuple[Step, ...]:
    return (
        Step("Book", Destination("supervision", worker, filter_text(tab="due"))),
        Step("Record", Destination("supervision_record", worker)),
    )


def steps_over_limit(worker: str) -> tuple[Step, ...]:
    return (
        Step("Move cases", Destination("allocation", worker, BOARD)),
        Step("Agree what happens", Destination("allocation", worker, LIMITS)),
    )


def steps_of_agreement(worker: str) -> tuple[Step, ...]:
    return (Step("Review", Destination("allocation", worker, LIMITS)),)


def steps_without_worker(child_id: str) -> tuple[Step, ...]:
    return (Step("Allocate", Destination("allocation", child_id, BOARD)),)


def steps_of_leaver(worker: str) -> tuple[Step, ...]:
    return (
        Step("Allocate", Destination("allocation", worker, BOARD)),
        Step("Hand over", Destination("worker", worker)),
    )


def steps_of_action(child_id: str, closing: Destination) -> tuple[Step, ...]:
    """Close it where its evidence is written; decide anew where it is about a child."""
    close = Step("Close", closing)
    if not child_id:
        return (close,)
    return close, Step("Decide", Destination("child", child_id, "discussion"))


def steps_of_absence(worker: str) -> tuple[Step, ...]:
    return (Step("Cover", Destination("ahead", worker, LEAVE)),)
