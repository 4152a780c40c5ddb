"""One rule in plain words, and what can be set differently about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.rules.rule_choices import choose_reading, set_limit, switch
from caseload_app.domain.rules.rule_settings import LimitSetting
from caseload_app.ui.models.rule_rows import RuleRow, preset_options, rule_words, unit_options
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.text import label, wrapping_label

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.rules.rule_settings import RuleSettings
    from caseload_app.domain.rules.rulebook import RuleBook
    from caseload_app.ui.look import Look

LONGEST = 400
ANOTHER = "Another limit"


class RuleForm(QWidget):
    """`edited` says that something was set differently from what is saved."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: RuleRow | None = None
        self._today: date | None = None
        self._title = wrapping_label(role="heading", parent=self)
        self._words = QGridLayout()
        self.use = QCheckBox(self.tr("Work out dates by this rule"), self)
        self.reading = QComboBox(self)
        self.which = QComboBox(self)
        self.preset = QComboBox(self)
        self.length = QSpinBox(self)
        self.unit = QComboBox(self)
        self.from_on = DateField(look, self, lean=Lean.FUTURE)
        self.from_on.setAccessibleName(self.tr("In force from"))
        self._captions = {
            box: label(words, "small", self)
            for box, words in (
                (self.reading, self.tr("How the rule is read")),
                (self.which, self.tr("Which limit")),
                (self.preset, self.tr("Limit")),
            )
        }
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._words.setHorizontalSpacing(Space.ROOMY)
        self._words.setVerticalSpacing(Space.TIGHT)
        self._words.setColumnStretch(1, 1)
        self.length.setRange(-LONGEST, LONGEST)
        self.length.setAccessibleName(self.tr("How long"))
        self.unit.setAccessibleName(self.tr("Counted in"))
        for box, caption in self._captions.items():
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(16)
            box.setAccessibleName(caption.text())
        self._length_row = QWidget(self)
        length = QHBoxLayout(self._length_row)
        length.setContentsMargins(0, 0, 0, 0)
        length.setSpacing(Space.SNUG)
        length.addWidget(self.length)
        length.addWidget(self.unit, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self._title)
        layout.addLayout(self._words)
        layout.addSpacing(Space.SNUG)
        layout.addWidget(self.use)
        for box, caption in self._captions.items():
            layout.addWidget(caption)
            layout.addWidget(box)
        layout.addWidget(self._length_row)
        layout.addWidget(label(self.tr("From this day on"), "small", self))
        layout.addWidget(self.from_on)
        kept = self.tr("What was met or missed before that day stays as it was.")
        layout.addWidget(wrapping_label(kept, "small", self))

    def _connect(self) -> None:
        self.use.toggled.connect(self._edited)
        self.reading.currentIndexChanged.connect(self._edited)
        self.which.currentIndexChanged.connect(self._choose_which)
        self.preset.currentIndexChanged.connect(self._choose_preset)
        self.length.valueChanged.connect(self._edited)
        self.unit.currentIndexChanged.connect(self._edited)
        self.from_on.edited.connect(self._edited)

    # Show

    @property
    def rule(self) -> str:
        return self._row.rule.id if self._row else ""

    @property
    def words(self) -> str:
        """Give all that is said of the rule, as a screen reader reads it."""
        return self.accessibleDescription()

    def show_rule(self, row: RuleRow, today: date) -> None:
        self._row, self._today = row, today
        self._title.setText(row.rule.label)
        self._show_words(row)
        with QSignalBlocker(self.use):
            self.use.setChecked(row.is_on)
        # Whether a worker is supervised is never left unwatched.
        self.use.setVisible(row.rule.subject == "child")
        with QSignalBlocker(self.reading):
            self.reading.clear()
            self.reading.addItem(self.tr("As Caseload comes"), "")
            for reading in row.shipped.readings:
                self.reading.addItem(reading.label, reading.label)
            self.reading.setCurrentIndex(max(0, self.reading.findData(row.rule.chosen_reading)))
        with QSignalBlocker(self.which):
            self.which.clear()
            self.which.addItem(self.tr("The usual one"), "")
            for variant in row.shipped.variants:
                self.which.addItem(variant.because, variant.because)
        self._show_box(self.reading, bool(row.shipped.readings))
        self._show_box(self.which, bool(row.shipped.variants))
        self.from_on.set_today(today)
        self.from_on.show_date(today)
        self._show_presets()

    def _show_words(self, row: RuleRow) -> None:
        empty(self._words)
        lines = rule_words(row)
        for at, (caption, words) in enumerate(lines):
            quiet = wrapping_label(caption, "quiet", self)
            self._words.addWidget(quiet, at, 0, Qt.AlignmentFlag.AlignTop)
            self._words.addWidget(wrapping_label(words, parent=self), at, 1)
        self.setAccessibleName(row.rule.label)
        self.setAccessibleDescription("; ".join(f"{name}: {words}" for name, words in lines))

    def _show_box(self, box: QComboBox, shown: bool) -> None:
        box.setVisible(shown)
        self._captions[box].setVisible(shown)

    def _show_presets(self) -> None:
        row = self._row
        if row is None:
            return
        limit = self._saved_limit(row)
        with QSignalBlocker(self.preset):
            self.preset.clear()
            options = preset_options(row) if not self.which.currentData() else []
            for words, preset in options:
                self.preset.addItem(words, preset)
            self.preset.addItem(self.tr(ANOTHER), None)
            at = next((n for n, (_, preset) in enumerate(options) if preset == limit), None)
            self.preset.setCurrentIndex(len(options) if at is None else at)
        self._show_limit(limit, is_another=at is None)

    def _show_limit(self, limit: Limit, *, is_another: bool) -> None:
        with QSignalBlocker(self.length), QSignalBlocker(self.unit):
            self.unit.clear()
            for unit, words in unit_options(limit):
                self.unit.addItem(words, unit)
            self.unit.setCurrentIndex(self.unit.findData(limit.unit))
            self.length.setValue(limit.length)
        self._length_row.setVisible(is_another)

    def _saved_limit(self, row: RuleRow) -> Limit:
        which = self.which.currentData()
        for at, variant in enumerate(row.shipped.variants):
            if which == variant.because:
                return row.rule.variants[at].limit
        return row.limit

    # Ask

    def settings_from(self, saved: RuleSettings, book: RuleBook, author: str) -> RuleSettings:
        """Give the settings with what this form says differently."""
        row, on = self._row, self.from_on.date()
        if row is None or on is None:
            return saved
        settings, is_used = saved, self.use.isChecked()
        if is_used is not row.is_on:
            settings = switch(book, saved, row.rule.id, on=is_used, from_on=on)
        reading = str(self.reading.currentData() or "")
        if reading != row.rule.chosen_reading:
            settings = choose_reading(book, settings, row.rule.id, reading, from_on=on)
        limit = self._limit()
        if limit != self._saved_limit(row):
            which = str(self.which.currentData() or "")
            setting = LimitSetting(row.rule.id, on, limit, "", author, which)
            settings = set_limit(settings, setting)
        return settings

    def _limit(self) -> Limit:
        preset = self.preset.currentData()
        if isinstance(preset, Limit):
            return preset
        unit = Unit(self.unit.currentData())
        saved = self._saved_limit(self._row).count_first_day if self._row else False
        return Limit(self.length.value(), unit, count_first_day=saved)

    @Slot()
    def _choose_which(self) -> None:
        self._show_presets()
        self.edited.emit()

    @Slot()
    def _choose_preset(self) -> None:
        self._length_row.setVisible(self.preset.currentData() is None)
        self.edited.emit()

    @Slot()
    def _edited(self) -> None:
        self.edited.emit()
