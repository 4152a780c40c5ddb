"""Ask the command line as its user does, in this process for speed."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path

from caseload_app.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    out: str
    told: str

    def json(self) -> dict[str, object]:
        assert self.status == 0, self.told
        parsed = json.loads(self.out)
        assert isinstance(parsed, dict)
        return parsed


def ask(*words: object) -> Answer:
    out, told = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(str(leaving.code or 0))
    return Answer(status, out.getvalue(), told.getvalue())


def new_store(path: Path) -> Path:
    assert ask("init", "--store", path, "--no-passphrase").status == 0
    return path
