"""Commands for the store itself: make it, copy it, go back to a copy, look for damage."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from caseload_app.commands.opening import (
    Given,
    opened,
    read_passphrase,
    refuse_while_open,
    store_at,
)
from caseload_app.commands.speaking import say, say_json, say_table
from caseload_app.domain.wording import counted, listed, long_day
from caseload_app.errors import ExpectedError
from caseload_app.paths import migrations_folder
from caseload_app.services import housekeeping
from caseload_app.services.safety.backups import list_backups, restore_backup, what_would_be_lost
from caseload_app.services.safety.salvaging import salvage, salvage_words
from caseload_app.store.connection import is_protected


def make_store(given: Given, arguments: Namespace) -> None:
    """Make a new store, protected by a passphrase unless that is declined."""
    passphrase = None if arguments.no_passphrase else read_passphrase(given, twice=True)
    _make_folder(given.store.parent)
    housekeeping.create_store(store_at(given.store, passphrase)).close()
    protection = "protected by your passphrase" if passphrase else "NOT protected by a passphrase"
    say(f"Made the store {given.store}, {protection}.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExpectedError(
            f"The folder {folder} cannot be made.",
            "Choose a folder that is there and that you may write to.",
        ) from error


def back_up(given: Given, arguments: Namespace) -> None:
    """Keep a copy of the store that has been opened and counted."""
    with opened(given) as session:
        rows = housekeeping.backup(session, arguments.out)
    if given.as_json:
        say_json({"backup": str(arguments.out), "rows": rows})
    else:
        say(f"Copied {counted(sum(rows.values()), 'record')} to {arguments.out} and checked it.")


def restore_store(given: Given, arguments: Namespace) -> None:
    """Make a backup the store again; the file that was there is kept."""
    refuse_while_open(given.store)
    protected = is_protected(arguments.backup)
    passphrase = read_passphrase(given) if protected else None
    kept = restore_backup(store_at(given.store, passphrase), arguments.backup)
    say(f"Restored {given.store} from {arguments.backup}.")
    if kept is not None:
        say(f"The store as it was is kept as {kept}.")


def check_store(given: Given, arguments: Namespace) -> None:
    """Look for damage; raises ExpectedError when there is some."""
    del arguments
    with opened(given) as session:
        faults = housekeeping.check(session, migrations_folder().parent / "schema.sql")
        entries, seal = housekeeping.audit_head(session)
    if given.as_json:
        audit = {"entries": entries, "seal": seal}
        answer = {"store": str(given.store), "sound": not faults, "faults": faults}
        say_json({**answer, "audit": audit})
    if faults:
        raise ExpectedError(
            f"The store is damaged: {listed(faults)}",
            "Keep the file as it is and restore the latest backup.",
        )
    if not given.as_json:
        say(f"The store {given.store} is sound.")
        say(f"The audit trail is whole: {counted(entries, 'entry', 'entries')}, seal {seal[:16]}.")


def show_backups(given: Given, arguments: Namespace) -> None:
    """List the automatic backups, or say what going back to one of them would lose."""
    if arguments.loss is not None:
        _show_loss(given, arguments.loss)
        return
    found = list_backups(given.store)
    if given.as_json:
        rows = [
            {"path": str(one.path), "taken_at": one.taken_at.isoformat(), "why": one.why}
            for one in found
        ]
        say_json({"store": str(given.store), "backups": rows})
        return
    lines = [[long_day(one.taken_at.date()), one.why, one.path.name] for one in found]
    say_table(("Taken on", "Why", "File"), lines)


def _show_loss(given: Given, backup: Path) -> None:
    with opened(given) as session:
        passphrase = read_passphrase(given) if is_protected(backup) else None
        loss = what_would_be_lost(session, backup, passphrase)
    if given.as_json:
        tables = {name: {"now": now, "then": then} for name, now, then in loss.rows}
        say_json({"backup": str(backup), "changes_lost": loss.entries, "rows": tables})
        return
    say(f"Going back to {backup} would lose {counted(loss.entries, 'change')}.")
    say_table(("Kept in", "Now", "Then"), loss.rows)


def salvage_store(given: Given, arguments: Namespace) -> None:
    """Read what can be read of a damaged store into a new one."""
    passphrase = read_passphrase(given) if is_protected(given.store) else None
    done = salvage(store_at(given.store, passphrase), arguments.out)
    if given.as_json:
        answer = {"out": str(arguments.out), "rows": done.saved, "damaged": list(done.damaged)}
        say_json({**answer, "rebuilt": done.rebuilt, "dropped": done.dropped})
        return
    for sentence in salvage_words(done):
        say(sentence)
