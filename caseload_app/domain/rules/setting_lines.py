"""Settings of the rules as lines of one table, for the workbook, and back.

Every line stands for itself: a line with the same key takes the place of the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import LimitSetting, ReadingSetting, RuleSettings
from caseload_app.domain.wording import long_day

FIRST_DAY_COUNTED = ", first day counted"


class LineKind(StrEnum):
    """What one line sets."""

    ON = "In use"
    OFF = "Not in use"
    READING = "Reading"
    LIMIT = "Limit"
    CLOSING_DAY = "Closing day"
    TERM = "School term"
    OWN_LIMIT = "Own limit"
    OWN_CHECK = "Mid-point check"
    LET_OFF = "Let off"


OF_DAYS = frozenset({LineKind.CLOSING_DAY, LineKind.TERM})
"""Lines that are about no rule."""
WITH_LENGTH = frozenset({LineKind.LIMIT, LineKind.OWN_LIMIT, LineKind.OWN_CHECK})


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One thing set locally; `which` names a reading, one of several limits, a day or a term."""

    kind: LineKind
    rule: str = ""
    from_on: date | None = None
    until: date | None = None
    length: int | None = None
    unit: str = ""
    which: str = ""
    child_id: str = ""
    worker: str = ""
    plan: str = ""
    reason: str = ""
    author: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Say which line it is; two with equal keys are the same one."""
        kind = LineKind.ON if self.kind is LineKind.OFF else self.kind
        named = self.which if kind in {LineKind.LIMIT, LineKind.TERM} else ""
        return kind, self.rule, self.from_on, named, self.child_id, self.worker, self.plan


def lines_of(settings: RuleSettings) -> tuple[SettingLine, ...]:
    """Give every setting as a line."""
    return tuple(_lines(settings))


def settings_of(lines: Iterable[SettingLine]) -> RuleSettings:
    """Put the settings together again. Raises ValueError for a unit or plan that is none."""
    kept = list(lines)

    def of(*kinds: LineKind) -> list[SettingLine]:
        return [one for one in kept if one.kind in kinds]

    return RuleSettings(
        switches=tuple(
            SwitchSetting(one.rule, one.kind is LineKind.ON, _first(one))
            for one in of(LineKind.ON, LineKind.OFF)
        ),
        readings=tuple(
            ReadingSetting(one.rule, one.which, _first(one)) for one in of(LineKind.READING)
        ),
        limits=tuple(
            LimitSetting(one.rule, _first(one), _limit(one), one.reason, one.author, one.which)
            for one in of(LineKind.LIMIT)
        ),
        closing_days=tuple((_first(one), one.which) for one in of(LineKind.CLOSING_DAY)),
        terms=tuple(Term(one.which, _first(one), _last(one)) for one in of(LineKind.TERM)),
        overrides=tuple(map(_override, of(LineKind.OWN_LIMIT, LineKind.OWN_CHECK))),
        exemptions=tuple(
            Exemption(one.rule, one.child_id, _first(one), _last(one), one.reason, one.author)
            for one in of(LineKind.LET_OFF)
        ),
    )


def with_lines(settings: RuleSettings, lines: Iterable[SettingLine]) -> RuleSettings:
    """Give the settings with these lines, each in the place of the one it is."""
    kept = {one.key: one for one in lines_of(settings)}
    kept.update((one.key, one) for one in lines)
    return settings_of(kept.values())


def line_words(line: SettingLine) -> str:
    """Say what a line sets, for whom and from when."""
    length = f"{line.length} {line.unit}" if line.length is not None else ""
    whom = f"child {line.child_id}" if line.child_id else line.worker or line.plan
    parts = (
        f"{line.kind}: {line.rule or line.which}",
        length,
        line.which if line.rule else "",
        f"for {whom}" if whom else "",
        f"from {long_day(line.from_on)}" if line.from_on else "",
        f"until {long_day(line.until)}" if line.until else "",
    )
    return ", ".join(part for part in parts if part)


def _lines(settings: RuleSettings) -> Iterator[SettingLine]:
    for switch in settings.switches:
        kind = LineKind.ON if switch.is_on else LineKind.OFF
        yield SettingLine(kind, switch.rule, _known(switch.from_on))
    for reading in settings.readings:
        since = _known(reading.from_on)
        yield SettingLine(LineKind.READING, reading.rule, since, which=reading.label)
    for one in settings.limits:
        yield SettingLine(
            LineKind.LIMIT,
            one.rule,
            _known(one.from_on),
            length=one.limit.length,
            unit=unit_words(one.limit),
            which=one.variant,
            reason=one.reason,
            author=one.author,
        )
    for day, name in settings.closing_days:
        yield SettingLine(LineKind.CLOSING_DAY, from_on=day, which=name)
    for term in settings.terms:
        yield SettingLine(LineKind.TERM, from_on=term.first, until=term.last, which=term.name)
    yield from _lines_for_some(settings)


def _lines_for_some(settings: RuleSettings) -> Iterator[SettingLine]:
    for one in settings.overrides:
        yield SettingLine(
            LineKind.OWN_CHECK if one.is_check else LineKind.OWN_LIMIT,
            one.rule,
            _known(one.from_on),
            _known(one.until),
            one.limit.length,
            unit_words(one.limit),
            child_id=one.child_id,
            worker=one.worker,
            plan=str(one.plan or ""),
            reason=one.reason,
            author=one.author,
        )
    for off in settings.exemptions:
        yield SettingLine(
            LineKind.LET_OFF,
            off.rule,
            _known(off.from_on),
            _known(off.until),
            child_id=off.child_id,
            reason=off.reason,
            author=off.author,
        )


def unit_words(limit: Limit) -> str:
    """Say what a limit is counted in: `working days`, `days, first day counted`."""
    words = limit.unit.value.replace("_", " ")
    return f"{words}{FIRST_DAY_COUNTED}" if limit.count_first_day else words


def _limit(line: SettingLine) -> Limit:
    words = line.unit.strip().casefold()
    counts_first = words.endswith(FIRST_DAY_COUNTED)
    unit = Unit(words.removesuffix(FIRST_DAY_COUNTED).replace(" ", "_"))
    return Limit(line.length or 0, unit, counts_first)


def _override(line: SettingLine) -> Override:
    return Override(
        line.rule,
        _limit(line),
        line.reason,
        line.author,
        child_id=line.child_id,
        worker=line.worker,
        plan=Plan(line.plan) if line.plan else None,
        from_on=_first(line),
        until=_last(line),
        is_check=line.kind is LineKind.OWN_CHECK,
    )


def _first(line: SettingLine) -> date:
    return line.from_on or date.min


def _last(line: SettingLine) -> date:
    return line.until or date.max


def _known(day: date) -> date | None:
    """Leave the first and the last day there is blank: from always, for ever."""
    return None if day in {date.min, date.max} else day
