"""The look of the running application: theme, text size and icons, changed live."""

from __future__ import annotations

import sys
import weakref
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from caseload_app.paths import resource
from caseload_app.ui.theme import (
    Theme,
    Tone,
    TypeScale,
    build_palette,
    build_stylesheet,
    load_theme,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

SMALLEST_TEXT = 90
LARGEST_TEXT = 200
ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 72)
LARGEST_ICON = 24
"""The largest that a button or a list shows; what is larger is a picture."""
BODY_POINTS = 10.0


class ThemeChoice(StrEnum):
    """What a person may choose; SYSTEM follows the desktop as it changes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class TakesIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None: ...


@dataclass(frozen=True, slots=True)
class _Dressed:
    target: weakref.ReferenceType[TakesIcon]
    icon: str
    colour: str


class Look(QObject):
    """Keep the theme and hand out what is drawn from it; `changed` says to draw again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = ThemeChoice.SYSTEM
        self._text_percent = 100
        self._template = resource("themes", "application.qss").read_text(encoding="utf-8")
        self._themes: dict[ThemeChoice, Theme] = {}
        self._drawings: dict[str, str] = {}
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._dressed: list[_Dressed] = []
        self._worn: tuple[str, int] | None = None
        self._theme = self._read_theme(ThemeChoice.LIGHT)
        QApplication.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def text_percent(self) -> int:
        return self._text_percent

    @property
    def scale(self) -> TypeScale:
        return TypeScale(round(BODY_POINTS * self._text_percent / 100, 1))

    def wear(self, choice: ThemeChoice, text_percent: int) -> None:
        """Put on a theme at a text size, here and in everything already shown."""
        self._choice = choice
        self._text_percent = max(SMALLEST_TEXT, min(LARGEST_TEXT, text_percent))
        self._ask_desktop(choice)
        self._apply()

    def colour(self, name: str) -> QColor:
        return self._theme.colours[name]

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """Draw the line icon in a colour of the theme: a colour's name, or a tone's."""
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = self._draw(name, colour)
        return self._icons[key]

    def picture(self, name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
        """Draw an icon as large as it is wanted, for a screen with so many dots to a point."""
        picture = _painted(self._renderer(name, colour), round(side * ratio))
        picture.setDevicePixelRatio(ratio)
        return picture

    def dress(self, target: TakesIcon, icon: str, colour: str = "ink") -> None:
        """Give a button or an action its icon, now and whenever the theme changes."""
        self._dressed.append(_Dressed(weakref.ref(target), icon, colour))
        target.setIcon(self.icon(icon, colour))

    @Slot()
    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()

    def _ask_desktop(self, choice: ThemeChoice) -> None:
        hints = QGuiApplication.styleHints()
        if choice is ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
            return
        dark = self._read_theme(choice).is_dark
        hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _apply(self) -> None:
        theme = self._read_theme(self._shown_choice())
        if self._worn == (theme.name, self._text_percent):
            return
        self._worn = (theme.name, self._text_percent)
        self._theme = theme
        self._icons.clear()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(build_palette(theme))
            application.setFont(_body_font(self.scale.body))
            application.setStyleSheet(build_stylesheet(self._template, theme, self.scale))
        self._dress_again()
        self.changed.emit()

    def _read_theme(self, choice: ThemeChoice) -> Theme:
        """Read a theme when it is first worn."""
        if choice not in self._themes:
            self._themes[choice] = load_theme(resource("themes", f"{choice}.toml"))
        return self._themes[choice]

    def _shown_choice(self) -> ThemeChoice:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return ThemeChoice.DARK if dark else ThemeChoice.LIGHT

    def _dress_again(self) -> None:
        kept = []
        for dressed in self._dressed:
            target = dressed.target()
            if target is not None and isValid(target):
                target.setIcon(self.icon(dressed.icon, dressed.colour))
                kept.append(dressed)
        self._dressed = kept

    def _draw(self, name: str, colour: str) -> QIcon:
        """Draw an icon in the sizes that the screens there are can show."""
        screens = QGuiApplication.screens()
        ratio = max((screen.devicePixelRatio() for screen in screens), default=1.0)
        icon = QIcon()
        for tint, mode in ((colour, QIcon.Mode.Normal), ("faint", QIcon.Mode.Disabled)):
            renderer = self._renderer(name, tint)
            for size in ICON_SIZES:
                if size <= LARGEST_ICON * ceil(ratio):
                    icon.addPixmap(_painted(renderer, size), mode)
        return icon

    def _tint(self, colour: str) -> QColor:
        if colour in self._theme.colours:
            return self._theme.colours[colour]
        return self._theme.tones[Tone(colour)].mark

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        drawing = self._drawing(name).replace("currentColor", self._tint(colour).name())
        return QSvgRenderer(QByteArray(drawing.encode()))

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            path = resource("icons", f"{name}.svg")
            self._drawings[name] = path.read_text(encoding="utf-8")
        return self._drawings[name]


def _painted(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _body_font(points: float) -> QFont:
    if sys.platform == "win32":
        font = QFont("Segoe UI")
    else:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(points)
    return font
