"""What every kind of chart is drawn with: the figure, the theme's colours, the key."""

from __future__ import annotations

import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QImage

from caseload_app.ui.theme import Tone, contrast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from caseload_app.ui.theme import Theme

LETTER_SHARE = 0.6
ROOM_FOR_SWATCH = 4


def new_figure(inches: tuple[float, float], dpi: float) -> tuple[Figure, Axes]:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    if sys.platform == "win32":
        mpl.rcParams["font.family"] = ["Segoe UI", "DejaVu Sans"]
    figure = Figure(figsize=inches, dpi=dpi, layout="constrained")
    return figure, figure.add_subplot()


def dress(axes: Axes, theme: Theme, points: float) -> None:
    """Give a chart the theme: no box, words of the right size and colour."""
    colours = theme.colours
    axes.figure.set_facecolor(colours["surface"].name())
    axes.set_facecolor(colours["surface"].name())
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=points, labelcolor=colours["ink"].name())
    axes.set_axisbelow(True)
    axes.title.set_color(colours["ink"].name())


def draw_key(axes: Axes, theme: Theme, points: float) -> None:
    """Name what the colours mean, over the chart."""
    handles, names = axes.get_legend_handles_labels()
    if not names:
        return
    legend = axes.figure.legend(
        handles,
        names,
        loc="outside upper left",
        ncols=names_in_line(axes.figure.bbox.width, axes.figure.dpi, names, points),
        frameon=False,
        fontsize=points,
        borderaxespad=0.3,
        handlelength=1.0,
        columnspacing=1.4,
    )
    for text in legend.get_texts():
        text.set_color(theme.colours["ink"].name())


def bytes_of(figure: Figure, kind: str, dpi: float) -> bytes:
    """Write a figure as a file of a kind: png, svg or pdf."""
    written = BytesIO()
    figure.savefig(written, format=kind, dpi=dpi, facecolor=figure.get_facecolor())
    return written.getvalue()


def colour(theme: Theme, name: str) -> QColor:
    if name in theme.plans:
        return theme.plans[name]
    return theme.colours[name] if name in theme.colours else theme.tones[Tone(name)].mark


def names_in_line(width: float, dpi: float, names: Sequence[str], points: float) -> int:
    """Say how many names of the key stand beside each other, each as wide as the longest."""
    letters = max((len(name) for name in names), default=0) + ROOM_FOR_SWATCH
    return max(1, min(len(names), int(width // (letters * points * LETTER_SHARE * dpi / 72))))


def ink_on(colour: QColor) -> str:
    """Give black or white, whichever reads better on the colour."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return (black if contrast(black, colour) > contrast(white, colour) else white).name()


def picture(figure: Figure, ratio: float) -> QImage:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels: Any = canvas.buffer_rgba()
    height, width = pixels.shape[:2]
    image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image
