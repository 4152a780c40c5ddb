"""How the list of deadlines can be narrowed, grouped and explained."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.models.open_deadlines import UNALLOCATED, OpenDeadline
from caseload_app.ui.widgets.explanation import Explained, Step
from caseload_app.ui.widgets.record_list import Choice, ListWords
from caseload_app.ui.words import short_day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

NOT_GROUPED = "none"
NEWLY_LATE = "newly_late"
NO_WORD = "no_word"
WEEKS_AHEAD = 12
WEEK = timedelta(weeks=1)

STATES = (
    ("", "All open"),
    (DeadlineState.OVERDUE.value, "Late"),
    (NEWLY_LATE, "Newly late"),
    (NO_WORD, "Late, no word yet"),
    (DeadlineState.DUE_SOON.value, "Due soon"),
    (DeadlineState.UPCOMING.value, "Later"),
)
ABOUT = (
    ("", "Children and workers"),
    ("children", "Children"),
    ("workers", "Supervision of workers"),
)
GROUPINGS = (
    (NOT_GROUPED, "No groups"),
    ("worker", "By worker"),
    ("rule", "By rule"),
    ("subject", "By subject"),
)
LIST_WORDS = ListWords(
    "deadline",
    "Child, worker or rule",
    "No open deadline matches. Clear the search or the choices to see them all.",
)


def week_of(day: date) -> date:
    """Give the Monday of the week."""
    return day - timedelta(days=day.weekday())


def week_options(today: date) -> list[tuple[str, str]]:
    """Offer this week and those ahead, each by its Monday."""
    first = week_of(today)
    weeks = [first + WEEK * ahead for ahead in range(WEEKS_AHEAD)]
    return [
        ("", "Any week"),
        *((week.isoformat(), f"Week of {short_day(week)}") for week in weeks),
    ]


def key_in_group(row: OpenDeadline, grouping: str) -> tuple[str, str]:
    """Give the group of a row: its key, and what it is called."""
    match grouping:
        case "worker":
            name = row.worker or UNALLOCATED
            return name, name
        case "rule":
            return row.deadline.rule.id, row.deadline.rule.label
        case _:
            return row.deadline.rule.group, row.deadline.rule.group


def explained(casebook: Casebook, row: OpenDeadline) -> Explained:
    """Lay the date's explanation out, under whom it is about and what would clear it."""
    steps = casebook.explain(row.deadline).steps
    cleared = next((text for title, text in steps if title == "Cleared by"), "")
    return Explained(
        title=f"{row.name}: {row.deadline.label}",
        steps=tuple(Step(title, text) for title, text in steps if title not in _SAID),
        mark=row.mark,
        clears=f"Cleared by: {cleared}" if cleared else "",
    )


_SAID = frozenset({"Rule", "Cleared by"})


def _is_in_state(row: OpenDeadline, state: str) -> bool:
    match state:
        case "newly_late":
            return row.is_newly_late
        case "no_word":
            return row.state is DeadlineState.OVERDUE and not row.is_answered
        case _:
            return row.state.value == state


def _has_worker(row: OpenDeadline, worker: str) -> bool:
    return row.worker == worker


def _is_under_rule(row: OpenDeadline, rule: str) -> bool:
    return row.deadline.rule.id == rule


def _is_in_team(row: OpenDeadline, team: str) -> bool:
    return row.team == team


def _is_about(row: OpenDeadline, about: str) -> bool:
    return (row.child is not None) == (about == "children")


def _is_due_in_week(row: OpenDeadline, week: str) -> bool:
    """Tell whether the date falls in that week and is still ahead: late ones are a state."""
    not_late = row.state is not DeadlineState.OVERDUE
    return not_late and week_of(row.deadline.due).isoformat() == week


CHOICES = (
    Choice("state", "State", _is_in_state),
    Choice("week", "Due in the week", _is_due_in_week, seldom=True),
    Choice("worker", "Worker", _has_worker),
    Choice("rule", "Rule", _is_under_rule),
    Choice("team", "Team", _is_in_team),
    Choice("about", "Whose deadlines", _is_about, seldom=True),
)
