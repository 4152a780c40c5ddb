"""When the program itself is at fault: one calm window per fault, and a report without people."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from caseload_app import __version__
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import label, wrapping_label

if TYPE_CHECKING:
    from types import TracebackType

LOG = logging.getLogger(__name__)


def write_report(raised: BaseException) -> str:
    """Say where the program failed, never with what: messages and values may hold a name."""
    lines = [
        f"Caseload {__version__}, Python {platform.python_version()}, Qt {qt_version}",
        f"{platform.system()} {platform.release()}",
        "",
    ]
    chain: list[BaseException] = []
    cause: BaseException | None = raised
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    for error in reversed(chain):
        lines.extend(_frames(error.__traceback__))
        lines.append(f"{type(error).__name__} (its message is left out: it may name a person)")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


class CrashReporter(QObject):
    """Take over `sys.excepthook`; from any thread, the window is opened on the window's own."""

    _failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()
        self._owner: QWidget | None = None
        self._failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def show_over(self, owner: QWidget) -> None:
        """Give the window that reports belong to, once there is one."""
        self._owner = owner

    def take(
        self,
        kind: type[BaseException],
        raised: BaseException,
        _where: TracebackType | None = None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        report = write_report(raised)
        LOG.error("the program failed\n%s", report)
        fault = sha256(report.encode()).hexdigest()
        # A fault while painting comes again with every frame: it is told once.
        if fault not in self._seen:
            self._seen.add(fault)
            self._failed.emit(report)

    def _take_from_thread(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self.take(failure.exc_type, failure.exc_value)

    @Slot(str)
    def _show(self, report: str) -> None:
        CrashDialog(report, self._owner).open()


class CrashDialog(QDialog):
    """Say that the program failed, that the store is safe, and offer the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(620, 420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(label(self.tr("Something went wrong in the program"), "heading"))
        layout.addWidget(
            wrapping_label(
                self.tr(
                    "What was saved before is safe. You can go on; if something looks wrong, "
                    "close the program and open it again. The report below holds no names and "
                    "nothing about any child: copy it and send it to whoever looks after "
                    "Caseload for you."
                )
            )
        )
        layout.addWidget(self._report_box(), 1)
        layout.addWidget(self._buttons())

    def _report_box(self) -> QPlainTextEdit:
        box = QPlainTextEdit(self._report, self)
        box.setReadOnly(True)
        box.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        box.setAccessibleName(self.tr("Report"))
        return box

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy the report"), _ACTION)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


_ACTION = QDialogButtonBox.ButtonRole.ActionRole


def _frames(where: TracebackType | None) -> list[str]:
    lines = []
    for frame in traceback.extract_tb(where):
        place = "/".join(Path(frame.filename).parts[-3:])
        lines.append(f"  {place}:{frame.lineno} in {frame.name}")
        if frame.line:
            lines.append(f"      {frame.line}")
    return lines
