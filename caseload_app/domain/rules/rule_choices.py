"""Change the settings of the rules one choice at a time, say what was changed, take it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from caseload_app.domain.records import Child
from caseload_app.domain.rules.in_use import SwitchSetting, is_in_use, spans_in_use
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import LimitSetting, ReadingSetting, RuleSettings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.wording import limit_words, long_day

_Item = TypeVar("_Item")


def switch(
    book: RuleBook, settings: RuleSettings, rule: str, *, on: bool, from_on: date
) -> RuleSettings:
    """Take a rule into use, or out of it, from a day; what was set from then on gives way."""
    kept = tuple(one for one in settings.switches if one.rule != rule or one.from_on < from_on)
    before = spans_in_use(book.shipped.is_on(rule), [one for one in kept if one.rule == rule])
    if is_in_use(before, from_on) is not on:
        kept = (*kept, SwitchSetting(rule, on, from_on))
    return replace(settings, switches=kept)


def set_limit(settings: RuleSettings, limit: LimitSetting) -> RuleSettings:
    """Set another limit from a day, in the place of what was set from that day or later."""
    kept = tuple(
        one
        for one in settings.limits
        if (one.rule, one.variant) != (limit.rule, limit.variant) or one.from_on < limit.from_on
    )
    return replace(settings, limits=(*kept, limit))


def choose_reading(
    book: RuleBook, settings: RuleSettings, rule: str, label: str, *, from_on: date
) -> RuleSettings:
    """Choose a reading from a day; an empty label is the shipped one.

    The first year of a placement is judged in one way only, so the rules for visits in that
    year and after it change together.
    """
    chosen = book.shipped.by_id[rule]
    together = {rule}
    if any(one.due_day_decides for one in chosen.readings):
        together = {
            other.id
            for other in book.shipped.timescales
            if any(one.due_day_decides for one in other.readings)
        }
    kept = [
        one for one in settings.readings if not (one.rule in together and one.from_on >= from_on)
    ]
    added = [ReadingSetting(name, label, from_on) for name in sorted(together)]
    return replace(settings, readings=(*kept, *added))


def set_date(settings: RuleSettings, override: Override) -> RuleSettings:
    """Set a date, or a check on the way, in the place of the same kind set from the same day."""
    others = tuple(one for one in settings.overrides if _place(one) != _place(override))
    return replace(settings, overrides=(*others, override))


def end_date(settings: RuleSettings, override: Override, from_on: date) -> RuleSettings:
    """Take a date back for what starts on or after a day; what started before keeps it."""
    others = tuple(one for one in settings.overrides if one != override)
    if override.from_on < from_on:
        others = (*others, replace(override, until=date.fromordinal(from_on.toordinal() - 1)))
    return replace(settings, overrides=others)


def set_for(
    settings: RuleSettings, rule: str, child: Child, start: date
) -> tuple[Override | Exemption, ...]:
    """Give all that is set about a rule for one child, for what starts on a day."""
    overrides = tuple(
        one
        for one in settings.overrides
        if one.rule == rule and one.holds(start) and one.concerns(child)
    )
    mine = (rule, child.child_id)
    return (*overrides, *(one for one in settings.exemptions if (one.rule, one.child_id) == mine))


def set_for_worker(
    settings: RuleSettings, rule: str, worker: str, start: date
) -> tuple[Override, ...]:
    """Give all that is set about a rule for one worker, for what starts on a day."""
    return tuple(
        one
        for one in settings.overrides
        if (one.rule, one.worker) == (rule, worker) and one.holds(start)
    )


def end_setting(settings: RuleSettings, one: Override | Exemption, from_on: date) -> RuleSettings:
    """Take back a date that was set, from a day on, or a letting off."""
    if isinstance(one, Override):
        return end_date(settings, one, from_on)
    kept = tuple(other for other in settings.exemptions if other != one)
    return replace(settings, exemptions=kept)


def exempt(settings: RuleSettings, exemption: Exemption) -> RuleSettings:
    """Let a child off a rule until a day."""
    return replace(settings, exemptions=(*settings.exemptions, exemption))


def take_back(now: RuleSettings, before: RuleSettings, after: RuleSettings) -> RuleSettings:
    """Undo one change of the settings, and leave what was changed at other times."""
    return RuleSettings(
        switches=_without(now.switches, before.switches, after.switches),
        readings=_without(now.readings, before.readings, after.readings),
        limits=_without(now.limits, before.limits, after.limits),
        closing_days=_without(now.closing_days, before.closing_days, after.closing_days),
        terms=_without(now.terms, before.terms, after.terms),
        overrides=_without(now.overrides, before.overrides, after.overrides),
        exemptions=_without(now.exemptions, before.exemptions, after.exemptions),
    )


def what_changed(book: RuleBook, before: RuleSettings, after: RuleSettings) -> str:
    """Say in words what one change of the settings set, and what it took back."""
    added = [*_said(book, after, before)]
    removed = [f"no longer {words}" for words in _said(book, before, after)]
    return "; ".join([*added, *removed]) or "nothing"


def _said(book: RuleBook, of: RuleSettings, other: RuleSettings) -> Iterator[str]:
    for switched in _only(of.switches, other.switches):
        since = "" if switched.from_on == date.min else f" from {long_day(switched.from_on)}"
        yield f"{_label(book, switched.rule)} switched {'on' if switched.is_on else 'off'}{since}"
    for reading in _only(of.readings, other.readings):
        yield f"{_label(book, reading.rule)}: {reading.label or 'the usual reading'}"
    for one in _only(of.limits, other.limits):
        since = f"from {long_day(one.from_on)}"
        yield f"{_label(book, one.rule)}: {limit_words(one.limit)} {since}"
    for day, name in _only(of.closing_days, other.closing_days):
        yield f"{name} on {long_day(day)}"
    for term in _only(of.terms, other.terms):
        yield f"{term.name}, {long_day(term.first)} to {long_day(term.last)}"
    yield from _said_of_children(book, of, other)


def _said_of_children(book: RuleBook, of: RuleSettings, other: RuleSettings) -> Iterator[str]:
    for one in _only(of.overrides, other.overrides):
        whom = f"child {one.child_id}" if one.child_id else one.for_whom
        check = "a mid-point check after " if one.is_check else ""
        yield f"{_label(book, one.rule)} for {whom}: {check}{limit_words(one.limit)}"
    for exemption in _only(of.exemptions, other.exemptions):
        until = f"until {long_day(exemption.until)}"
        yield f"child {exemption.child_id} let off {_label(book, exemption.rule)} {until}"


def _label(book: RuleBook, rule: str) -> str:
    known = book.by_id.get(rule)
    return known.label if known else rule


def _only(items: Iterable[_Item], others: Iterable[_Item]) -> list[_Item]:
    known = list(others)
    return [item for item in items if item not in known]


def _without(
    now: tuple[_Item, ...], before: tuple[_Item, ...], after: tuple[_Item, ...]
) -> tuple[_Item, ...]:
    added = _only(after, before)
    return tuple(one for one in now if one not in added) + tuple(_only(before, now))


def _place(one: Override) -> tuple[object, ...]:
    return one.rule, one.child_id, one.worker, one.plan, one.from_on, one.is_check
