"""Two parts of a page, side by side or stacked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.widgets.two_columns import TwoColumns


@pytest.mark.parametrize(("percent", "stacked"), [(100, False), (200, True)])
def test_large_text_stacks_the_parts(
    qtbot: QtBot, look: Look, percent: int, *, stacked: bool
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    columns = TwoColumns((QLabel("left"), QLabel("right")), (1, 1), page)
    look.wear(ThemeChoice.LIGHT, percent)

    page.show()
    columns.resize(1118, 500)

    assert columns.is_stacked is stacked
