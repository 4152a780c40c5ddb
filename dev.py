"""One command for each thing a developer does: `python dev.py demo`, `test`, `check` ...

Needs Python 3.11 or newer with pip and nothing else. The first start makes `.venv` and
fills it from the hash-pinned lists in `requirements/`; later starts go straight to work.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = ENVIRONMENT / "caseload-set-up.txt"
RUN_LOCK = ROOT / "requirements" / "run.txt"
DEV_LOCK = ROOT / "requirements" / "dev.txt"
OLDEST_PYTHON = (3, 11)

# What Qt loads from a Debian system: the library, and the package that brings it.
ALWAYS_NEEDED = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
NEEDED_FOR_A_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("~/.fonts"))
FONT_PACKAGE = "fonts-dejavu-core"


class SetUpError(Exception):
    """Something that stops the command, told in one sentence with the next step."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("command", choices=COMMANDS, help="what to do")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to the command")
    chosen = parser.parse_args()
    os.chdir(ROOT)
    try:
        set_up()
        return COMMANDS[chosen.command](chosen.rest)
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# The commands. Each returns the exit status.


def demo(rest: list[str]) -> int:
    if has_display():
        return run_python("-m", "caseload_app", "--demo", *rest)
    folder = "demo-output"
    say(f"There is no display here, so this demonstration writes to the folder {folder} instead.")
    options = ("--demo", "--no-window", folder)
    return run_python("-m", "caseload_app", *options, *rest, offscreen=True)


def test(rest: list[str]) -> int:
    # By file, so that what a file's tests share is made once.
    side_by_side = ("-n", "2", "--dist", "loadfile")
    return run_python("-m", "pytest", *side_by_side, *rest, offscreen=True)


def check(_rest: list[str]) -> int:
    """Run every check, also after one has failed, and say at the end which did."""
    checks = {
        "format": ("ruff", "format", "--check"),
        "lint": ("ruff", "check"),
        "types": ("mypy",),
        "architecture": ("pytest", "-qq", "tests/architecture", "-m", "not slow"),
        "licences and weaknesses": ("release.vetting",),
        "speed": ("tests.bench", "--quick", "--check"),
    }
    failed = []
    for name, command in checks.items():
        say(f"Checking {name} ...")
        if run_python("-m", *command, offscreen=True) != 0:
            failed.append(name)
    say(f"Failed: {', '.join(failed)}." if failed else "Every check passed.")
    return 1 if failed else 0


def shots(rest: list[str]) -> int:
    return run_python("-m", "tests.shots", *(rest or ["shots"]), offscreen=True)


def bench(rest: list[str]) -> int:
    return run_python("-m", "tests.bench", *rest, offscreen=True)


def build(rest: list[str]) -> int:
    return run_python("-m", "PyInstaller", "--noconfirm", *rest, "build.spec")


def release(rest: list[str]) -> int:
    return run_python("-m", "release", *rest)


def lock(rest: list[str]) -> int:
    """Pin every dependency, with hashes, for every platform and Python from 3.11 on."""
    compiler = ("-m", "uv", "pip", "compile", "--quiet", "--no-config", "--universal")
    options = ("--generate-hashes", "--python-version", "3.11", "pyproject.toml")
    note = ("--custom-compile-command", "python dev.py lock")
    everything = ("--group", "dev", "--output-file", str(DEV_LOCK))
    # The shorter list takes its versions from the longer one, so that tests run what users do.
    running = ("--constraint", str(DEV_LOCK), "--output-file", str(RUN_LOCK))
    for lists in (everything, running):
        status = run_python(*compiler, *options, *note, *lists, *rest)
        if status != 0:
            return status
    return 0


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "shots": shots,
    "bench": bench,
    "build": build,
    "release": release,
    "lock": lock,
}


# Setting up.


def set_up() -> None:
    """Make everything ready; when it already is, this takes no noticeable time."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        raise SetUpError(
            f"Caseload needs Python 3.11 or newer and this is {found}; "
            "install a newer one and run this again with it."
        )
    ready = STAMP.is_file() and STAMP.read_text(encoding="utf-8") == wanted_stamp()
    install_system_libraries(first_time=not ready)
    if ready:
        return
    say("Setting up; this happens once and takes a few minutes.")
    make_environment()
    install_dependencies()
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def wanted_stamp() -> str:
    """Describe the set-up: when any of this changes, it is done again."""
    settings = ENVIRONMENT / "pyvenv.cfg"
    digest = hashlib.sha256()
    for file in (DEV_LOCK, ROOT / "pyproject.toml", settings):
        digest.update(file.read_bytes() if file.is_file() else b"")
    # An editable install points at this folder, so a moved one needs another.
    digest.update(str(ROOT).encode())
    return digest.hexdigest()


def make_environment() -> None:
    if environment_works():
        return
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    if not has_module("ensurepip"):
        prepare_without_ensurepip(command)
    if run(command) != 0 or not environment_works():
        raise SetUpError(
            f"The folder {ENVIRONMENT} could not be filled; the lines above say why. "
            "Mend that, delete the folder and run this again."
        )


def environment_works() -> bool:
    if not PYTHON.is_file():
        return False
    question = f"import sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return run([str(PYTHON), "-c", question]) == 0


def prepare_without_ensurepip(command: list[str]) -> None:
    """Debian keeps ensurepip in a package of its own; a pip outside does as well."""
    if run([*pip_for(sys.executable), "--version"], quiet=True) == 0:
        command.append("--without-pip")
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if not has_apt():
        raise SetUpError("This Python has no recent pip; install one and run this again.")
    if not (is_root() and apt_install([package])):
        raise SetUpError(f"This Python has no recent pip; run: {apt_line([package])}")


def pip_for(python: str) -> list[str]:
    """Let the pip of the Python that runs this file work on another one."""
    return [sys.executable, "-m", "pip", "--python", python]


def install_dependencies() -> None:
    pip = [str(PYTHON), "-m", "pip"]
    if run([*pip, "--version"], quiet=True) != 0:
        pip = pip_for(str(PYTHON))
    install = [*pip, "install", "--disable-pip-version-check", "--no-input"]
    if run([*install, "--require-hashes", "-r", str(DEV_LOCK)]) != 0:
        raise SetUpError(
            "The dependencies could not be installed; if the lines above speak of a "
            "connection, check the internet or the proxy and run this again."
        )
    # The list just installed holds the build back end: nothing more is fetched.
    project = ["--no-deps", "--no-build-isolation", "--quiet", "--editable", "."]
    if run([*install, *project]) != 0:
        raise SetUpError("The project itself could not be installed; the lines above say why.")


# Debian's system libraries.


def install_system_libraries(*, first_time: bool) -> None:
    """Install what Qt needs from a Debian system, or say how; nothing elsewhere."""
    if not has_apt():
        return
    installed = installed_libraries()
    essential = [name for library, name in ALWAYS_NEEDED.items() if library not in installed]
    packages = essential + [
        name for library, name in NEEDED_FOR_A_WINDOW.items() if library not in installed
    ]
    if not has_a_font():
        packages.append(FONT_PACKAGE)
    if not packages:
        return
    if is_root() and (first_time or essential) and apt_install(packages):
        return
    if essential:
        raise SetUpError(f"Qt needs some system libraries; run: {apt_line(packages)}")
    say(f"To open a window, Qt needs more system libraries; run: {apt_line(packages)}")


def installed_libraries() -> set[str]:
    """Ask the linker's cache, whose first words are the names of the libraries."""
    program = shutil.which("ldconfig", path=f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin")
    if program is None:
        return {*ALWAYS_NEEDED, *NEEDED_FOR_A_WINDOW}
    listing = subprocess.run([program, "-p"], capture_output=True, text=True, check=False).stdout
    return {line.split()[0] for line in listing.splitlines() if line.strip()}


def has_a_font() -> bool:
    endings = ("*.ttf", "*.otf", "*.ttc")
    fonts = (folder.expanduser().rglob(ending) for folder in FONT_FOLDERS for ending in endings)
    return any(next(found, None) for found in fonts)


def apt_install(packages: list[str]) -> bool:
    say(f"Installing system packages: {' '.join(packages)}")
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], environment=quietly)
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return run(install, environment=quietly) == 0


def apt_line(packages: list[str]) -> str:
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


# Small questions and tools.


def has_apt() -> bool:
    return platform.system() == "Linux" and shutil.which("apt-get") is not None


def has_display() -> bool:
    if platform.system() != "Linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def has_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_python(*arguments: str, offscreen: bool = False) -> int:
    """Run the environment's Python with the whole terminal to itself."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return run([str(PYTHON), *arguments], environment=environment)


def run(
    command: list[str], *, environment: dict[str, str] | None = None, quiet: bool = False
) -> int:
    silence = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(
            command, env=environment, stdout=silence, stderr=silence, check=False
        ).returncode
    except OSError as error:
        print(f"{shlex.join(command)}: {error}", file=sys.stderr)
        return 1


def say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
