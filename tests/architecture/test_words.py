"""What the user reads is plain British English, and dates are written one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import Module, calls_of, expect_none, modules, texts_of

JARGON = re.compile(
    r"\b(null|nonetype|exceptions?|tracebacks?|stack trace|record ?sets?|tuples?|booleans?"
    r"|(foreign|primary) keys?|sqlite|dataframes?|serialis\w+|instantiat\w+|deprecated)\b",
    re.IGNORECASE,
)

# Words as Americans spell them, but not where they are a style or drawing property:
# those stand beside a colon, a hyphen, an equals sign or a semicolon.
AMERICAN = re.compile(
    r"(?<![-\w:=])(?<!: )(colors?|grays?|centers?|behaviors?|favorites?|labeled|canceled"
    r"|(organi|recogni|summari|prioriti|authori|minimi|maximi|customi)z\w+)(?![-\w:=;(])",
    re.IGNORECASE,
)

SPEAKING = ("bootstrap", "cli", "commands", "services", "ui")


def test_users_read_no_jargon() -> None:
    expect_none(found_in_user_text(JARGON))


def test_users_read_british_spelling() -> None:
    expect_none(found_in_user_text(AMERICAN))


def test_dates_are_written_in_one_place() -> None:
    wrong = [
        f"{module.at(call)} calls strftime()"
        for module in modules().values()
        for name, call in calls_of(module)
        if module.layer == "ui" and name == "strftime" and module.name != "caseload_app.ui.words"
    ]

    expect_none(wrong)


def found_in_user_text(pattern: re.Pattern[str]) -> Iterator[str]:
    for module in modules().values():
        if module.layer in SPEAKING:
            for text in user_texts(module):
                if found := pattern.search(str(text.value)):
                    yield f"{module.at(text)} says {found.group()!r}"


def user_texts(module: Module) -> Iterator[ast.Constant]:
    """Take a text with a space for words meant to be read, and one without for a key."""
    return (text for text in texts_of(module) if " " in str(text.value).strip())
