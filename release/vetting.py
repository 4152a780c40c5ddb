"""Compares every pin with the weaknesses and licences known here, and needs no network for it.

`python -m release.vetting` says what it found, how old the reading is, and fails on a finding.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from packaging.specifiers import SpecifierSet

from release.bill import inside
from release.parts import ROOT, RUN_LOCK, Part, parts

DEV_LOCK = ROOT / "requirements" / "dev.txt"
ADVISORIES = ROOT / "requirements" / "advisories.toml"
OLD_AFTER_DAYS = 90
NAME = re.compile(r"[-_.]+")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)

# Licences under which a part may be shipped inside this program, as the parts name them.
GOOD_LICENCES = re.compile(
    r"\b(mit|bsd|0bsd|apache|isc|psf|python software foundation|zlib|mpl|mozilla public|hpnd|"
    r"unlicense|public domain|lgpl|lgplv3|matplotlib)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Advisory:
    """One known weakness of a library or of a part inside one."""

    package: str
    id: str
    affected: str
    fixed_in: str
    about: str

    def concerns(self, name: str, version: str) -> bool:
        """Tell whether this version of a library has it."""
        is_it = plain(name) == plain(self.package)
        return is_it and SpecifierSet(self.affected).contains(version, prereleases=True)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known, and the day on which it was read."""

    read_on: date
    advisories: tuple[Advisory, ...]


def main() -> int:
    """Say what was found; 1 where there is something to mend."""
    reading = read_advisories()
    pins = [*all_pins(), *inside().items()]
    found = [*weaknesses(pins, reading.advisories), *unknown_licences(parts(RUN_LOCK))]
    for sentence in (*found, age_words(reading, datetime.now(UTC).date(), len(pins))):
        sys.stdout.write(f"{sentence}\n")
    return 1 if found else 0


def read_advisories(path: Path = ADVISORIES) -> Reading:
    """Read what is known of weaknesses."""
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    return Reading(kept["read_on"], tuple(Advisory(**one) for one in kept["advisory"]))


def all_pins(locks: Sequence[Path] = (RUN_LOCK, DEV_LOCK)) -> list[tuple[str, str]]:
    """Give every library with its version, for every platform, as the locks pin them."""
    found = {pin for lock in locks for pin in PIN.findall(lock.read_text(encoding="utf-8"))}
    return sorted(found)


def weaknesses(pins: Iterable[tuple[str, str]], advisories: Sequence[Advisory]) -> list[str]:
    """Say which pins have a known weakness, a sentence each."""
    return [
        f"{name} {version} has {one.id} ({one.about}): take {one.fixed_in} or newer."
        for name, version in pins
        for one in advisories
        if one.concerns(name, version)
    ]


def unknown_licences(found: Iterable[Part]) -> list[str]:
    """Say which parts name no licence that is known to allow shipping them."""
    return [
        f"{part.name} {part.version} is under {part.licence or 'no licence it names'}: read it "
        "before it is shipped."
        for part in found
        if not GOOD_LICENCES.search(part.licence)
    ]


def age_words(reading: Reading, today: date, looked_at: int) -> str:
    """Say how much was compared, and how old the reading is."""
    days = (today - reading.read_on).days
    words = (
        f"Compared {looked_at} pins with {len(reading.advisories)} advisories read on "
        f"{reading.read_on.isoformat()}, {days} days ago."
    )
    return f"{words} Read them again." if days > OLD_AFTER_DAYS else words


def plain(name: str) -> str:
    """Write a name as every index compares it."""
    return NAME.sub("-", name).casefold()


if __name__ == "__main__":
    sys.exit(main())
