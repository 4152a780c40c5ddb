"""The supervision policy: how often, what stops the clock, how often a manager looks at a child."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from caseload_app.domain.supervision.policy_effect import PolicyEffect, policy_effect
from caseload_app.domain.supervision.supervision_policy import (
    OversightInterval,
    SupervisionPolicy,
    policy_problems,
)
from caseload_app.domain.wording import limit_words, listed
from caseload_app.errors import ExpectedError
from caseload_app.services import booking
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.supervision.interval_field import IntervalField, number_field
from caseload_app.ui.widgets.supervision.stage_rows import StageRows
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import PLAN_WORDS, count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.rules.timescales import Timescale
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

SHARES = (7, 6)
TRY_AFTER_MS = 250
NUMBERS = (
    ("shortest_pause", "An absence stops the clock from", " days", 120),
    ("return_working_days", "After the return a session is due within", " working days", 40),
    ("rebook_working_days", "A cancelled session is held again within", " working days", 40),
    ("months_ahead", "Book ahead", " months", 6),
    ("session_minutes", "A usual session lasts", " minutes", 240),
    ("carried_too_often", "An action is marked when carried", " times", 9),
)


class PolicyView(BeginsAt):
    """`saved` carries what was done; the workspace already has it."""

    saved = Signal(str)

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown = SupervisionPolicy()
        self.stages = StageRows(look, self)
        self.numbers: dict[str, QSpinBox] = {}
        self.pausing = QLineEdit(self)
        self.oversight: dict[str, IntervalField] = {}
        self._usual = wrapping_label(role="quiet", parent=self)
        self._effect = wrapping_label(parent=self)
        self.why = QLineEdit(self)
        self._leave = button(self.tr("Leave it"), look, parent=self)
        self._shipped = button(self.tr("As Caseload comes"), look, parent=self)
        self._save = button(self.tr("Save"), look, role="primary", parent=self)
        self._looks = QGridLayout()
        self._try = QTimer(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._try.setSingleShot(True)
        self._try.setInterval(TRY_AFTER_MS)
        self.why.setPlaceholderText(self.tr("Why, such as: agreed by the service in March"))
        self.why.setAccessibleName(self.tr("Why the policy changes"))
        self.why.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        often = Panel(self.tr("How often"), self)
        often.body.addWidget(self._usual)
        often.body.addWidget(self.stages)
        often.body.addStretch(1)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NORMAL)
        column.addWidget(self._build_numbers())
        column.addWidget(self._build_looks())
        column.addStretch(1)
        bar = QWidget(self)
        flow = FlowLayout(bar, Space.SNUG)
        for one in (self.why, self._save, self._leave, self._shipped):
            flow.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(bar)
        layout.addWidget(self._effect)
        parts = scrolling(often, self), scrolling(right, self)
        layout.addWidget(TwoColumns(parts, SHARES, self), 1)
        self.setFocusProxy(self.why)

    def _build_numbers(self) -> Panel:
        panel = Panel(self.tr("Absence, booking and carried actions"), self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SNUG)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 1)
        for at, (name, caption, suffix, most) in enumerate(NUMBERS):
            field = number_field(caption, most, panel)
            field.setSuffix(suffix)
            self.numbers[name] = field
            grid.addWidget(wrapping_label(caption, "quiet", panel), at, 0)
            grid.addWidget(field, at, 1)
        panel.body.addLayout(grid)
        panel.body.addWidget(label(self.tr("Kinds of absence that stop the clock"), "quiet", panel))
        self.pausing.setAccessibleName(self.tr("Kinds of absence that stop the clock"))
        self.pausing.setToolTip(self.tr("Words that the kind of absence holds, with commas"))
        panel.body.addWidget(self.pausing)
        return panel

    def _build_looks(self) -> Panel:
        panel = Panel(self.tr("A manager looks at each child at least every"), self)
        self._looks.setHorizontalSpacing(Space.SNUG)
        self._looks.setVerticalSpacing(Space.TIGHT)
        self._looks.setColumnStretch(0, 1)
        panel.body.addLayout(self._looks)
        return panel

    def _connect(self) -> None:
        self.stages.edited.connect(self._edited)
        self.pausing.textEdited.connect(self._edited)
        for field in self.numbers.values():
            field.valueChanged.connect(self._edited)
        self._try.timeout.connect(self.say_effect)
        self._save.clicked.connect(self.save)
        self.why.returnPressed.connect(self.save)
        self._leave.clicked.connect(self.leave)
        self._shipped.clicked.connect(self.show_shipped)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        """Show the policy in force; what is being changed stays until it is saved or left."""
        usual = casebook.book.by_id["supervision"]
        asye = casebook.book.by_id["supervision_asye"]
        self._usual.setText(
            self.tr(
                "Everybody: {}. In the assessed and supported year: {}. Both are changed on the "
                "Rules page; what is ticked here goes before the first."
            ).format(_rule_words(usual), _rule_words(asye))
        )
        if self.policy == self._shown or not self.oversight:
            self.show_policy(casebook.loop.policy)

    def show_policy(self, policy: SupervisionPolicy) -> None:
        self._shown = policy
        self._fill(policy)
        self._say_state()

    def _fill(self, policy: SupervisionPolicy) -> None:
        self.stages.show_stages(policy.stages)
        for name, field in self.numbers.items():
            with QSignalBlocker(field):
                field.setValue(int(getattr(policy, name)))
        self.pausing.setText(", ".join(policy.pausing_words))
        self.pausing.setCursorPosition(0)
        if list(self.oversight) != [one.plan for one in policy.oversight]:
            self._make_looks(policy)
        for one in policy.oversight:
            self.oversight[one.plan].show_interval(one.every, one.unit)

    def _make_looks(self, policy: SupervisionPolicy) -> None:
        self.oversight = {}
        for at, one in enumerate(policy.oversight):
            words = _plan_words(one)
            field = IntervalField(words, self)
            field.edited.connect(self._edited)
            caption = wrapping_label(words, "quiet", self)
            caption.setToolTip(one.source)
            self._looks.addWidget(caption, at, 0)
            self._looks.addWidget(field, at, 1)
            self.oversight[one.plan] = field

    @property
    def policy(self) -> SupervisionPolicy:
        """Give the policy as it stands on the screen."""
        words = (" ".join(one.split()).casefold() for one in self.pausing.text().split(","))
        return replace(
            self._shown,
            stages=self.stages.stages,
            pausing_words=tuple(one for one in words if one),
            oversight=tuple(
                replace(one, every=field.every, unit=field.counted_in)
                for one in self._shown.oversight
                if (field := self.oversight.get(one.plan)) is not None
            ),
            **{name: field.value() for name, field in self.numbers.items()},
        )

    @Slot()
    def say_effect(self) -> None:
        """Say what would move, or what cannot stand."""
        casebook, policy = self._workspace.casebook, self.policy
        if policy == self._shown:
            self._say_state()
            return
        problems = policy_problems(policy, casebook.book.calendar)
        words = problems[0] if problems else effect_words(policy_effect(casebook, policy))
        self._effect.setText(words)
        self._save.setEnabled(not problems)
        self._leave.setEnabled(True)

    def _say_state(self) -> None:
        self._effect.setText(self.tr("Change what your council does differently, and say why."))
        self._save.setEnabled(False)
        self._leave.setEnabled(False)

    # Ask

    @Slot()
    def _edited(self) -> None:
        self._try.start()

    @Slot()
    def leave(self) -> None:
        """Show what is saved again."""
        self.why.clear()
        self.show_policy(self._workspace.casebook.loop.policy)

    @Slot()
    def show_shipped(self) -> None:
        """Fill in how the program comes; it still has to be saved."""
        self._fill(self._workspace.casebook.book.shipped.policy)
        self.say_effect()

    @Slot()
    def save(self) -> None:
        """Save what stands here, with the reason."""
        casebook, session = self._workspace.casebook, self._workspace.session
        try:
            changes = booking.save_policy(casebook, session, self.policy, reason=self.why.text())
        except ExpectedError as error:
            self._effect.setText(f"{error.problem} {error.next_step}")
            self.why.setFocus()
            return
        self._workspace.follow(changes)
        self.leave()
        self.saved.emit(self.tr("The supervision policy is saved."))


def effect_words(effect: PolicyEffect) -> str:
    """Say what a policy would do to the dates of today."""
    said = []
    if effect.moved:
        names = ", ".join(one.worker for one in effect.moved[:3])
        more = ", ..." if len(effect.moved) > 3 else ""  # noqa: PLR2004 - as many as are named
        late = f"; {count(effect.become_late, 'worker')} late by this alone"
        said.append(
            f"The next supervision of {count(len(effect.moved), 'worker')} would move "
            f"({names}{more}){late if effect.become_late else ''}."
        )
    before, after = effect.oversight_late_before, effect.oversight_late_after
    if before != after:
        said.append(f"Oversight would be late for {count(after, 'child')} instead of {before}.")
    return " ".join(said) or "No date of today would move."


def _rule_words(rule: Timescale) -> str:
    steps = [f"{one.because} ({limit_words(one.limit)})" for one in rule.variants]
    every = f"every {limit_words(rule.limit)}"
    return listed([*steps, f"then {every}" if steps else every])


def _plan_words(one: OversightInterval) -> str:
    return next((words for plan, words in PLAN_WORDS.items() if plan == one.plan), one.plan)
