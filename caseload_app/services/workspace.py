"""The store as somebody works in it: the casebook of the day, and what can be done to it.

The window holds one workspace. Every write goes through it, leaves the casebook up to date and
says which deadlines moved.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.mending import FixValue
from caseload_app.domain.monday import MondayPage, monday_page
from caseload_app.domain.moves import DeadlineMove
from caseload_app.domain.quality import Finding
from caseload_app.domain.records import CaseDiscussion, CaseEvent
from caseload_app.domain.rules.rule_choices import take_back
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.snoozing import Worklist, sort_findings
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.services import policy, recording
from caseload_app.services.casebooks import read_casebook, refresh
from caseload_app.services.collecting import collection_paused
from caseload_app.services.import_history import ImportedChange, latest_changes
from caseload_app.services.policy import KeptRules, PolicyChange, PolicyPreview
from caseload_app.services.session import Session
from caseload_app.services.worklist import (
    mend_finding,
    read_snoozes,
    snooze_finding,
    wake_finding,
)
from caseload_app.store.read import count_events

FEW_EVENTS = 10_000
"""Those of three years and 400 children; opening a protected store again takes as long."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A casebook with its Monday page, worked out beside the window and ready to be shown."""

    casebook: Casebook
    monday: MondayPage


class Workspace:
    """One open store on one day. `today` gives the day and may give another after midnight."""

    def __init__(self, session: Session, book: RuleBook, today: Callable[[], date]) -> None:
        self.session = session
        self.book = book
        self._today = today
        self._casebook: Casebook | None = None
        self._names_hidden = False
        self._monday: MondayPage | None = None
        self._monday_before: MondayPage | None = None
        self._awake: MondayPage | None = None

    @property
    def store_path(self) -> Path:
        """Give the file of the store."""
        return self.session.path

    @property
    def casebook(self) -> Casebook:
        """Give the casebook of today, read when first asked for or when the day has changed."""
        if self._casebook is None or self._casebook.today != self._today():
            self._hold(read_casebook(self.session, self.book, self._today()))
        assert self._casebook is not None
        return self._casebook

    @property
    def is_small(self) -> bool:
        """Tell whether reading the store takes no longer than opening it beside the window."""
        return count_events(self.session.database) <= FEW_EVENTS

    @property
    def day_has_changed(self) -> bool:
        """Tell whether the casebook is of an earlier day than today."""
        return self._casebook is not None and self._casebook.today != self._today()

    @property
    def monday(self) -> MondayPage:
        """Give the Monday page of the casebook, worked out once, without what was put aside."""
        page = self._whole_monday()
        if self._awake is None:
            found = self.worklist
            self._awake = replace(page, findings=found.open) if found.snoozed else page
        return self._awake

    @property
    def worklist(self) -> Worklist:
        """Give what is to be put right, and what was put aside, each with its reason."""
        page = self._whole_monday()
        return sort_findings(page.findings, read_snoozes(self.session), page.casebook.today)

    def put_aside(self, finding: Finding, reason: str, until: date | None = None) -> None:
        """Let a finding rest, until a day or until it changes. Raises ExpectedError."""
        snooze_finding(self.session, finding, reason, self.casebook.today, until)
        self._awake = None

    def take_up(self, finding: Finding) -> None:
        """Take a finding up again that was put aside."""
        wake_finding(self.session, finding)
        self._awake = None

    def mend(self, finding: Finding, value: FixValue | None) -> None:
        """Put right what a finding is about. Raises ExpectedError."""
        self.follow(mend_finding(self.session, self.casebook, finding, value))

    def record_event(self, event: CaseEvent) -> tuple[DeadlineMove, ...]:
        """Save an event and say which deadlines it moved. Raises ExpectedError."""
        return self._take(recording.record_event(self.casebook, self.session, event))

    def correct_event(self, before: CaseEvent, after: CaseEvent) -> tuple[DeadlineMove, ...]:
        """Correct an event and say which deadlines that moved. Raises ExpectedError."""
        return self._take(recording.correct_event(self.casebook, self.session, before, after))

    def remove_event(self, event: CaseEvent) -> tuple[DeadlineMove, ...]:
        """Take an event back and say which deadlines that moved."""
        return self._take(recording.remove_event(self.casebook, self.session, event))

    def record_discussion(self, discussion: CaseDiscussion) -> tuple[DeadlineMove, ...]:
        """Save a case discussion. Raises ExpectedError."""
        return self._take(recording.record_discussion(self.casebook, self.session, discussion))

    @property
    def author(self) -> str:
        """Give the name under which changes are recorded."""
        return self.session.author

    @property
    def rule_settings(self) -> RuleSettings:
        """Give what is set differently from the shipped rules."""
        return policy.read_rule_settings(self.session)

    def try_rules(self, settings: RuleSettings, only: str = "") -> PolicyPreview:
        """Say what other settings would move, for one child or for all. Raises ExpectedError."""
        return policy.preview_policy(self.casebook, settings, only)

    def try_supervision(self, settings: RuleSettings, worker: str) -> SupervisionDue:
        """Say how a worker's supervision would stand by other settings. Raises ExpectedError."""
        return policy.preview_supervision(self.casebook, settings, worker)

    def save_rules(self, settings: RuleSettings, reason: str) -> KeptRules:
        """Save the settings of the rules with a reason. Raises ExpectedError."""
        before = self.rule_settings
        saved = policy.save_rule_settings(self.session, self.book, settings, reason=reason)
        self.follow(saved)
        return KeptRules(before, settings, reason)

    def undo_rules(self, kept: KeptRules) -> None:
        """Take one save of the settings back, and leave what was changed at other times."""
        settings = take_back(self.rule_settings, kept.before, kept.after)
        self.save_rules(settings, f"Taken back: {kept.reason}")

    def rule_history(self) -> tuple[PolicyChange, ...]:
        """Give every change of the settings of the rules, the newest first."""
        return policy.policy_history(self.session)

    def latest_changes(self) -> tuple[ImportedChange, ...] | None:
        """Give what the latest import that still stands changed; None where there was none."""
        return latest_changes(self.session)

    def undo_import(self) -> None:
        """Take the latest import back whole. Raises ExpectedError when it cannot be."""
        from caseload_app.services.importing import undo_latest

        self.follow(undo_latest(self.session))

    def follow(self, changes: Changes) -> None:
        """Bring the casebook up to date after a write made elsewhere, such as an import."""
        self._hold(refresh(self.casebook, self.session, changes))

    def read(self, session: Session, changes: Changes | None = None) -> Ready:
        """Read the store by a session of a job's own: whole, or only what changed.

        Nothing is held: the window's thread takes what comes of it by `take`.
        """
        held = self._casebook
        if held is None or changes is None or held.today != self._today():
            casebook = read_casebook(session, self.book, self._today())
        else:
            casebook = refresh(held, session, changes)
        with collection_paused():
            return Ready(casebook, monday_page(casebook, self._monday))

    def take(self, ready: Ready) -> None:
        """Hold what a job has read."""
        self._hold(ready.casebook)
        self._monday = ready.monday
        self._awake = None

    def forget(self) -> None:
        """Let the casebook go, so that the whole store is read again when next asked for."""
        self._casebook = None
        self._monday = self._monday_before = self._awake = None

    def _whole_monday(self) -> MondayPage:
        casebook = self.casebook
        if self._monday is None:
            self._monday = monday_page(casebook, self._monday_before)
            self._monday_before = self._awake = None
        return self._monday

    def _take(self, recorded: recording.Recorded) -> tuple[DeadlineMove, ...]:
        self._hold(recorded.casebook)
        return recorded.moves

    @property
    def names_hidden(self) -> bool:
        """Tell whether children are shown by initials and ID."""
        return self._names_hidden

    def hide_names(self, hidden: bool) -> None:
        """Show children by initials and ID while a visitor can see the screen."""
        self._names_hidden = hidden
        if self._casebook is not None:
            self._casebook = replace(self._casebook, names_hidden=hidden)
            self._monday_before = None
            self._monday = None

    def _hold(self, casebook: Casebook) -> None:
        if casebook.names_hidden != self._names_hidden:
            casebook = replace(casebook, names_hidden=self._names_hidden)
        self._casebook = casebook
        self._monday_before, self._monday = self._monday or self._monday_before, None
