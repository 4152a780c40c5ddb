"""From when to when a council works by a rule: what is over by then stays as it was.

A rule taken into use holds for what is still open on that day and for all that starts later.
One taken out of use ends that day what is open; what was met or missed before stays in history.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from caseload_app.domain.rules.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class SwitchSetting:
    """A rule taken into use, or out of it, from a day on."""

    rule: str
    is_on: bool
    from_on: date = date.min


@dataclass(frozen=True, slots=True)
class InUse:
    """The days on which a rule is in use: from the first up to, not with, the end."""

    from_on: date = date.min
    until: date = date.max


def spans_in_use(is_on: bool, switches: Iterable[SwitchSetting]) -> tuple[InUse, ...]:
    """Give when a rule is in use, which was or was not before the first of its switches."""
    spans: list[InUse] = []
    began = date.min if is_on else None
    for switch in sorted(switches, key=attrgetter("from_on")):
        if switch.is_on and began is None:
            began = switch.from_on
        elif not switch.is_on and began is not None:
            if began < switch.from_on:
                spans.append(InUse(began, switch.from_on))
            began = None
    if began is not None:
        spans.append(InUse(began))
    return tuple(spans)


def is_in_use(spans: Iterable[InUse], day: date) -> bool:
    """Tell whether a rule is in use on a day."""
    return any(span.from_on <= day < span.until for span in spans)


def while_in_use(deadline: Deadline, spans: Sequence[InUse], today: date) -> Deadline | None:
    """Give the deadline as the rule's time in use leaves it; None where it was not in use."""
    over_on = deadline.met_on or deadline.ended_on or date.max
    for span in reversed(spans):
        if over_on < span.from_on or deadline.started_on >= span.until:
            continue
        if span.until > today or over_on <= span.until:
            return deadline
        because = "the council no longer uses this rule"
        return replace(
            deadline, met_on=None, exempt_because="", ended_on=span.until, ended_because=because
        )
    return None
