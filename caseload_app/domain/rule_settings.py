"""What a council, or a manager for one child, has set differently from the shipped rules.

Settings never change a shipped rule: `apply_settings` makes another rule book from both. What
started before a change keeps the limit it had. A looser limit for a statutory rule is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.local_rules import Exemption, Override, is_looser
from caseload_app.domain.rulebook import RuleBook
from caseload_app.domain.timescales import LimitChange, Reading, Timescale
from caseload_app.domain.wording import long_day


@dataclass(frozen=True, slots=True)
class LimitSetting:
    """Another limit for a rule, for what starts on or after a day."""

    rule: str
    from_on: date
    limit: Limit
    reason: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Everything set locally: rules on and off, readings by label, limits, days, people."""

    switched_on: frozenset[str] = frozenset()
    switched_off: frozenset[str] = frozenset()
    readings: tuple[tuple[str, str], ...] = ()
    limits: tuple[LimitSetting, ...] = ()
    closing_days: tuple[tuple[date, str], ...] = ()
    overrides: tuple[Override, ...] = ()
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingProblem:
    """What is wrong with one setting, and what to do about it."""

    rule: str
    problem: str


def apply_settings(book: RuleBook, settings: RuleSettings) -> RuleBook:
    """Make the rule book that holds with these settings; the given one stays as it is."""
    calendar = book.calendar.with_closing_days(dict(settings.closing_days))
    readings = dict(settings.readings)
    rules = []
    for rule in book.timescales:
        limits = [one for one in settings.limits if one.rule == rule.id]
        rules.append(_with_limits(_with_reading(rule, readings.get(rule.id)), limits, calendar))
    return RuleBook(
        rules,
        calendar,
        on=(book.on | settings.switched_on) - settings.switched_off,
        overrides=settings.overrides,
        exemptions=settings.exemptions,
    )


def check_settings(book: RuleBook, settings: RuleSettings) -> tuple[SettingProblem, ...]:
    """Say what in the settings cannot stand: unknown rules and readings, missing reasons."""
    return tuple(_problems(book, settings))


def _problems(book: RuleBook, settings: RuleSettings) -> Iterable[SettingProblem]:
    named = [
        *settings.switched_on,
        *settings.switched_off,
        *(rule for rule, _ in settings.readings),
    ]
    changes: list[LimitSetting | Override] = [*settings.limits, *settings.overrides]
    named += [one.rule for one in changes] + [one.rule for one in settings.exemptions]
    for name in sorted(set(named)):
        if name not in book.by_id:
            yield SettingProblem(name, "There is no rule with this id. Choose one of the list.")
    for name, label in settings.readings:
        rule = book.by_id.get(name)
        if rule is not None and _reading(rule, label) is None:
            yield SettingProblem(name, f"There is no reading called '{label}'. Choose one offered.")
    for change in changes:
        yield from _problems_of_change(book, change)
    for exemption in settings.exemptions:
        if not (exemption.reason and exemption.author):
            yield SettingProblem(exemption.rule, "An exemption needs a reason and a person.")
        if exemption.until < exemption.from_on:
            yield SettingProblem(exemption.rule, "The exemption ends before it begins.")


def _problems_of_change(
    book: RuleBook, change: LimitSetting | Override
) -> Iterable[SettingProblem]:
    rule = book.by_id.get(change.rule)
    if rule is None:
        return
    if (change.limit.length < 0) != (rule.limit.length < 0) or abs(change.limit.length) > 1000:
        yield SettingProblem(change.rule, "This length cannot be. Write a whole number of days.")
    if isinstance(change, Override) and not (change.reason and change.author):
        yield SettingProblem(change.rule, "A date set for one child needs a reason and a person.")
    looser = rule.is_statutory and is_looser(change.limit, rule.limit, book.calendar)
    if looser and not change.reason:
        yield SettingProblem(
            change.rule,
            f"This is longer than {rule.authority} allows. Give a reason, or a shorter limit.",
        )


def _with_reading(rule: Timescale, label: str | None) -> Timescale:
    reading = _reading(rule, label) if label else None
    if reading is None:
        return rule
    return replace(
        rule,
        limit=reading.limit or rule.limit,
        satisfied_by=reading.satisfied_by or rule.satisfied_by,
        due_day_decides=reading.due_day_decides,
    )


def _reading(rule: Timescale, label: str) -> Reading | None:
    return next((reading for reading in rule.readings if reading.label == label), None)


def _with_limits(
    rule: Timescale, limits: Sequence[LimitSetting], calendar: WorkingCalendar
) -> Timescale:
    if not limits:
        return rule
    changes = tuple(
        LimitChange(one.from_on, one.limit, _because(rule, one, calendar), one.author)
        for one in sorted(limits, key=lambda one: one.from_on)
    )
    loosened = rule.is_statutory and any(
        is_looser(one.limit, rule.limit, calendar) for one in limits
    )
    return replace(rule, limit_changes=changes, loosened=loosened)


def _because(rule: Timescale, setting: LimitSetting, calendar: WorkingCalendar) -> str:
    by = f" ({setting.author})" if setting.author else ""
    words = f"of the council's setting from {long_day(setting.from_on)}{by}: {setting.reason}"
    if rule.is_statutory and is_looser(setting.limit, rule.limit, calendar):
        words += f"; it is looser than {rule.authority}"
    return words
