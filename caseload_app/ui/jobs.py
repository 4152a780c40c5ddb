"""Long work off the window's thread: one job at a time, answers back on the window's thread."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot

from caseload_app.errors import ExpectedError

DRAIN_MS = 30_000
LEAVE_MS = 100
"""So long the thread may take to come to rest after it has sent its answer."""
USUAL_TURN = sys.getswitchinterval()
SHORT_TURN = USUAL_TURN / 10
"""So many seconds a thread may keep Python to itself while a job runs. The window asks for its
turn at every step of painting, so a few waits of the usual length would be seen."""
LOG = logging.getLogger(__name__)

Work = Callable[["JobControl"], Any]
Done = Callable[[Any], object]
Failed = Callable[[ExpectedError], object]


class JobControl:
    """What work is handed: a way to say how far it is, and whether it is still wanted."""

    def __init__(self, token: int, progressed: SignalInstance) -> None:
        self._token = token
        self._progressed = progressed
        self._cancelled = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Say how far the work is; a total of 0 means that nobody knows."""
        self._progressed.emit(self._token, done, total)


@dataclass(frozen=True, slots=True)
class _Waiting:
    label: str
    done: Done
    failed: Failed
    control: JobControl


class _Job(QRunnable):
    """Run the work and send what came of it; owns nothing of Qt."""

    def __init__(self, token: int, work: Work, control: JobControl, ended: SignalInstance) -> None:
        super().__init__()
        self._token = token
        self._work = work
        self._control = control
        self._ended = ended

    def run(self) -> None:
        answer: object = None
        error: BaseException | None = None
        try:
            if not self._control.is_cancelled:
                answer = self._work(self._control)
        except Exception as raised:  # noqa: BLE001 - whatever it is belongs on the window's thread
            error = raised
        try:
            self._ended.emit(self._token, answer, error)
        except RuntimeError:
            LOG.info("a job ended after its window was closed")


class JobRunner(QObject):
    """Run jobs in order on one thread of its own.

    `running` carries the words of what runs now, empty when nothing does; `progressed` carries
    done and total. Answers to a cancelled job are dropped, and `given_up` tells whoever waits.
    While a job runs the collector of cyclic garbage rests: on the job's thread it would take
    widgets apart, which crashes Qt. And Python changes threads oftener, for the window's sake.
    """

    running = Signal(str)
    progressed = Signal(int, int)
    given_up = Signal()
    _ended = Signal(int, object, object)
    _reported = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[int, _Waiting] = {}
        self._last_token = 0
        self._collects_later = False
        self._ended.connect(self._end)
        self._reported.connect(self._report)

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting)

    def submit(self, work: Work, done: Done, failed: Failed, *, label: str) -> None:
        """Run `work(control)` after those before it, then `done(answer)` or `failed(error)`.

        Both are called on this thread. A bug in the work is reported as any other, and
        `failed` is told as well, so that a page never waits for ever.
        """
        if gc.isenabled():
            self._collects_later = True
            gc.disable()
        sys.setswitchinterval(SHORT_TURN)
        self._last_token += 1
        token = self._last_token
        control = JobControl(token, self._reported)
        self._waiting[token] = _Waiting(label, done, failed, control)
        self._tell_running()
        self._pool.start(_Job(token, work, control, self._ended))

    @Slot()
    def cancel(self) -> None:
        """Give up what runs and what waits; work that looks at its control stops early."""
        self._let_go()
        self.given_up.emit()
        if not self._pool.activeThreadCount():
            self._come_to_rest()

    def drain(self) -> bool:
        """Cancel everything and wait for the thread, as on closing; False when it goes on."""
        # Nobody is told: whoever waited is about to go, and must begin nothing new.
        self._let_go()
        is_done = self._pool.waitForDone(DRAIN_MS)
        self._come_to_rest()
        return is_done

    def _let_go(self) -> None:
        for job in self._waiting.values():
            job.control.cancel()
        self._waiting.clear()
        self._pool.clear()
        self._tell_running()

    def _come_to_rest(self) -> None:
        if self._waiting or not self._pool.waitForDone(LEAVE_MS):
            return
        sys.setswitchinterval(USUAL_TURN)
        if self._collects_later:
            self._collects_later = False
            gc.enable()

    @Slot(int, object, object)
    def _end(self, token: int, answer: object, error: object) -> None:
        job = self._waiting.pop(token, None)
        self._come_to_rest()
        if job is None:
            return
        self._tell_running()
        if error is None:
            job.done(answer)
        elif isinstance(error, ExpectedError):
            job.failed(error)
        elif isinstance(error, BaseException):
            sys.excepthook(type(error), error, error.__traceback__)
            job.failed(
                ExpectedError(
                    self.tr("This could not be finished because of a fault in the program."),
                    self.tr("Try again; if it happens again, send the report."),
                )
            )

    @Slot(int, int, int)
    def _report(self, token: int, done: int, total: int) -> None:
        if token in self._waiting:
            self.progressed.emit(done, total)

    def _tell_running(self) -> None:
        first = next(iter(self._waiting.values()), None)
        self.running.emit(first.label if first else "")
