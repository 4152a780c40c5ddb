"""The recovery file beside a store: its passphrase, sealed under the recovery key.

It is a small SQLCipher file of its own, so that no other cipher has to be trusted. Without the
key on paper it is as closed as the store.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import is_protected, open_database, told
from caseload_app.store.snapshot import cannot_write, flush_to_disk

SUFFIX = ".recovery"

MAKE_SEALED = """
create table sealed (
    passphrase text not null,
    made_at text not null
) strict
"""

SEAL = """
insert into sealed (passphrase, made_at)
values (:passphrase, :made_at)
"""

UNSEAL = """
select passphrase
from sealed
"""


def recovery_file(store: Path) -> Path:
    """Name the recovery file of a store."""
    return store.with_suffix(SUFFIX)


def seal_passphrase(store: Path, recovery_key: str, passphrase: str, at: str) -> None:
    """Write the recovery file anew; at every moment there is a whole one, or none as before."""
    target = recovery_file(store)
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        with closing(open_database(partial, recovery_key, create=True)) as sealed, told():
            sealed.execute(MAKE_SEALED)
            sealed.execute(SEAL, {"passphrase": passphrase, "made_at": at})
        flush_to_disk(partial)
        partial.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        partial.unlink(missing_ok=True)


def unseal_passphrase(store: Path, recovery_key: str) -> str:
    """Read the passphrase of a store by its recovery key. Raises ExpectedError."""
    target = recovery_file(store)
    if not target.exists():
        raise ExpectedError(
            f"There is no recovery file beside {store}.",
            "Copy it from where your backups are, or type the passphrase.",
        )
    if not is_protected(target):
        raise _not_the_key(target)
    try:
        with closing(open_database(target, recovery_key)) as sealed, told(str(target)):
            ((passphrase,),) = sealed.execute(UNSEAL).fetchall()
    except ExpectedError as error:
        raise _not_the_key(target) from error
    return str(passphrase)


def forget_recovery(store: Path) -> None:
    """Remove the recovery file, so that the key on paper opens nothing any more."""
    target = recovery_file(store)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise ExpectedError(
            f"{target} cannot be removed: {error.strerror or os.strerror(error.errno or 0)}.",
            "Close what holds it, then try again.",
        ) from error


def _not_the_key(target: Path) -> ExpectedError:
    return ExpectedError(
        f"The recovery key does not open {target}.",
        "Type it again as it is printed; one that was printed later has replaced it.",
    )
