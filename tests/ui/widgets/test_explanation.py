from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.explanation import Explained, ExplanationPanel, Step
from caseload_app.ui.widgets.state_badge import StateBadge

VISIT = Explained(
    "CP visit due Wed 25 Feb 2026",
    (Step("Rule", "Every 10 working days"), Step("Started by", "CP visit on Wed 11 Feb 2026")),
    StateMark(Tone.OVERDUE, "6 days late"),
    "Record a CP visit to clear it.",
)


@pytest.fixture
def panel(look: Look, qtbot: QtBot) -> ExplanationPanel:
    made = ExplanationPanel(look)
    qtbot.addWidget(made)
    made.show_explained(VISIT)
    made.show()
    return made


def read(panel: ExplanationPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_each_step_is_read_in_order(panel: ExplanationPanel) -> None:
    assert read(panel) == [
        "CP visit due Wed 25 Feb 2026",
        "Rule",
        "Every 10 working days",
        "Started by",
        "CP visit on Wed 11 Feb 2026",
        "Record a CP visit to clear it.",
    ]


def test_the_state_stands_with_its_words(panel: ExplanationPanel) -> None:
    badge = panel.findChild(StateBadge)

    assert badge is not None
    assert badge.accessibleName() == "6 days late"


def test_a_screen_reader_hears_the_whole(panel: ExplanationPanel) -> None:
    assert panel.accessibleDescription() == (
        "Rule: Every 10 working days; Started by: CP visit on Wed 11 Feb 2026. "
        "Record a CP visit to clear it."
    )


def test_the_next_explanation_takes_the_place_of_the_last(
    panel: ExplanationPanel, qtbot: QtBot
) -> None:
    panel.show_explained(Explained("ICPC", (Step("Rule", "15 working days"),)))
    qtbot.waitUntil(lambda: bool(read(panel)))

    assert read(panel) == ["ICPC", "Rule", "15 working days"]
