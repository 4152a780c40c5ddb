"""Case audits summed over the team: how files were graded, and which findings keep coming back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import AuditFinding, CaseAudit

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
"""The words of the inspectorate; others may be typed."""

THEMES = (
    "Child's voice",
    "Assessment",
    "Plan",
    "Visits",
    "Chronology",
    "Management oversight",
    "Supervision",
    "Working with partners",
    "Recording",
    "Identity and culture",
)
"""What an audit usually looks at; others may be typed."""


@dataclass(frozen=True, slots=True)
class ThemeTotal:
    """One theme over all audits: what was good, what fell short, and what is still to be done."""

    theme: str
    strengths: int
    shortfalls: int
    open_actions: int
    late_actions: int
    findings: tuple[AuditFinding, ...]


@dataclass(frozen=True, slots=True)
class AuditTotals:
    """All audits of a time: how many, their grades, and the themes, most shortfalls first."""

    audits: tuple[CaseAudit, ...]
    grades: tuple[tuple[str, int], ...]
    themes: tuple[ThemeTotal, ...]

    @property
    def good_or_better(self) -> float | None:
        """Give the share graded good or outstanding in per cent; None where none is graded."""
        graded = sum(number for grade, number in self.grades if grade)
        good = sum(number for grade, number in self.grades if grade in GRADES[:2])
        return 100 * good / graded if graded else None


def audit_totals(casebook: Casebook, since: date | None = None) -> AuditTotals:
    """Sum the case audits since a day, or all of them."""
    start = since or date.min
    audits = sorted(
        (
            one
            for found in casebook.loop.audits.values()
            for one in found
            if start <= one.on <= casebook.today
        ),
        key=lambda one: (one.on, one.child_id, one.auditor),
        reverse=True,
    )
    findings = [
        one
        for found in casebook.loop.findings.values()
        for one in found
        if start <= one.on <= casebook.today
    ]
    counts = Counter(one.grade for one in audits)
    order = {grade: at for at, grade in enumerate(GRADES)}
    grades = sorted(counts.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
    themes = [
        _theme(casebook, name, [one for one in findings if one.theme == name])
        for name in sorted({one.theme for one in findings})
    ]
    themes.sort(key=lambda one: (-one.shortfalls, one.theme))
    return AuditTotals(tuple(audits), tuple(grades), tuple(themes))


def _theme(casebook: Casebook, name: str, findings: Sequence[AuditFinding]) -> ThemeTotal:
    still_open = [one for one in findings if one.action and one.done_on is None]
    return ThemeTotal(
        name,
        sum(one.is_strength for one in findings),
        sum(not one.is_strength for one in findings),
        len(still_open),
        sum(one.due_on is not None and one.due_on < casebook.today for one in still_open),
        tuple(findings),
    )
