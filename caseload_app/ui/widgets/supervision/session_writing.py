"""The sections of a session that are written, in their order: all of a draft but its head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.records import SupervisionKind
from caseload_app.domain.supervision.agenda import child_agenda
from caseload_app.domain.supervision.supervising import in_assessed_year
from caseload_app.ui.models.supervision.session_lines import agenda_words
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.child_field import ChildField
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.supervision.case_blocks import CaseBlocks
from caseload_app.ui.widgets.supervision.group_form import GroupForm
from caseload_app.ui.widgets.supervision.new_action_rows import NewActionRows
from caseload_app.ui.widgets.supervision.personal_form import PersonalForm
from caseload_app.ui.widgets.supervision.review_rows import ReviewRows
from caseload_app.ui.widgets.supervision.session_head import KIND_WORDS
from caseload_app.ui.widgets.text import button, label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.supervision_record import SupervisionDraft
    from caseload_app.ui.look import Look


class SessionWriting(QWidget):
    """Show a draft and give it back as typed; `edited` says that a person changed something."""

    edited = Signal()
    chosen_changed = Signal()
    reveal = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._casebook: Casebook | None = None
        self._until: date | None = None
        self._kind = SupervisionKind.PERSONAL
        self.reviews = ReviewRows(look, self)
        self.personal = PersonalForm(look, self)
        self.group = GroupForm(look, self)
        self.cases = CaseBlocks(look, self)
        self.agreed = NewActionRows(look, self)
        self._any_child = ChildField(self)
        self._add = button(self.tr("Add"), look, icon="add", parent=self)
        self._next_on = DateField(look, self, lean=Lean.FUTURE)
        self._next_kind = QComboBox(self)
        self._proposed = button("", look, role="link", parent=self)
        self.panels = {
            "reviews": Panel(self.tr("1  Actions from last time"), self),
            "personal": Panel(self.tr("4  Personal part"), self),
            "group": Panel(self.tr("Who took part"), self),
            "cases": Panel(self.tr("5  Children"), self),
            "new_actions": Panel(self.tr("6  New actions"), self),
            "next": Panel(self.tr("7  Next date"), self),
        }
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        panels = self.panels
        panels["reviews"].body.addWidget(self.reviews)
        panels["personal"].say_aside(self.tr("Kept apart; printed on its own sheet"))
        panels["personal"].body.addWidget(self.personal)
        panels["group"].body.addWidget(self.group)
        panels["cases"].say_aside(self.tr("Each on the child's own record"))
        panels["cases"].body.addWidget(self.cases)
        panels["new_actions"].body.addWidget(self.agreed)
        self._any_child.setAccessibleName(self.tr("Any child"))
        pick = QHBoxLayout()
        pick.setSpacing(Space.SNUG)
        pick.addWidget(label(self.tr("Any child"), "quiet", self))
        pick.addWidget(self._any_child, 1)
        pick.addWidget(self._add)
        panels["cases"].body.addLayout(pick)
        for kind, words in KIND_WORDS.items():
            self._next_kind.addItem(words, kind)
        self._next_kind.setAccessibleName(self.tr("Kind of the next session"))
        self._next_on.setAccessibleName(self.tr("Next date"))
        following = QHBoxLayout()
        following.setSpacing(Space.SNUG)
        following.addWidget(self._next_on)
        following.addWidget(self._next_kind)
        following.addWidget(self._proposed)
        following.addStretch(1)
        panels["next"].body.addLayout(following)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        for panel in panels.values():
            layout.addWidget(panel)
        layout.addStretch(1)

    def _connect(self) -> None:
        for part in (self.reviews, self.personal, self.group, self.cases, self.agreed):
            part.edited.connect(self.edited)
        self.cases.chosen_changed.connect(self.chosen_changed)
        self.cases.action_wanted.connect(self.agreed.add_for)
        self._next_on.edited.connect(self.edited)
        self._next_kind.currentIndexChanged.connect(self.edited)
        self._add.clicked.connect(self._add_any)
        self._proposed.clicked.connect(self._take_proposed)
        self._any_child.entered.connect(self._add_any)

    # Show

    def show_draft(self, draft: SupervisionDraft, casebook: Casebook, proposed: date) -> None:
        self._casebook, self._until = casebook, proposed
        worker, today = casebook.workers[draft.worker], casebook.today
        held = [(one.child_id, casebook.display_name(one)) for one in casebook.held_by(worker.name)]
        self.reviews.show_reviews(draft.reviews, casebook, today)
        asye = in_assessed_year(worker, today)
        self.personal.show_part(draft.personal, today, asye=asye)
        self.group.show_draft(draft, casebook)
        self.show_kind(draft.kind)
        self.cases.show_parts(draft.cases, self._said)
        self.agreed.offer(sorted(held, key=lambda one: one[1]), worker.name, today)
        self.agreed.show_actions(draft.new_actions)
        with QSignalBlocker(self._next_kind):
            self._next_kind.setCurrentIndex(self._next_kind.findData(draft.next_kind))
        self._next_on.set_today(today)
        self._next_on.show_date(draft.next_on)
        self._proposed.setText(self.tr("By the rule: {}").format(day(proposed)))
        self._any_child.offer(casebook, worker.name)

    def show_kind(self, kind: SupervisionKind) -> None:
        """Show the parts that a session of this kind has: a group has no personal part."""
        is_group = kind is SupervisionKind.GROUP
        if kind is not self._kind and is_group:
            self._next_kind.setCurrentIndex(self._next_kind.findData(kind))
        self._kind = kind
        self.panels["group"].setVisible(is_group)
        self.panels["reviews"].setVisible(not is_group)
        self.panels["personal"].setVisible(not is_group)

    def _said(self, child_id: str) -> tuple[str, str]:
        casebook = self._casebook
        if casebook is None or self._until is None or child_id not in casebook.children:
            return child_id, ""
        child = casebook.children[child_id]
        item = child_agenda(casebook, child, self._until)
        return f"{casebook.display_name(child)} · {item.plan}", agenda_words(item, casebook.today)

    # Ask

    def take_into(self, draft: SupervisionDraft) -> SupervisionDraft:
        """Give the draft with all that stands here."""
        written = self._written_into(draft)
        is_group = self._kind is SupervisionKind.GROUP
        return self.group.take_into(written) if is_group else written

    def _written_into(self, draft: SupervisionDraft) -> SupervisionDraft:
        return replace(
            draft,
            reviews=self.reviews.reviews,
            personal=self.personal.part,
            cases=self.cases.parts,
            new_actions=self.agreed.agreed,
            next_on=self._next_on.date(),
            next_kind=SupervisionKind(self._next_kind.currentData()),
        )

    def go_to(self, place: str, which: int = 0) -> None:
        """Go to a part, and to the row in it that something is wrong with."""
        match place:
            case "reviews":
                self.reviews.start(which)
            case "personal":
                self.personal.setFocus()
            case "cases":
                if not self.cases.start(which):
                    self._any_child.setFocus()
            case "new_actions":
                self.agreed.start(which)
            case _:
                self._next_on.setFocus()
        self.reveal.emit(self.panels.get(place, self.panels["next"]))

    @Slot(str)
    def add_child(self, child_id: str) -> None:
        """Take a child in, and go to their block."""
        self.cases.add(child_id, *self._said(child_id))
        self.reveal.emit(self.cases.blocks[child_id])

    @Slot()
    def _add_any(self) -> None:
        child_id = self._any_child.child_id
        if child_id:
            self.add_child(child_id)
            self._any_child.show_child("")

    @Slot()
    def _take_proposed(self) -> None:
        self._next_on.show_date(self._until)
        self.edited.emit()
