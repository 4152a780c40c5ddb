"""What the exported workbook says in its sheets for reading, worked out of the casebook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import age_on
from caseload_app.domain.monday import MondayPage, monday_page
from caseload_app.domain.quality import CHECKS, Finding
from caseload_app.domain.records import Child, Plan
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.seen import last_seen
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.domain.wording import days_words, initials, limit_words, listed, long_day
from caseload_app.domain.workload import WorkerCaseload
from caseload_app.exchange.writing.reading_sheets import ReadingSheet, SheetChart, StandOut
from caseload_app.exchange.writing.workbook_table import CellValue, ColumnKind, TableColumn

STATE_WORDS = {
    DeadlineState.OVERDUE: "Overdue",
    DeadlineState.DUE_SOON: "Due soon",
    DeadlineState.UPCOMING: "Upcoming",
}
_MOST_NAMED = 12
_MOST_BARS = 40
_WEEKS_AHEAD = 8
_PLANS = (Plan.CLA, Plan.CP, Plan.CIN, Plan.ASSESSMENT, Plan.CARE_LEAVER, Plan.OTHER)
_PLAN_WIDTHS = {
    Plan.CLA: 6,
    Plan.CP: 6,
    Plan.CIN: 6,
    Plan.ASSESSMENT: 12,
    Plan.CARE_LEAVER: 8,
    Plan.OTHER: 7,
}

TEXT, LONG, DATE, WHOLE, NUMBER = (
    ColumnKind.TEXT,
    ColumnKind.LONG_TEXT,
    ColumnKind.DATE,
    ColumnKind.WHOLE,
    ColumnKind.NUMBER,
)


@dataclass(frozen=True, slots=True)
class ChildNames:
    """How children are named in a report: initials, or the name where it was asked for."""

    casebook: Casebook
    in_full: bool

    def of(self, child: Child) -> str:
        return child.name if self.in_full else initials(child.name)

    def with_id(self, child_id: str) -> str:
        child = self.casebook.children[child_id]
        return f"{self.of(child)} {child_id}".strip()


def reading_sheets(
    casebook: Casebook, *, names: bool, put_aside: frozenset[Finding] = frozenset()
) -> list[ReadingSheet]:
    """Give every sheet for reading, the Monday page first; what was put aside is left out."""
    page = monday_page(casebook)
    page = replace(page, findings=tuple(one for one in page.findings if one not in put_aside))
    naming = ChildNames(casebook, names)
    return [
        _monday(page, naming),
        _team(page),
        _deadlines(casebook, naming),
        _children(casebook, naming),
        _quality(page, naming),
        _cases_by_worker(page),
        _due_by_week(casebook),
        _definitions(casebook),
    ]


def _monday(page: MondayPage, naming: ChildNames) -> ReadingSheet:
    late = [_deadline_words(one, naming) for one in page.overdue]
    newly = [_deadline_words(one, naming) for one in page.newly_late]
    soon = [_deadline_words(one, naming) for one in page.due_soon]
    rows: list[tuple[CellValue, ...]] = [
        _answer("Newly late, in the last 7 days", newly),
        _answer("Overdue in all", late),
        _answer("Due in the next 5 working days", soon),
        _answer("Not allocated", [naming.with_id(child.child_id) for child in page.unallocated]),
        _answer("Not supervised on time", [_session_words(one) for one in page.not_supervised]),
        _answer(
            "Over their agreed limit",
            [f"{load.worker.name} ({load.over_limit} over)" for load in page.over_limit],
        ),
        _answer(
            "Cases of workers who have left",
            [f"{load.worker.name} ({load.cases})" for load in page.leavers_cases],
        ),
        _answer("New in the last 7 days", [naming.with_id(one.child_id) for one in page.new_cases]),
        _answer("Away today", [worker.name for worker in page.away]),
        _answer("What the data says that cannot be right", [_check_words(page)], page.findings),
        _answer("What went right", [sentence.rstrip(".") for sentence in page.went_right]),
    ]
    columns = (
        TableColumn("Question", LONG, 38),
        TableColumn("How many", WHOLE, 11),
        TableColumn("Which", LONG, 100),
    )
    return ReadingSheet("Monday", "What needs you on Monday", columns, rows)


def _answer(
    question: str, found: Sequence[str], counted: Sequence[object] | None = None
) -> tuple[CellValue, ...]:
    shown = [one for one in found[:_MOST_NAMED] if one]
    more = len(found) - _MOST_NAMED
    which = "; ".join(shown) + (f"; and {more:,} more" if more > 0 else "")
    return (question, len(found if counted is None else counted), which)


def _deadline_words(deadline: Deadline, naming: ChildNames) -> str:
    days = days_words(naming.casebook.days(deadline), deadline.limit.unit)
    return f"{naming.with_id(deadline.subject)}: {deadline.label}, {days}"


def _session_words(due: SupervisionDue) -> str:
    last = f"last {long_day(due.last)}" if due.last else "none recorded"
    return f"{due.worker} ({last})"


def _check_words(page: MondayPage) -> str:
    counts = {check.id: 0 for check in CHECKS}
    for finding in page.findings:
        counts[finding.check] += 1
    return listed([f"{one.title} ({counts[one.id]})" for one in CHECKS if counts[one.id]])


def _team(page: MondayPage) -> ReadingSheet:
    columns = (
        TableColumn("Worker", TEXT, 23),
        TableColumn("Team", TEXT, 13),
        TableColumn("Role", TEXT, 28),
        TableColumn("FTE", NUMBER, 6),
        TableColumn("Cases", WHOLE, 8),
        TableColumn("Per FTE", NUMBER, 7),
        TableColumn("Limit", WHOLE, 7),
        TableColumn("Limit kept", TEXT, 10),
        *(TableColumn(plan.value, WHOLE, _PLAN_WIDTHS[plan]) for plan in _PLANS),
        TableColumn("New in 7 days", WHOLE, 8),
        TableColumn("Overdue", WHOLE, 9),
        TableColumn("Due soon", WHOLE, 7),
        TableColumn("Last supervision", DATE),
        TableColumn("Supervision due", DATE),
        TableColumn("How it stands", TEXT, 11),
        TableColumn("The limit in words", LONG, 60),
    )
    total = page.total
    average = f"{total.cases_per_fte:.1f}" if total.cases_per_fte is not None else "not known"
    notes = (
        f"{total.cases:,} cases held by {total.fte_holding_cases:g} FTE: {average} cases per FTE, "
        f"counting only workers who hold cases. {len(page.unallocated):,} not allocated.",
    )
    return ReadingSheet(
        "Team",
        "The team: who holds how much",
        columns,
        [_team_row(load) for load in page.caseloads],
        notes,
        (StandOut(7, "Over"), StandOut(19, "Overdue"), StandOut(19, "Due soon", "mild")),
    )


def _team_row(load: WorkerCaseload) -> tuple[CellValue, ...]:
    due = load.supervision
    limit = load.limit.cases
    kept = "" if limit is None else "Within"
    return (
        load.worker.name,
        load.worker.team,
        f"{load.worker.role} (left)" if load.has_left else load.worker.role,
        load.worker.fte,
        load.cases,
        round(load.cases_per_fte, 1) if load.cases_per_fte is not None else None,
        limit,
        f"Over by {load.over_limit}" if load.over_limit else kept,
        *(load.by_plan[plan] for plan in _PLANS),
        load.new_last_7_days,
        load.overdue,
        load.due_soon,
        due.last if due else None,
        due.due if due else None,
        STATE_WORDS.get(due.state, "") if due and due.state else "",
        load.limit.words,
    )


def _deadlines(casebook: Casebook, naming: ChildNames) -> ReadingSheet:
    columns = (
        TableColumn("State", TEXT, 11),
        TableColumn("Due", DATE),
        TableColumn("When", TEXT, 22),
        TableColumn("What", TEXT, 34),
        TableColumn("Child", TEXT, 20),
        TableColumn("Child ID", TEXT, 11),
        TableColumn("Plan", TEXT, 12),
        TableColumn("Worker", TEXT, 26),
        TableColumn("Team", TEXT, 16),
        TableColumn("Why this date", LONG, 90),
    )
    return ReadingSheet(
        "Deadlines",
        "Every open deadline, the most overdue first",
        columns,
        [_deadline_row(casebook, one, naming) for one in casebook.all_open_deadlines()],
        stand_out=(StandOut(0, "Overdue"), StandOut(0, "Due soon", "mild")),
    )


def _deadline_row(
    casebook: Casebook, deadline: Deadline, naming: ChildNames
) -> tuple[CellValue, ...]:
    child = casebook.children[deadline.subject]
    return (
        STATE_WORDS[casebook.state(deadline)],
        deadline.due,
        days_words(casebook.days(deadline), deadline.limit.unit),
        deadline.label,
        naming.of(child),
        child.child_id,
        casebook.plan(child).value,
        child.worker,
        child.team,
        casebook.explain(deadline).sentence,
    )


def _children(casebook: Casebook, naming: ChildNames) -> ReadingSheet:
    columns = (
        TableColumn("Child", TEXT, 20),
        TableColumn("Child ID", TEXT, 11),
        TableColumn("Age", WHOLE, 6),
        TableColumn("Plan", TEXT, 12),
        TableColumn("Worker", TEXT, 26),
        TableColumn("Team", TEXT, 16),
        TableColumn("Allocated on", DATE),
        TableColumn("Plan started on", DATE),
        TableColumn("Last seen", DATE),
        TableColumn("Last discussed", DATE),
        TableColumn("Overdue", WHOLE, 10),
        TableColumn("Next due", DATE),
        TableColumn("What is next", TEXT, 34),
        TableColumn("Brothers and sisters", TEXT, 24),
        TableColumn("Flags", TEXT, 20),
    )
    return ReadingSheet(
        "Children at a glance",
        "Every open case",
        columns,
        [_child_row(casebook, child, naming) for child in casebook.open_children()],
        ("Age and dates are as at the day above. Overdue counts deadlines.",),
    )


def _child_row(casebook: Casebook, child: Child, naming: ChildNames) -> tuple[CellValue, ...]:
    open_ones = casebook.open_deadlines(child.child_id)
    coming = [one for one in open_ones if casebook.state(one) is not DeadlineState.OVERDUE]
    discussed = casebook.last_discussion(child.child_id)
    born = child.born_on
    return (
        naming.of(child),
        child.child_id,
        age_on(born, casebook.today) if born and born <= casebook.today else None,
        casebook.plan(child).value,
        child.worker,
        child.team,
        child.allocated_on,
        child.plan_started_on,
        last_seen(casebook, child.child_id),
        discussed.on if discussed else None,
        len(open_ones) - len(coming),
        coming[0].due if coming else None,
        coming[0].label if coming else "",
        ", ".join(one.child_id for one in casebook.siblings(child)),
        child.flags,
    )


def _quality(page: MondayPage, naming: ChildNames) -> ReadingSheet:
    titles = {check.id: check.title for check in CHECKS}
    columns = (
        TableColumn("What is wrong", TEXT, 34),
        TableColumn("Child ID", TEXT, 11),
        TableColumn("Child", TEXT, 20),
        TableColumn("Worker", TEXT, 26),
        TableColumn("What to do", LONG, 80),
        TableColumn("Deadlines it hides", WHOLE, 11),
    )
    rows: list[tuple[CellValue, ...]] = [
        (
            titles[one.check],
            one.child_id,
            naming.of(page.casebook.children[one.child_id]) if one.child_id else "",
            one.worker,
            one.message,
            one.blinds,
        )
        for one in page.findings
    ]
    return ReadingSheet("Data quality", "What the data says that cannot be right", columns, rows)


def _cases_by_worker(page: MondayPage) -> ReadingSheet:
    columns = (
        TableColumn("Worker", TEXT, 26),
        *(TableColumn(plan.value, WHOLE, 12) for plan in _PLANS),
        TableColumn("All", WHOLE),
    )
    loads = sorted(page.caseloads, key=lambda load: (-load.cases, load.worker.name))
    rows: list[tuple[CellValue, ...]] = [
        (load.worker.name, *(load.by_plan[plan] for plan in _PLANS), load.cases)
        for load in loads[:_MOST_BARS]
    ]
    left_out = len(loads) - _MOST_BARS
    notes = (f"The {_MOST_BARS} largest caseloads of {len(loads):,}.",) if left_out > 0 else ()
    chart = SheetChart("Cases by worker and plan", 1, len(_PLANS), lying=True)
    return ReadingSheet("Cases by worker", "Cases by worker", columns, rows, notes, chart=chart)


def _due_by_week(casebook: Casebook) -> ReadingSheet:
    columns = (
        TableColumn("Week beginning", TEXT, 22),
        TableColumn("Overdue", WHOLE, 10),
        TableColumn("Still to do", WHOLE, 10),
    )
    open_ones = casebook.all_open_deadlines()
    overdue = sum(casebook.state(one) is DeadlineState.OVERDUE for one in open_ones)
    monday = casebook.today - timedelta(days=casebook.today.weekday())
    rows: list[tuple[CellValue, ...]] = [("Before today", overdue, 0)]
    for week in range(_WEEKS_AHEAD + 1):
        start = monday + timedelta(weeks=week)
        rows.append((long_day(start), 0, _due_in_week(open_ones, start, casebook.today)))
    chart = SheetChart("Deadlines due by week", 1, 2)
    return ReadingSheet("Due by week", "Deadlines due by week", columns, rows, chart=chart)


def _due_in_week(deadlines: Iterable[Deadline], start: date, today: date) -> int:
    end = start + timedelta(days=7)
    return sum(max(start, today) <= one.due < end for one in deadlines)


def _definitions(casebook: Casebook) -> ReadingSheet:
    columns = (
        TableColumn("What", TEXT, 36),
        TableColumn("Limit", TEXT, 18),
        TableColumn("Counts from", LONG, 34),
        TableColumn("Met by", LONG, 34),
        TableColumn("Whose rule", TEXT, 30),
        TableColumn("Source", LONG, 60),
    )
    rows: list[tuple[CellValue, ...]] = [
        (
            rule.label,
            limit_words(rule.limit_on(casebook.today)),
            listed(rule.starts_on, "or"),
            listed(rule.satisfied_by, "or"),
            rule.standing,
            rule.source
            if casebook.book.is_on(rule.id, casebook.today)
            else f"Switched off. {rule.source}",
        )
        for rule in casebook.book.timescales
    ]
    return ReadingSheet("Definitions", "The rules behind every date", columns, rows, _MEANINGS)


_MEANINGS = (
    "A case is one child with an open case. A child counts once, under the first that applies of "
    "CLA, CP, CIN, Assessment, Care leaver, Other.",
    "Cases per FTE: all cases held, divided by the full-time equivalents of those who hold at "
    "least one (as the Department for Education counts).",
    "Overdue: the last day has passed. Due soon: it falls within the next 5 working days.",
)
