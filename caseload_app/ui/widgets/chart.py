"""A chart in a page: drawn by matplotlib, which is imported only when the first one is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolTip, QWidget

from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import show_problem
from caseload_app.ui.theme import Tone, contrast
from caseload_app.ui.widgets.chart_values import Bar, BarChart
from caseload_app.ui.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer
    from matplotlib.figure import Figure
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

    from caseload_app.ui.look import Look
    from caseload_app.ui.theme import Theme

REDRAW_AFTER_MS = 60
PICTURE_DPI = 200
PICTURE_INCHES = (10.0, 6.0)
BAR_SHARE = 0.62
# A number is written inside a piece that is at least this share of the longest bar.
ROOM_FOR_NUMBER = 0.045
# A total that would stand on the limit's tick goes to its other side.
ROOM_FOR_TOTAL = 0.07
LETTER_SHARE = 0.6
ROOM_FOR_SWATCH = 4


class Chart(QWidget):
    """Show a `BarChart`; `chosen` carries the key of the bar that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chart: BarChart | None = None
        self._image = QImage()
        self._places: list[QRectF] = []
        self._current = -1
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_AFTER_MS)
        self._redraw.timeout.connect(self._draw)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 220)
        look.changed.connect(self._redraw.start)

    # Show

    def show_chart(self, chart: BarChart) -> None:
        self._chart = chart
        self._current = -1
        self.setAccessibleName(chart.title)
        spoken = ". ".join(chart.words_of(bar) for bar in chart.bars)
        self.setAccessibleDescription(f"{chart.summary} {spoken}".strip())
        if self.isVisible():
            self._draw()

    @Slot()
    def _draw(self) -> None:
        if self._chart is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        dpi = self.logicalDpiX()
        size = (self.width() / dpi, self.height() / dpi)
        figure, axes = _new_figure(size, dpi * ratio)
        text = self._look.scale.body * 0.95
        _draw_bars(axes, self._chart, self._look.theme, text)
        self._image = _picture(figure, ratio)
        self._places = _bar_places(axes, self._chart, self._image, ratio)
        self.update()

    # Save and copy

    def save(self, path: Path) -> None:
        """Save as the file's ending says: PNG, SVG or PDF. Raises ExpectedError."""
        if self._chart is None:
            return
        figure, axes = _new_figure(PICTURE_INCHES, PICTURE_DPI)
        axes.set_title(self._chart.title, loc="left", fontweight="bold")
        _draw_bars(axes, self._chart, self._look.theme, self._look.scale.body)
        try:
            figure.savefig(path, dpi=PICTURE_DPI, facecolor=figure.get_facecolor())
        except (OSError, ValueError) as refused:
            raise ExpectedError(
                self.tr("The picture could not be saved there."),
                self.tr("Choose another folder, and a name ending in .png, .svg or .pdf."),
            ) from refused

    @Slot()
    def copy(self) -> None:
        QGuiApplication.clipboard().setImage(self._image)

    @Slot()
    def ask_where_to_save(self) -> None:
        if self._chart is None:
            return
        dialog = QFileDialog(self, self.tr("Save the chart"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PNG (*.png)", "SVG (*.svg)", "PDF (*.pdf)"])
        dialog.setDefaultSuffix("png")
        dialog.selectFile(self._chart.title)
        dialog.fileSelected.connect(self._save_as)
        dialog.open()

    @Slot(str)
    def _save_as(self, name: str) -> None:
        try:
            self.save(Path(name))
        except ExpectedError as error:
            show_problem(self, error)

    # Ask

    def _bar_at(self, point: QPointF) -> int:
        return next((at for at, place in enumerate(self._places) if place.contains(point)), -1)

    def _bars(self) -> tuple[Bar, ...]:
        return self._chart.bars if self._chart is not None else ()

    def _go_to_bar(self, at: int) -> None:
        bars = self._bars()
        if bars and self._chart is not None:
            self._current = max(0, min(len(bars) - 1, at))
            words = self._chart.words_of(bars[self._current])
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
            place = self._places[self._current] if self._places else QRectF()
            QToolTip.showText(self.mapToGlobal(place.center().toPoint()), words, self)
            self.update()

    def _open_bar(self, at: int) -> None:
        if 0 <= at < len(self._bars()):
            self.chosen.emit(self._bars()[at].key)

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the page itself has been painted: the first chart imports matplotlib.
        self._redraw.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._current = -1
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image.isNull():
            painter.setPen(self._look.colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Drawing…"))
        else:
            painter.drawImage(self.rect(), self._image)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            current = self._current
            framed = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(self._places[current] if current >= 0 else framed, 6, 6)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position())
        hand = Qt.CursorShape.PointingHandCursor
        self.setCursor(hand if at >= 0 else Qt.CursorShape.ArrowCursor)
        if at >= 0 and self._chart is not None:
            words = self._chart.words_of(self._chart.bars[at])
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._open_bar(self._bar_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._go_to_bar(self._current + 1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._go_to_bar(self._current - 1)
            case Qt.Key.Key_Home:
                self._go_to_bar(0)
            case Qt.Key.Key_End:
                self._go_to_bar(len(self._bars()) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open_bar(self._current)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._look.icon("copy"), self.tr("Copy the picture"), self.copy)
        save = self.tr("Save the picture…")
        menu.addAction(self._look.icon("export"), save, self.ask_where_to_save)
        menu.popup(event.globalPos())


def _new_figure(inches: tuple[float, float], dpi: float) -> tuple[Figure, Axes]:
    import matplotlib as mpl
    from matplotlib.figure import Figure

    if sys.platform == "win32":
        mpl.rcParams["font.family"] = ["Segoe UI", "DejaVu Sans"]
    figure = Figure(figsize=inches, dpi=dpi, layout="constrained")
    return figure, figure.add_subplot()


def _draw_bars(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    starts = [0.0] * len(chart.bars)
    for at, series in enumerate(chart.series):
        amounts = [bar.amounts[at] for bar in chart.bars]
        colour = _colour(theme, series.colour)
        drawn = _draw_pieces(axes, chart, amounts, starts)
        for piece in drawn:
            piece.set_facecolor(colour.name())
            # An edge of the ground's colour parts neighbours that look alike in grey.
            piece.set_edgecolor(theme.colours["surface"].name())
        drawn.set_label(series.name)
        for place, (start, amount) in enumerate(zip(starts, amounts, strict=True)):
            is_part = amount < chart.bars[place].total  # a whole bar has its total at its end
            if is_part and amount >= chart.longest * ROOM_FOR_NUMBER:
                middle = start + amount / 2
                x, y = (middle, place) if chart.lying else (place, middle)
                text = axes.text(x, y, f"{amount:g}", color=_ink_on(colour), fontsize=points * 0.9)
                text.set(ha="center", va="center")
        starts = [start + amount for start, amount in zip(starts, amounts, strict=True)]
    _draw_totals(axes, chart, theme, points)
    _draw_limits(axes, chart, theme)
    _dress(axes, chart, theme, points)


def _draw_pieces(
    axes: Axes, chart: BarChart, amounts: list[float], starts: list[float]
) -> BarContainer:
    places = range(len(amounts))
    if chart.lying:
        return axes.barh(places, amounts, BAR_SHARE, left=starts, linewidth=1)
    return axes.bar(places, amounts, BAR_SHARE, bottom=starts, linewidth=1)


def _draw_totals(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    for place, bar in enumerate(chart.bars):
        over = bar.limit is not None and bar.total > bar.limit
        end = bar.total
        if bar.limit is not None and 0 <= bar.limit - end < chart.longest * ROOM_FOR_TOTAL:
            end = bar.limit
        axes.annotate(
            f"{bar.total:g}",
            (end, place) if chart.lying else (place, end),
            xytext=(5, 0) if chart.lying else (0, 4),
            textcoords="offset points",
            va="center" if chart.lying else "bottom",
            ha="left" if chart.lying else "center",
            color=theme.colours["limit" if over else "ink"].name(),
            fontweight="bold" if over else "normal",
            fontsize=points,
        )


def _draw_limits(axes: Axes, chart: BarChart, theme: Theme) -> None:
    named = False
    for place, bar in enumerate(chart.bars):
        if bar.limit is None:
            continue
        low, high = place - BAR_SHARE * 0.72, place + BAR_SHARE * 0.72
        line = ([bar.limit, bar.limit], [low, high])
        label = None if named else sentence(chart.limit_name)
        ink = theme.colours["ink"].name()
        axes.plot(*(line if chart.lying else line[::-1]), color=ink, linewidth=2.2, label=label)
        named = True


def _dress(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    """Give the chart the theme: no box, faint lines across the bars, words of the right size."""
    from matplotlib.ticker import MaxNLocator

    colours = theme.colours
    axes.figure.set_facecolor(colours["surface"].name())
    axes.set_facecolor(colours["surface"].name())
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, labelsize=points, labelcolor=colours["ink"].name())
    axes.set_axisbelow(True)
    labels = [bar.label for bar in chart.bars]
    places = list(range(len(labels)))
    if chart.lying:
        axes.set_yticks(places, labels)
        axes.set_ylim(len(labels) - 0.4, -0.6)
        axes.set_xlim(0, chart.longest * 1.08)
    else:
        axes.set_xticks(places, labels)
        axes.set_xlim(-0.6, len(labels) - 0.4)
        axes.set_ylim(0, chart.longest * 1.12)
    amounts = axes.xaxis if chart.lying else axes.yaxis
    amounts.grid(True, color=colours["line"].name(), linewidth=1)
    amounts.set_major_locator(MaxNLocator(integer=True, nbins=8))
    amounts.set_tick_params(labelcolor=colours["quiet"].name())
    handles, names = axes.get_legend_handles_labels()
    legend = axes.figure.legend(
        handles,
        names,
        loc="outside upper left",
        ncols=_names_in_line(axes.figure.bbox.width, axes.figure.dpi, names, points),
        frameon=False,
        fontsize=points,
        borderaxespad=0.3,
        handlelength=1.0,
        columnspacing=1.4,
    )
    for text in legend.get_texts():
        text.set_color(colours["ink"].name())
    axes.title.set_color(colours["ink"].name())


def _colour(theme: Theme, name: str) -> QColor:
    if name in theme.plans:
        return theme.plans[name]
    return theme.colours[name] if name in theme.colours else theme.tones[Tone(name)].mark


def _names_in_line(width: float, dpi: float, names: Sequence[str], points: float) -> int:
    """Say how many names of the key stand beside each other, each as wide as the longest."""
    letters = max((len(name) for name in names), default=0) + ROOM_FOR_SWATCH
    return max(1, min(len(names), int(width // (letters * points * LETTER_SHARE * dpi / 72))))


def _ink_on(colour: QColor) -> str:
    """Give black or white, whichever reads better on the colour."""
    black, white = QColor("#000000"), QColor("#ffffff")
    return (black if contrast(black, colour) > contrast(white, colour) else white).name()


def _picture(figure: Figure, ratio: float) -> QImage:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    pixels: Any = canvas.buffer_rgba()
    height, width = pixels.shape[:2]
    image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGBA8888).copy()
    image.setDevicePixelRatio(ratio)
    return image


def _bar_places(axes: Axes, chart: BarChart, image: QImage, ratio: float) -> list[QRectF]:
    """Give each bar's whole band, in the widget's own pixels, for clicks and the focus frame."""
    box = axes.get_window_extent()
    count = max(1, len(chart.bars))
    left, top = box.x0 / ratio, (image.height() - box.y1) / ratio
    width, height = box.width / ratio, box.height / ratio
    if chart.lying:
        deep = height / count
        return [QRectF(left, top + at * deep, width, deep) for at in range(count)]
    broad = width / count
    return [QRectF(left + at * broad, top, broad, height) for at in range(count)]
