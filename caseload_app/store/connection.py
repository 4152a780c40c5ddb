"""Opens a store, encrypted unless asked otherwise, and tells in plain words what went wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from caseload_app.errors import (
    DamagedStoreError,
    ExpectedError,
    NotAStoreError,
    WrongPassphraseError,
)
from caseload_app.store.driver import Database, driver

APPLICATION_ID = 0x43534C44
"""Marks our files: "CSLD" in ASCII, at byte 68 of the (decrypted) file."""

UNTYPABLE = ("Cc", "Cs")
"""Unicode categories that no passphrase holds: control characters and broken text."""

SALT_BYTES = 16
PLAIN_HEADER = b"SQLite format 3\x00"
FILE_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How workbooks, older Office files and PDFs begin: what is picked by mistake."""

# Quiet: SQLCipher otherwise writes about every wrong passphrase to standard error.
# The format is pinned, so that a later SQLCipher goes on reading the same files.
BEFORE_KEY = ("pragma cipher_log_level = none",)
AFTER_KEY = ("pragma cipher_compatibility = 4",)

SETTINGS = (
    "pragma busy_timeout = 5000",
    "pragma foreign_keys = on",
    # Without this `insert or replace` would get past the triggers that guard the audit.
    "pragma recursive_triggers = on",
    # A rollback journal, encrypted like the file, is safe on network paths; WAL is not.
    "pragma journal_mode = delete",
    "pragma synchronous = full",
    # Room for a whole import, so that no page is encrypted and written twice.
    "pragma cache_size = -32768",
    "pragma secure_delete = on",
    "pragma temp_store = memory",
    "pragma trusted_schema = off",
    "pragma cell_size_check = on",
)

COUNT_TABLES = "select count(*) from sqlite_master"

TOLD = {
    "SQLITE_BUSY": (
        "{what} is in use by another program.",
        "Close the other window or wait a moment, then try again.",
    ),
    "SQLITE_READONLY": (
        "{what} cannot be written to: the file or its folder is read-only.",
        "Allow writing to it, or copy it to a folder of your own, then try again.",
    ),
    "SQLITE_FULL": (
        "The disk is full, so nothing was saved.",
        "Free some space, then try again.",
    ),
    "SQLITE_CORRUPT": (
        "{what} is damaged and could not be read in full.",
        "Keep the file as it is and restore the latest backup.",
    ),
    "SQLITE_IOERR": (
        "{what} could not be read or written: the drive did not answer.",
        "Check that the drive or network folder is connected, then try again.",
    ),
    "SQLITE_CANTOPEN": (
        "{what} could not be opened or written to.",
        "Check that its folder is there and that you may write to it, then try again.",
    ),
    "SQLITE_NOTADB": (
        "{what} could not be read: it is damaged, or the passphrase is not the one it has.",
        "Try the passphrase again; if you are sure of it, restore the latest backup.",
    ),
}
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
TOLD["SQLITE_LOCKED"] = TOLD["SQLITE_BUSY"]
TOLD["SQLITE_PERM"] = TOLD["SQLITE_CANTOPEN"]
TOLD["SQLITE_AUTH"] = TOLD["SQLITE_CANTOPEN"]


def open_database(path: Path, passphrase: str | None, *, create: bool = False) -> Database:
    """Open the store at `path`, or with `create` make it where no file is yet.

    A passphrase of None means a store without encryption. Nothing is left behind when it
    fails, and a file that is there is never overwritten.
    """
    key = None if passphrase is None else _key(passphrase)
    if create:
        _claim(path)
    else:
        _check_file(path)
    try:
        return _connect(path, key, create=create)
    except BaseException:
        if create:
            path.unlink(missing_ok=True)
        raise


@contextmanager
def told(what: str = "The store") -> Iterator[None]:
    """Turn what SQLite says about a file, a disk or a lock into a sentence for the user.

    Anything else SQLite says is a mistake of ours and goes through unchanged.
    """
    try:
        yield
    except driver.Error as error:
        expected = expected_error(error, what)
        if expected is None:
            raise
        raise expected from error


def expected_error(error: driver.Error, what: str) -> ExpectedError | None:
    name = getattr(error, "sqlite_errorname", "")
    if name not in TOLD:
        return None
    problem, next_step = TOLD[name]
    kind = DamagedStoreError if name in DAMAGED else ExpectedError
    return kind(problem.format(what=what), next_step)


@contextmanager
def immediate(database: Database) -> Iterator[None]:
    """Hold one write transaction: all of it is kept, or after any failure none of it."""
    database.execute("begin immediate")
    try:
        yield
        database.execute("commit")
    except BaseException:
        database.rollback()
        raise


def keep_from_writing(database: Database) -> None:
    """Let this connection read alone."""
    database.execute("pragma query_only = on")


def is_protected(path: Path) -> bool:
    """Tell whether a store needs a passphrase. Raises ExpectedError when there is none to read."""
    _check_file(path)
    return not _first_bytes(path).startswith(PLAIN_HEADER)


def store_path(database: Database) -> Path:
    """Say which file the database is."""
    rows = database.execute("pragma database_list").fetchall()
    return next(Path(file) for _, name, file in rows if name == "main")


def compose(passphrase: str) -> str:
    """Compose the passphrase, so that every keyboard gives the same key."""
    composed = unicodedata.normalize("NFC", passphrase)
    if not composed or any(unicodedata.category(sign) in UNTYPABLE for sign in composed):
        raise ExpectedError(
            "The passphrase is empty or holds a character that cannot be typed.",
            "Type the passphrase again, without line breaks.",
        )
    return composed


def _key(passphrase: str) -> str:
    """Write the passphrase as SQL."""
    return "'" + compose(passphrase).replace("'", "''") + "'"


def _claim(path: Path) -> None:
    """Make the file, empty and the user's alone, unless something is there already."""
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        raise ExpectedError(
            f"There is already a file at {path}.",
            "Choose another name, or open that file instead.",
        ) from None
    except OSError as error:
        raise ExpectedError(
            f"No store can be made at {path}: {error.strerror or 'the folder cannot be used'}.",
            "Choose a folder that is there and that you may write to.",
        ) from error


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise ExpectedError(f"{path} is a folder, not a store.", "Choose the store's file.")
    try:
        _first_bytes(path)
    except FileNotFoundError:
        raise ExpectedError(
            f"There is no store at {path}.", "Check the name, or make a new store there."
        ) from None
    except OSError as error:
        raise ExpectedError(
            f"{path} cannot be opened: {error.strerror or 'the file cannot be used'}.",
            "Check that you may read the file and that its drive is connected.",
        ) from error


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64)


def _connect(path: Path, key: str | None, *, create: bool) -> Database:
    with told(str(path)):
        connection = driver.connect(_uri(path), uri=True, isolation_level=None)
    try:
        for statement in BEFORE_KEY:
            connection.execute(statement)
        if key is not None:
            connection.execute(f"pragma key = {key}")
            for statement in AFTER_KEY:
                connection.execute(statement)
        _check_key(connection, path, key)
        with told(str(path)):
            _check_mark(connection, path, create=create)
            for statement in SETTINGS:
                connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _uri(path: Path) -> str:
    """Write the path so that SQLite opens that file and never makes one by itself."""
    posix = path.absolute().as_posix()
    lead = "" if posix.startswith("/") else "/"
    return f"file://{lead}{quote(posix)}?mode=rw"


def _check_key(connection: driver.Connection, path: Path, key: str | None) -> None:
    try:
        connection.execute("pragma busy_timeout = 5000")
        connection.execute(COUNT_TABLES).fetchone()
    except driver.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            with told(str(path)):
                raise
        raise _cannot_read(path, key) from None


def _cannot_read(path: Path, key: str | None) -> ExpectedError:
    """Say why SQLite cannot make sense of the file, as far as its first bytes tell."""
    start = _first_bytes(path)
    is_plain = start.startswith(PLAIN_HEADER)
    if not is_plain and _is_other_file(start):
        return NotAStoreError(
            f"{path} is not a Caseload store.", "Choose the store's file, or restore a backup."
        )
    if is_plain and key is not None:
        return ExpectedError(
            f"{path} has no passphrase.", "Open it without one, or choose another file."
        )
    if is_plain:
        return DamagedStoreError(
            f"{path} is damaged and cannot be read.",
            "Keep the file as it is and restore the latest backup.",
        )
    if key is None:
        return ExpectedError(
            f"{path} needs its passphrase, or is not a Caseload store.",
            "Give the passphrase it was made with.",
        )
    return WrongPassphraseError(
        f"The passphrase does not open {path}.",
        "Type it again; if you are sure of it the file is damaged: restore the latest backup.",
    )


def _is_other_file(start: bytes) -> bool:
    """Say whether a file begins like text or an Office file; ours begin with random bytes."""
    return len(start) < SALT_BYTES or start.isascii() or start.startswith(FILE_MARKS)


def _check_mark(connection: driver.Connection, path: Path, *, create: bool) -> None:
    if create:
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        return
    (found,) = connection.execute("pragma application_id").fetchone()
    if found != APPLICATION_ID:
        raise ExpectedError(
            f"{path} is a database of another program, not a Caseload store.",
            "Choose the store's file.",
        )
