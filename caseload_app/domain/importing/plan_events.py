"""Which event a visit or a review was, by the plan the child is on."""

from __future__ import annotations

from caseload_app.domain.importing.claims import ByPlan, PlanEvent
from caseload_app.domain.records import Plan
from caseload_app.domain.vocabulary import EventKind

VISITS = {
    Plan.ASSESSMENT: EventKind.CHILD_SEEN,
    Plan.CIN: EventKind.CIN_VISIT,
    Plan.CP: EventKind.CP_VISIT,
    Plan.CLA: EventKind.CLA_VISIT,
    Plan.CARE_LEAVER: EventKind.PA_CONTACT,
}
REVIEWS = {
    Plan.CIN: EventKind.CIN_REVIEW,
    Plan.CP: EventKind.REVIEW_CONFERENCE,
    Plan.CLA: EventKind.CLA_REVIEW,
    Plan.CARE_LEAVER: EventKind.PATHWAY_REVIEW,
}


def kind_by_plan(event: PlanEvent, plan: Plan) -> EventKind | None:
    """Give the kind of the event; None where the plan has no such event.

    When the child was last seen is a visit only for a child in need: the other plans have
    visits of their own, which must be statutory ones.
    """
    if event.what is ByPlan.SEEN:
        return EventKind.CIN_VISIT if plan is Plan.CIN else None
    kinds = VISITS if event.what is ByPlan.VISIT else REVIEWS
    return kinds.get(plan)
