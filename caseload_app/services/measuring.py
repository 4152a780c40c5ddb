"""Measures of an open store: worked out today or for a past day, kept, compared, with targets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.casebook import Casebook, build_casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.comparators import (
    ComparatorProblem,
    LocalComparator,
    read_local,
)
from caseload_app.domain.measures.measure import Cut, Measure, MeasureSpec
from caseload_app.domain.measures.past import as_known_on
from caseload_app.domain.measures.snapshots import (
    NEAR_A_MONTH,
    Change,
    MeasureSnapshot,
    TakenFor,
    Trend,
    change_since_last_month,
    is_due,
    snapshot_of,
    trend,
)
from caseload_app.domain.measures.working_out import all_measures, work_out_measures
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import LimitSetting, ReadingSetting, RuleSettings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.supervision.supervision_policy import SUPERVISION_POLICY
from caseload_app.errors import ExpectedError
from caseload_app.exchange.rule_files import shipped_measures
from caseload_app.services.casebooks import read_records
from caseload_app.services.collecting import collection_paused
from caseload_app.services.policy import PolicyChange, book_in_force, policy_history
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.imports import read_latest_import
from caseload_app.store.measure_snapshots import (
    read_last_snapshot,
    read_snapshots,
    read_snapshots_between,
    save_snapshots,
)
from caseload_app.store.settings import SETTINGS_TABLE, read_setting, save_setting

_Setting = SwitchSetting | ReadingSetting | LimitSetting | Override | Exemption

BY_SUPERVISION_POLICY = ("supervision", "discussed")
"""What the policy of supervision can move, beside the rules."""
COMPARATORS = "comparators"
"""The name under which the store keeps local targets and neighbours' figures."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Every measure of a day, each with its change since last month where one is known."""

    on: date
    measures: tuple[Measure, ...]
    changes: Mapping[str, Change]

    def get(self, name: str) -> Measure | None:
        """Give one measure by its id."""
        return next((one for one in self.measures if one.spec.id == name), None)


def specs_in_force(
    session: Session, book: RuleBook, shipped: Sequence[MeasureSpec] | None = None
) -> list[MeasureSpec]:
    """Give every measure with the national figures and those entered in this store."""
    shipped = shipped_measures() if shipped is None else shipped
    local = read_local_comparators(session)
    return [
        replace(
            spec,
            comparators=(
                *spec.comparators,
                *(one.comparator for one in local if one.measure == spec.id),
            ),
        )
        for spec in all_measures(shipped, book)
    ]


def measure_now(
    session: Session, casebook: Casebook, specs: Sequence[MeasureSpec], book: RuleBook
) -> Measured:
    """Work out every measure, and how each moved since last month.

    Where no snapshot was kept a month ago, last month is worked out again from what happened.
    """
    with collection_paused():
        measures = tuple(work_out_measures(casebook, specs))
        month_ago = add_months(casebook.today, -1)
        kept: dict[str, list[MeasureSnapshot]] = {}
        near = (month_ago - NEAR_A_MONTH, min(month_ago + NEAR_A_MONTH, _day_before(casebook)))
        for one in read_snapshots_between(session.database, *near):
            kept.setdefault(one.measure, []).append(one)
        again: dict[str, Measure] = {}
        if any(one.spec.id not in kept for one in measures):
            past = measure_past(session, specs, book, month_ago)
            again = {one.spec.id: one for one in past}
        changes = {
            one.spec.id: change
            for one in measures
            if (
                change := change_since_last_month(
                    one, casebook.today, kept.get(one.spec.id, ()), again.get(one.spec.id)
                )
            )
        }
    return Measured(casebook.today, measures, changes)


def with_specs(measured: Measured, specs: Mapping[str, MeasureSpec]) -> Measured:
    """Put newer figures to compare with beside what is worked out already."""
    return replace(
        measured,
        measures=tuple(
            replace(one, spec=specs.get(one.spec.id, one.spec)) for one in measured.measures
        ),
    )


def measure_past(
    session: Session, specs: Sequence[MeasureSpec], book: RuleBook, day: date
) -> list[Measure]:
    """Work every measure out again for a past day, from what had happened by then."""
    records = as_known_on(read_records(session, book), day)
    return work_out_measures(build_casebook(records, book_in_force(session, book), day), specs)


def keep_snapshot(
    session: Session, casebook: Casebook, specs: Sequence[MeasureSpec]
) -> tuple[MeasureSnapshot, ...]:
    """Keep the figures of today if an import came in since, or a week has passed."""
    why = snapshot_due(session, casebook.today)
    if not why or not casebook.children:
        return ()
    return take_snapshot(session, casebook, specs, TakenFor(why))


def snapshot_due(session: Session, today: date) -> str:
    """Say what for the figures are due to be kept; an empty text where they are not."""
    latest = read_latest_import(session.database)
    last = read_last_snapshot(session.database)
    return is_due(last, latest.at if latest else None, today)


def take_snapshot(
    session: Session, casebook: Casebook, specs: Sequence[MeasureSpec], taken_for: TakenFor
) -> tuple[MeasureSnapshot, ...]:
    """Keep the figures of the casebook's day, team and worker as they are now."""
    at = session.clock_now()
    with collection_paused():
        snapshots = tuple(
            snapshot_of(one, casebook.today, at, taken_for)
            for one in work_out_measures(casebook, specs)
        )
    with session.write(why="measures kept") as writer:
        save_snapshots(writer, snapshots)
    return snapshots


def read_trend(session: Session, spec: MeasureSpec, part: tuple[Cut, str] | None = None) -> Trend:
    """Read how a measure stood over time, with the days on which the policy was changed."""
    changes = [
        (change.at.date(), change.reason)
        for change in policy_history(session)
        if _concerns(change, spec)
    ]
    if spec.count in BY_SUPERVISION_POLICY:
        entries = read_audit(session.database, SETTINGS_TABLE, (SUPERVISION_POLICY,))
        changes += [(entry.at.date(), entry.why) for entry in entries]
    return trend(spec, read_snapshots(session.database, spec.id), sorted(changes), part)


def compare_with_snapshot(
    session: Session, spec: MeasureSpec, book: RuleBook, day: date
) -> tuple[MeasureSnapshot | None, Measure]:
    """Give the snapshot of a day and the same measure worked out again for it."""
    kept = [one for one in read_snapshots(session.database, spec.id) if one.on == day]
    (again,) = measure_past(session, [spec], book, day)
    return (kept[0] if kept else None), again


def read_local_comparators(session: Session) -> tuple[LocalComparator, ...]:
    """Read local targets and neighbours' figures; one that cannot stand is left out."""
    value = read_setting(session.database, COMPARATORS)
    entries = value if isinstance(value, list) else []
    rows = [_texts(one) for one in entries if isinstance(one, dict)]
    figures, _ = read_local(rows, {row.get("measure", ""): "" for row in rows})
    return figures


def save_local_comparators(session: Session, figures: Iterable[LocalComparator]) -> Changes:
    """Keep these local figures in place of those that were there."""
    value: JsonValue = [
        {
            "measure": one.measure,
            "kind": one.comparator.kind.value,
            "value": f"{one.comparator.value:g}",
            "year": one.comparator.year,
            "definition": one.comparator.definition,
            "source": one.comparator.source,
        }
        for one in figures
    ]
    with session.write(why="figures to compare with") as writer:
        save_setting(writer, COMPARATORS, value)
    return writer.changes


def add_local_comparators(
    session: Session, rows: Sequence[Mapping[str, str]], specs: Sequence[MeasureSpec]
) -> tuple[int, tuple[ComparatorProblem, ...]]:
    """Add figures somebody typed or imported; one of the same kind, measure and year is replaced.

    Rows that cannot stand are named and left out.
    """
    figures, problems = read_local(rows, {spec.id: spec.label for spec in specs})
    if figures:
        new = {_identity(one) for one in figures}
        known = [one for one in read_local_comparators(session) if _identity(one) not in new]
        save_local_comparators(session, [*known, *figures])
    return len(figures), problems


def add_local_comparator(
    session: Session, row: Mapping[str, str], specs: Sequence[MeasureSpec]
) -> None:
    """Add one figure that was typed. Raises ExpectedError where it cannot stand."""
    _, problems = add_local_comparators(session, [row], specs)
    if problems:
        raise ExpectedError(problems[0].problem, "Nothing was saved.")


def remove_local_comparator(session: Session, figure: LocalComparator) -> None:
    """Take a local figure back."""
    known = [one for one in read_local_comparators(session) if _identity(one) != _identity(figure)]
    save_local_comparators(session, known)


def _identity(one: LocalComparator) -> tuple[str, str, str]:
    return one.measure, one.comparator.kind.value, one.comparator.year


def _concerns(change: PolicyChange, spec: MeasureSpec) -> bool:
    """Tell whether a change of the policy may move a measure: its rules, or how days count."""
    before, after = change.before, change.after
    calendars = [(one.closing_days, one.terms) for one in (before, after)]
    if not spec.rules or calendars[0] != calendars[1]:
        return True
    changed = _set_in(before) ^ _set_in(after)
    return any(one.rule in spec.rules for one in changed)


def _set_in(settings: RuleSettings) -> set[_Setting]:
    return {
        *settings.switches,
        *settings.readings,
        *settings.limits,
        *settings.overrides,
        *settings.exemptions,
    }


def _day_before(casebook: Casebook) -> date:
    return casebook.today - timedelta(days=1)


def _texts(row: Mapping[str, JsonValue]) -> dict[str, str]:
    return {key: str(value) for key, value in row.items()}
