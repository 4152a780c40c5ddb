"""When a child was last seen: the events at which somebody of the service sees a child."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.vocabulary import EventKind, took_place

SEEN_KINDS = frozenset(
    {
        EventKind.CHILD_SEEN,
        EventKind.CP_VISIT,
        EventKind.CIN_VISIT,
        EventKind.CLA_VISIT,
        EventKind.BEDROOM_SEEN,
        EventKind.PA_CONTACT,
        EventKind.PA_ACCOMMODATION_VISIT,
        EventKind.ADOPTION_VISIT,
        EventKind.PF_VISIT,
        EventKind.RETURN_INTERVIEW,
    }
)


def last_seen(casebook: Casebook, child_id: str) -> date | None:
    """Give the last day on which somebody is known to have seen the child."""
    for event in reversed(casebook.events.get(child_id, ())):
        if event.on <= casebook.today and event.kind in SEEN_KINDS and took_place(event.outcome):
            return event.on
    return None
