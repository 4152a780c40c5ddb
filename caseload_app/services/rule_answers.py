"""The rules in force, and one date worked out without any child, as plain values for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.dates import Limit
from caseload_app.domain.records import LongTerm
from caseload_app.domain.rules.deadlines import Deadline, as_at
from caseload_app.domain.rules.derivation import choose_limit
from caseload_app.domain.rules.explaining import explain
from caseload_app.domain.rules.facts import Facts, hold
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.timescales import Timescale
from caseload_app.errors import ExpectedError
from caseload_app.services.answers import Answer


@dataclass(frozen=True, slots=True)
class Question:
    """One date to work out: a rule, the day it counts from, and the last time it was done.

    Where a rule repeats, `last` is what it counts from; `started_on` then tells the start of
    the placement, or of the assessed year, on which its interval may depend.
    """

    rule: str
    started_on: date
    last: date | None = None
    born_on: date | None = None
    long_term: LongTerm | None = None


def answer_rules(book: RuleBook, today: date) -> list[Answer]:
    """List every rule, in the order of the rule files, as it holds for what starts today.

    `on` tells whether deadlines come of it, `shipped` and `settings` what was set locally.
    """
    return [
        {
            **_rule(rule),
            **_limit(rule.limit_on(today)),
            "on": book.is_on(rule.id, today),
            "shipped": {
                **_limit(book.shipped.by_id[rule.id].limit),
                "on": book.shipped.is_on(rule.id),
            },
            "settings": {**_settings(rule), "in_use": _in_use(book, rule)},
        }
        for rule in book.timescales
    ]


def _settings(rule: Timescale) -> Answer:
    return {
        "reading": rule.chosen_reading or None,
        "limits": [
            {"from": one.from_on.isoformat(), **_limit(one.limit), "because": one.because}
            for one in rule.limit_changes
        ],
        "longer_than_allowed": rule.loosened,
    }


def _in_use(book: RuleBook, rule: Timescale) -> JsonValue:
    """Give from when to when the rule is in use; null where nobody ever switched it."""
    spans = book.in_use.get(rule.id)
    if spans is None:
        return None
    return [
        {
            "from": None if span.from_on == date.min else span.from_on.isoformat(),
            "until": None if span.until == date.max else span.until.isoformat(),
        }
        for span in spans
    ]


def answer_explain(book: RuleBook, question: Question, today: date) -> Answer:
    """Work one date out step by step. Raises ExpectedError for a rule that is not there."""
    rule = book.by_id.get(question.rule)
    if rule is None:
        raise ExpectedError(
            f"There is no rule called {question.rule}.",
            "Run the command `rules` for the list of them.",
        )
    counted_from = question.last or question.started_on
    is_repeat = question.last is not None and rule.repeats
    kind = rule.satisfied_by[0] if is_repeat else rule.starts_on[0]
    facts = Facts(
        on=counted_from,
        born_on=question.born_on,
        placement_started_on=question.started_on,
        long_term=question.long_term,
        asye_started_on=question.started_on,
        spell_started_on=question.started_on,
        repeats=int(is_repeat),
        started_by=kind,
    )
    limit, because = choose_limit(rule, facts, counted_from, book.calendar)
    if "first_placement_year" in rule.asked and hold(rule.applies_when, facts) is False:
        limit, because = rule.limit, "the last one is set by the rule of that time, the stricter"
    due = book.calendar.due(counted_from, limit)
    deadline = Deadline("", rule, kind, counted_from, due, limit, because=because)
    explanation = explain(deadline, book.calendar, as_at(today, book.calendar))
    return {
        "rule": rule.id,
        "label": rule.label,
        "source": rule.source,
        "from": question.started_on.isoformat(),
        "last": question.last.isoformat() if question.last else None,
        "due": due.isoformat(),
        "unit": limit.unit,
        "length": limit.length,
        "skipped": [{"on": day.on.isoformat(), "why": day.why} for day in explanation.skipped],
        "sentence": explanation.sentence,
        "counted_from": counted_from.isoformat(),
        "adds_up": [{"days": one.days, "what": one.words} for one in explanation.parts],
        "steps": [{"step": title, "text": text} for title, text in explanation.steps],
    }


def _rule(rule: Timescale) -> Answer:
    return {
        "id": rule.id,
        "label": rule.label,
        "group": rule.group,
        "subject": rule.subject,
        "starts_on": list(rule.starts_on),
        "satisfied_by": list(rule.satisfied_by),
        "stand_ins": [stand_in.event for stand_in in rule.stand_ins],
        **_limit(rule.limit),
        "variants": [
            {"when": dict(variant.when), **_limit(variant.limit), "because": variant.because}
            for variant in rule.variants
        ],
        "readings": [
            {
                "label": reading.label,
                **(_limit(reading.limit) if reading.limit else {}),
                "satisfied_by": list(reading.satisfied_by or rule.satisfied_by),
            }
            for reading in rule.readings
        ],
        "presets": [{"label": one.label, **_limit(one.limit)} for one in rule.presets],
        "while_plan": list(rule.while_plan),
        "status": rule.status,
        "authority": rule.authority,
        "source": rule.source,
        "confidence": rule.confidence,
        "note": rule.note,
        "in_force_from": rule.in_force_from.isoformat() if rule.in_force_from else None,
        "in_force_until": rule.in_force_until.isoformat() if rule.in_force_until else None,
    }


def _limit(limit: Limit) -> Answer:
    return {
        "length": limit.length,
        "unit": limit.unit,
        "count_first_day": limit.count_first_day,
    }
