"""A chart in a page: drawn by matplotlib, which is imported only when the first one is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolTip, QWidget

from caseload_app.errors import ExpectedError
from caseload_app.ui.messages import show_problem
from caseload_app.ui.saving import dated_name, file_name
from caseload_app.ui.theme import paper_theme
from caseload_app.ui.widgets.charts.drawing import new_figure, picture
from caseload_app.ui.widgets.charts.kinds import (
    POINTS_PER_INCH,
    PictureSize,
    bar_places,
    draw_chart,
    fitting,
    picture_file,
)
from caseload_app.ui.widgets.charts.paper import chart_page
from caseload_app.ui.widgets.charts.values import AnyChart, Bar
from caseload_app.ui.widgets.print_job import Paper, preview

if TYPE_CHECKING:
    from datetime import date

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

REDRAW_AFTER_MS = 60


class Chart(QWidget):
    """Show a chart of any kind; `chosen` carries the key of the bar that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.as_at: date | None = None
        self._chart: AnyChart | None = None
        self._shown: AnyChart | None = None
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

    def show_chart(self, chart: AnyChart) -> None:
        self._chart = self._shown = chart
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
        figure, axes = new_figure(size, dpi * ratio)
        text = self._look.scale.body * 0.95
        room = size[0] * POINTS_PER_INCH, size[1] * POINTS_PER_INCH
        self._shown = fitting(self._chart, room, text)
        draw_chart(axes, self._shown, self._look.theme, text)
        self._image = picture(figure, ratio)
        self._places = bar_places(axes, self._shown, self._image, ratio)
        self.update()

    # Save and copy

    def save(self, path: Path) -> None:
        """Save as the file's ending says: PNG, SVG or PDF. Raises ExpectedError."""
        if self._chart is None:
            return
        try:
            path.write_bytes(self._on_paper(path.suffix.lstrip(".").lower() or "png"))
        except (OSError, ValueError) as refused:
            raise ExpectedError(
                self.tr("The picture could not be saved there."),
                self.tr("Choose another folder, and a name ending in .png, .svg or .pdf."),
            ) from refused

    @Slot()
    def copy(self) -> None:
        """Copy the picture as it would be printed, whatever the window wears."""
        if self._chart is not None:
            QGuiApplication.clipboard().setImage(QImage.fromData(self._on_paper("png")))

    @Slot()
    def show_on_paper(self) -> None:
        """Show the picture with what it says and its figures, ready to be printed."""
        if self._chart is not None:
            page = chart_page(self._chart, self._on_paper("png"))
            preview(Paper(self._chart.title, page), self)

    def _on_paper(self, kind: str) -> bytes:
        """Draw the picture as a file; pictures leave the program, so they are for paper."""
        assert self._chart is not None
        size = PictureSize(points=self._look.scale.body)
        return picture_file(self._chart, paper_theme(), kind, size)

    @Slot()
    def ask_where_to_save(self) -> None:
        if self._chart is None:
            return
        dialog = QFileDialog(self, self.tr("Save the chart"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["PNG (*.png)", "SVG (*.svg)", "PDF (*.pdf)"])
        dialog.setDefaultSuffix("png")
        title, day = self._chart.title, self.as_at
        dialog.selectFile(dated_name(title, day, ".png") if day else file_name(title))
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
        return self._shown.bars if self._shown is not None else ()

    def _words(self, at: int) -> str:
        """Say a bar in full, however short its name had to be drawn."""
        if self._chart is None:
            return ""
        key = self._bars()[at].key
        return next((self._chart.words_of(bar) for bar in self._chart.bars if bar.key == key), "")

    def _go_to_bar(self, at: int) -> None:
        bars = self._bars()
        if bars and self._chart is not None:
            self._current = max(0, min(len(bars) - 1, at))
            words = self._words(self._current)
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
        if at >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), self._words(at), self)

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
        menu.addAction(self._look.icon("print"), self.tr("Print…"), self.show_on_paper)
        menu.popup(event.globalPos())
