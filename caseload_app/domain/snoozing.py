"""Findings that somebody put aside, with a reason and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.quality import Finding


@dataclass(frozen=True, slots=True)
class Snooze:
    """Why a finding is put aside, since when, and until when; None until it changes."""

    reason: str
    since: date
    until: date | None = None

    def holds(self, today: date) -> bool:
        """Tell whether the finding still rests; on the last day it no longer does."""
        return self.until is None or today < self.until


@dataclass(frozen=True, slots=True)
class Worklist:
    """The findings to work on, and those put aside, each with its reason."""

    open: tuple[Finding, ...]
    snoozed: tuple[tuple[Finding, Snooze], ...]


def finding_key(finding: Finding) -> str:
    """Name a finding; once it says something else, it is another one and wakes."""
    return "|".join((finding.check, finding.child_id or finding.worker, finding.message))


def sort_findings(
    findings: Iterable[Finding], snoozes: Mapping[str, Snooze], today: date
) -> Worklist:
    """Part the findings into those to work on and those that rest."""
    if not snoozes:
        return Worklist(tuple(findings), ())
    awake: list[Finding] = []
    resting: list[tuple[Finding, Snooze]] = []
    for finding in findings:
        snooze = snoozes.get(finding_key(finding))
        if snooze is not None and snooze.holds(today):
            resting.append((finding, snooze))
        else:
            awake.append(finding)
    return Worklist(tuple(awake), tuple(resting))


def by_worker(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Group findings by the worker to ask; those of nobody stand under an empty name, last."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.worker, []).append(finding)
    return dict(sorted(groups.items(), key=lambda group: (not group[0], group[0])))


def snoozes_as_json(snoozes: Mapping[str, Snooze]) -> JsonValue:
    return {
        key: [one.reason, one.since.isoformat(), one.until.isoformat() if one.until else None]
        for key, one in snoozes.items()
    }


def snoozes_from_json(value: JsonValue) -> dict[str, Snooze]:
    """Read snoozes back; one that cannot be read is let go, so that its finding wakes."""
    found: dict[str, Snooze] = {}
    for key, entry in value.items() if isinstance(value, dict) else ():
        if isinstance(entry, list) and len(entry) == 3:
            since, until = _day(entry[1]), _day(entry[2])
            if since is not None:
                found[key] = Snooze(str(entry[0]), since, until)
    return found


def _day(value: JsonValue) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
