"""Files, classes and functions stay short enough to be read in one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGE, ROOT, expect_none, python_files

FILE_LINES = 400
CLASS_LINES = 250
FUNCTION_LINES = 50
SHORTER_FILES = {PACKAGE / "ui" / "main_window.py": 250}
Kind = type[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]


def test_files_are_within_their_budget() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} has {lines} lines"
        for file in python_files()
        if (lines := len(file.read_text(encoding="utf-8").splitlines()))
        > SHORTER_FILES.get(file, FILE_LINES)
    ]

    expect_none(wrong)


def test_classes_are_within_their_budget() -> None:
    expect_none(too_long(ast.ClassDef, limit=CLASS_LINES))


def test_functions_are_within_their_budget() -> None:
    expect_none(too_long(ast.FunctionDef, ast.AsyncFunctionDef, limit=FUNCTION_LINES))


def too_long(*kinds: Kind, limit: int) -> Iterator[str]:
    for file in python_files():
        for node in ast.walk(parse(file)):
            if isinstance(node, kinds) and (lines := length(node)) > limit:
                yield f"{file.relative_to(ROOT)}:{node.lineno} {node.name} has {lines} lines"


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
