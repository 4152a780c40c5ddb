"""Read the rows of the Standard Safeguarding Dataset that are things that happened to a child."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from caseload_app.domain.importing.claims import ChildClaim, ClaimPart, RowClaim, Source
from caseload_app.domain.records import CaseEvent, Record
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.reading.annex_a import NO_CHILD_ID
from caseload_app.exchange.reading.dataset_rows import DatasetReader

_HEALTH = (
    ("INITIAL", EventKind.INITIAL_HEALTH),
    ("IHA", EventKind.INITIAL_HEALTH),
    ("DENT", EventKind.DENTAL_CHECK),
    ("REVIEW", EventKind.REVIEW_HEALTH),
    ("RHA", EventKind.REVIEW_HEALTH),
    ("HEALTH", EventKind.REVIEW_HEALTH),
    ("MEDICAL", EventKind.REVIEW_HEALTH),
)
_CANCELLED = "Cancelled"


def read_event_row(name: str, dataset: DatasetReader) -> RowClaim:
    """Give the events of one row; a row that is only planned or has no date yet gives none."""
    child_id = dataset.child_id()
    if not child_id:
        return dataset.row.reject("child_id", NO_CHILD_ID)
    events = list(_READ[name](dataset, child_id))
    dated = max((one.on for one in events if isinstance(one, CaseEvent)), default=None)
    claim = ChildClaim(child_id, Source.DATASET, {}, dated=dated, part=ClaimPart.EVENT)
    return dataset.done(claim, *events)


def _visit(kind: EventKind) -> Callable[[DatasetReader, str], Iterator[Record]]:
    def read(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
        on = dataset.row.date("on")
        if on is None:
            return
        yield CaseEvent(child_id, kind, on, _seen(dataset))
        if kind is EventKind.CP_VISIT and dataset.row.yes_no("bedroom"):
            yield CaseEvent(child_id, EventKind.BEDROOM_SEEN, on)

    return read


def _seen(dataset: DatasetReader) -> str:
    """Say whether the child was seen; a visit without the child is none."""
    seen, alone = dataset.row.yes_no("seen"), dataset.row.yes_no("alone")
    if seen is False:
        return "Not seen"
    if alone:
        return "Seen alone"
    return "Seen" if seen else ""


def _dated(
    *columns: tuple[str, EventKind],
) -> Callable[[DatasetReader, str], Iterator[Record]]:
    def read(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
        for field, kind in columns:
            on = dataset.row.date(field)
            if on is not None:
                yield CaseEvent(child_id, kind, on)

    return read


def _conference(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    on = dataset.row.date("on")
    if on is not None:
        outcome = {True: "CP plan", False: "No plan", None: ""}
        led = dataset.row.yes_no("led_to_plan")
        yield CaseEvent(child_id, EventKind.ICPC, on, outcome[led])


def _conference_review(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    on = dataset.row.date("on")
    if on is not None:
        outcome = {True: "Plan continues", False: "Plan ended", None: ""}
        continues = dataset.row.yes_no("continues")
        yield CaseEvent(child_id, EventKind.REVIEW_CONFERENCE, on, outcome[continues])


def _care_review(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    on = dataset.row.date("on")
    if on is not None:
        outcome = _CANCELLED if dataset.row.yes_no("cancelled") else ""
        yield CaseEvent(child_id, EventKind.CLA_REVIEW, on, outcome)


def _health_check(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    on = dataset.row.date("on")
    text = dataset.row.text("kind").upper()
    kind = next((kind for word, kind in _HEALTH if word in text), None)
    if on is not None and kind is not None and _was_held(dataset, on):
        yield CaseEvent(child_id, kind, on)


def _was_held(dataset: DatasetReader, on: date) -> bool:
    status = dataset.row.text("status").upper()
    return on <= dataset.today and not status.startswith(("PLAN", "REFUS", "CANCEL", "NOT "))


def _score(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    on = dataset.row.date("on")
    if on is not None:
        yield CaseEvent(child_id, EventKind.SDQ, on, dataset.row.text("score"))


def _missing(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    """Read an episode of missing; one of mere absence is not counted as missing."""
    started, ended = dataset.row.date("started_on"), dataset.row.date("ended_on")
    if dataset.row.text("kind").upper().startswith(("A", "ABSENT")):
        return
    if started is not None:
        yield CaseEvent(child_id, EventKind.MISSING_FROM, started)
    if ended is not None:
        yield CaseEvent(child_id, EventKind.RETURNED, ended)


def _pre_proceedings(dataset: DatasetReader, child_id: str) -> Iterator[Record]:
    yield from _dated(
        ("decided_on", EventKind.PREPROCEEDINGS_DECISION),
        ("letter_on", EventKind.PREPROCEEDINGS_LETTER),
        ("met_on", EventKind.PREPROCEEDINGS_MEETING),
        ("issued_on", EventKind.APPLICATION_ISSUED),
    )(dataset, child_id)
    concluded = dataset.row.date("concluded_on")
    if concluded is not None:
        outcome = dataset.row.text("outcome")
        yield CaseEvent(child_id, EventKind.PREPROCEEDINGS_CONCLUDED, concluded, outcome)


_READ: dict[str, Callable[[DatasetReader, str], Iterator[Record]]] = {
    "ssd_cin_visits": _visit(EventKind.CIN_VISIT),
    "ssd_cp_visits": _visit(EventKind.CP_VISIT),
    "ssd_cla_visits": _visit(EventKind.CLA_VISIT),
    "ssd_s47_enquiry": _dated(
        ("started_on", EventKind.STRATEGY_DISCUSSION), ("ended_on", EventKind.S47_CONCLUDED)
    ),
    "ssd_initial_cp_conference": _conference,
    "ssd_cp_reviews": _conference_review,
    "ssd_cla_reviews": _care_review,
    "ssd_cla_care_plan": _dated(("on", EventKind.CARE_PLAN)),
    "ssd_cla_health": _health_check,
    "ssd_sdq_scores": _score,
    "ssd_missing": _missing,
    "ssd_pre_proceedings": _pre_proceedings,
}
