"""Work measures out: those of the measures file, and one for every other timeliness rule.

A timeliness measure counts what was completed in the last twelve months: on time over all
completed. What is only known to be the latest of its kind is left out, for earlier ones may
have been in time; what is late and not yet done stands beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.measures import (
    care_leavers,
    child_protection,
    front_door,
    looked_after,
    workforce,
)
from caseload_app.domain.measures.comparators import Comparator
from caseload_app.domain.measures.counting import Count, MeasuredDay, count_rules
from caseload_app.domain.measures.measure import Better, Measure, MeasureSpec, Shown
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.wording import limit_words

COUNTS: Mapping[str, Count] = {
    "rules": count_rules,
    "re_referrals": front_door.count_re_referrals,
    "allocations_in_a_week": front_door.count_allocations_in_a_week,
    "enquiries_without_conference": child_protection.count_enquiries_without_conference,
    "repeat_plans": child_protection.count_repeat_plans,
    "plans_running_over": child_protection.count_plans_running_over,
    "reviewed_in_time": child_protection.count_reviewed_in_time,
    "took_part": looked_after.count_took_part,
    "health_in_date": looked_after.count_health_in_date,
    "dental_in_date": looked_after.count_dental_in_date,
    "many_placements": looked_after.count_many_placements,
    "stable": looked_after.count_stable,
    "pathway_plan_in_date": care_leavers.count_plan_in_date,
    "in_touch": care_leavers.count_in_touch,
    "suitable_home": care_leavers.count_suitable_home,
    "active": care_leavers.count_active,
    "cases_per_fte": workforce.count_cases_per_fte,
    "reviewing_officers": workforce.count_reviewing_officers,
    "supervision": workforce.count_supervision,
    "discussed": workforce.count_discussed,
    "changes_of_worker": workforce.count_changes_of_worker,
    "agency": workforce.count_agency,
    "vacancies": workforce.count_vacancies,
    "leavers": workforce.count_leavers,
}
EVERY_RULE = "Every other rule"
"""The field under which the rules stand that no named measure counts."""
OF_A_RULE = "rule_"


def parse_measures(
    tables: Iterable[Mapping[str, object]],
    comparators: Mapping[str, Sequence[Comparator]] | None = None,
) -> list[MeasureSpec]:
    """Turn the tables of the measures file into values, with their national figures."""
    national = comparators or {}
    return [_spec(table, national.get(str(table["id"]), ())) for table in tables]


def all_measures(specs: Sequence[MeasureSpec], book: RuleBook) -> list[MeasureSpec]:
    """Add to the named measures one for every timeliness rule that none of them is about."""
    named = {rule for spec in specs for rule in spec.rules}
    others = [
        MeasureSpec(
            id=f"{OF_A_RULE}{rule.id}",
            label=f"{rule.label}: on time",
            rules=(rule.id,),
            field=EVERY_RULE,
            definition=f"Of what was completed in the period, how much was in time by the rule: "
            f"{limit_words(rule.limit)} ({rule.standing}).",
            numerator="Completed on or before the day it was due",
            denominator="All completed in the period",
        )
        for rule in book.timescales
        if rule.subject == "child" and rule.id not in named and book.is_on(rule.id)
    ]
    return [*specs, *others]


def work_out_measures(casebook: Casebook, specs: Sequence[MeasureSpec]) -> list[Measure]:
    """Work every measure out as at the casebook's day."""
    day = MeasuredDay(casebook)
    return [Measure(spec, tuple(COUNTS[spec.count](day, spec))) for spec in specs]


def _spec(table: Mapping[str, object], comparators: Sequence[Comparator]) -> MeasureSpec:
    name = str(table["id"])
    bands = table.get("bands")
    months = table.get("months", 0)
    return MeasureSpec(
        id=name,
        label=str(table["label"]),
        rules=_texts(table.get("rules")),
        field=str(table.get("field", "")),
        count=str(table.get("count", "rules")),
        definition=str(table.get("definition", "")),
        numerator=str(table.get("numerator", "Completed on or before the day it was due")),
        denominator=str(table.get("denominator", "All completed in the period")),
        period=str(table.get("period", "The last 12 months")),
        better=Better(str(table.get("better", "high"))),
        shown=Shown(str(table.get("shown", "percent"))),
        months=months if isinstance(months, int) else 0,
        bands=tuple(int(bound) for bound in bands) if isinstance(bands, list) else (),
        band_unit=str(table.get("band_unit", "")),
        in_report=bool(table.get("in_report", False)),
        comparators=tuple(comparators),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
