from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from caseload_app.ui.look import ThemeChoice
from caseload_app.ui.settings import FILE_NAME, Preferences, Settings, TableLayout

LAYOUT = TableLayout(
    order=("name", "plan"),
    hidden=frozenset({"plan"}),
    widths={"name": 180},
    sorted_by="name",
    descending=True,
)


def reopened(settings: Settings, folder: Path) -> Settings:
    settings.write_out()
    return Settings(folder)


def test_without_a_file_all_is_as_usual(settings: Settings) -> None:
    assert settings.preferences() == Preferences()
    assert settings.table_layout("children") is None
    assert settings.window().isEmpty()


def test_preferences_come_back_after_a_restart(settings: Settings, tmp_path: Path) -> None:
    chosen = Preferences(ThemeChoice.DARK, 150, "C:/Exports", ("north.db", "south.db"))
    settings.save_preferences(chosen)

    assert reopened(settings, tmp_path).preferences() == chosen


def test_a_table_comes_back_as_it_was_left(settings: Settings, tmp_path: Path) -> None:
    settings.save_table_layout("children", LAYOUT)

    assert reopened(settings, tmp_path).table_layout("children") == LAYOUT


def test_a_forgotten_table_is_as_new(settings: Settings) -> None:
    settings.save_table_layout("children", LAYOUT)
    settings.forget_table_layout("children")

    assert settings.table_layout("children") is None


def test_the_window_comes_back_to_its_place(settings: Settings, tmp_path: Path) -> None:
    settings.save_window(QByteArray(b"place"))

    assert reopened(settings, tmp_path).window() == QByteArray(b"place")


def test_a_dismissed_tip_stays_dismissed(settings: Settings, tmp_path: Path) -> None:
    settings.save_flag("tip.columns", True)

    assert reopened(settings, tmp_path).flag("tip.columns")
    assert not reopened(settings, tmp_path).flag("tip.filters")


@pytest.mark.parametrize(
    "wrong",
    [
        "theme=mauve",
        "text_percent=large",
        "recent_stores=[oops",
        "recent_stores=7",
    ],
)
def test_a_wrong_value_counts_as_none(tmp_path: Path, wrong: str) -> None:
    (tmp_path / FILE_NAME).write_text(f"[General]\n{wrong}\n", encoding="utf-8")

    assert Settings(tmp_path).preferences() == Preferences()


@pytest.mark.parametrize("wrong", ["oops", "7", "null", '{"order": 3}'])
def test_a_spoilt_table_layout_counts_as_none(tmp_path: Path, wrong: str) -> None:
    settings = Settings(tmp_path)
    settings._file.setValue("tables/children", wrong)

    assert settings.table_layout("children") is None


def test_a_text_size_out_of_bounds_is_brought_inside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("[General]\ntext_percent=900\n", encoding="utf-8")

    assert Settings(tmp_path).preferences().text_percent == 200
