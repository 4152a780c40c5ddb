"""Every page can be used by ear, by keyboard, in large text, and in each of the themes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caseload_app.bootstrap import a_desk, made_up_store
from caseload_app.commands.demonstrating import page_places, settle
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.page_kinds import PAGES
from caseload_app.ui.settings import Settings
from tests.ui.access.walking import clipped, mute_cells, nameless, pale, unreached

AS_AT = date(2026, 11, 23)
NAMES = [kind.page_id for kind in PAGES]
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)
SIZES = (90, 100, 150, 200)
SCREEN = (1366, 728)
KEYS: dict[str, str] = {}
"""The record that each page opens with."""


@pytest.fixture(scope="module")
def place(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Desk, Look]]:
    """One window on a made-up team, for all the walks."""
    folder = tmp_path_factory.mktemp("access")
    session = made_up_store(Path(folder), 40, 7, AS_AT)
    look = Look()
    look.wear(ThemeChoice.LIGHT, 100)
    desk = a_desk(session, look, Settings(Path(folder)), lambda: AS_AT, is_protected=True)
    desk.window.resize(*SCREEN)
    desk.window.show()
    desk.start()
    KEYS.update(page_places(desk))
    desk.window.activateWindow()
    yield desk, look
    desk.close()
    session.close()
    qapp.setStyleSheet("")


def opened(place: tuple[Desk, Look], name: str, theme: ThemeChoice, size: int) -> Page:
    desk, look = place
    look.wear(theme, size)
    desk.window.resize(*SCREEN)
    desk.window.go(Destination(name, KEYS.get(name, "")))
    settle(60)
    page = desk.window.current_page
    assert page is not None
    return page


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_used_by_ear_and_by_keyboard(place: tuple[Desk, Look], name: str) -> None:
    page = opened(place, name, ThemeChoice.LIGHT, 100)

    assert sorted(nameless(page)) == []
    assert list(mute_cells(page)) == []
    assert unreached(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", SIZES)
def test_no_words_are_clipped(place: tuple[Desk, Look], name: str, size: int) -> None:
    page = opened(place, name, ThemeChoice.LIGHT, size)

    assert list(clipped(page)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_from_their_ground(
    place: tuple[Desk, Look], name: str, theme: ThemeChoice
) -> None:
    page = opened(place, name, theme, 100)

    assert [words for words, _ in pale(page)] == []
