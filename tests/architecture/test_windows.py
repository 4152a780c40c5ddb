"""Nothing in the program or the repository that Windows does not have or cannot hold."""

from __future__ import annotations

import ast
import os
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path, PureWindowsPath

from tests.architecture.source import ROOT, modules

# In the standard library, but not on Windows; https://docs.python.org/3/library/os.html.
ONLY_POSIX_MODULES = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
ONLY_POSIX_NAMES = {
    "os": {
        "O_NOFOLLOW",
        "chown",
        "fchmod",
        "fchown",
        "fork",
        "geteuid",
        "getuid",
        "killpg",
        "mkfifo",
        "setsid",
        "statvfs",
        "uname",
    },
    "signal": {"SIGALRM", "SIGHUP", "SIGKILL", "SIGQUIT", "SIGUSR1", "alarm", "pause"},
    "time": {"tzset"},
}
# Room for a folder such as C:\\Users\\some.long.name\\Documents\\Caseload before 260 letters.
LONGEST_PATH = 160


def files_of_the_repository() -> list[str]:
    """Every file but what the machine itself makes; git may be missing where this runs."""
    rules = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {rule for rule in rules if rule and not rule.startswith("#")}
    made_at_the_top = {ROOT / name.strip("/") for name in ignored if name.startswith("/")}
    names = []
    for folder, below, files in os.walk(ROOT):
        below[:] = [
            name
            for name in below
            if name != ".git"
            and not any(fnmatch(f"{name}/", rule) for rule in ignored)
            and Path(folder, name) not in made_at_the_top
        ]
        kept = (name for name in files if not any(fnmatch(name, rule) for rule in ignored))
        names += [Path(folder, name).relative_to(ROOT).as_posix() for name in kept]
    return names


def test_no_module_that_only_posix_has_is_imported() -> None:
    found = [
        module.at(node)
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and ONLY_POSIX_MODULES & {name.split(".")[0] for name in _imported(node)}
    ]

    assert found == []


def test_no_call_that_only_posix_has_is_made() -> None:
    found = [
        module.at(node)
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in ONLY_POSIX_NAMES.get(node.value.id, ())
    ]

    assert found == []


def test_every_text_file_is_opened_with_its_encoding() -> None:
    """Windows would read and write in the code page of the machine."""
    found = [
        module.at(node)
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"read_text", "write_text"}
        and "encoding" not in {keyword.arg for keyword in node.keywords}
    ]

    assert found == []


def test_every_file_name_can_lie_on_a_windows_disk() -> None:
    forbidden = [
        name
        for name in files_of_the_repository()
        if set('<>:"\\|?*') & set(name)
        or len(name) > LONGEST_PATH
        or any(part.endswith((" ", ".")) for part in name.split("/"))
        or PureWindowsPath(name).is_reserved()
    ]

    assert forbidden == []


def test_no_two_file_names_differ_only_in_capitals() -> None:
    alike = Counter(name.casefold() for name in files_of_the_repository())

    assert [name for name, number in alike.items() if number > 1] == []


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]
