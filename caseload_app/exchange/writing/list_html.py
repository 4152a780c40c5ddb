"""Pages of lists: team brief, overdue dates, one child, inspector's list, register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caseload_app.domain.responses import NO_WORD
from caseload_app.domain.supervision.paper_lists import (
    ChildPaper,
    InspectorList,
    InspectorRow,
    OverdueGroup,
    PaperDate,
)
from caseload_app.domain.supervision.register import (
    Entry,
    Register,
    RegisterEntry,
    RegisterMonth,
    RegisterRow,
)
from caseload_app.domain.supervision.team_brief import TeamBrief
from caseload_app.domain.wording import MARKING, counted, listed, long_day, short_day
from caseload_app.exchange.writing.html_parts import (
    Html,
    PageColumn,
    escaped,
    facts,
    foot,
    head,
    heading,
    page_of,
    paragraph,
    strong,
    table,
    titled,
    with_small,
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MARKS = {
    Entry.ON_TIME: "\u2713",
    Entry.LATE: "L",
    Entry.CANCELLED: "C",
    Entry.MISSED: "\u2717",
    Entry.PLANNED: "P",
}
"""A letter or a shape for each, explained under the table: nothing depends on colour."""
_BRIEF_COLUMNS = (
    PageColumn("Worker", 18),
    PageColumn("Cases", 7),
    PageColumn("Limit", 10),
    PageColumn("Late", 5),
    PageColumn("Soon", 6),
    PageColumn("Supervision", 23),
    PageColumn("What is being done", 31),
)
_LATE_COLUMNS = (
    PageColumn("Child", 14),
    PageColumn("Worker", 17),
    PageColumn("What", 21),
    PageColumn("Due", 18),
    PageColumn("What is being done", 30),
)
_DATE_COLUMNS = (
    PageColumn("Child", 15),
    PageColumn("Worker", 20),
    PageColumn("What", 33),
    PageColumn("Due", 32),
)
_OVERDUE_COLUMNS = (
    PageColumn("Child", 14),
    PageColumn("Plan", 8),
    PageColumn("What", 26),
    PageColumn("Was due", 19),
    PageColumn("What is being done", 33),
)
_INSPECTOR_COLUMNS = (
    PageColumn("Child", 13),
    PageColumn("Worker", 15),
    PageColumn("Plan", 9),
    PageColumn("Last visit", 11),
    PageColumn("Worker last supervised", 12),
    PageColumn("Child last discussed", 11),
    PageColumn("What is wrong", 29),
)
_OPEN_COLUMNS = (PageColumn("What", 24), PageColumn("Due", 20), PageColumn("Why this day", 56))
_PROMISE_COLUMNS = (PageColumn("Action", 50), PageColumn("By whom", 25), PageColumn("By when", 25))
_TALK_COLUMNS = (PageColumn("On", 18), PageColumn("Decision", 42), PageColumn("Reason", 40))
_EVENT_COLUMNS = (PageColumn("On", 22), PageColumn("What", 40), PageColumn("Outcome", 38))


def render_brief(brief: TeamBrief, printed: str = "") -> str:
    """Lay out the team brief on one page."""
    trouble = listed(brief.trouble) or "nothing is late and everybody is supervised"
    workers = [
        (
            one.worker,
            f"{one.cases}",
            strong(one.limit) if one.is_over else one.limit,
            f"{one.late}",
            f"{one.due}",
            strong(one.supervision) if one.is_unsupervised else one.supervision,
            one.doing,
        )
        for one in brief.workers
    ]
    left = f"Left off for want of room: {listed(brief.left_off)}. " if brief.left_off else ""
    body = [
        head(MARKING, long_day(brief.as_at)),
        titled("Team brief", f"Now: {trouble}."),
        heading("Who carries what"),
        table(_BRIEF_COLUMNS, workers, "No workers are recorded."),
        heading("Newly late in the last seven days"),
        table(_LATE_COLUMNS, [_late_row(one) for one in brief.newly_late], "Nothing."),
        heading("Due in the next five working days"),
        table(_DATE_COLUMNS, [_date_row(one) for one in brief.due], "Nothing."),
        heading("Away"),
        paragraph("\n".join(brief.away) or "Nobody."),
        heading("What went right"),
        paragraph(" ".join(brief.right) or "Nothing to tell yet."),
        foot(f"{left}{printed}"),
    ]
    return page_of(["".join(body)])


def render_overdue(groups: Sequence[OverdueGroup], as_at: str, printed: str = "") -> str:
    """Lay out what is late, worker by worker, with room to say what is being done."""
    total = sum(len(group.dates) for group in groups)
    words = f"{counted(total, 'date')} late with {counted(len(groups), 'worker')}".capitalize()
    body = [head(MARKING, as_at), titled("Overdue by worker", f"{words}.")]
    for group in groups:
        name = group.worker or "Nobody is named"
        silent = sum(not one.answer for one in group.dates)
        no_word = f", of which {silent} without a word yet" if silent else ""
        body.append(heading(f"{name}: {len(group.dates)}{no_word}"))
        body.append(table(_OVERDUE_COLUMNS, [_overdue_row(one) for one in group.dates], ""))
    if not groups:
        body.append(paragraph("Nothing is late."))
    body.append(foot(printed))
    return page_of(["".join(body)])


def render_child(paper: ChildPaper, printed: str = "") -> str:
    """Lay out one child: what is open before what has been."""
    dates = [
        (one.what, Html(f"{long_day(one.due)}<br>{strong(one.standing).text}"), why)
        for one, why in paper.dates
    ]
    promised = [
        *((one.action, one.owner or one.worker, _when(one.due_on)) for one in paper.actions),
        *((f"{one.kind}: {one.matter}", one.owner, _when(one.due_on)) for one in paper.challenges),
    ]
    talks = [
        (with_small(long_day(on), worker), decision, reason)
        for on, worker, decision, reason in paper.discussions[:_MOST_TALKS]
    ]
    events = [(long_day(on), kind, outcome) for on, kind, outcome in paper.timeline]
    body = [
        head(MARKING, long_day(paper.as_at)),
        titled(f"Child summary: {paper.shown}", "; ".join(paper.concerns) or "Nothing stands out."),
        facts(paper.facts),
        heading("Open dates"),
        table(_OPEN_COLUMNS, dates, "No date is open."),
        heading("Open actions and challenges"),
        table(_PROMISE_COLUMNS, promised, "None."),
        heading("What was decided, newest first"),
        table(_TALK_COLUMNS, talks, "No discussion is recorded."),
        heading("Brothers and sisters"),
        paragraph("\n".join(paper.family) or "None are recorded."),
        heading("What happened, newest first"),
        table(_EVENT_COLUMNS, events, "Nothing is recorded."),
        foot(printed),
    ]
    return page_of(["".join(body)])


def render_inspector(paper: InspectorList, printed: str = "") -> str:
    """Lay out every child, with what is wrong stated first."""
    body = [
        head(MARKING, long_day(paper.as_at)),
        titled("Every child: worker, plan, last visit, last supervision", ""),
        heading("What is wrong"),
        paragraph(" ".join(paper.wrong)),
        table(_INSPECTOR_COLUMNS, [_inspector_row(one) for one in paper.rows], "No case is open."),
        foot(printed),
    ]
    return page_of(["".join(body)])


def render_register(register: Register, printed: str = "") -> str:
    """Lay out the register of a year on A4 landscape."""
    first, last = register.months[0], register.months[-1]
    period = f"{_month(first.month)} {first.year} to {_month(last.month)} {last.year}"
    columns = (
        PageColumn("Worker", 13),
        *(PageColumn(_month(one.month), 5) for one in register.months),
        PageColumn("On time", 8),
        PageColumn("Hours", 6),
        PageColumn("Children", 7),
        PageColumn("Actions", 6),
    )
    scores = [*register.teams] if len(register.teams) > 1 else []
    scores.append(("All", register.total))
    said = "; ".join(
        f"{name or 'No team'} {_percent(score.percent)} ({score.on_time} of {score.counted})"
        for name, score in scores
    )
    body = [
        head(MARKING, long_day(register.as_at)),
        titled("Supervision register", f"{period}. On time: {said}."),
        table(columns, [_register_row(one) for one in register.rows], "No workers are recorded."),
        _key(),
        _cancelled(register),
        foot(printed),
    ]
    return page_of(["".join(body)])


def _late_row(one: PaperDate) -> Sequence[str | Html]:
    return (
        one.shown,
        one.worker or "Nobody",
        one.what,
        Html(f"{long_day(one.due)}<br>{escaped(one.standing)}"),
        one.answer or NO_WORD,
    )


def _date_row(one: PaperDate) -> Sequence[str | Html]:
    return one.shown, one.worker or "Nobody", one.what, f"{long_day(one.due)}, {one.standing}"


def _overdue_row(one: PaperDate) -> Sequence[str | Html]:
    due = Html(f"{long_day(one.due)}<br>{strong(one.standing).text}")
    return one.shown, one.plan, one.what, due, one.answer


def _inspector_row(one: InspectorRow) -> Sequence[str | Html]:
    return (
        one.shown,
        one.worker,
        one.plan,
        _when(one.last_visit),
        _when(one.last_supervision),
        _when(one.last_discussed),
        strong(one.wrong) if one.wrong else "Nothing",
    )


def _when(day: date | None) -> str:
    return long_day(day) if day else "None known"


def _register_row(row: RegisterRow) -> Sequence[str | Html]:
    score = row.score
    return (
        with_small(row.worker, row.supervisor),
        *(_cell(month) for month in row.months),
        Html(f"<b>{_percent(score.percent)}</b><br>{score.on_time} of {score.counted}"),
        f"{score.minutes / 60:.1f}" if score.minutes else "",
        f"{score.children}",
        f"{score.opened}/{score.closed}",
    )


def _cell(month: RegisterMonth) -> Html:
    marks = [
        f"{_MARKS[one.entry]}{one.on.day}" for one in month.entries if one.entry is not Entry.OTHER
    ]
    return Html(" ".join([*marks, *(["away"] if month.paused else [])]))


def _key() -> str:
    said = "; ".join(f"{mark} {entry.lower()}" for entry, mark in _MARKS.items())
    words = (
        f"{said}; the number is the day of the month. Missed: a whole interval passed. "
        "Away: an absence paused the clock. Actions: agreed here / done."
    )
    return f'<p class="small">{escaped(words)}</p>'


def _cancelled(register: Register) -> str:
    """List who cancelled what and why, for that is what is asked about the register."""
    found = [
        (one.on, row.worker, one)
        for row in register.rows
        for month in row.months
        for one in month.entries
        if one.entry is Entry.CANCELLED
    ]
    if not found:
        return ""
    found.sort(key=lambda each: each[:2], reverse=True)
    said = [
        f"{worker}, {long_day(on)}, by {one.cancelled_by or 'somebody not recorded'}: "
        f"{one.reason or 'no reason recorded'}; {_again(one)}"
        for on, worker, one in found[:_MOST_CANCELLED]
    ]
    over = len(found) - _MOST_CANCELLED
    more = [f"{over} earlier ones are left off"] if over > 0 else []
    lines = ". ".join([*said, *more])
    return f'<p class="small"><b>Cancelled, newest first.</b> {escaped(lines)}.</p>'


def _again(entry: RegisterEntry) -> str:
    return (
        f"booked again for {short_day(entry.rebooked_on)}" if entry.rebooked_on else "not rebooked"
    )


def _percent(percent: float | None) -> str:
    return f"{percent:.0f}%" if percent is not None else "none due"


def _month(number: int) -> str:
    return _MONTHS[number - 1]


_MOST_TALKS = 6
_MOST_CANCELLED = 10
