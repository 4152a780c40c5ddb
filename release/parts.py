"""The parts the program is made of: the pinned libraries, their licences and their texts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import Marker, default_environment

ROOT = Path(__file__).resolve().parents[1]
RUN_LOCK = ROOT / "requirements" / "run.txt"
WINDOWS: Mapping[str, str] = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_system": "Windows",
    "sys_platform": "win32",
}
# Read in its licence text: its own description names none.
_READ_IN_THE_TEXT: Mapping[str, str] = {"sqlcipher3": "Zlib"}
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+))?")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One library: `licence` is how it names its licence, empty where it names none."""

    name: str
    version: str
    licence: str
    homepage: str


def pins(lock: str, environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give name and version of every library that `lock` asks for on one kind of machine.

    `environment` overrides what markers see, such as `WINDOWS`; without it, this machine.
    """
    here = {name: str(value) for name, value in default_environment().items()}
    sees = {**here, **(environment or {})}
    found = {}
    for line in lock.splitlines():
        pin = _PIN.match(line)
        if pin is None:
            continue
        marker = (pin["marker"] or "").strip()
        if not marker or Marker(marker).evaluate(sees):
            found[pin["name"]] = pin["version"]
    return found


def parts(lock: Path = RUN_LOCK) -> list[Part]:
    """Describe every library this machine runs the program with, by name."""
    return [_part(distribution(name)) for name in sorted(pins(lock.read_text(encoding="utf-8")))]


def windows_only(lock: Path = RUN_LOCK) -> list[str]:
    """Name the libraries that only Windows needs and that are therefore not described here."""
    text = lock.read_text(encoding="utf-8")
    return sorted(pins(text, WINDOWS).keys() - pins(text).keys())


def copy_licences(folder: Path, lock: Path = RUN_LOCK) -> int:
    """Copy the licence texts of every library into `folder`; give how many files they are."""
    copied = 0
    for name in sorted(pins(lock.read_text(encoding="utf-8"))):
        for text in _licence_texts(name):
            target = folder / name / text.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, target)
            copied += 1
    return copied


def _part(found: Distribution) -> Part:
    licence = _field(found, "license_expression") or _licence_words(found)
    page = _field(found, "home_page") or _project_page(found)
    return Part(_field(found, "name"), found.version, licence, page)


def _field(found: Distribution, name: str) -> str:
    return str(found.metadata.json.get(name) or "")


def _licence_words(found: Distribution) -> str:
    """Take the classifier before the free text: the free text may be the whole licence."""
    kinds = [kind for kind in found.metadata.get_all("Classifier") or () if "License ::" in kind]
    if kinds:
        return str(kinds[0]).rpartition(" :: ")[2]
    free = _field(found, "license").partition("\n")[0]
    return free or _READ_IN_THE_TEXT.get(_field(found, "name"), "")


def _project_page(found: Distribution) -> str:
    lines = map(str, found.metadata.get_all("Project-URL") or ())
    pages = dict(line.split(", ", 1) for line in lines if ", " in line)
    for label in ("Homepage", "Source", "Repository"):
        if label in pages:
            return pages[label]
    return next(iter(pages.values()), "")


def _licence_texts(name: str) -> list[Path]:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return []
    texts = [Path(str(file.locate())) for file in files if _LICENCE_FILE.search(file.name)]
    return [text for text in texts if text.suffix not in {".py", ".pyc"} and text.is_file()]
