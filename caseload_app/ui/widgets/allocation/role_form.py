"""The share of a full caseload that a role carries: changed, added, or back as it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from caseload_app.domain.capacity.limits import cut_to, profile_on
from caseload_app.domain.capacity.policy import WHOLE, CapacityPolicy, RoleProfile
from caseload_app.domain.wording import listed
from caseload_app.ui.widgets.supervision.promise_forms import Form
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

MOST_CASES = 999
MOST_MONTHS = 60


class RoleForm(Form):
    """One role at a time; `restored` asks for all roles as they came with the program."""

    restored = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Save the role", parent)
        self._casebook: Casebook | None = None
        self.role = QComboBox(self)
        self.label = QLineEdit(self)
        self.role_words = QLineEdit(self)
        self.role_words.setPlaceholderText(self.tr("Words of the role, with commas"))
        self.months = _number(self, 0, MOST_MONTHS, self.tr(" months from ASYE start"))
        self.months.setSpecialValueText(self.tr("While in the role"))
        self.percent = _number(self, 0, WHOLE, " %")
        self.most = _number(self, 0, MOST_CASES, self.tr(" cases"))
        self.most.setSpecialValueText(self.tr("As the share gives"))
        self.is_on = QCheckBox(self.tr("Counts"), self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Why, such as: agreed by the service"))
        self.restore = button(
            self.tr("All roles as Caseload comes"), look, role="link", parent=self
        )
        self.words = wrapping_label("", "quiet", self)
        self.add_fields(
            (
                (self.tr("Role"), self.role),
                (self.tr("Name"), self.label),
                (self.tr("Holds for"), self.role_words),
                (self.tr("Lasts"), self.months),
                (self.tr("Share"), self.percent),
                (self.tr("At most"), self.most),
                (self.tr("In use"), self.is_on),
                (self.tr("Reason"), self.reason),
            )
        )
        foot = QHBoxLayout()
        foot.addWidget(self.restore)
        foot.addStretch(1)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.words)
        layout.addItem(foot)
        self.role.currentIndexChanged.connect(self._show_chosen)
        self.restore.clicked.connect(self.restored)

    def show_casebook(self, casebook: Casebook) -> None:
        """Offer every role; what is being typed stays while the shares are the same."""
        before, self._casebook = self._casebook, casebook
        policy = casebook.capacity.policy
        if before is not None and before.capacity.policy == policy:
            self._say_words()
            return
        chosen = self.role.currentData()
        with QSignalBlocker(self.role):
            self.role.clear()
            for one in policy.profiles:
                off = "" if one.is_on else self.tr(", not in use")
                self.role.addItem(f"{one.label} ({one.percent} %{off})", one.id)
            self.role.addItem(self.tr("Add another role"), "")
            self.role.setCurrentIndex(max(0, self.role.findData(chosen) if chosen else 0))
        self._show_chosen()

    def choose(self, profile_id: str) -> None:
        """Go to one role; an empty name is another one."""
        self.role.setCurrentIndex(self.role.findData(profile_id))

    def policy(self, before: CapacityPolicy) -> CapacityPolicy:
        """Give the policy with what is typed about the role."""
        profile, reason = self._profile, self.reason.text().strip()
        words = (" ".join(one.split()) for one in self.role_words.text().split(","))
        label = " ".join(self.label.text().split())
        typed = replace(
            profile or RoleProfile("_".join(label.casefold().split()), label),
            label=label,
            percent=self.percent.value(),
            role_words=tuple(one for one in words if one),
            asye_months=self.months.value() if self._is_stage else None,
            most_cases=self.most.value() or None,
            is_on=self.is_on.isChecked(),
        )
        if typed == profile:
            return before
        typed = replace(typed, source=self.tr("Set here: {}").format(reason), confidence="D")
        return before.with_profile(typed) if profile else before.with_new(typed)

    @property
    def _profile(self) -> RoleProfile | None:
        if self._casebook is None:
            return None
        chosen = self.role.currentData()
        return next((x for x in self._casebook.capacity.policy.profiles if x.id == chosen), None)

    @property
    def _is_stage(self) -> bool:
        profile = self._profile
        return profile is not None and profile.asye_months is not None

    @Slot()
    def _show_chosen(self) -> None:
        profile = self._profile or RoleProfile("", "")
        self.label.setText(profile.label)
        self.role_words.setText(", ".join(profile.role_words))
        self.role_words.setEnabled(not self._is_stage)
        self.months.setEnabled(self._is_stage)
        self.months.setMinimum(1 if self._is_stage else 0)
        self.months.setValue(profile.asye_months or 0)
        self.percent.setValue(profile.percent)
        self.most.setValue(profile.most_cases or 0)
        self.is_on.setChecked(profile.is_on)
        self.percent.setToolTip(profile.source)
        self.reason.clear()
        self.say("")
        self._say_words()

    def _say_words(self) -> None:
        if self._casebook is not None:
            self.words.setText(role_words(self._casebook, self._profile))


def role_words(casebook: Casebook, profile: RoleProfile | None) -> str:
    """Say for whom a share holds today, and what it makes of the usual limit."""
    if profile is None:
        return (
            "The first role in the list that fits a worker counts; a new one goes before the "
            "other roles. Part-time hours are cut by the worker's FTE already."
        )
    book, today = casebook.capacity, casebook.today
    usual = book.policy.full_time_cases
    if profile.asye_months is not None:
        whom = f"the first {count(profile.asye_months, 'month')} from the ASYE start"
    else:
        whom = f"roles with {listed(profile.role_words, 'or')}"
    state = f"{profile.percent} % of a full caseload" if profile.is_on else "not in use"
    now = sum(
        found is not None and found.id == profile.id
        for found in (profile_on(one, book, today) for one in casebook.workers.values())
    )
    if usual is None:
        limit = "no usual limit is set under Everybody"
    else:
        cases = cut_to(usual, 1, profile.percent)
        most = cases if profile.most_cases is None else min(cases, profile.most_cases)
        limit = f"{most} of {usual} cases for full time"
    return (
        f"{profile.label}, {whom}: {state}; {limit}. Holds for {count(now, 'worker')} today. "
        "A limit agreed with somebody stands."
    )


def _number(parent: QWidget, least: int, most: int, suffix: str) -> QSpinBox:
    made = QSpinBox(parent)
    made.setRange(least, most)
    made.setSuffix(suffix)
    return made
