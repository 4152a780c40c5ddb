"""Read the rows of the template's other sheets: workers, events, supervisions and the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from caseload_app.domain.dates import Unit
from caseload_app.domain.importing.claims import ByPlan, PlanEvent, RowClaim
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Leave,
    Plan,
    Record,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.setting_lines import (
    OF_DAYS,
    WITH_LENGTH,
    LineKind,
    SettingLine,
    settings_of,
)
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.annex_a import NO_CHILD_ID
from caseload_app.exchange.reading.cells import read_fte, read_signed_number, read_whole_number
from caseload_app.exchange.reading.headings import normal_heading
from caseload_app.exchange.reading.import_words import event_aliases, events_by_plan, value_of_word
from caseload_app.exchange.reading.loop_rows import SHEETS, read_loop_row
from caseload_app.exchange.reading.row_reader import RowReader
from caseload_app.exchange.template import RULE_SETTINGS, note_as_read

NO_WORKER = "There is no worker's name in this row. Fill it in, or delete the row."
NO_DATE = "There is no date in this row. Fill it in, or delete the row."


def read_template_row(reader: RowReader, recognised_as: str, today: date) -> RowClaim:
    """Give what one row of a template sheet says."""
    if recognised_as in SHEETS:
        return read_loop_row(reader, recognised_as)
    return _READ[recognised_as](reader, today)


def _worker(reader: RowReader, today: date) -> RowClaim:
    name = reader.name("name")
    if not name:
        return reader.reject("name", NO_WORKER)
    return _row(
        reader,
        Worker(
            name,
            role=_role(reader),
            team=reader.name("team"),
            fte=reader.number_by("fte", read_fte),
            started_on=reader.date("started_on"),
            asye_started_on=reader.date("asye_started_on"),
            case_limit=reader.number_by("case_limit", read_whole_number),
            supervisor=reader.name("supervisor"),
            email=reader.text("email"),
            left_on=reader.date("left_on"),
        ),
    )


def _role(reader: RowReader) -> str:
    """Read a role; the workforce census writes a number, and tells agency workers apart."""
    text = reader.text("role")
    role = value_of_word("org_role").get(text.casefold().replace(")", "").replace(" -", ""), text)
    return f"{role} (agency)".strip() if reader.yes_no("agency") else role


def _event(reader: RowReader, today: date) -> RowClaim:
    child_id = reader.id("child_id")
    if not child_id:
        return reader.reject("child_id", NO_CHILD_ID)
    text = reader.text("kind")
    if not text:
        return reader.reject("kind", "There is no event in this row. Fill it in, or delete it.")
    on = reader.date("on")
    if on is None:
        return reader.reject("on", NO_DATE)
    outcome = reader.text("outcome")
    note, latest_only = note_as_read(reader.text("note"))
    by_plan = events_by_plan().get(normal_heading(text))
    if by_plan is not None:
        event = PlanEvent(ByPlan(by_plan), on, outcome, note, latest_only=latest_only)
        main = CaseEvent(child_id, text, on)
        return RowClaim(reader.number, main=main, by_plan=(event,), problems=tuple(reader.problems))
    kind = event_kind(text)
    if kind is None:
        return reader.reject("kind", _unknown_event(text))
    return _row(reader, CaseEvent(child_id, kind, on, outcome, note, latest_only))


def event_kind(text: str) -> str | None:
    """Give the event's own name for what somebody typed; None where it is not known."""
    return _event_names().get(normal_heading(text))


@cache
def _event_names() -> Mapping[str, str]:
    return dict(event_aliases()) | {normal_heading(kind): kind.value for kind in EventKind}


def _unknown_event(text: str) -> str:
    close = get_close_matches(normal_heading(text), list(_event_names()), n=1, cutoff=0.5)
    nearest = f" The nearest known one is {_event_names()[close[0]]}." if close else ""
    return f"This event is not known.{nearest} The template lists every event."


def _supervision(reader: RowReader, today: date) -> RowClaim:
    """Read a session; without a status one that lies ahead is planned, any other was held."""
    worker = reader.name("worker")
    if not worker:
        return reader.reject("worker", NO_WORKER)
    on = reader.date("on")
    if on is None:
        return reader.reject("on", NO_DATE)
    kind = reader.choice("kind", "supervision_kind")
    if not kind and reader.text("kind"):
        return reader.reject("kind", "")
    status = reader.choice("status", "supervision_status")
    assumed = SupervisionStatus.PLANNED if on > today else SupervisionStatus.HELD
    session = Supervision(
        worker,
        on,
        SupervisionKind(kind) if kind else SupervisionKind.PERSONAL,
        SupervisionStatus(status) if status else assumed,
        reader.text("reason"),
        reader.number_by("minutes", read_whole_number),
        reader.date("next_on"),
    )
    return _row(reader, session, frozenset() if status else frozenset({"status"}))


def _discussion(reader: RowReader, today: date) -> RowClaim:
    child_id = reader.id("child_id")
    if not child_id:
        return reader.reject("child_id", NO_CHILD_ID)
    on = reader.date("on")
    if on is None:
        return reader.reject("on", NO_DATE)
    return _row(
        reader,
        CaseDiscussion(
            child_id, on, reader.name("worker"), reader.text("decision"), reader.text("reason")
        ),
    )


def _action(reader: RowReader, today: date) -> RowClaim:
    worker = reader.name("worker")
    if not worker:
        return reader.reject("worker", NO_WORKER)
    action = reader.text("action")
    if not action:
        return reader.reject("action", "There is no action in this row. Fill it in, or delete it.")
    return _row(
        reader,
        AgreedAction(
            worker,
            action,
            reader.id("child_id"),
            reader.name("owner"),
            reader.date("due_on"),
            reader.date("done_on"),
            reader.text("outcome"),
        ),
    )


def _leave(reader: RowReader, today: date) -> RowClaim:
    worker = reader.name("worker")
    if not worker:
        return reader.reject("worker", NO_WORKER)
    start, until = reader.date("from_on"), reader.date("until")
    if start is None:
        return reader.reject("from_on", NO_DATE)
    if until is not None and until < start:
        return reader.reject("until", "The leave ends before it begins. Correct one of the days.")
    leave = Leave(worker, start, until, reader.text("kind"), reader.name("cover"))
    return _row(reader, leave)


def _setting(reader: RowReader, today: date) -> RowClaim:
    """Read one thing that a council sets differently; the rules themselves judge it later."""
    kind = _SETTING_KINDS.get(reader.text("kind").casefold())
    if kind is None:
        return reader.reject("kind", f"Write one of: {', '.join(LineKind)}.")
    line = SettingLine(
        kind,
        reader.text("rule"),
        reader.date("from_on"),
        reader.date("until"),
        reader.number_by("length", read_signed_number),
        reader.text("unit"),
        reader.text("which"),
        reader.id("child_id"),
        reader.name("worker"),
        _PLANS.get(reader.text("plan").casefold(), reader.text("plan")),
        reader.text("reason"),
        reader.text("author"),
    )
    missing = _missing(line)
    if missing:
        return reader.reject(*missing)
    try:
        settings_of([line])
    except ValueError:
        known = ", ".join(unit.value.replace("_", " ") for unit in Unit)
        return reader.reject("unit", f"Counted in what? Write one of: {known}.")
    problems = tuple(reader.problems)
    return RowClaim(reader.number, setting=line, id_cell=_id_cell(reader), problems=problems)


def _missing(line: SettingLine) -> tuple[str, str] | None:
    """Name the cell that this kind of line cannot do without."""
    if line.kind not in OF_DAYS and not line.rule:
        return (
            "rule",
            "There is no rule in this row. Write its ID or its name.",
        )
    if line.kind in WITH_LENGTH and line.length is None:
        return "length", "There is no length in this row. Write a whole number."
    if line.kind in OF_DAYS and line.from_on is None:
        return "from_on", NO_DATE
    if line.kind in _WITH_END and line.until is None:
        return "until", "There is no last day in this row. Fill it in."
    if line.plan and line.plan not in set(Plan):
        return "plan", f"This is no plan. Write one of: {', '.join(Plan)}."
    return None


_SETTING_KINDS = {kind.casefold(): kind for kind in LineKind}
_PLANS = {plan.casefold(): str(plan) for plan in Plan}
_WITH_END = frozenset({LineKind.TERM, LineKind.LET_OFF})

_READ: dict[str, Callable[[RowReader, date], RowClaim]] = {
    "workers": _worker,
    "events": _event,
    "supervisions": _supervision,
    "case_discussions": _discussion,
    "actions": _action,
    "leave": _leave,
    RULE_SETTINGS: _setting,
}


def _row(reader: RowReader, main: Record, assumed: frozenset[str] = frozenset()) -> RowClaim:
    return RowClaim(
        reader.number,
        main=main,
        records=(main,),
        assumed=assumed,
        id_cell=_id_cell(reader),
        problems=tuple(reader.problems),
    )


def _id_cell(reader: RowReader) -> tuple[str, str]:
    column = reader.columns.get("child_id")
    return (column.letter, column.heading) if column is not None else ("", "")
