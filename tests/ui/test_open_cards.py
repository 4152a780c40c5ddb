"""Eight cards are open at most; the one not looked at for longest makes room."""

from __future__ import annotations

from caseload_app.ui.open_cards import OpenCards


def opened(*keys: str) -> OpenCards:
    cards = OpenCards()
    for key in keys:
        cards.open(key)
    return cards


def test_cards_stand_in_the_order_in_which_they_were_opened() -> None:
    assert opened("C2", "C1", "C2").keys == ("C2", "C1")


def test_a_ninth_card_takes_the_room_of_the_one_not_seen_for_longest() -> None:
    cards = opened(*"abcdefgh", "a")

    gone = cards.open("i")

    assert gone == "b"
    assert cards.keys == tuple("acdefghi")


def test_a_card_opened_beside_leaves_the_one_in_view() -> None:
    cards = opened(*"abcdefgh")

    gone = cards.open_beside("i")

    assert gone == "a"
    assert cards.beside("", 1) == "h"


def test_the_first_card_may_be_opened_beside() -> None:
    cards = OpenCards()
    cards.open_beside("a")

    assert cards.keys == ("a",)


def test_closing_leads_to_the_neighbour() -> None:
    cards = opened("a", "b", "c")

    assert cards.close("b") == "c"
    assert cards.close("c") == "a"
    assert cards.close("a") == ""


def test_closing_what_is_not_open_leads_nowhere() -> None:
    assert opened("a").close("b") == ""


def test_next_and_before_go_round() -> None:
    cards = opened("a", "b", "c")

    assert (cards.beside("c", 1), cards.beside("a", -1)) == ("a", "c")


def test_from_elsewhere_the_last_card_seen_comes_first() -> None:
    assert opened("a", "b", "a").beside("", 1) == "a"
    assert OpenCards().beside("", 1) == ""


def test_a_card_is_found_as_it_was_left_until_it_is_closed() -> None:
    cards = opened("a")
    cards.leave("a", 7)
    cards.leave("b", 8)

    assert (cards.state("a"), cards.state("b")) == (7, None)

    cards.close("a")
    cards.open("a")

    assert cards.state("a") is None


def test_children_who_are_gone_have_no_card() -> None:
    cards = opened("a", "b", "c")
    cards.keep(lambda key: key == "b")

    assert cards.keys == ("b",)
