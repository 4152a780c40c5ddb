"""The rules as this store's council keeps them: read, tried out, saved with a reason, taken back.

The settings are one entry of the store, so every save is one entry of the audit trail, and each
earlier state can be brought back from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from caseload_app.domain.audit import AuditEntry, JsonValue
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.moves import DeadlineMove, MoveKind, compare_deadlines
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.rule_settings import RuleSettings, apply_settings, check_settings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.setting_lines import SettingLine, with_lines
from caseload_app.domain.rules.setting_rows import dump_settings, parse_settings
from caseload_app.domain.supervision.supervising import (
    KnownOfWorker,
    SupervisionDue,
    supervision_standing,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.collecting import collection_paused
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.settings import SETTINGS_TABLE, read_setting, save_setting
from caseload_app.store.tables import TableWriter

RULES = "rules"
"""The name under which the store keeps the settings of the rules."""


@dataclass(frozen=True, slots=True)
class PolicyPreview:
    """What other settings would do to the deadlines of today, before they are saved."""

    moves: tuple[DeadlineMove, ...]
    children: tuple[str, ...]

    @property
    def moved(self) -> int:
        """Count the deadlines that would fall on another day, begin or end."""
        return len(self.moves)

    @property
    def become_late(self) -> tuple[DeadlineMove, ...]:
        """Give the open ones that would be late by the change alone."""
        return tuple(one for one in self._late if one.now is None or one.now.met_on is None)

    @property
    def count_as_late(self) -> tuple[DeadlineMove, ...]:
        """Give those that were met in time, and would count as late."""
        return tuple(one for one in self._late if one.now and one.now.met_on)

    @property
    def _late(self) -> tuple[DeadlineMove, ...]:
        return tuple(move for move in self.moves if move.kind is MoveKind.LATE)


@dataclass(frozen=True, slots=True)
class KeptRules:
    """What one save of the settings changed, so that it can be taken back."""

    before: RuleSettings
    after: RuleSettings
    reason: str


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """One save of the settings: when, by whom, why, and the settings before and after."""

    at: datetime
    author: str
    reason: str
    before: RuleSettings
    after: RuleSettings


def read_rule_settings(session: Session) -> RuleSettings:
    """Read what is set locally; an entry that cannot be read is left out."""
    return _settings(read_setting(session.database, RULES))


def book_in_force(session: Session, book: RuleBook) -> RuleBook:
    """Give the rule book with the settings of the store."""
    settings = read_rule_settings(session)
    return book.shipped if settings == RuleSettings() else apply_settings(book, settings)


def preview_policy(casebook: Casebook, settings: RuleSettings, only: str = "") -> PolicyPreview:
    """Say which deadlines other settings would move, of one child when one is named.

    Raises ExpectedError where a setting cannot stand.
    """
    after_book = _checked(casebook.book, settings)
    differing = casebook.book.differs_in(after_book)
    books = [casebook.book.only(differing), after_book.only(differing)]
    children = [only] if only else list(casebook.children)
    with collection_paused():
        before, after = (
            [one for child_id in children for one in _derived(casebook, child_id, book)]
            for book in books
        )
        moves = compare_deadlines(before, after, casebook.day)
    return PolicyPreview(tuple(moves), tuple(sorted({move.subject for move in moves})))


def preview_supervision(casebook: Casebook, settings: RuleSettings, worker: str) -> SupervisionDue:
    """Say when a worker's next supervision would be due by other settings.

    Raises ExpectedError where a setting cannot stand.
    """
    book = _checked(casebook.book, settings)
    known = KnownOfWorker(
        casebook.workers[worker],
        casebook.sessions.get(worker, ()),
        casebook.actions.get(worker, ()),
        casebook.leave.get(worker, ()),
        casebook.loop.steps_of,
        casebook.loop.policy,
    )
    return supervision_standing(known, book, casebook.day)


def save_rule_settings(
    session: Session, book: RuleBook, settings: RuleSettings, *, reason: str
) -> Changes:
    """Save the settings with the reason in the audit trail.

    Raises ExpectedError, and saves nothing, where one of them cannot stand or the reason is
    missing.
    """
    _checked(book, settings)
    if not reason.strip():
        raise ExpectedError("The reason is empty.", "Say why; nothing was saved.")
    with session.write(why=reason.strip()) as writer:
        save_setting(writer, RULES, _json(settings))
    return writer.changes


def add_rule_settings(session: Session, writer: TableWriter, lines: Iterable[SettingLine]) -> None:
    """Bring settings from elsewhere into the store, each in the place of the one it is."""
    settings = with_lines(read_rule_settings(session), lines)
    save_setting(writer, RULES, _json(settings))


def policy_history(session: Session) -> tuple[PolicyChange, ...]:
    """Give every save of the settings, the newest first."""
    entries = read_audit(session.database, SETTINGS_TABLE, (RULES,))
    return tuple(_change(entry) for entry in entries)


def _derived(casebook: Casebook, child_id: str, book: RuleBook) -> list[Deadline]:
    child, events = casebook.children[child_id], casebook.events.get(child_id, ())
    return derive_deadlines(child, events, book, casebook.today)


def _checked(book: RuleBook, settings: RuleSettings) -> RuleBook:
    problems = check_settings(book, settings)
    if problems:
        first = problems[0]
        rule = book.shipped.by_id.get(first.rule)
        about = f"{rule.label}: " if rule else ""
        raise ExpectedError(f"{about}{first.problem}", "Nothing was saved.")
    return apply_settings(book, settings)


def _change(entry: AuditEntry) -> PolicyChange:
    before, after = (_settings(values.get("value")) for values in (entry.old, entry.new))
    return PolicyChange(entry.at, entry.author, entry.why, before, after)


def _settings(value: JsonValue) -> RuleSettings:
    return parse_settings(value)[0] if isinstance(value, dict) else RuleSettings()


def _json(settings: RuleSettings) -> JsonValue:
    value: JsonValue = dict(dump_settings(settings))  # type: ignore[arg-type]
    return value
