"""Goes through every page as a screen reader, a keyboard and an eye do, and says what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from caseload_app.ui.widgets.card_row import CardRow
from caseload_app.ui.widgets.deadline_rows import RowButton
from caseload_app.ui.widgets.elided_label import ElidedLabel

ROWS_READ = 3
LARGE_PIXELS = 24
AA, AA_LARGE = 4.5, 3.0
MOST_COLOURS = 60
SLACK = 2
"""Pixels by which a text may be wider than its widget: rounding, not clipping."""


def seen(page: QWidget) -> list[QWidget]:
    """Give the widgets of a page that are on the screen."""
    return [one for one in page.findChildren(QWidget) if one.isVisible()]


def nameless(page: QWidget) -> Iterator[str]:
    """Name what takes the focus and would be read out as nothing."""
    for one in seen(page):
        if one.focusPolicy() is Qt.FocusPolicy.NoFocus or one.focusProxy() is not None:
            continue
        told = QAccessible.queryAccessibleInterface(one)
        if told is None or told.role() is QAccessible.Role.NoRole:
            yield f"{where(one)} has no role"
        elif not told.text(QAccessible.Text.Name).strip():
            yield f"{where(one)} has no name"


def mute_cells(page: QWidget) -> Iterator[str]:
    """Name cells of tables that a screen reader would read without saying what they are."""
    for table in page.findChildren(QAbstractItemView):
        model = table.model()
        if not table.isVisible() or model is None:
            continue
        for row in range(min(ROWS_READ, model.rowCount())):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                if said is None:
                    yield f"{where(table)} says nothing in row {row}, column {column}"


def clipped(page: QWidget) -> Iterator[str]:
    """Name texts that are wider than the place they have."""
    for one in seen(page):
        text, room = _text_and_room(one)
        if not text:
            continue
        needed = max(one.fontMetrics().horizontalAdvance(line) for line in text.splitlines())
        if needed > room + SLACK:
            yield f"{where(one)} needs {needed} and has {room}: {text!r}"


def _text_and_room(one: QWidget) -> tuple[str, int]:
    if isinstance(one, ElidedLabel | CardRow | RowButton):
        return "", 0  # these shorten themselves, and say the rest in a tooltip
    if isinstance(one, QLabel) and not one.wordWrap():
        return one.text(), one.contentsRect().width()
    if isinstance(one, QPushButton):
        icon = one.iconSize().width() + 4 if not one.icon().isNull() else 0
        return one.text().replace("&", ""), one.width() - icon
    if isinstance(one, QCheckBox | QRadioButton):
        return one.text().replace("&", ""), one.width() - 20
    if isinstance(one, QComboBox) and not one.isEditable():
        return "", 0
    return "", 0


def pale(page: QWidget) -> Iterator[tuple[str, float]]:
    """Name texts whose contrast, measured from the pixels drawn, is less than it must be."""
    window = page.window()
    picture = window.grab().toImage()
    for one in seen(page):
        if not _has_words(one) or not one.isEnabled():
            continue
        place = QRect(one.mapTo(window, QPoint(0, 0)), one.size()).intersected(picture.rect())
        inside = one.visibleRegion().boundingRect()
        place = QRect(one.mapTo(window, inside.topLeft()), inside.size()).intersected(place)
        if place.width() < LARGE_PIXELS or place.height() < one.fontMetrics().height() // 2:
            continue
        found = _contrast(picture.copy(place))
        least = AA_LARGE if one.fontMetrics().height() >= LARGE_PIXELS else AA
        if found < least:
            yield f"{where(one)}: {found:.2f}", found


def _has_words(one: QWidget) -> bool:
    return isinstance(one, QLabel | QAbstractButton) and bool(one.text().strip())


def _contrast(picture: QImage) -> float:
    """Compare the ground, which is most of the picture, with what differs from it most."""
    pixels = memoryview(picture.convertToFormat(QImage.Format.Format_RGB32).constBits())
    colours = Counter(pixels.cast("B").cast("I"))
    [(ground, _)] = colours.most_common(1)
    return max(_ratio(ground, ink) for ink, _ in colours.most_common(MOST_COLOURS))


def _ratio(one: int, other: int) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(pixel: int) -> float:
    colour = QColor(pixel)
    red, green, blue = (_linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def unreached(page: QWidget) -> list[str]:
    """Name what the Tab key never comes to, though it takes the focus."""
    window = page.window()
    wanted = [
        one
        for one in seen(page)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not isinstance(one, QRadioButton)  # the arrow keys go through a group of these
    ]
    stops: set[QWidget] = set()
    for _ in range(400):
        window.focusNextChild()
        now = QApplication.focusWidget()
        if now is None or now in stops:
            break
        stops.add(now)
    return [where(one) for one in wanted if one not in stops]


def where(one: QWidget) -> str:
    """Say which widget it is."""
    said = one.text() if isinstance(one, QLabel | QAbstractButton) else ""
    names = [type(one).__name__, one.objectName() or one.accessibleName() or said]
    above = one.parentWidget()
    names.append(f"in {type(above).__name__}" if above is not None else "")
    return " ".join(name for name in names if name)
