"""The order of the Monday cards is kept, and nothing red is hidden silently."""

from __future__ import annotations

from dataclasses import replace

from caseload_app.ui.models.card_order import (
    CARDS,
    USUAL,
    CardOrder,
    hidden_reds,
    keep_order,
    kept_order,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.settings import Settings, TableLayout
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.card import CardContent

LIMIT = CardContent(
    "Over their limit",
    "3",
    "workers hold more cases than agreed",
    tone=Tone.OVERDUE,
    opens=Destination("team"),
)
CALM = CardContent("Not supervised", tone=Tone.MET)
WITHOUT_BOTH = CardOrder(hidden=frozenset({"limit", "supervision"}))


def test_at_first_every_card_stands_in_the_usual_order(settings: Settings) -> None:
    assert kept_order(settings) == USUAL
    assert USUAL.order[:2] == ("late", "soon")


def test_an_order_is_kept(settings: Settings) -> None:
    order = USUAL.moved("away", -8).with_hidden("changes", True)
    keep_order(settings, order)

    assert kept_order(settings) == order
    assert kept_order(settings).order[0] == "away"


def test_the_usual_order_is_forgotten_again(settings: Settings) -> None:
    keep_order(settings, USUAL.moved("away", -8))
    keep_order(settings, USUAL)

    assert settings.table_layout("monday cards") is None


def test_a_card_moved_past_the_end_stays_at_the_end() -> None:
    assert USUAL.moved("right", 1) == USUAL
    assert USUAL.moved("late", -1) == USUAL
    assert USUAL.moved("late", 99).order[-1] == "late"


def test_a_shown_card_can_be_hidden_and_shown_again() -> None:
    assert USUAL.with_hidden("late", True).with_hidden("late", False) == USUAL


def test_cards_unknown_to_the_settings_stand_at_their_usual_place(settings: Settings) -> None:
    kept = ("soon", "late", "gone", "soon", *tuple(CARDS)[3:])
    settings.save_table_layout("monday cards", TableLayout(kept, frozenset({"gone", "away"})))

    order = kept_order(settings)

    assert order.order[:3] == ("soon", "late", "supervision")
    assert sorted(order.order) == sorted(CARDS)
    assert order.hidden == {"away"}


def test_a_hidden_card_that_is_red_is_said_in_one_line() -> None:
    said = hidden_reds({"limit": LIMIT, "supervision": CALM}, WITHOUT_BOTH)

    assert said is not None
    assert [(line.text, line.detail, line.opens) for line in said.lines] == [
        ("Over their limit", "3 workers hold more cases than agreed", Destination("team"))
    ]


def test_nothing_is_said_while_what_is_hidden_is_calm() -> None:
    calm = replace(LIMIT, tone=Tone.MET)

    assert hidden_reds({"limit": calm, "supervision": CALM}, WITHOUT_BOTH) is None


def test_nothing_is_said_of_red_cards_that_are_shown() -> None:
    assert hidden_reds({"limit": LIMIT}, USUAL) is None
