"""How often things were done on time over the last twelve months, beside the England figure.

A timeliness measure counts what was completed in the period: on time over all completed. What
is only known to be the latest of its kind is left out, for earlier ones may have been in time.
`cases_per_fte` is the one measure that is no percentage: cases held over FTE holding them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Worker
from caseload_app.domain.rules.derivation import choose_limit
from caseload_app.domain.rules.facts import Facts
from caseload_app.domain.supervision.supervising import held_sessions
from caseload_app.domain.workload import caseloads, team_total

PERIOD_MONTHS = 12
CASES_PER_FTE = "cases_per_fte"
SUPERVISION_ON_TIME = "supervision_on_time"


@dataclass(frozen=True, slots=True)
class Comparator:
    """A published figure with the year and the definition without which it says nothing."""

    value: float
    year: str
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """What a measure counts: the rules whose completed deadlines it looks at."""

    id: str
    label: str
    rules: tuple[str, ...]
    comparator: Comparator | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure worked out; `percent` is None where there is nothing to divide by.

    For cases per FTE `percent` stays None and `value` is the figure itself. `children` are
    those for whom something was late.
    """

    spec: MeasureSpec
    numerator: float
    denominator: float
    children: tuple[str, ...] = ()

    @property
    def percent(self) -> float | None:
        """Give the percentage on time."""
        if self.spec.id == CASES_PER_FTE or not self.denominator:
            return None
        return 100 * self.numerator / self.denominator

    @property
    def value(self) -> float | None:
        """Give the figure that stands beside the comparator."""
        if self.spec.id != CASES_PER_FTE:
            return self.percent
        return self.numerator / self.denominator if self.denominator else None


def parse_measures(tables: Iterable[Mapping[str, object]]) -> list[MeasureSpec]:
    """Turn the tables of the measures file into values."""
    return [
        MeasureSpec(
            str(table["id"]),
            str(table["label"]),
            _texts(table.get("rules")),
            _comparator(table.get("comparator")),
        )
        for table in tables
    ]


def work_out_measures(casebook: Casebook, specs: Sequence[MeasureSpec]) -> list[Measure]:
    """Work every measure out as at the casebook's day."""
    return [_measure(casebook, spec) for spec in specs]


def _measure(casebook: Casebook, spec: MeasureSpec) -> Measure:
    if spec.id == CASES_PER_FTE:
        total = team_total(caseloads(casebook))
        return Measure(spec, total.cases, total.fte_holding_cases)
    if spec.id == SUPERVISION_ON_TIME:
        kept = [
            on_time for worker in casebook.workers.values() for on_time in _kept(casebook, worker)
        ]
        return Measure(spec, sum(kept), len(kept))
    since = add_months(casebook.today, -PERIOD_MONTHS)
    completed = [
        deadline
        for deadlines in casebook.deadlines.values()
        for deadline in deadlines
        if deadline.rule.id in spec.rules
        and deadline.met_on is not None
        and deadline.met_on > since
        and (deadline.on_time_known or deadline.met_on <= deadline.due)
    ]
    late = [one for one in completed if one.met_on is not None and one.met_on > one.due]
    children = tuple(sorted({one.subject for one in late}))
    return Measure(spec, len(completed) - len(late), len(completed), children)


def _kept(casebook: Casebook, worker: Worker) -> list[bool]:
    """Say of each session held in the period whether it came in time after the one before."""
    since = add_months(casebook.today, -PERIOD_MONTHS)
    held = held_sessions(casebook.sessions.get(worker.name, ()), casebook.today)
    kept = []
    for before, session in zip(held, held[1:], strict=False):
        if session > since:
            asye = worker.asye_started_on
            in_year = asye is not None and asye <= before < add_months(asye, PERIOD_MONTHS)
            rule = casebook.book.by_id["supervision_asye" if in_year else "supervision"]
            facts = Facts(on=before, asye_started_on=asye if in_year else None)
            limit, _ = choose_limit(rule, facts, before, casebook.book.calendar)
            kept.append(session - before <= timedelta(days=limit.length))
    return kept


def _comparator(value: object) -> Comparator | None:
    if not isinstance(value, dict):
        return None
    figure = value["value"]
    return Comparator(
        float(figure), str(value["year"]), str(value["definition"]), str(value["source"])
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
