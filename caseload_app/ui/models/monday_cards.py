"""What the cards of the Monday page say: a number, the first few in plain words, a next step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest, nsmallest
from typing import TYPE_CHECKING

from caseload_app.domain.quality import CHECKS
from caseload_app.domain.responses import unanswered
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.allocation.review_lines import limit_lines, over_limit_words
from caseload_app.ui.models.monday_steps import (
    LEAVE,
    steps_of_absence,
    steps_of_action,
    steps_of_date,
    steps_of_leaver,
    steps_of_supervision,
    steps_without_worker,
)
from caseload_app.ui.models.reds import (
    red_of_deadline,
    red_of_unallocated,
    said_words,
)
from caseload_app.ui.models.state_marks import deadline_mark, supervision_mark
from caseload_app.ui.models.supervision.action_rows import CARRIED, LATE, action_row
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.card import CardContent
from caseload_app.ui.widgets.card_row import CardLine
from caseload_app.ui.words import count, day, plan_words, plural, whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.monday import MondayPage
    from caseload_app.domain.records import Worker
    from caseload_app.domain.supervision.supervising import SupervisionDue
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.models.supervision.action_rows import ActionRow

FIRST_FEW = 3
NO_WORD = Destination("deadlines", filter=filter_text(state="no_word", about="children"))
NEWLY_LATE = Destination("deadlines", filter=filter_text(state="newly_late", about="children"))
SENTENCES = 5

LatestChanges = Sequence[tuple[str, int, Sequence[str]]]
"""What the last import changed: what it is, how many, the IDs of the children."""


def monday_cards(page: MondayPage, changes: LatestChanges | None) -> dict[str, CardContent]:
    """Give each card by its name, in the order in which they need the manager."""
    cards = {
        "late": _late(page),
        "soon": _due_soon(page),
        "supervision": _not_supervised(page),
        "actions": _actions(page),
        "limit": _over_limit(page),
        "unallocated": _unallocated(page),
    }
    if changes:
        cards["changes"] = _changes(changes)
    cards |= {
        "quality": _cannot_be_right(page),
        "away": _away(page),
        "right": _went_right(page),
    }
    return {name: _calm(card) for name, card in cards.items()}


def _calm(card: CardContent) -> CardContent:
    """Say nothing in figures where a sentence says that all is well."""
    return card if card.words else replace(card, number="")


def _late(page: MondayPage) -> CardContent:
    casebook = page.casebook
    children = len({one.subject for one in page.overdue})
    newest = nlargest(FIRST_FEW, page.overdue, key=lambda one: one.due)
    newly = CardLine("Newly late this week", whole(len(page.newly_late)), opens=NEWLY_LATE)
    silent = len(unanswered(casebook, page.overdue))
    no_word = CardLine("No word yet on what is being done", whole(silent), opens=NO_WORD)
    lines = [_deadline_line(casebook, one, asks=True) for one in newest]
    above = [*([newly] if page.newly_late else []), *([no_word] if silent else [])]
    return CardContent(
        title="Late",
        number=whole(len(page.overdue)),
        words=f"{plural('date', len(page.overdue))} of {count(children, 'child')}; newest first"
        if page.overdue
        else "",
        icon="warning" if page.overdue else "check",
        tone=Tone.OVERDUE if page.overdue else Tone.MET,
        lines=(*above, *lines),
        opens=_deadlines(DeadlineState.OVERDUE) if page.overdue else None,
        opens_words="Explain each",
        when_empty="Nothing is late today.",
    )


def _due_soon(page: MondayPage) -> CardContent:
    casebook = page.casebook
    until = day(casebook.day.soon_until)
    first = page.due_soon[:FIRST_FEW]
    children = len({one.subject for one in page.due_soon})
    return CardContent(
        title="Due in the next five working days",
        number=whole(len(page.due_soon)),
        words=f"dates up to {until}, for {count(children, 'child')}" if page.due_soon else "",
        icon="clock",
        tone=Tone.SOON if page.due_soon else Tone.MET,
        lines=tuple(_deadline_line(casebook, one) for one in first),
        opens=_deadlines(DeadlineState.DUE_SOON) if page.due_soon else None,
        opens_words="Plan the week",
        when_empty=f"Nothing falls due up to {until}.",
    )


def _not_supervised(page: MondayPage) -> CardContent:
    casebook = page.casebook
    late = page.not_supervised
    soon = len(page.supervision_soon)
    words = "past their date, or without one"
    if soon:
        words += f"; {whole(soon)} more due in the next five working days"
    shown = [*late, *page.supervision_soon][:FIRST_FEW]
    lines = _left_behind(page) + tuple(
        CardLine(
            due.worker,
            f"last {day(due.last)}" if due.last else "never recorded",
            supervision_mark(due, casebook.today),
            Destination("worker", due.worker),
            red,
            said_words(casebook, red.said) if red else "",
            steps_of_supervision(due.worker),
        )
        for due in shown
        for red in (_red_of_supervision(casebook, due),)
    )
    return CardContent(
        title="Not supervised",
        number=whole(len(late)),
        words=words if late else "",
        icon="supervision",
        tone=Tone.OVERDUE if late else Tone.MET,
        lines=lines,
        opens=Destination("supervision", filter=filter_text(state="due")) if shown else None,
        opens_words="Book them in",
        when_empty="Everybody has been supervised on time."
        if casebook.supervision
        else "No workers are known yet.",
    )


def _left_behind(page: MondayPage) -> tuple[CardLine, ...]:
    """Say that workers' supervisor has left, and lead to where they are handed over."""
    names = page.without_supervisor
    if not names:
        return ()
    who = names[0] if len(names) == 1 else count(len(names), "worker")
    where = Destination("supervision", filter=filter_text(tab="supervisors"))
    return (CardLine(who, "hand over", StateMark(Tone.OVERDUE, "Supervisor has left"), where),)


def _actions(page: MondayPage) -> CardContent:
    """Say which promises are late, those carried too often first."""
    casebook = page.casebook
    today, limit = casebook.today, casebook.loop.policy.carried_too_often
    late = sum(one.is_late(today) for one in page.pressing)
    often = sum(one.carried >= limit and one.is_open(today) for one in page.pressing)
    first = nsmallest(
        FIRST_FEW,
        page.pressing,
        key=lambda one: (one.carried < limit or not one.is_open(today), -one.carried),
    )
    rows = [action_row(casebook, item) for item in first]
    words = f"{plural('action', late)} past {'its' if late == 1 else 'their'} day"
    if often:
        words += f"; {whole(often)} carried {count(limit, 'time')} or more"
    lines = tuple(
        CardLine(
            row.item.what,
            " · ".join(part for part in (row.name, row.item.owner) if part),
            row.carried if CARRIED in row.kinds else row.mark,
            opens,
            steps=steps_of_action(row.item.child_id, opens),
        )
        for row in rows
        if (opens := _place_of_action(row, CARRIED if often else LATE))
    )
    return CardContent(
        title="Actions not done",
        number=whole(late),
        words=words if rows else "",
        icon="actions",
        tone=Tone.OVERDUE if rows else Tone.MET,
        lines=lines,
        opens=Destination("actions", filter=filter_text(state=LATE)) if late else None,
        opens_words="Close them",
        when_empty="Nothing that was agreed is late.",
    )


def _place_of_action(row: ActionRow, state: str) -> Destination:
    """Give the list of actions with this one chosen."""
    return Destination("actions", filter=filter_text(state=state, what=row.item.what))


def _over_limit(page: MondayPage) -> CardContent:
    with_limit = any(load.limit.cases is not None for load in page.caseloads)
    number = len(page.over_limit)
    return CardContent(
        title="Over their limit",
        number=whole(number),
        words=over_limit_words(number, len(page.limit_reviews)),
        icon="team",
        tone=Tone.OVERDUE if number else Tone.MET,
        lines=limit_lines(page, FIRST_FEW),
        opens=Destination("team", filter=filter_text(state="over_limit")) if number else None,
        opens_words="See who has room",
        when_empty="Nobody holds more cases than agreed."
        if with_limit
        else "No limits are agreed yet: agree one under Limits, on the Allocation page.",
    )


def _unallocated(page: MondayPage) -> CardContent:
    casebook = page.casebook
    left = sum(load.cases for load in page.leavers_cases)
    lines = [
        CardLine(
            f"{load.worker.name} has left",
            f"still holds {count(load.cases, 'case')}",
            opens=Destination("children", filter=filter_text(worker=load.worker.name)),
            steps=steps_of_leaver(load.worker.name),
        )
        for load in page.leavers_cases[:1]
    ]
    lines += [
        CardLine(
            casebook.display_name(child),
            plan_words(casebook.plan(child)),
            opens=Destination("child", child.child_id),
            red=red,
            said=said_words(casebook, red.said),
            steps=steps_without_worker(child.child_id),
        )
        for child in page.unallocated[: FIRST_FEW - len(lines)]
        for red in (red_of_unallocated(casebook, child),)
    ]
    number = len(page.unallocated)
    words = f"{plural('child', number)} without a named worker"
    if left:
        words += f"; {count(left, 'case')} with somebody who has left"
    return CardContent(
        title="Unallocated",
        number=whole(number),
        words=words if number or left else "",
        icon="worker",
        tone=Tone.UNKNOWN if number or left else Tone.MET,
        lines=tuple(lines),
        opens=Destination("allocation", filter=filter_text(tab="board")) if number else None,
        opens_words="Decide who takes them",
        when_empty="Every child has a named worker.",
    )


def _changes(changes: LatestChanges) -> CardContent:
    lines = tuple(
        CardLine(
            title,
            whole(number),
            opens=Destination("children", filter=filter_text(changed=title, open="all")),
        )
        for title, number, _ in changes[:SENTENCES]
    )
    return CardContent(
        title="What changed since the last import",
        icon="import",
        lines=lines,
        when_empty="The last import changed nothing.",
    )


def _cannot_be_right(page: MondayPage) -> CardContent:
    blinded = sum(one.blinds for one in page.findings)
    titles = {check.id: check.title for check in CHECKS}
    found = Counter(one.check for one in page.findings)
    hidden = Counter[str]()
    for one in page.findings:
        hidden[one.check] += one.blinds
    worst = sorted(found, key=lambda check: (-hidden[check], -found[check]))
    lines = tuple(
        CardLine(
            titles[check],
            f"{whole(found[check])}, hiding {count(hidden[check], 'date')}"
            if hidden[check]
            else whole(found[check]),
            opens=Destination("quality", filter=filter_text(check=check)),
        )
        for check in worst[:FIRST_FEW]
    )
    words = f"{plural('thing', len(page.findings))} to put right"
    if blinded:
        words += f"; {count(blinded, 'date')} cannot be worked out because of them"
    return CardContent(
        title="What the file says that cannot be right",
        number=whole(len(page.findings)),
        words=words if page.findings else "",
        icon="help" if page.findings else "check",
        tone=Tone.UNKNOWN if page.findings else Tone.MET,
        lines=lines,
        opens=Destination("quality") if page.findings else None,
        opens_words="Put right",
        when_empty="Nothing in the file contradicts itself.",
    )


def _away(page: MondayPage) -> CardContent:
    lines = tuple(
        CardLine(
            worker.name,
            _away_words(page, worker),
            opens=Destination("worker", worker.name),
            steps=steps_of_absence(worker.name),
        )
        for worker in page.away[:FIRST_FEW]
    )
    held = {load.worker.name: load.cases for load in page.caseloads}
    cases = sum(held.get(worker.name, 0) for worker in page.away)
    away = "is" if len(page.away) == 1 else "are"
    return CardContent(
        title="Away today",
        number=whole(len(page.away)),
        words=f"{plural('worker', len(page.away))} {away} away, with {count(cases, 'case')}"
        if page.away
        else "",
        icon="calendar",
        lines=lines,
        opens=Destination("ahead", filter=LEAVE) if page.away else None,
        opens_words="Cover their cases",
        when_empty="Nobody is away today.",
    )


def _red_of_supervision(casebook: Casebook, due: SupervisionDue) -> Red | None:
    """Give what an answer would be about; where no date is late there is nothing to answer."""
    is_late = due.deadline is not None and due.state is DeadlineState.OVERDUE
    return red_of_deadline(casebook, due.deadline) if is_late and due.deadline else None


def _went_right(page: MondayPage) -> CardContent:
    return CardContent(
        title="What went right",
        icon="check",
        tone=Tone.MET,
        lines=tuple(CardLine(sentence) for sentence in page.went_right[:SENTENCES]),
        opens="print.brief" if page.went_right else None,
        opens_words="Tell the team",
        when_empty="Nothing to praise yet: dates met on time will be named here.",
    )


def _deadline_line(casebook: Casebook, deadline: Deadline, *, asks: bool = False) -> CardLine:
    child = casebook.children[deadline.subject]
    red = red_of_deadline(casebook, deadline) if asks else None
    return CardLine(
        casebook.display_name(child),
        deadline.label,
        deadline_mark(casebook, deadline),
        Destination("child", child.child_id, deadline.rule.id),
        red,
        said_words(casebook, red.said) if red else "",
        steps_of_date(deadline),
    )


def _deadlines(state: DeadlineState) -> Destination:
    return Destination("deadlines", filter=filter_text(state=state.value, about="children"))


def _away_words(page: MondayPage, worker: Worker) -> str:
    """Say what kind of leave, until when, and who covers."""
    today = page.casebook.today
    for leave in page.casebook.leave.get(worker.name, ()):
        if leave.from_on <= today and (leave.until is None or leave.until >= today):
            until = f"until {day(leave.until)}" if leave.until else "no return date"
            cover = f", covered by {leave.cover}" if leave.cover else ", no cover named"
            return f"{until}{cover}"
    return ""
