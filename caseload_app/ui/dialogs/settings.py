"""The settings of one person's window: colours and size of text, seen and kept at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.look import LARGEST_TEXT, SMALLEST_TEXT, ThemeChoice
from caseload_app.ui.safety.choices import SafetyChoices
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WIDTH = 460
TEXT_STEP = 10
CHOICES = (
    (ThemeChoice.SYSTEM, "As the desktop", "Changes with it, for instance in the evening"),
    (ThemeChoice.LIGHT, "Light", ""),
    (ThemeChoice.DARK, "Dark", ""),
    (ThemeChoice.CONTRAST, "High contrast", "The strongest colours, thick borders"),
)


class SettingsDialog(QDialog):
    """Choose how the window looks. Every choice is worn and kept as soon as it is made.

    `forget` is the command that lets this computer ask for the passphrase again.
    """

    def __init__(
        self,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        forget: QAction | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._settings = settings
        self._forget = forget
        self._group = QButtonGroup(self)
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._percent = label(parent=self)
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(WIDTH)
        self._build()
        self._show_worn()
        self._slider.valueChanged.connect(self._resize_text)
        look.changed.connect(self._show_worn)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self._build_colours())
        layout.addWidget(self._build_text_size())
        layout.addWidget(SafetyChoices(self._look, self._settings, self, forget=self._forget))
        about = self.tr("These belong to you on this computer, not to the store.")
        layout.addWidget(wrapping_label(about, "small", self))
        layout.addStretch(1)
        close = button(self.tr("Close"), self._look, parent=self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _build_colours(self) -> QWidget:
        panel = Panel(self.tr("Colours"), self)
        for number, (choice, words, more) in enumerate(CHOICES):
            made = QRadioButton(words, panel)
            made.setAccessibleDescription(more)
            made.clicked.connect(partial(self._wear, choice))
            self._group.addButton(made, number)
            panel.body.addWidget(made)
            if more:
                panel.body.addWidget(label(f"       {more}", "small", panel))
        return panel

    def _build_text_size(self) -> QWidget:
        panel = Panel(self.tr("Size of text"), self)
        self._slider.setRange(SMALLEST_TEXT // TEXT_STEP, LARGEST_TEXT // TEXT_STEP)
        self._slider.setPageStep(1)
        self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.setAccessibleName(self.tr("Size of text in per cent"))
        row = QHBoxLayout()
        row.setSpacing(Space.NORMAL)
        row.addWidget(label("A", "small", panel))
        row.addWidget(self._slider, 1)
        row.addWidget(label("A", "heading", panel))
        row.addWidget(self._percent)
        panel.body.addLayout(row)
        return panel

    @Slot()
    def _show_worn(self) -> None:
        at = [choice for choice, _, _ in CHOICES].index(self._look.choice)
        self._group.button(at).setChecked(True)
        self._slider.blockSignals(True)
        self._slider.setValue(self._look.text_percent // TEXT_STEP)
        self._slider.blockSignals(False)
        self._percent.setText(f"{self._look.text_percent}%")

    def _wear(self, choice: ThemeChoice, _checked: bool = False) -> None:
        self._look.wear(choice, self._look.text_percent)
        self._keep()

    @Slot(int)
    def _resize_text(self, tens: int) -> None:
        self._look.wear(self._look.choice, tens * TEXT_STEP)
        self._keep()

    def _keep(self) -> None:
        kept = self._settings.preferences()
        self._settings.save_preferences(
            replace(kept, theme=self._look.choice, text_percent=self._look.text_percent)
        )
