"""What a council, or a manager for one child, has set differently from the shipped rules.

Settings never change a shipped rule: `apply_settings` makes another rule book from both. What
started before a change keeps the limit it had. A looser limit for a statutory rule is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from caseload_app.domain.dates import Limit, Term, Unit, WorkingCalendar
from caseload_app.domain.rules.in_use import SwitchSetting, spans_in_use
from caseload_app.domain.rules.local_rules import Exemption, Override, is_looser
from caseload_app.domain.rules.rulebook import LocalPractice, RuleBook
from caseload_app.domain.rules.timescales import LimitChange, Reading, Timescale, Variant
from caseload_app.domain.wording import long_day

LONGEST = 1000
"""No limit of any rule is longer than this, in whatever unit."""


@dataclass(frozen=True, slots=True)
class LimitSetting:
    """Another limit for a rule, for what starts on or after a day."""

    rule: str
    from_on: date
    limit: Limit
    reason: str
    author: str = ""
    variant: str = ""
    """Which of the rule's other limits is meant, by its `because`; empty for the usual one."""


@dataclass(frozen=True, slots=True)
class ReadingSetting:
    """Another reading of a doubtful rule, for what starts on or after a day."""

    rule: str
    label: str
    from_on: date = date.min


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Everything set locally: rules on and off, readings, limits, days, terms, people."""

    switches: tuple[SwitchSetting, ...] = ()
    readings: tuple[ReadingSetting, ...] = ()
    limits: tuple[LimitSetting, ...] = ()
    closing_days: tuple[tuple[date, str], ...] = ()
    terms: tuple[Term, ...] = ()
    overrides: tuple[Override, ...] = ()
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What is wrong with one setting, and what to do about it."""

    rule: str
    problem: str


def apply_settings(book: RuleBook, settings: RuleSettings) -> RuleBook:
    """Make the rule book that holds with these settings, from the book as it was shipped."""
    shipped = book.shipped
    calendar = shipped.calendar.with_closing_days(dict(settings.closing_days), settings.terms)
    rules: list[Timescale] = []
    earlier: list[Timescale] = []
    for rule in shipped.timescales:
        *before, now = _versions(rule, settings, calendar)
        earlier += before
        rules.append(now)
    in_use = {
        rule: spans_in_use(
            shipped.is_on(rule), [one for one in settings.switches if one.rule == rule]
        )
        for rule in {one.rule for one in settings.switches}
    }
    last = {rule for rule, spans in in_use.items() if spans and spans[-1].until == date.max}
    return RuleBook(
        rules,
        calendar,
        on=(shipped.on - in_use.keys()) | last,
        local=LocalPractice(
            settings.overrides, settings.exemptions, tuple(earlier), shipped, in_use
        ),
    )


def check_settings(book: RuleBook, settings: RuleSettings) -> tuple[SettingProblem, ...]:
    """Say what in the settings cannot stand: unknown rules and readings, missing reasons."""
    return tuple(_problems(book.shipped, settings))


def _problems(book: RuleBook, settings: RuleSettings) -> Iterable[SettingProblem]:
    named = [
        *(one.rule for one in settings.switches),
        *(one.rule for one in settings.readings),
    ]
    changes: list[LimitSetting | Override] = [*settings.limits, *settings.overrides]
    named += [one.rule for one in changes] + [one.rule for one in settings.exemptions]
    for name in sorted(set(named)):
        if name not in book.by_id:
            yield SettingProblem(name, "There is no rule with this id. Choose one of the list.")
    for chosen in settings.readings:
        rule = book.by_id.get(chosen.rule)
        if rule is not None and chosen.label and _reading(rule, chosen.label) is None:
            problem = f"There is no reading called '{chosen.label}'. Choose one offered."
            yield SettingProblem(chosen.rule, problem)
    for change in changes:
        yield from _problems_of_change(book, change)
    for day, name in settings.closing_days:
        if not name.strip():
            yield SettingProblem("", f"Say what {long_day(day)} is, such as `Council closed`.")
    yield from _problems_of_terms(settings.terms)
    for exemption in settings.exemptions:
        if not (exemption.reason and exemption.author):
            yield SettingProblem(exemption.rule, "An exemption needs a reason and a person.")
        if exemption.until < exemption.from_on:
            yield SettingProblem(exemption.rule, "The exemption ends before it begins.")


def _problems_of_terms(terms: Sequence[Term]) -> Iterable[SettingProblem]:
    ordered = sorted(terms, key=lambda term: term.first)
    for term in ordered:
        if term.last < term.first:
            yield SettingProblem("", f"{term.name} ends before it begins.")
    for before, after in pairwise(ordered):
        if after.first <= before.last:
            yield SettingProblem("", f"{after.name} begins before {before.name} has ended.")


def _problems_of_change(
    book: RuleBook, change: LimitSetting | Override
) -> Iterable[SettingProblem]:
    rule = book.by_id.get(change.rule)
    if rule is None:
        return
    usual = _usual_limit(rule, change)
    if usual is None:
        yield SettingProblem(change.rule, "This rule has no such limit. Choose one offered.")
        return
    if (change.limit.length < 0) != (usual.length < 0) or abs(change.limit.length) > LONGEST:
        yield SettingProblem(change.rule, "This length cannot be. Write a whole number of days.")
    if isinstance(change, Override) and change.is_check:
        later = is_looser(change.limit, usual, book.calendar)
        if later:
            problem = "A check on the way comes before the date itself. Give a shorter time."
            yield SettingProblem(change.rule, problem)
    if isinstance(change, Override) and not (change.reason and change.author):
        yield SettingProblem(change.rule, "A date set for one child needs a reason and a person.")
    looser = rule.is_statutory and is_looser(change.limit, usual, book.calendar)
    if looser and not change.reason:
        yield SettingProblem(
            change.rule,
            f"This is longer than {rule.authority} allows. Give a reason, or a shorter limit.",
        )


def _usual_limit(rule: Timescale, change: LimitSetting | Override) -> Limit | None:
    """Give the limit that a change takes the place of; None where the rule has no such one."""
    if isinstance(change, Override) or not change.variant:
        return rule.limit
    return next((one.limit for one in rule.variants if one.because == change.variant), None)


def _versions(
    rule: Timescale, settings: RuleSettings, calendar: WorkingCalendar
) -> list[Timescale]:
    """Give the rule as it was before each change that needs a version of its own, and as it is."""
    limits = [one for one in settings.limits if one.rule == rule.id]
    changes: list[ReadingSetting | LimitSetting] = [
        *(one for one in settings.readings if one.rule == rule.id),
        *(one for one in limits if one.variant),
    ]
    now = _with_limits(
        _in_terms(rule, calendar), [one for one in limits if not one.variant], calendar
    )
    versions: list[Timescale] = []
    for change in sorted(changes, key=lambda one: one.from_on):
        changed = _changed(now, rule, change, calendar)
        if change.from_on > (now.in_force_from or date.min):
            versions.append(replace(now, in_force_until=change.from_on))
            changed = replace(changed, in_force_from=change.from_on)
        now = changed
    return [*versions, now]


def _in_terms(rule: Timescale, calendar: WorkingCalendar) -> Timescale:
    """Count by school terms where the rule does so and their dates are known."""
    if not rule.length_in_terms or not calendar.terms:
        return rule
    return replace(rule, limit=Limit(rule.length_in_terms, Unit.SCHOOL_TERMS))


def _changed(
    rule: Timescale,
    shipped: Timescale,
    change: ReadingSetting | LimitSetting,
    calendar: WorkingCalendar,
) -> Timescale:
    if isinstance(change, ReadingSetting):
        return _with_reading(rule, shipped, change.label)
    variants = tuple(
        _with_variant(rule, (one, usual), change, calendar)
        if usual.because == change.variant
        else one
        for one, usual in zip(rule.variants, shipped.variants, strict=True)
    )
    loosened = any(one.lawful and is_looser(one.limit, one.lawful, calendar) for one in variants)
    return replace(
        rule, variants=variants, loosened=rule.loosened or (rule.is_statutory and loosened)
    )


def _with_variant(
    rule: Timescale,
    variants: tuple[Variant, Variant],
    setting: LimitSetting,
    calendar: WorkingCalendar,
) -> Variant:
    """Set another limit in one of several, which is given as it is now and as it was shipped."""
    now, usual = variants
    because = f"{usual.because}, and {_because(rule, setting, usual.limit, calendar)}"
    return replace(now, limit=setting.limit, because=because, lawful=usual.limit)


def _with_reading(rule: Timescale, shipped: Timescale, label: str) -> Timescale:
    reading = _reading(shipped, label) or Reading("")
    return replace(
        rule,
        limit=reading.limit or shipped.limit,
        satisfied_by=reading.satisfied_by or shipped.satisfied_by,
        due_day_decides=reading.due_day_decides,
        chosen_reading=reading.label,
    )


def _reading(rule: Timescale, label: str) -> Reading | None:
    return next((reading for reading in rule.readings if reading.label == label), None)


def _with_limits(
    rule: Timescale, limits: Sequence[LimitSetting], calendar: WorkingCalendar
) -> Timescale:
    if not limits:
        return rule
    changes = tuple(
        LimitChange(one.from_on, one.limit, _because(rule, one, rule.limit, calendar), one.author)
        for one in sorted(limits, key=lambda one: one.from_on)
    )
    loosened = rule.is_statutory and any(
        is_looser(one.limit, rule.limit, calendar) for one in limits
    )
    return replace(rule, limit_changes=changes, loosened=loosened)


def _because(
    rule: Timescale, setting: LimitSetting, lawful: Limit, calendar: WorkingCalendar
) -> str:
    by = f" ({setting.author})" if setting.author else ""
    words = f"of the council's setting from {long_day(setting.from_on)}{by}: {setting.reason}"
    if rule.is_statutory and is_looser(setting.limit, lawful, calendar):
        words += f"; it is looser than {rule.authority}"
    return words
