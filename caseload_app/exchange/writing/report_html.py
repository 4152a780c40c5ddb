"""Turn the values made for paper into pages of HTML, black on white."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.capacity.limits import AS_LISTED
from caseload_app.domain.supervision.session_paper import SessionPaper
from caseload_app.domain.supervision.summary import (
    SummaryAction,
    SummaryDeadline,
    SummaryDocument,
    SummarySupervision,
)
from caseload_app.domain.wording import counted, listed, long_day
from caseload_app.exchange.writing.html_parts import (
    Html,
    PageColumn,
    box,
    counts,
    escaped,
    facts,
    fill_template,
    page_of,
    ruled_lines,
    signatures,
    strong,
    table,
    with_small,
)
from caseload_app.exchange.writing.session_html import personal_sheet

_MOST_ACTIONS, _MOST_LATE, _MOST_DUE = 5, 5, 6
_WRITING_LINES, _DISAGREEMENT_LINES = 4, 2
"""So much fits on two sides of A4; what does not is counted at the end."""

_ACTION_COLUMNS = (
    PageColumn("Action", 35),
    PageColumn("Child", 15),
    PageColumn("Due", 16),
    PageColumn("How it stands", 20),
    PageColumn("Outcome, and why", 14),
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
_CASE_COLUMNS = (
    PageColumn("Child, and why today", 30),
    PageColumn("Decision", 35),
    PageColumn("Reason", 35),
)


def render_summary(document: SummaryDocument, printed: str = "") -> str:
    """Lay out the supervision summary as one page of HTML, to be printed on A4.

    `printed` says who printed it and when.
    """
    return render_summaries([document], printed)


def render_summaries(documents: Sequence[SummaryDocument], printed: str = "") -> str:
    """Lay out the summaries of several workers, each beginning on a sheet of its own."""
    bodies = [_summary_body(one, printed) for one in documents]
    return page_of(bodies)


def _summary_body(document: SummaryDocument, printed: str) -> str:
    hours = f"{document.fte:g} FTE" if document.fte is not None else "FTE not known"
    post = " · ".join(part for part in (document.role, document.team, hours) if part)
    paper = document.paper
    parts = {
        "marking": escaped(document.marking),
        "as_at": long_day(document.as_at),
        "worker": escaped(document.worker),
        "with_whom": escaped(_with_whom(document)),
        "post": escaped(post),
        "facts": facts(_facts(document)),
        "since": escaped(" ".join(paper.since)) if paper else "",
        "caseload": counts([(plan.value, number) for plan, number in document.by_plan]),
        "caseload_words": escaped(_caseload_words(document)),
        "actions": table(
            _ACTION_COLUMNS,
            [_action_row(one, document) for one in document.actions[:_MOST_ACTIONS]],
            "Nothing is open, and nothing was done since the last session.",
        )
        + _mark_words(document),
        "late": table(
            _LATE_COLUMNS,
            [_late_row(one) for one in document.late[:_MOST_LATE]],
            "Nothing is late.",
        ),
        "next_time": long_day(document.next_time),
        "due": table(
            _DUE_COLUMNS,
            [_due_row(one) for one in document.due[:_MOST_DUE]],
            "Nothing falls due by then.",
        ),
        "not_discussed": table(
            _DISCUSSION_COLUMNS, _discussion_rows(document), "No children are held."
        ),
        "cases": _cases(paper),
        "agreed": _agreed(paper),
        "next_dates": facts(_next_dates(paper), columns=3),
        "disagreement": ruled_lines(_DISAGREEMENT_LINES),
        "signatures": signatures(
            (f"Worker: {document.worker}", f"Supervisor: {document.supervisor}".rstrip(": "))
        ),
        "left_off": escaped(" ".join([*_left_off(document), printed]).strip()),
    }
    body = fill_template("supervision_summary.html", parts)
    return body + (personal_sheet(document, paper.personal) if paper else "")


def _mark_words(document: SummaryDocument) -> str:
    often = any(_is_often(one, document) for one in document.actions)
    words = (
        f"\u25b2 Carried {document.carried_too_often} times or more: settle what stands in the way "
        "today."
    )
    return f'<p class="hint">{words}</p>' if often else ""


def _with_whom(document: SummaryDocument) -> str:
    return f"with {document.supervisor}" if document.supervisor else "supervisor not recorded"


def _cases(paper: SessionPaper | None) -> str:
    cases = paper.cases if paper else ()
    rows = [(with_small(one.shown, one.why), box(one.decision), box(one.reason)) for one in cases]
    return table(_CASE_COLUMNS, rows, "Nobody has to be discussed by the dates; choose together.")


def _agreed(paper: SessionPaper | None) -> str:
    """Number what is agreed today; where nothing is typed yet, give lines to write on."""
    agreed = paper.agreed if paper else ()
    columns = (
        PageColumn("", 4),
        PageColumn("Who does what", 54),
        PageColumn("Child", 16),
        PageColumn("By whom", 13),
        PageColumn("By when", 13),
    )
    rows: list[Sequence[str | Html]] = [
        (
            f"{number}",
            one.action,
            one.child_id,
            one.owner,
            long_day(one.due_on) if one.due_on else "",
        )
        for number, one in enumerate(agreed, start=1)
    ]
    blank = range(len(rows) + 1, max(_WRITING_LINES, len(rows) + 1) + 1)
    rows += [(Html(f"{number}<br>&nbsp;"), "", "", "", "") for number in blank]
    return table(columns, rows, "")


def _next_dates(paper: SessionPaper | None) -> list[tuple[str, str]]:
    dates = paper.next_dates if paper else ()
    names = ("Next session", "The one after", "And then")
    found = [(name, long_day(day)) for name, day in zip(names, dates, strict=False)]
    return found + [(name, "________________") for name in names[len(found) :]]


def _left_off(document: SummaryDocument) -> list[str]:
    """Say what had no room, so that nobody takes the paper for the whole list."""
    over = [
        (len(document.actions) - _MOST_ACTIONS, "action", "actions"),
        (len(document.late) - _MOST_LATE, "late date", "late dates"),
        (len(document.due) - _MOST_DUE, "date falling due", "dates falling due"),
        (
            document.paper.more_cases if document.paper else 0,
            "child to discuss",
            "children to discuss",
        ),
    ]
    left = [counted(number, one, many) for number, one, many in over if number > 0]
    said = f"Left off for want of room: {listed(left)}." if left else "Nothing was left off."
    return [said]


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
        said.append(f"{over} the agreed limit of {document.case_limit}{_limit_words(document)}")
    said.append(f"{counted(document.new_cases, 'case')} new in the last 7 days")
    points = f" Points: {document.points_words}." if document.points_words else ""
    return ", ".join(said) + "." + points


def _is_often(action: SummaryAction, document: SummaryDocument) -> bool:
    return action.is_open and action.times >= document.carried_too_often


def _limit_words(document: SummaryDocument) -> str:
    """Say how the limit comes about, where it is more than what the list says."""
    words = document.limit_words.partition(": ")[2].rstrip(".")
    return f" ({words})" if words and words != AS_LISTED else ""


def _action_row(action: SummaryAction, document: SummaryDocument) -> Sequence[str | Html]:
    other = action.owner not in {"", document.worker}
    often = _is_often(action, document)
    standing = f"{action.standing} \u25b2" if often else action.standing
    return (
        with_small(action.action, f"To be done by {action.owner}") if other else action.action,
        action.child.shown if action.child else "",
        long_day(action.due_on) if action.due_on else "",
        strong(standing) if action.is_late or often else standing,
        "" if action.is_open else "Done",
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
