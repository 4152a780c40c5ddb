"""Open the store that a command names: its file, its passphrase, its rules and its day."""

from __future__ import annotations

import getpass
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import data_folder, migrations_folder, resource
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.policy import book_in_force
from caseload_app.services.session import Session, SessionFactory
from caseload_app.store.connection import is_protected
from caseload_app.store.presence import Holder, live_holder

PASSPHRASE_VARIABLE = "CASELOAD_PASSPHRASE"  # noqa: S105 - the variable's name, not a secret
STORE_NAME = "caseload.db"


@dataclass(frozen=True, slots=True)
class Given:
    """What stood on the command line beside the command: the store, the day, the passphrase.

    `is_fixed_day` says that `today` was given, so that midnight does not change it;
    `names_store` that the store was, so that a command that can do without one reads it.
    """

    store: Path
    today: date
    passphrase_file: Path | None = None
    as_json: bool = False
    is_fixed_day: bool = False
    names_store: bool = False


def default_store() -> Path:
    """Give the user's own store."""
    return data_folder() / STORE_NAME


def rule_book() -> RuleBook:
    """Read the rules that come with the program; a faulty one stops it, for it is a bug."""
    book, problems = load_rules(resource("rules"))
    if problems:
        raise ValueError("; ".join(f"{one.rule}: {one.problem}" for one in problems))
    return book


def rules_in_force(given: Given) -> RuleBook:
    """Give the rules with the settings of the store that was named; else as they are shipped."""
    if not given.names_store:
        return rule_book()
    with opened(given) as session:
        return book_in_force(session, rule_book())


def now() -> datetime:
    """Give the time that stamps what is written."""
    return datetime.now().astimezone()


@contextmanager
def opened(given: Given) -> Iterator[Session]:
    """Open the store for the time of a command. Raises ExpectedError when it cannot be."""
    passphrase = read_passphrase(given) if is_protected(given.store) else None
    with store_at(given.store, passphrase).open() as session:
        yield session


def store_at(path: Path, passphrase: str | None) -> SessionFactory:
    """Say which store, with which passphrase, by whose hand; None where it is unprotected."""
    return SessionFactory(path, passphrase, migrations_folder(), now, user_name())


@contextmanager
def opened_casebook(given: Given) -> Iterator[tuple[Session, Casebook]]:
    """Open the store and read it as at the day given."""
    with opened(given) as session:
        yield session, read_casebook(session, rule_book(), given.today)


def read_passphrase(given: Given, *, twice: bool = False) -> str:
    """Get the passphrase from the file, else the variable, else a prompt.

    Raises ExpectedError when the file cannot be read or there is nobody to ask.
    """
    if given.passphrase_file is not None:
        try:
            return given.passphrase_file.read_text(encoding="utf-8-sig").rstrip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ExpectedError(
                f"The passphrase file {given.passphrase_file} cannot be read.",
                "Check the name, and that it is a plain text file.",
            ) from error
    if PASSPHRASE_VARIABLE in os.environ:
        return os.environ[PASSPHRASE_VARIABLE]
    if not sys.stdin or not sys.stdin.isatty():
        raise ExpectedError(
            "The store is protected and no passphrase was given.",
            f"Use --passphrase-file FILE or set {PASSPHRASE_VARIABLE}.",
        )
    passphrase = getpass.getpass("Passphrase: ")
    if twice and getpass.getpass("Once more: ") != passphrase:
        raise ExpectedError("The two passphrases differ.", "Run the command again.")
    return passphrase


def holder_words(holder: Holder) -> str:
    """Say who has a store open, where and since when."""
    who = holder.who or "Somebody"
    where = f" on {holder.computer}" if holder.computer else ""
    since = holder.since
    return f"{who}{where} has had it open since {long_day(since.date())}, {since:%H:%M}"


def refuse_while_open(store: Path) -> None:
    """Refuse what replaces the file of a store while a window has it open."""
    holder = live_holder(store, platform.node())
    if holder is not None:
        raise ExpectedError(
            f"{store} is open: {holder_words(holder)}.", "Close Caseload there, then try again."
        )


def user_name() -> str:
    """Give the name under which changes are recorded."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
