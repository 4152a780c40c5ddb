"""Says who has a store open: a small file beside it, kept fresh, that a second person reads.

It holds the name of the user and of the computer and the time, nothing of the store. SQLite's
own locks keep the file whole; this one tells people apart and makes the second one a reader.
"""

from __future__ import annotations

import ctypes
import json
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SUFFIX = ".open"
STALE_SECONDS = 300.0
"""A file that was not freshened for so long was left behind; it is freshened every minute."""

STILL_ACTIVE = 0x00100000
"""SYNCHRONIZE: enough of a right to learn whether a Windows process is there."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open, on which computer, since when."""

    who: str
    computer: str
    since: datetime
    process: int
    token: str


class Presence:
    """One claim to a store: `take` it, `freshen` it every minute, `release` it at the end."""

    def __init__(self, store: Path, who: str, computer: str) -> None:
        self.path = store.with_suffix(SUFFIX)
        self._who = who
        self._computer = computer
        self._token = ""

    @property
    def is_held(self) -> bool:
        """Tell whether the claim is ours."""
        return bool(self._token)

    def take(self, now: datetime) -> Holder | None:
        """Claim the store, or say who has it. What was left behind by a crash is taken over."""
        other = read_holder(self.path)
        if other is not None and not is_stale(self.path, other, self._computer):
            return other
        if self.path.exists() and not self._put_away():
            return read_holder(self.path)
        mine = Holder(self._who, self._computer, now, os.getpid(), secrets.token_hex(8))
        try:
            with self.path.open("x", encoding="utf-8") as file:
                file.write(_as_text(mine))
        except FileExistsError:
            return read_holder(self.path)
        except OSError:
            # A folder that cannot be written to needs no claim: nobody can write there.
            return None
        self._token = mine.token
        return None

    def freshen(self) -> Holder | None:
        """Show that the program still runs; give whoever has taken the store over meanwhile."""
        if not self.is_held:
            return None
        holder = read_holder(self.path)
        if holder is not None and holder.token != self._token:
            self._token = ""
            return holder
        with suppress(OSError):
            os.utime(self.path)
        return None

    def release(self) -> None:
        """Give the store back."""
        holder = read_holder(self.path)
        if self.is_held and holder is not None and holder.token == self._token:
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._token = ""

    def _put_away(self) -> bool:
        """Remove a stale file; of two who try at once only one succeeds."""
        aside = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            self.path.rename(aside)
            aside.unlink()
        except OSError:
            return False
        return True


def live_holder(store: Path, computer: str) -> Holder | None:
    """Say who has a store open now, without claiming it."""
    path = store.with_suffix(SUFFIX)
    holder = read_holder(path)
    if holder is None or is_stale(path, holder, computer):
        return None
    return holder


def is_stale(path: Path, holder: Holder, computer: str) -> bool:
    """Tell whether a claim was left behind by a program that no longer runs."""
    if holder.computer == computer and not is_running(holder.process):
        return True
    return _age(path) > STALE_SECONDS


def read_holder(path: Path) -> Holder | None:
    """Read a claim; one that cannot be read is none."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Holder(
            str(held["who"]),
            str(held["computer"]),
            datetime.fromisoformat(held["since"]),
            int(held["process"]),
            str(held["token"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_running(process: int) -> bool:
    """Tell whether a process of this computer is there."""
    if sys.platform == "win32":
        handle = ctypes.windll.kernel32.OpenProcess(STILL_ACTIVE, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _age(path: Path) -> float:
    """Give the seconds since a file was freshened, by the clock of the drive it lies on."""
    probe = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        probe.touch()
        return probe.stat().st_mtime - path.stat().st_mtime
    except OSError:
        return 0.0
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _as_text(holder: Holder) -> str:
    return json.dumps(
        {
            "who": holder.who,
            "computer": holder.computer,
            "since": holder.since.isoformat(timespec="seconds"),
            "process": holder.process,
            "token": holder.token,
        }
    )
