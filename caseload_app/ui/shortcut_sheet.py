"""The sheet of keys (F1), made from the commands that can be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.actions import IN_A_LIST, MENU_GROUPS, ActionSpec, keys_words
from caseload_app.ui.place_actions import EVERY_ACTION
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import label

if TYPE_CHECKING:
    from collections.abc import Sequence


class ShortcutSheet(QDialog):
    """Show every key by group, in columns; closed by Escape."""

    def __init__(self, can_do: Sequence[ActionSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        in_lists = [spec for spec in EVERY_ACTION if spec.group == IN_A_LIST]
        specs = [spec for spec in (*can_do, *in_lists) if spec.keys]
        body = QWidget(self)
        columns = QGridLayout(body)
        columns.setHorizontalSpacing(Space.WIDE * 2)
        columns.setVerticalSpacing(Space.WIDE)
        groups = [group for group in (*MENU_GROUPS, IN_A_LIST) if _of_group(specs, group)]
        for place, group in enumerate(groups):
            columns.addLayout(self._group(group, _of_group(specs, group)), place // 2, place % 2)
        columns.setColumnStretch(0, 1)
        columns.setColumnStretch(1, 1)
        columns.setRowStretch(len(groups), 1)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        wanted = body.sizeHint()
        self.resize(wanted.width() + Space.WIDE * 4, min(680, wanted.height() + 120))

    def _group(self, title: str, specs: Sequence[ActionSpec]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.WIDE)
        grid.setVerticalSpacing(Space.SNUG)
        grid.addWidget(label(title, "heading", self), 0, 0, 1, 2)
        for row, spec in enumerate(specs, start=1):
            grid.addWidget(label(spec.plain_text, parent=self), row, 0)
            grid.addWidget(
                label(keys_words(spec), "chip", self), row, 1, Qt.AlignmentFlag.AlignRight
            )
        grid.setColumnStretch(0, 1)
        grid.setRowStretch(len(specs) + 1, 1)
        return grid


def _of_group(specs: Sequence[ActionSpec], group: str) -> list[ActionSpec]:
    return [spec for spec in specs if spec.group == group]
