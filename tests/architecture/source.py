"""The package's own source, parsed once for the architecture tests."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "caseload_app"
LAYERS = ("domain", "store", "exchange", "services", "ui")


@dataclass(frozen=True, eq=False)
class Module:
    """One Python file: its dotted name, where it lies and its syntax tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def layer(self) -> str:
        """The folder it lies in, or its own name at the top of the package."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else parts[0]

    def at(self, node: ast.stmt | ast.expr) -> str:
        return f"{self.path.relative_to(ROOT).as_posix()}:{node.lineno}"


@dataclass(frozen=True)
class Import:
    """One thing that a module imports, as a dotted name, and where."""

    target: str
    node: ast.stmt
    late: bool
    for_types: bool

    @property
    def library(self) -> str:
        return self.target.split(".")[0]


@cache
def modules() -> dict[str, Module]:
    return {module.name: module for module in map(_parse, sorted(PACKAGE.rglob("*.py")))}


def modules_of(*layers: str) -> list[Module]:
    return [module for module in modules().values() if module.layer in layers]


@cache
def imports_of(module: Module) -> tuple[Import, ...]:
    """List the imports; `late` ones stand inside a function, those `for_types` never run."""
    late = {
        id(inner)
        for outer in ast.walk(module.tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for_types = {
        id(inner)
        for outer in ast.walk(module.tree)
        if isinstance(outer, ast.If) and ast.unparse(outer.test) == "TYPE_CHECKING"
        for inner in outer.body
    }
    return tuple(
        Import(target, node, id(node) in late, id(node) in for_types)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for target in _targets(node)
    )


def calls_of(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Walk the calls by the last part of their name: `today` for `date.today()`."""
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
                yield name, node


def texts_of(module: Module) -> Iterator[ast.Constant]:
    """Walk the string literals, but not the docstrings."""
    docstrings = {
        id(node.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node


def expect_none(complaints: Iterable[str]) -> None:
    """Fail with every complaint on a line of its own."""
    text = "\n".join(complaints)
    assert not text, text


def python_files() -> list[Path]:
    """List every Python file of the project, the tests and tools with it."""
    folders = (PACKAGE, ROOT / "tests")
    files = [file for folder in folders for file in sorted(folder.rglob("*.py"))]
    return [*files, ROOT / "dev.py", ROOT / "build.spec"]


def _parse(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text(encoding="utf-8")))


def _targets(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    # `from package import name` may mean a module of the package or a value in it;
    # ruff sees to it that no import is relative.
    return [
        full if (full := f"{node.module}.{alias.name}") in modules() else node.module or ""
        for alias in node.names
    ]
