from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.settings import Settings
from caseload_app.ui.view_choices import ViewChoices


@pytest.fixture
def book(look: Look, settings: Settings, qtbot: QtBot) -> ActionBook:
    made = ActionBook(look)
    made.choices = ViewChoices(look, settings, made, made)
    return made


def test_a_theme_is_worn_and_kept(book: ActionBook, look: Look, settings: Settings) -> None:
    book.do("view.dark")

    assert look.theme.name == "Dark"
    assert settings.preferences().theme is ThemeChoice.DARK


def test_the_theme_that_is_worn_is_ticked(book: ActionBook) -> None:
    book.do("view.contrast")
    ticked = [choice for choice in ThemeChoice if book.action(f"view.{choice}").isChecked()]

    assert ticked == [ThemeChoice.CONTRAST]


def test_text_grows_by_tenths_and_is_kept(book: ActionBook, look: Look, settings: Settings) -> None:
    book.do("view.larger")
    book.do("view.larger")
    book.do("view.smaller")

    assert look.text_percent == 110
    assert settings.preferences().text_percent == 110


def test_the_usual_size_comes_back(book: ActionBook, look: Look) -> None:
    look.wear(ThemeChoice.LIGHT, 180)
    book.do("view.usual")

    assert look.text_percent == 100


def test_other_preferences_are_left_alone(book: ActionBook, settings: Settings) -> None:
    before = settings.preferences()
    book.do("view.dark")

    assert settings.preferences().recent_stores == before.recent_stores
