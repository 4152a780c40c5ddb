"""The documents name what is there: every path and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "db" / "README.md",
    ]
)
PLACES = (ROOT, PACKAGE, PACKAGE / "domain", ROOT / "db")
# Made by the program or the build, or standing for something.
NOT_HERE = ("dist/", "backups/", "_data", "NNNN")
_PATH = re.compile(r"`([\w.\-]+/[\w./\-]*)`")
_LINK = re.compile(r"\]\(([^)#:]+?)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_is_there(document: Path) -> None:
    named = _PATH.findall(document.read_text(encoding="utf-8"))

    lost = [
        name
        for name in named
        if not any(part in name for part in NOT_HERE)
        and not any((place / name).exists() for place in PLACES)
    ]
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    linked = _LINK.findall(document.read_text(encoding="utf-8"))

    assert [link for link in linked if not (document.parent / link).exists()] == []
