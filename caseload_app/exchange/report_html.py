"""Turn the values made for paper into pages of HTML, black on white."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.summary import (
    SummaryAction,
    SummaryDeadline,
    SummaryDocument,
    SummarySupervision,
)
from caseload_app.domain.wording import counted, long_day
from caseload_app.exchange.html_parts import (
    Html,
    PageColumn,
    counts,
    escaped,
    facts,
    fill_template,
    ruled_lines,
    signatures,
    strong,
    table,
    with_small,
)

_NOTE_LINES, _DISAGREEMENT_LINES = 13, 4

_ACTION_COLUMNS = (
    PageColumn("Action", 37),
    PageColumn("Child", 17),
    PageColumn("Due", 17),
    PageColumn("How it stands", 29),
)
_LATE_COLUMNS = (
    PageColumn("Child", 17),
    PageColumn("What, and how it is counted", 34),
    PageColumn("Was due", 20),
    PageColumn("What is being done, by when", 29),
)
_DUE_COLUMNS = (
    PageColumn("Child", 17),
    PageColumn("Plan", 12),
    PageColumn("What", 36),
    PageColumn("Due", 17),
    PageColumn("When", 18),
)
_DISCUSSION_COLUMNS = (
    PageColumn("Child", 17),
    PageColumn("Plan", 12),
    PageColumn("Last discussed", 33),
    PageColumn("What was decided then", 38),
)


def render_summary(document: SummaryDocument) -> str:
    """Lay out the supervision summary as one page of HTML, to be printed on A4."""
    hours = f"{document.fte:g} FTE" if document.fte is not None else "FTE not known"
    post = " · ".join(part for part in (document.role, document.team, hours) if part)
    parts = {
        "marking": escaped(document.marking),
        "as_at": long_day(document.as_at),
        "worker": escaped(document.worker),
        "post": escaped(post),
        "facts": facts(_facts(document)),
        "caseload": counts([(plan.value, number) for plan, number in document.by_plan]),
        "caseload_words": escaped(_caseload_words(document)),
        "actions": table(
            _ACTION_COLUMNS,
            [_action_row(one, document.worker) for one in document.actions],
            "Nothing is open, and nothing was done since the last session.",
        ),
        "late": table(_LATE_COLUMNS, [_late_row(one) for one in document.late], "Nothing is late."),
        "next_time": long_day(document.next_time),
        "due": table(
            _DUE_COLUMNS, [_due_row(one) for one in document.due], "Nothing falls due by then."
        ),
        "not_discussed": table(
            _DISCUSSION_COLUMNS, _discussion_rows(document), "No children are held."
        ),
        "notes": ruled_lines(_NOTE_LINES),
        "disagreement": ruled_lines(_DISAGREEMENT_LINES),
        "signatures": signatures(
            (f"Worker: {document.worker}", f"Supervisor: {document.supervisor}".rstrip(": "))
        ),
    }
    return fill_template("supervision_summary.html", parts)


def _facts(document: SummaryDocument) -> list[tuple[str, str]]:
    supervision = document.supervision
    booked = document.session_on > document.as_at
    return [
        ("Supervisor", document.supervisor or "Not recorded"),
        ("This session", long_day(document.session_on) if booked else "Not booked ahead"),
        ("Last session", long_day(supervision.last) if supervision.last else "None recorded"),
        _due_fact(supervision),
        ("Rule", f"Every {supervision.every}" if supervision.every else "No day to count from"),
        ("Gap between the last two", _gap(supervision)),
        ("Held in a year", str(supervision.held)),
        ("Cancelled in a year", str(supervision.cancelled)),
    ]


def _due_fact(supervision: SummarySupervision) -> tuple[str, str]:
    if supervision.due is None:
        return "Due by", "Not known"
    return f"Due by ({supervision.standing})", long_day(supervision.due)


def _gap(supervision: SummarySupervision) -> str:
    return counted(supervision.gap, "day") if supervision.gap is not None else "Not known"


def _caseload_words(document: SummaryDocument) -> str:
    said = [f"{counted(document.cases, 'child', 'children').capitalize()} in all"]
    if document.cases_per_fte is not None:
        said.append(f"{document.cases_per_fte:.1f} per FTE")
    if document.case_limit is not None:
        over = f"{document.over_limit} over" if document.over_limit else "within"
        said.append(f"{over} the agreed limit of {document.case_limit}")
    said.append(f"{counted(document.new_cases, 'case')} new in the last 7 days")
    return ", ".join(said) + "."


def _action_row(action: SummaryAction, worker: str) -> Sequence[str | Html]:
    other = action.owner not in {"", worker}
    return (
        with_small(action.action, f"To be done by {action.owner}") if other else action.action,
        action.child.shown if action.child else "",
        long_day(action.due_on) if action.due_on else "",
        strong(action.standing) if action.is_late else action.standing,
    )


def _late_row(deadline: SummaryDeadline) -> Sequence[str | Html]:
    return (
        with_small(deadline.child.shown, deadline.child.plan.value),
        with_small(deadline.what, deadline.counted),
        Html(f"{long_day(deadline.due)}<br>{strong(deadline.standing).text}"),
        "",
    )


def _due_row(deadline: SummaryDeadline) -> Sequence[str | Html]:
    return (
        deadline.child.shown,
        deadline.child.plan.value,
        deadline.what,
        long_day(deadline.due),
        deadline.standing,
    )


def _discussion_rows(document: SummaryDocument) -> list[Sequence[str | Html]]:
    return [
        (
            one.child.shown,
            one.child.plan.value,
            f"{long_day(one.last_on)}, {one.standing}" if one.last_on else strong(one.standing),
            one.decision,
        )
        for one in document.not_discussed
    ]
