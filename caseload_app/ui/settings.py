"""What the program remembers about one person's window; nothing about cases is kept here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from caseload_app.ui.defaults import Defaults
from caseload_app.ui.look import LARGEST_TEXT, SMALLEST_TEXT, ThemeChoice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE_NAME = "settings.ini"
VERSION = 1
RECENT_STORES = 5
LONGEST_UNLOCKED = 240
"""Minutes without a touch after which the store is locked at the latest; nought is never."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chooses in the settings."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    last_folder: str = ""
    recent_stores: tuple[str, ...] = ()
    lock_after_minutes: int = 10
    second_place: str = ""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How one table was left: columns by key, in order, with those hidden and their widths."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    widths: dict[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    descending: bool = False


class Settings:
    """Read and save the settings file; what it says wrongly is as if it said nothing."""

    def __init__(self, folder: Path, defaults: Defaults | None = None) -> None:
        self._defaults = defaults or Defaults()
        self._file = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)
        self._file.setValue("version", VERSION)
        self._when_saved: list[Callable[[], None]] = []

    def when_saved(self, do: Callable[[], None]) -> None:
        """Do something whenever other preferences have been chosen."""
        self._when_saved.append(do)

    def is_fixed(self, name: str) -> bool:
        """Tell whether the organisation decides about a preference, and nobody else can."""
        return self._defaults.is_fixed(name)

    def allows(self, name: str) -> bool:
        """Tell whether the organisation leaves a choice to the person."""
        return self._defaults.allows(name)

    def preferences(self) -> Preferences:
        usual = Preferences()
        return Preferences(
            theme=self._theme(usual.theme),
            text_percent=self._text_percent(usual.text_percent),
            last_folder=self._text("last_folder"),
            recent_stores=self._texts("recent_stores"),
            lock_after_minutes=self._minutes(usual.lock_after_minutes),
            second_place=self._text("second_place"),
        )

    def save_preferences(self, preferences: Preferences) -> None:
        self._file.setValue("theme", preferences.theme.value)
        self._file.setValue("text_percent", preferences.text_percent)
        self._file.setValue("last_folder", preferences.last_folder)
        self._file.setValue("lock_after_minutes", preferences.lock_after_minutes)
        self._file.setValue("second_place", preferences.second_place)
        recent = list(preferences.recent_stores[:RECENT_STORES])
        self._file.setValue("recent_stores", json.dumps(recent))
        for do in self._when_saved:
            do()

    def table_layout(self, table: str) -> TableLayout | None:
        """Give how the table was left, or None when it never was or cannot be read."""
        try:
            kept = json.loads(self._text(f"tables/{table}"))
            return TableLayout(
                order=tuple(str(key) for key in kept["order"]),
                hidden=frozenset(str(key) for key in kept["hidden"]),
                widths={str(key): int(width) for key, width in kept["widths"].items()},
                sorted_by=str(kept["sorted_by"]),
                descending=bool(kept["descending"]),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def save_table_layout(self, table: str, layout: TableLayout) -> None:
        kept = {
            "order": layout.order,
            "hidden": sorted(layout.hidden),
            "widths": layout.widths,
            "sorted_by": layout.sorted_by,
            "descending": layout.descending,
        }
        self._file.setValue(f"tables/{table}", json.dumps(kept))

    def forget_table_layout(self, table: str) -> None:
        self._file.remove(f"tables/{table}")

    def window(self) -> QByteArray:
        """Give where the window was and how large, empty before the first time."""
        return self._bytes("window")

    def save_window(self, geometry: QByteArray) -> None:
        self._file.setValue("window", geometry)

    def flag(self, name: str) -> bool:
        """Tell whether something was switched on or dismissed, such as a tip."""
        return self._text(f"flags/{name}") == "yes"

    def save_flag(self, name: str, on: bool) -> None:
        self._file.setValue(f"flags/{name}", "yes" if on else "no")

    def write_out(self) -> None:
        self._file.sync()

    def _theme(self, usual: ThemeChoice) -> ThemeChoice:
        try:
            return ThemeChoice(self._text("theme"))
        except ValueError:
            return usual

    def _text_percent(self, usual: int) -> int:
        try:
            return max(SMALLEST_TEXT, min(LARGEST_TEXT, int(self._text("text_percent"))))
        except ValueError:
            return usual

    def _minutes(self, usual: int) -> int:
        try:
            return max(0, min(LONGEST_UNLOCKED, int(self._text("lock_after_minutes"))))
        except ValueError:
            return usual

    def _texts(self, name: str) -> tuple[str, ...]:
        try:
            return tuple(str(text) for text in json.loads(self._text(name)))
        except (ValueError, TypeError):
            return ()

    def _text(self, name: str) -> str:
        value = self._file.value(name, "")
        return self._defaults.kept(name, str(value) if isinstance(value, str | int) else "")

    def _bytes(self, name: str) -> QByteArray:
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()
