"""The record of one supervision: written on one screen, kept as it is typed, signed off at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import SupervisionKind
from caseload_app.domain.supervision.session_opening import SessionOpening, open_session_record
from caseload_app.domain.supervision.supervision_record import SupervisionDraft, draft_problems
from caseload_app.errors import ExpectedError
from caseload_app.services import supervisions
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.supervision.session_lines import brought_up_to_date
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.empty_state import EmptyState
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.supervision.session_head import SessionHead
from caseload_app.ui.widgets.supervision.session_known import SessionKnown
from caseload_app.ui.widgets.supervision.session_writing import SessionWriting
from caseload_app.ui.widgets.supervision.signed_record import SignedRecord
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import datetime

    from caseload_app.domain.changes import Changes
    from caseload_app.services.supervisions import FoundDraft
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WRITING_SHARE = 8
KNOWN_SHARE = 4
# Nothing typed is ever lost: at most this much of it waits to be saved.
KEEP_AFTER_MS = 600


class SupervisionRecordPage(Page):
    """One worker's session. `changed` says that something was saved.

    A destination's key is the worker; its filter may name a signed session to look at, as
    `on=2026-03-03&kind=Personal`.
    """

    page_id = "supervision_record"
    title = "Supervision record"
    icon = "supervision"
    in_rail = False

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        del settings  # the page keeps nothing of its own: what is typed is in the store
        self._workspace = workspace
        self._opening: SessionOpening | None = None
        self._draft: SupervisionDraft | None = None
        self._signed_of = ("", "")
        self.worker = ""
        self.messages = MessageBar(look, self)
        self.head = SessionHead(look, self)
        self.writing = SessionWriting(look, self)
        self.known = SessionKnown(look, self)
        self.signed = SignedRecord(workspace, look, self)
        self._missing = EmptyState(look, "supervision", self)
        self._body = QWidget(self)
        self._stack = QStackedWidget(self)
        self._keep = QTimer(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER_MS)
        left = scrolling(self.writing, self._body)
        self.writing.reveal.connect(left.reveal)
        parts = left, scrolling(self.known, self._body)
        shares = WRITING_SHARE, KNOWN_SHARE
        columns = TwoColumns(parts, shares, self._body)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self.head)
        layout.addWidget(columns, 1)
        self._missing.say(
            self.tr("This worker is not in the store"),
            self.tr("They may have been taken out by undoing an import. Import it again."),
        )
        self._missing.offer(self.tr("Import a spreadsheet"), "file.import", first=True)
        for part in (self._body, self.signed, self._missing):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._missing.asked.connect(self.asked)
        self._keep.timeout.connect(self.keep)
        self.head.edited.connect(self._edited)
        self.head.signed.connect(self.sign_off)
        self.head.drop_wanted.connect(self._drop)
        self.head.print_wanted.connect(self._ask_for_summary)
        self.writing.edited.connect(self._edited)
        self.writing.chosen_changed.connect(self._show_chosen)
        self.known.wanted.connect(self.writing.add_child)
        self.known.opened.connect(self.navigate)
        self.signed.opened.connect(self.navigate)
        self.signed.corrected.connect(self._corrected)

    # Show

    def show_casebook(self, casebook: object) -> None:
        """Show what is known now; what is being typed stays as it is."""
        if not isinstance(casebook, Casebook) or not self.worker:
            return
        self.keep()
        if self._stack.currentWidget() is self.signed:
            self.signed.show_session(casebook, self.worker, *self._signed_of)
        elif self.worker in casebook.workers and self._draft is not None:
            self._opening = open_session_record(casebook, self.worker, self._draft.kind)
            self._show(brought_up_to_date(self._typed(), self._opening.draft))

    def open_at(self, destination: Destination) -> None:
        self.keep()
        asked = filter_parts(destination.filter)
        self.worker = destination.key
        casebook = self._workspace.casebook
        self.messages.clear()
        if self.worker not in casebook.workers:
            self._draft = None
            self._stack.setCurrentWidget(self._missing)
        elif "on" in asked:
            self._draft = None
            self._signed_of = (asked["on"], asked.get("kind", ""))
            self.signed.show_session(casebook, self.worker, *self._signed_of)
            self._stack.setCurrentWidget(self.signed)
        else:
            self._open(casebook)
        self.titled.emit(self.tr("Supervision of {}").format(self.worker))

    def _open(self, casebook: Casebook, kind: SupervisionKind | None = None) -> None:
        """Begin, or go on with the draft that is waiting."""
        self._opening = open_session_record(casebook, self.worker, kind)
        session = self._workspace.session
        kept = supervisions.waiting_draft(session, self._opening.draft.name)
        if kept is None and kind is None:
            kept = _any_draft(self._workspace, self.worker)
            if kept is not None:
                self._opening = open_session_record(casebook, self.worker, kept.draft.kind)
        self._stack.setCurrentWidget(self._body)
        if kept is None:
            self._show(self._opening.draft)
            self.head.say_kept(self.tr("Kept as you type"), has_draft=False)
        else:
            self._show(brought_up_to_date(kept.draft, self._opening.draft))
            self._say_kept(kept.saved_at)
        if not self.writing.reviews.start():
            self.head.start()

    def _show(self, draft: SupervisionDraft) -> None:
        opening = self._opening
        if opening is None:
            return
        casebook = self._workspace.casebook
        self._draft = draft
        self.head.show_draft(draft, casebook.today)
        self.head.say("")
        self.known.show_opening(casebook, opening)
        self.writing.show_draft(draft, casebook, opening.next_proposed)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        self.known.show_chosen(set(self.writing.cases.blocks))

    def _say_kept(self, at: datetime) -> None:
        local = at.astimezone()
        words = self.tr("Draft kept {}, {:%H:%M}").format(day(local.date()), local)
        self.head.say_kept(words, has_draft=True)

    # Ask

    def _typed(self) -> SupervisionDraft:
        assert self._draft is not None
        return self.writing.take_into(self.head.take_into(self._draft))

    @Slot()
    def _edited(self) -> None:
        self.writing.show_kind(self.head.kind)
        if self._draft is not None and not self._keep.isActive():
            self._keep.start()

    @Slot()
    def keep(self) -> None:
        """Save what is typed, if anything was since the last time."""
        if self._draft is None or self._opening is None:
            return
        self._keep.stop()
        before, draft = self._draft, self._typed()
        if draft == before:
            return
        session = self._workspace.session
        try:
            supervisions.keep_draft(session, draft)
            if before.name != draft.name:
                supervisions.drop_draft(session, before)
        except ExpectedError as error:
            self.head.say(f"{error.problem} {error.next_step}")
            return
        self._draft = draft
        self._say_kept(session.clock_now())

    @Slot()
    def sign_off(self) -> None:
        """Make it a record, or say what is missing and go there."""
        if self._draft is None:
            return
        self.keep()
        draft, casebook = self._typed(), self._workspace.casebook
        if self.head.day_is_wrong:
            self.head.say(self.tr("The day of the session is not a date; type it as 3/3/26."))
            self.head.start()
            return
        try:
            changes = _signed(casebook, self._workspace, draft)
        except ExpectedError as error:
            self.head.say(f"{error.problem} {error.next_step}")
            problems = draft_problems(draft, casebook.today)
            if problems and problems[0].place != "session":
                self.writing.go_to(problems[0].place, problems[0].which)
            return
        self._draft = None
        self._workspace.follow(changes)
        self._signed_of = (draft.on.isoformat(), str(draft.kind))
        self.signed.show_session(self._workspace.casebook, self.worker, *self._signed_of)
        self._stack.setCurrentWidget(self.signed)
        self.changed.emit()
        self.messages.say(_signed_words(draft))

    @Slot()
    def _drop(self) -> None:
        """Let the draft go, with a way to have it back."""
        if self._draft is None:
            return
        dropped = self._typed()
        self._keep.stop()
        supervisions.drop_draft(self._workspace.session, self._draft)
        self._open(self._workspace.casebook, dropped.kind)

        def bring_back() -> None:
            supervisions.keep_draft(self._workspace.session, dropped)
            self._open(self._workspace.casebook, dropped.kind)

        self.messages.say_done(self.tr("The draft is thrown away."), bring_back)

    @Slot(str)
    def _corrected(self, said: str) -> None:
        self.signed.show_session(self._workspace.casebook, self.worker, *self._signed_of)
        self.changed.emit()
        self.messages.say(said)

    @Slot()
    def _ask_for_summary(self) -> None:
        self.keep()
        self.asked.emit("worker.summary")

    # Qt

    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()
        super().hideEvent(event)


def _signed_words(draft: SupervisionDraft) -> str:
    words = f"Signed off: {draft.worker} on {day(draft.on)}."
    return f"{words} The next is booked for {day(draft.next_on)}." if draft.next_on else words


def _signed(casebook: Casebook, workspace: Workspace, draft: SupervisionDraft) -> Changes:
    session = workspace.session
    if draft.kind is SupervisionKind.GROUP:
        return supervisions.record_group(casebook, session, draft, draft.present)
    return supervisions.sign_off(casebook, session, draft)


def _any_draft(workspace: Workspace, worker: str) -> FoundDraft | None:
    """Find the newest draft of a worker, whatever kind of session it is of."""
    waiting = supervisions.waiting_drafts(workspace.session)
    return next((one for one in waiting if one.draft.worker == worker), None)
