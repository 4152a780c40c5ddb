from __future__ import annotations

import logging
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.crash import CrashDialog, CrashReporter, write_report
from caseload_app.ui.look import Look

SECRET = "Bo Marsh"


def fault(text: str = SECRET) -> ValueError:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def other_fault() -> KeyError:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        return error


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def reporter(window: QWidget, caplog: pytest.LogCaptureFixture) -> CrashReporter:
    caplog.set_level(logging.CRITICAL + 1, logger="caseload_app.ui.crash")
    made = CrashReporter(window)
    made.show_over(window)
    return made


def dialogs(window: QWidget) -> list[CrashDialog]:
    return window.findChildren(CrashDialog)


def test_a_report_says_where_but_never_with_what() -> None:
    report = write_report(fault())

    assert "tests/ui/test_crash.py" in report
    assert "in fault" in report
    assert "ValueError" in report
    assert SECRET not in report


def test_a_report_names_the_first_cause_first() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(SECRET) from cause
    except ValueError as error:
        report = write_report(error)

    assert report.index("KeyError") < report.index("ValueError (its message")


def test_the_same_fault_is_told_once(
    reporter: CrashReporter, window: QWidget, qtbot: QtBot
) -> None:
    error = fault()
    for _ in range(40):
        reporter.take(type(error), error)
    qtbot.waitUntil(lambda: bool(dialogs(window)))
    qtbot.wait(5)

    assert len(dialogs(window)) == 1


def test_another_fault_is_told_as_well(
    reporter: CrashReporter, window: QWidget, qtbot: QtBot
) -> None:
    for error in (fault(), other_fault()):
        reporter.take(type(error), error)

    qtbot.waitUntil(lambda: len(dialogs(window)) == 2)


def test_a_fault_on_another_thread_is_told_in_the_window(
    reporter: CrashReporter, window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter.install()
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: len(dialogs(window)) == 1)


def test_stopping_by_ctrl_c_is_no_fault(
    reporter: CrashReporter, window: QWidget, qtbot: QtBot
) -> None:
    reporter.take(KeyboardInterrupt, KeyboardInterrupt())
    qtbot.wait(5)

    assert dialogs(window) == []


def test_the_report_can_be_copied(window: QWidget) -> None:
    dialog = CrashDialog("where it failed", window)
    copy = next(one for one in dialog.findChildren(QPushButton) if "Copy" in one.text())
    copy.click()

    assert QGuiApplication.clipboard().text() == "where it failed"
