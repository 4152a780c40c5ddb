"""A theme: its colours read from a file, the palette and the stylesheet made from them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from caseload_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Tone(StrEnum):
    """What a state means for the manager; each has its colours, and its own shape in a badge."""

    OVERDUE = "overdue"
    SOON = "soon"
    UPCOMING = "upcoming"
    MET = "met"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StateMark:
    """A state as a person reads it: always a word, with the tone that gives shape and colour."""

    tone: Tone
    words: str


@dataclass(frozen=True, slots=True)
class ToneColours:
    """Text on a fill, and the stronger colour of the shape beside it."""

    ink: QColor
    fill: QColor
    mark: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """One look, as its file says; `colours` and `plans` are by the names used there."""

    key: str
    name: str
    is_dark: bool
    colours: Mapping[str, QColor]
    tones: Mapping[Tone, ToneColours]
    plans: Mapping[str, QColor]


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes of text in points, grown from the body size by the person's own choice."""

    body: float

    @property
    def icon(self) -> int:
        """Give the side of an icon beside the text, in pixels."""
        return round(self.body * 1.8)

    @property
    def small(self) -> float:
        return round(self.body * 0.9, 1)

    @property
    def strong(self) -> float:
        return round(self.body * 1.12, 1)

    @property
    def title(self) -> float:
        return round(self.body * 1.6, 1)

    @property
    def figure(self) -> float:
        return round(self.body * 2.3, 1)


class Space:
    """The distances of every layout, in pixels."""

    TIGHT = 4
    SNUG = 8
    NORMAL = 12
    ROOMY = 16
    WIDE = 24


def load_theme(path: Path) -> Theme:
    with path.open("rb") as file:
        told = tomllib.load(file)
    return Theme(
        key=path.stem,
        name=told["name"],
        is_dark=told["dark"],
        colours=_colours(told["colours"]),
        tones={tone: _tone_colours(told["states"][tone]) for tone in Tone},
        plans=_colours(told["plans"]),
    )


@cache
def paper_theme() -> Theme:
    """Give the light theme, in which pictures for paper and other programs are drawn."""
    return load_theme(resource("themes", "light.toml"))


def build_palette(theme: Theme) -> QPalette:
    """Give Fusion the theme, for all that the stylesheet leaves to it."""
    palette = QPalette()
    for role, name in _PALETTE_ROLES.items():
        palette.setColor(role, theme.colours[name])
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colours["faint"])
    palette.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, theme.colours["faint"]
    )
    return palette


def build_stylesheet(template: str, theme: Theme, scale: TypeScale) -> str:
    """Fill the one stylesheet; a name it asks for and the theme lacks is a KeyError."""
    names = {name: colour.name() for name, colour in theme.colours.items()}
    for tone, colours in theme.tones.items():
        names[f"{tone}_ink"] = colours.ink.name()
        names[f"{tone}_fill"] = colours.fill.name()
        names[f"{tone}_mark"] = colours.mark.name()
    for mark in ("down", "up", "tick", "dot"):
        # A stylesheet takes pictures from files alone, so each theme has its own few.
        names[f"{mark}_picture"] = resource("themes", "marks", f"{mark}-{theme.key}.svg").as_posix()
    names["icon_px"] = str(scale.icon)
    for size in ("body", "small", "strong", "title", "figure"):
        names[f"{size}_pt"] = f"{getattr(scale, size):g}"
    return Template(template).substitute(names)


def contrast(first: QColor, second: QColor) -> float:
    """Measure two colours against each other as WCAG 2 does: 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


_PALETTE_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "accent_ink",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def _colours(table: Mapping[str, str]) -> dict[str, QColor]:
    return {name: QColor(value) for name, value in table.items()}


def _tone_colours(table: Mapping[str, str]) -> ToneColours:
    return ToneColours(QColor(table["ink"]), QColor(table["fill"]), QColor(table["mark"]))


def _luminance(colour: QColor) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
