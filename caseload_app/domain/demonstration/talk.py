"""What the made-up team talked about and agreed: case discussions and actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from caseload_app.domain.demonstration.chance import between, happens, on_workday
from caseload_app.domain.records import AgreedAction, CaseDiscussion, Child, Plan

_HISTORY_DAYS = 200
_MOST_CARRIED = 3
_EVERY_DAYS = {
    Plan.CP: 26,
    Plan.ASSESSMENT: 12,
    Plan.CIN: 50,
    Plan.CLA: 80,
    Plan.CARE_LEAVER: 80,
    Plan.OTHER: 80,
}

_DECISIONS: dict[Plan, tuple[tuple[str, str], ...]] = {
    Plan.ASSESSMENT: (
        ("Finish the assessment by the mid-point date", "Enough is known to plan with the family"),
        ("See the child alone before deciding", "Only seen with a parent so far"),
        ("Hold a strategy discussion", "New bruising reported by school"),
        ("Close after the assessment", "Family has support around them and risk is low"),
        ("Ask health for a chronology", "Missed appointments need to be understood"),
    ),
    Plan.CIN: (
        ("Plan continues, review in six weeks", "School attendance better but not yet steady"),
        ("Step down to early help", "Aims of the plan met and held for three months"),
        ("Hold a family group conference", "Grandparents want to help and are not in the plan"),
        ("Change the plan: parenting work at home", "Group sessions did not suit the family"),
        ("Ask for a strategy discussion", "Third report of arguments at home in a month"),
        ("Manager to join the next review", "Plan has run for more than six months"),
    ),
    Plan.CP: (
        ("Plan continues, visits stay every ten working days", "Too early to see lasting change"),
        ("Seek legal advice", "Little change since the last review conference"),
        ("Written agreement to be renewed", "Contact arrangements are not being kept"),
        ("Recommend ending the plan at review", "Change has lasted and the network is strong"),
        ("Unannounced visit this week", "Home conditions poor at the last two visits"),
        ("Health to join the core group", "Dental and hearing checks are outstanding"),
    ),
    Plan.CLA: (
        ("Placement to be confirmed as long-term", "Settled, and wishes to stay"),
        ("Start life story work", "Asks often about brothers and sisters"),
        ("Bring the review forward", "School move agreed for next term"),
        ("Family time to be reviewed", "Upset after the last three visits"),
        ("Begin reunification assessment", "Parent has kept to the plan for five months"),
    ),
    Plan.CARE_LEAVER: (
        ("Update the pathway plan", "Training place starts next month"),
        ("Support with a tenancy application", "Supported lodgings end in ten weeks"),
        ("Keep weekly contact for now", "Has not answered messages for a fortnight"),
    ),
    Plan.OTHER: (
        ("Arrangement suitable, visits continue", "Carers warm and well supported"),
        ("Ask for a health check", "No doctor registered yet"),
    ),
}

_ACTIONS = (
    "Visit and see the child alone",
    "Send the chronology to legal",
    "Ask school for the attendance record",
    "Update the plan and share it with the family",
    "Complete the genogram",
    "Book the next core group",
    "Refer for parenting work",
    "Arrange the return of the health forms",
    "Write up the last two visits",
    "Speak with the father",
    "Agree the contact plan with carers",
    "Call the health visitor",
    "Prepare the review report",
)
_WORKER_ACTIONS = (
    "Take the two days of leave left over",
    "Book the court skills course",
    "Close finished cases on the system",
    "Shadow a review conference",
    "Agree study time for the next month",
    "Write up visits within two days",
)
_OUTCOMES = ("Done", "Done, family informed", "Done, on the file")


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action and the day on which it was agreed."""

    on: date
    action: AgreedAction


def tell_discussions(
    random: Random, child: Child, sessions: Iterable[date], today: date
) -> list[CaseDiscussion]:
    """Tell in which of the worker's sessions this child was talked about, and what came of it."""
    if happens(random, 0.06):
        return []
    every = _EVERY_DAYS[child.plan]
    oldest = max(child.allocated_on or today, today - timedelta(days=_HISTORY_DAYS))
    last: date | None = None
    discussions = []
    for on in sessions:
        if on < oldest or (child.closed_on and on > child.closed_on):
            continue
        if last is not None and (on - last).days < every:
            continue
        if happens(random, 0.15):
            continue
        decision, reason = random.choice(_DECISIONS[child.plan])
        discussions.append(CaseDiscussion(child.child_id, on, child.worker, decision, reason))
        last = on
    return discussions


def tell_actions(random: Random, discussions: list[CaseDiscussion], today: date) -> list[Agreed]:
    """Tell what was agreed in these discussions; most of it was done, some is being carried."""
    return [
        _agree(random, discussion.worker, discussion.child_id, discussion.on, today)
        for discussion in discussions
        if happens(random, 0.35)
    ]


def tell_worker_actions(
    random: Random, worker: str, sessions: list[date], today: date
) -> list[Agreed]:
    """Tell what was agreed about the worker, not a child."""
    recent = [on for on in sessions if on > today - timedelta(days=_HISTORY_DAYS)]
    return [_agree(random, worker, "", on, today) for on in recent if happens(random, 0.4)]


def not_forgotten(item: Agreed, sessions: Mapping[str, Sequence[date]], today: date) -> Agreed:
    """Let an action be done at the latest in the session after it was carried three times."""
    action = item.action
    if action.due_on is None:
        return item
    after = [on for on in sessions.get(action.worker, ()) if action.due_on < on <= today]
    if len(after) <= _MOST_CARRIED or (action.done_on and action.done_on <= after[_MOST_CARRIED]):
        return item
    last = after[_MOST_CARRIED]
    return replace(item, action=replace(action, done_on=last, outcome=_OUTCOMES[0]))


def _open_share(days_late: int) -> float:
    """Say how many actions are still open so long after they fell due."""
    if days_late <= 7:
        return 0.3
    return 0.08 if days_late <= 70 else 0.01


def _agree(random: Random, worker: str, child_id: str, on: date, today: date) -> Agreed:
    due = on_workday(on + timedelta(days=between(random, 7, 26)))
    action = random.choice(_ACTIONS if child_id else _WORKER_ACTIONS)
    owner = worker if happens(random, 0.9) else "Team manager"
    done = on_workday(on + timedelta(days=between(random, 2, 30)))
    if done > today or happens(random, _open_share((today - due).days)):
        return Agreed(on, AgreedAction(worker, action, child_id, owner, due))
    outcome = random.choice(_OUTCOMES)
    return Agreed(on, AgreedAction(worker, action, child_id, owner, due, done, outcome))
