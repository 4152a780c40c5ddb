"""Finds where text would be drawn as markup: widgets, their tooltips, tables, and finished HTML."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QTextEdit,
    QWidget,
)

from tests.hostile.planting import RAW

ROWS = 12


def rendered(top: QWidget) -> Iterator[str]:
    """Name what would draw the planted markup instead of showing it."""
    for one in (top, *top.findChildren(QWidget)):
        where = f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        if isinstance(one, QLabel) and RAW in one.text() and draws_markup(one.text(), one):
            yield f"{where}: {one.text()[:60]}"
        if isinstance(one, QTextEdit) and _has_image(one.document()):
            yield f"{where}: an image in its text"
        if isinstance(one, QAbstractButton) and RAW in one.text() and "&&" not in one.text():
            yield f"{where} swallows an ampersand: {one.text()[:60]}"


def draws_markup(text: str, label: QLabel) -> bool:
    """Tell whether a label would take the text for markup."""
    if label.textFormat() is Qt.TextFormat.AutoText:
        return Qt.mightBeRichText(text)
    return label.textFormat() is not Qt.TextFormat.PlainText


def tooltips(top: QWidget) -> Iterator[str]:
    """Give every tooltip there is, of widgets and of the first rows of tables."""
    for one in (top, *top.findChildren(QWidget)):
        if one.toolTip():
            yield one.toolTip()
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            for row in range(min(ROWS, model.rowCount())):
                for column in range(model.columnCount()):
                    tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                    if tip:
                        yield str(tip)


def texts(top: QWidget) -> Iterator[str]:
    """Give every text that is seen: of labels, buttons and the first rows of tables."""
    for one in (top, *top.findChildren(QWidget)):
        if isinstance(one, QLabel | QAbstractButton):
            yield one.text()
        if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
            for row in range(min(ROWS, model.rowCount())):
                for column in range(model.columnCount()):
                    yield str(model.index(row, column).data() or "")


def _has_image(document: QTextDocument) -> bool:
    return "\ufffc" in document.toRawText()
