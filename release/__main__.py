"""Make what is handed out, from a fresh build: `python dev.py release`, result in dist/.

On Windows the result is the real one. Elsewhere the same steps run on a build for this
machine, so that everything but Windows itself is tried before a release.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from caseload_app import __version__
from release.bill import bill_of_materials
from release.drive import drive_window
from release.parts import ROOT, copy_licences, parts

DIST = ROOT / "dist"
BUILT = DIST / "Caseload"
BILL = "bill-of-materials.json"
ENDING = ".exe" if os.name == "nt" else ""
STARTS = 3


def main() -> int:
    """Build, add what belongs inside, try the result, pack it and seal it."""
    shutil.rmtree(DIST, ignore_errors=True)
    run([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec"])
    texts = copy_licences(BUILT / "licences")
    shutil.copyfile(ROOT / "LICENSE", BUILT / "licences" / "Caseload.txt")
    (BUILT / BILL).write_text(bill_of_materials(__version__, parts()), encoding="utf-8")
    say(f"Built {size_words(BUILT)}, with {texts} licence texts.")

    program = BUILT / f"caseload-app{ENDING}"
    run([str(program), "--self-check"], offscreen=True)
    say(drive_window(BUILT / f"Caseload{ENDING}"))
    say(start_words(program))

    made = [portable_zip(), *installer()]
    seal([*made, BUILT / BILL])
    for file in made:
        say(f"Made dist/{file.name}, {file.stat().st_size / 1e6:.0f} MB.")
    return 0


def portable_zip() -> Path:
    """Pack the built folder for whoever may not install anything."""
    name = DIST / f"Caseload-{__version__}-portable"
    return Path(shutil.make_archive(str(name), "zip", DIST, BUILT.name))


def installer() -> list[Path]:
    """Make the installer where its compiler is; a build for another system has no such name."""
    compiler = shutil.which("makensis")
    if compiler is None:
        say("There is no makensis here, so no installer was made.")
        return []
    is_trial = not (BUILT / "Caseload.exe").is_file()
    if is_trial:
        say("This is no Windows build: the installer is made of it to try the script only.")
    out = DIST / f"Caseload-{__version__}-setup.exe"
    script = ROOT / "release" / "caseload.nsi"
    values = {
        "VERSION": __version__,
        "PROGRAM": str(BUILT),
        "ICON": str(ROOT / "resources" / "icons" / "caseload.ico"),
        "OUT": str(out),
    }
    options = [f"-D{name}={value}" for name, value in values.items()]
    options += ["-DQUICK"] if is_trial else []
    run([compiler, "-V2", "-WX", *options, str(script)])
    return [out]


def seal(files: Sequence[Path]) -> None:
    """Write one checksum a line, as `sha256sum --check` and `Get-FileHash` read them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]
    (DIST / "SHA256SUMS.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def size_words(folder: Path) -> str:
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:.0f} MB in {len(files)} files"


def start_words(program: Path) -> str:
    """Compare the start of the built program with the source's, the quickest of a few each."""
    built = min(seconds_of([str(program), "rules", "--json"]) for _ in range(STARTS))
    source = [sys.executable, "-m", "caseload_app", "rules", "--json"]
    plain = min(seconds_of(source) for _ in range(STARTS))
    return f"A command takes {built:.2f} s built and {plain:.2f} s from source."


def seconds_of(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def run(command: Sequence[str], *, offscreen: bool = False) -> None:
    """Run one step. Raises CalledProcessError, which ends the release."""
    extra = {"QT_QPA_PLATFORM": "offscreen"} if offscreen else {}
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, **extra})


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
