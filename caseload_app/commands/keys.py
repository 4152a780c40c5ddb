"""Commands for the passphrase and the recovery key; neither ever stands on the command line."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path

from caseload_app.commands.opening import Given, read_passphrase, refuse_while_open, store_at
from caseload_app.commands.speaking import report, say, say_json
from caseload_app.domain.wording import counted
from caseload_app.errors import ExpectedError
from caseload_app.services.safety import keys
from caseload_app.services.safety.backups import automatic_backups
from caseload_app.services.session import SessionFactory
from caseload_app.store.connection import is_protected

NEW_PASSPHRASE_VARIABLE = "CASELOAD_NEW_PASSPHRASE"  # noqa: S105 - the variable's name
RECOVERY_KEY_VARIABLE = "CASELOAD_RECOVERY_KEY"


def change_passphrase(given: Given, arguments: Namespace) -> None:
    """Put the store and its automatic backups under a new passphrase."""
    old = read_passphrase(given) if is_protected(given.store) else None
    _change(given, arguments, store_at(given.store, old))


def make_recovery_key(given: Given, arguments: Namespace) -> None:
    """Make a recovery key; it is written once, and one made before opens nothing any more."""
    del arguments
    factory = store_at(given.store, read_passphrase(given))
    key = keys.make_recovery_key(factory)
    if given.as_json:
        say_json({"recovery_key": key})
        return
    report("Print or write this down now, it is shown only once:")
    say(key)


def recover(given: Given, arguments: Namespace) -> None:
    """Open the store by its recovery key and put it under a new passphrase."""
    typed = read_secret(arguments.recovery_key_file, RECOVERY_KEY_VARIABLE, "Recovery key: ")
    passphrase = keys.recover_passphrase(given.store, typed)
    _change(given, arguments, store_at(given.store, passphrase))


def _change(given: Given, arguments: Namespace, factory: SessionFactory) -> None:
    refuse_while_open(given.store)
    file = arguments.new_passphrase_file
    new = read_secret(file, NEW_PASSPHRASE_VARIABLE, "New passphrase: ", twice=True)
    done = keys.change_passphrase(factory, new, automatic_backups(given.store))
    if given.as_json:
        answer = {
            "store": str(given.store),
            "backups_changed": [str(path) for path in done.changed],
            "backups_left": [str(path) for path in done.left],
            "recovery_key": done.recovery_key,
        }
        say_json(answer)
        return
    say(f"{given.store} has a new passphrase, and so have {counted(len(done.changed), 'backup')}.")
    if done.left:
        say(f"{counted(len(done.left), 'backup')} still open with an earlier passphrase only.")
    if done.recovery_key is not None:
        report("The recovery key that was printed before opens nothing any more. The new one:")
        say(done.recovery_key)


def read_secret(file: Path | None, variable: str, prompt: str, *, twice: bool = False) -> str:
    """Get a secret from a file, else a variable, else a prompt. Raises ExpectedError."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            raise ExpectedError(
                f"{file} cannot be read.", "Check the name, and that it is a plain text file."
            ) from error
    if variable in os.environ:
        return os.environ[variable]
    if not sys.stdin or not sys.stdin.isatty():
        raise ExpectedError(
            f"Nothing was given for: {prompt.rstrip(': ').lower()}.",
            f"Name a file that holds it, or set {variable}.",
        )
    typed = getpass.getpass(prompt)
    if twice and getpass.getpass("Once more: ") != typed:
        raise ExpectedError("The two passphrases differ.", "Run the command again.")
    return typed
