from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.errors import ExpectedError
from caseload_app.ui.jobs import JobControl, JobRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.drain()


class Answers:
    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[ExpectedError] = []


def submit(runner: JobRunner, answers: Answers, work: object, label: str = "Reading") -> None:
    runner.submit(work, answers.done.append, answers.failed.append, label=label)


def test_the_answer_comes_back_on_the_thread_of_the_window(runner: JobRunner, qtbot: QtBot) -> None:
    threads: list[int] = []
    runner.submit(
        lambda _: threading.get_ident(),
        lambda worked_on: threads.extend([worked_on, threading.get_ident()]),
        lambda _: None,
        label="Reading",
    )
    qtbot.waitUntil(lambda: len(threads) == 2)

    assert threads[0] != threads[1] == threading.get_ident()


def test_jobs_run_one_by_one_in_order(runner: JobRunner, qtbot: QtBot) -> None:
    answers = Answers()
    for number in range(50):
        submit(runner, answers, lambda _, number=number: number)
    qtbot.waitUntil(lambda: len(answers.done) == 50)

    assert answers.done == list(range(50))


def test_what_a_person_can_mend_is_handed_to_the_page(runner: JobRunner, qtbot: QtBot) -> None:
    answers = Answers()
    problem = ExpectedError("The workbook is open elsewhere.", "Close it and try again.")

    def refuse(_control: JobControl) -> None:
        raise problem

    submit(runner, answers, refuse)
    qtbot.waitUntil(lambda: bool(answers.failed))

    assert answers.failed == [problem]
    assert answers.done == []


def test_a_fault_is_reported_and_the_page_is_told(
    runner: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    answers = Answers()
    submit(runner, answers, lambda _: 1 // 0)
    qtbot.waitUntil(lambda: bool(answers.failed))

    assert reported == [ZeroDivisionError]
    assert answers.failed[0].problem.startswith("This could not be finished")


def test_what_runs_is_said_until_nothing_does(runner: JobRunner, qtbot: QtBot) -> None:
    said: list[str] = []
    runner.running.connect(said.append)
    answers = Answers()
    submit(runner, answers, lambda _: 1, "Reading the workbook")
    qtbot.waitUntil(lambda: bool(answers.done))

    assert said == ["Reading the workbook", ""]
    assert not runner.is_busy


def test_progress_is_passed_on(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.progressed) as progressed:
        submit(runner, Answers(), lambda control: control.report(3, 10))

    assert progressed.args == [3, 10]


def test_a_cancelled_job_is_told_and_its_answer_dropped(runner: JobRunner, qtbot: QtBot) -> None:
    started, seen = threading.Event(), threading.Event()

    def wait_for_cancel(control: JobControl) -> str:
        started.set()
        while not control.is_cancelled:
            seen.wait(0.001)
        seen.set()
        return "too late"

    answers = Answers()
    submit(runner, answers, wait_for_cancel)
    submit(runner, answers, lambda _: "never begun")
    assert started.wait(5)
    runner.cancel()

    assert seen.wait(5)
    assert runner.drain()
    qtbot.wait(1)
    assert answers.done == []


def test_a_window_closed_mid_job_leaves_no_trouble(qtbot: QtBot) -> None:
    for _ in range(20):
        runner = JobRunner()
        submit(runner, Answers(), lambda _: sum(range(1000)))
        assert runner.drain()
        runner.deleteLater()
        qtbot.wait(1)


def test_the_collector_rests_while_a_job_runs(runner: JobRunner, qtbot: QtBot) -> None:
    answers = Answers()

    submit(runner, answers, lambda _: gc.isenabled())
    qtbot.waitUntil(lambda: len(answers.done) == 1)

    assert answers.done == [False]
    assert gc.isenabled()


def test_python_changes_threads_oftener_while_a_job_runs(runner: JobRunner, qtbot: QtBot) -> None:
    usual = sys.getswitchinterval()
    answers = Answers()

    submit(runner, answers, lambda _: sys.getswitchinterval())
    qtbot.waitUntil(lambda: bool(answers.done))

    assert answers.done == [pytest.approx(usual / 10)]
    assert sys.getswitchinterval() == usual


def test_the_collector_works_again_after_a_job_was_given_up(
    runner: JobRunner, qtbot: QtBot
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def wait(_control: JobControl) -> None:
        begun.set()
        may_end.wait(5)

    submit(runner, Answers(), wait)
    begun.wait(5)
    runner.cancel()
    assert not gc.isenabled()

    may_end.set()
    qtbot.waitUntil(gc.isenabled)


def test_a_page_is_told_of_jobs_given_up_but_not_on_closing(runner: JobRunner) -> None:
    told: list[str] = []
    runner.given_up.connect(partial(told.append, "given up"))

    runner.cancel()
    runner.drain()

    assert told == ["given up"]
