"""What the outcome of an event says: it happened, it did not, or it ends the matter."""

from __future__ import annotations

import pytest

from caseload_app.domain.vocabulary import EventKind, leads_on, took_place

CLI_EVENTS = """
Referral received / Referral decision / Assessment started / Assessment authorised
Strategy discussion / ICPC / Core group / Review conference / CP visit / CIN visit / CIN review
Became looked after / Placement started / CLA visit / CLA review / Care plan / Placement plan
PEP / Initial health assessment / Review health assessment / Pathway assessment / Pathway plan
Pathway review / Personal adviser contact / Missing from / Returned / Return interview
"""


@pytest.mark.parametrize("name", [one.strip() for one in CLI_EVENTS.replace("\n", "/").split("/")])
def test_every_event_of_the_workbook_is_known(name: str) -> None:
    assert not name or EventKind(name)


@pytest.mark.parametrize(
    "outcome",
    ["Cancelled", "Cancelled by family", "attempted - nobody in", "DNA", "No access", "Not seen"]
    + ["Did not attend", "Postponed to 3 May", "Attempted \u2013 no reply", "Failed visit"],
)
def test_an_event_with_this_outcome_did_not_take_place(outcome: str) -> None:
    assert not took_place(outcome)


@pytest.mark.parametrize(
    "outcome",
    ["", "Seen", "Seen alone", "Not seen alone", "Held", "Plan made", "Noted; cancelled holiday"],
)
def test_an_event_with_this_outcome_took_place(outcome: str) -> None:
    assert took_place(outcome)


@pytest.mark.parametrize(
    "outcome",
    ["NFA", "No further action needed", "No plan", "Plan ended", "Stepped down to CIN", "No s47"],
)
def test_nothing_follows_an_event_with_this_outcome(outcome: str) -> None:
    assert took_place(outcome)
    assert not leads_on(outcome)


@pytest.mark.parametrize("outcome", ["", "Plan made", "Progressed", "No plan changes", "Neglect"])
def test_what_usually_follows_does_follow_this_outcome(outcome: str) -> None:
    assert leads_on(outcome)
