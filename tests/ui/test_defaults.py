"""What an organisation sets holds for everybody; what it writes wrongly harms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.ui.defaults import FILE_NAME, Defaults, read_defaults
from caseload_app.ui.look import ThemeChoice
from caseload_app.ui.settings import Preferences, Settings


def written(folder: Path, text: str) -> Defaults:
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
    return read_defaults(folder)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_defaults(tmp_path) == Defaults()


def test_what_is_usual_holds_until_somebody_chooses(tmp_path: Path) -> None:
    defaults = written(tmp_path, "[usual]\ntheme = 'dark'\ntext_percent = 120\n")
    settings = Settings(tmp_path, defaults)
    assert settings.preferences() == Preferences(ThemeChoice.DARK, 120)

    settings.save_preferences(Preferences(ThemeChoice.LIGHT, 110))
    assert settings.preferences() == Preferences(ThemeChoice.LIGHT, 110)


def test_what_is_fixed_cannot_be_chosen_away(tmp_path: Path) -> None:
    defaults = written(tmp_path, "[fixed]\nlock_after_minutes = 5\nsecond_place = 'K:/Copies'\n")
    settings = Settings(tmp_path, defaults)
    settings.save_preferences(Preferences(lock_after_minutes=60))

    kept = settings.preferences()
    assert (kept.lock_after_minutes, kept.second_place) == (5, "K:/Copies")
    assert settings.is_fixed("lock_after_minutes")
    assert not settings.is_fixed("theme")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[usual", "cannot be read"),
        ("usual = 3\n", "[usual] is not a table"),
        ("[fixed]\ntheme = 'dark'\n", "theme cannot be set in [fixed]"),
        ("[usual]\ntext_percent = 'large'\n", "text_percent in [usual] is of the wrong kind"),
        ("[usual]\ntext_percent = true\n", "text_percent in [usual] is of the wrong kind"),
    ],
)
def test_a_wrong_file_sets_nothing_and_is_said_in_the_log(
    tmp_path: Path, text: str, problem: str
) -> None:
    found = written(tmp_path, text)

    assert problem in found.problems[0]
    assert Settings(tmp_path, found).preferences() == Preferences()


def test_a_file_written_by_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xef\xbb\xbf[usual]\r\ntheme = 'contrast'\r\n")

    assert read_defaults(tmp_path).usual == {"theme": "contrast"}


def test_an_organisation_can_forbid_what_is_else_allowed(tmp_path: Path) -> None:
    assert Defaults().allows("remember_passphrase")
    assert not written(tmp_path, "[fixed]\nremember_passphrase = false\n").allows(
        "remember_passphrase"
    )


@pytest.mark.parametrize(
    "line", ["remember_passphrase = 0", "remember_passphrase = 'no'", "lock_after_minutes = true"]
)
def test_yes_and_no_are_not_mixed_up_with_numbers_and_words(tmp_path: Path, line: str) -> None:
    defaults = written(tmp_path, f"[fixed]\n{line}\n")

    assert defaults.fixed == {}
    assert defaults.problems == (
        f"defaults.toml: {line.split(maxsplit=1)[0]} in [fixed] is of the wrong kind",
    )
