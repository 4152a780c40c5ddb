"""Sheets of one session: the personal sheet, and the signed records of worker and child."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.domain.records import CaseRecord, PersonalRecord
from caseload_app.domain.supervision.session_paper import PaperPersonal
from caseload_app.domain.supervision.summary import SummaryDocument
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    NewAction,
    StandingCheck,
    read_case,
    read_personal,
)
from caseload_app.domain.wording import MARKING, counted, long_day
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
    ruled_lines,
    signatures,
    strong,
    table,
    titled,
)

_CHECK_COLUMNS = (
    PageColumn("Seen by the supervisor", 26),
    PageColumn("Seen on", 22),
    PageColumn("Expires", 22),
    PageColumn("Note", 30),
)
_REVIEW_COLUMNS = (
    PageColumn("Action from last time", 40),
    PageColumn("Due", 18),
    PageColumn("Outcome", 18),
    PageColumn("Evidence or reason", 24),
)
_NEW_COLUMNS = (
    PageColumn("", 4),
    PageColumn("Who does what", 56),
    PageColumn("By whom", 20),
    PageColumn("By when", 20),
)


def personal_sheet(document: SummaryDocument, personal: PaperPersonal) -> str:
    """Lay out the personal part on a sheet of its own: it goes on the worker's file."""
    part = personal.part
    asked = [
        ("Wellbeing", part.wellbeing, ""),
        ("Workload: do we both see it the same way?", part.workload, ""),
        ("Leave", part.leave, "; ".join(personal.leave)),
        ("Learning and development", part.learning, ""),
        ("Practice reflection", part.reflection, ""),
        ("Organisation matters", part.organisation, ""),
    ]
    if personal.is_assessed_year:
        asked.insert(4, ("Assessed and supported year: milestones", part.asye, ""))
    body = [
        head(document.marking, long_day(document.as_at)),
        titled(
            f"Personal part: {document.worker}",
            "This sheet goes on the worker's file, never on a child's.",
        ),
    ]
    for title, written, known in asked:
        body.append(heading(title))
        if known:
            body.append(f'<p class="hint">{escaped(known)}</p>')
        body.append(paragraph(written) if written.strip() else ruled_lines(2))
    body.append(heading("Standing checks"))
    body.append(table(_CHECK_COLUMNS, [_check_row(one) for one in personal.checks], "None."))
    body.append(heading("Where we see it differently"))
    body.append(paragraph(part.disagreement) if part.disagreement.strip() else ruled_lines(2))
    body.append(_signed_by(document.worker, document.supervisor))
    return f'<div style="page-break-before: always;">{"".join(body)}</div>'


def render_personal_record(record: PersonalRecord, printed: str = "") -> str:
    """Lay out a signed personal record."""
    signed = read_personal(record)
    part = signed.personal
    agreed = {None: "", True: "We see it the same way. ", False: "We see it differently. "}
    said = [
        ("Wellbeing", part.wellbeing),
        ("Workload", agreed[part.workload_agreed] + part.workload),
        ("Leave", part.leave),
        ("Learning and development", part.learning),
        ("Assessed and supported year", part.asye),
        ("Practice reflection", part.reflection),
        ("Organisation matters", part.organisation),
        ("Where we see it differently", part.disagreement),
    ]
    minutes = counted(signed.minutes, "minute") if signed.minutes else "Not recorded"
    body = [
        head(MARKING, long_day(record.on)),
        titled(f"Supervision record: {record.worker}", _kind_words(record)),
        _revised(record.revision, record.reason),
        facts(
            [
                ("Held", long_day(record.on)),
                ("Supervisor", record.supervisor or "Not recorded"),
                ("Length", minutes),
                ("Next", long_day(signed.next_on) if signed.next_on else "Not booked"),
            ]
        ),
        _reviews(signed.reviews),
        *(_said(title, text) for title, text in said),
        heading("Standing checks"),
        table(
            _CHECK_COLUMNS,
            [_check_row(one) for one in part.checks if one.seen_on or one.expires_on],
            "None was seen in this session.",
        ),
        _agreed(signed.new_actions),
        _signed_by(record.worker, record.supervisor),
        foot(f"{_author(record.signed_by)}{printed}"),
    ]
    return page_of(["".join(body)])


def render_case_record(record: CaseRecord, shown: str, printed: str = "") -> str:
    """Lay out a signed record of one child; `shown` is the child's name or initials and ID."""
    signed = read_case(record)
    case = signed.case
    said = [
        ("What life is like for the child now", case.life_now),
        ("What has changed", case.changed),
        ("Why", case.why),
        ("What we think is going on", case.hypothesis),
        ("Decision", case.decision),
        ("Reason for the decision", case.reason),
        ("What else was considered", case.alternatives),
    ]
    body = [
        head(MARKING, long_day(record.on)),
        titled(f"Case discussion: {shown}", "This sheet goes on the child's file."),
        _revised(record.revision, record.reason),
        facts(
            [
                ("Discussed", long_day(record.on)),
                ("Worker", record.worker),
                ("Supervisor", record.supervisor or "Not recorded"),
            ],
            columns=3,
        ),
        _reviews(signed.reviews),
        *(_said(title, text) for title, text in said),
        _agreed(signed.new_actions),
        _signed_by(record.worker, record.supervisor),
        foot(f"{_author(record.signed_by)}{printed}"),
    ]
    return page_of(["".join(body)])


def _said(title: str, text: str) -> str:
    return heading(title) + paragraph(text) if text.strip() else ""


def _kind_words(record: PersonalRecord) -> str:
    return f"{record.kind} supervision. This sheet goes on the worker's file."


def _revised(revision: int, reason: str) -> str:
    if revision == 1:
        return ""
    return f"<p>{strong(f'Correction {revision - 1}: {reason}').text}</p>"


def _author(name: str) -> str:
    return f"Signed off by {name}. " if name else ""


def _signed_by(worker: str, supervisor: str) -> str:
    return signatures((f"Worker: {worker}", f"Supervisor: {supervisor}".rstrip(": ")))


def _check_row(check: StandingCheck) -> Sequence[str | Html]:
    return (
        check.kind,
        long_day(check.seen_on) if check.seen_on else Html("&nbsp;"),
        long_day(check.expires_on) if check.expires_on else "",
        check.note,
    )


def _reviews(reviews: Sequence[ActionReview]) -> str:
    if not reviews:
        return ""
    rows = [
        (
            one.action,
            long_day(one.due_on) if one.due_on else "No date",
            _fate_words(one),
            _note(one),
        )
        for one in reviews
    ]
    return heading("Actions from last time") + table(_REVIEW_COLUMNS, rows, "")


def _note(review: ActionReview) -> str:
    said = [review.note.rstrip(". ")] if review.note.strip() else []
    if review.now_by is not None:
        said.append(f"Now by {long_day(review.now_by)}")
    return "".join(f"{words}. " for words in said).strip()


def _fate_words(review: ActionReview) -> str:
    if review.fate is None:
        return ""
    times = review.times_after
    return f"{review.fate}, {counted(times, 'time')}" if review.fate == "Carried" else review.fate


def _agreed(actions: Sequence[NewAction]) -> str:
    if not actions:
        return ""
    rows = [
        (f"{number}", one.action, one.owner, long_day(one.due_on) if one.due_on else "")
        for number, one in enumerate(actions, start=1)
    ]
    return heading("Agreed") + table(_NEW_COLUMNS, rows, "")
