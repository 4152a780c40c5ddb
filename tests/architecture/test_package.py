"""The repository is whole: every module explains itself and has its tests, and locks are clean."""

from __future__ import annotations

import ast
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, Module, expect_none, modules, modules_of

MIRRORED = ("domain", "store", "exchange", "services")
LINES_WORTH_A_TEST_FILE = 40
NOT_OURS = {"build", "dist", "demo-output", "shots", "__pycache__"}

# Spelt in two halves, so that this file does not name what it forbids.
REGISTRY_WORDS = tuple(
    first + second
    for first, second in [
        ("py", "pi."),
        ("python", "hosted"),
        ("--index", "-url"),
        ("--extra-", "index"),
        ("--find", "-links"),
    ]
)


def test_every_module_says_what_it_is() -> None:
    silent = [name for name, module in modules().items() if not ast.get_docstring(module.tree)]

    expect_none(silent)


def test_tests_mirror_the_package() -> None:
    missing = [
        module.name
        for module in modules_of(*MIRRORED)
        if lines_of_code(module) > LINES_WORTH_A_TEST_FILE
        and not any(test.exists() for test in mirrors_of(module))
    ]

    expect_none(missing)


def test_no_file_names_a_package_registry() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} holds {word}"
        for file in repository_files()
        for word in REGISTRY_WORDS
        if word.encode() in file.read_bytes()
    ]

    expect_none(wrong)


def test_every_dependency_is_pinned_and_hashed() -> None:
    loose = [
        f"{file.name}: {line}"
        for file in sorted((ROOT / "requirements").glob("*.txt"))
        for line, following in with_following_line(file)
        if line[:1].isalnum() and not ("==" in line and "--hash=sha256:" in following)
    ]

    expect_none(loose)


def test_every_runtime_dependency_is_in_both_locks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {text.partition(">")[0].lower() for text in project["dependencies"]}

    assert names <= locked_names("run.txt")
    assert locked_names("run.txt") <= locked_names("dev.txt")


def mirrors_of(module: Module) -> list[Path]:
    """Name its test file, then those of its family: `test_rota.py` may test `rota_swaps.py`."""
    words = module.path.stem.split("_")
    stems = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    folder = ROOT / "tests" / module.path.parent.relative_to(PACKAGE)
    return [folder / f"test_{stem}.py" for stem in stems]


def lines_of_code(module: Module) -> int:
    """Count the lines that hold something other than comments, docstrings and space."""
    return len({node.lineno for node in ast.walk(module.tree) if isinstance(node, ast.stmt)})


def repository_files() -> Iterator[Path]:
    """Walk what is committed: all but hidden folders and what the tools make."""
    for folder, inner, files in os.walk(ROOT):
        inner[:] = [
            name for name in inner if name not in NOT_OURS and (name == ".ci" or name[0] != ".")
        ]
        yield from (Path(folder, name) for name in files)


def with_following_line(file: Path) -> Iterator[tuple[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return zip(lines, [*lines[1:], ""], strict=True)


def locked_names(lock: str) -> set[str]:
    lines = (ROOT / "requirements" / lock).read_text(encoding="utf-8").splitlines()
    return {line.partition("==")[0] for line in lines if line[:1].isalnum()}
