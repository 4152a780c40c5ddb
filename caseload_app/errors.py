"""The two kinds of failure: what a person can mend, and everything else, which is a bug."""

from __future__ import annotations


class CaseloadError(Exception):
    """The base of every error this program raises on purpose."""


class ExpectedError(CaseloadError):
    """Something the user can mend, told in one plain sentence with the next step.

    `problem` says what is wrong and where; `next_step` says what to do now. Neither
    holds a child's or worker's name: both may reach a log.
    """

    def __init__(self, problem: str, next_step: str) -> None:
        super().__init__(f"{problem} {next_step}")
        self.problem = problem
        self.next_step = next_step


class WrongPassphraseError(ExpectedError):
    """The passphrase does not open the store, or the start of its file is damaged."""


class NotAStoreError(ExpectedError):
    """The file does not begin as a store does: another file, or a store cut off or written over."""


class DamagedStoreError(ExpectedError):
    """Some of the store's file cannot be read any more."""
