"""What an organisation sets for every user of a computer: usual choices, and fixed ones.

A file `defaults.toml` in the organisation's folder (`paths.organisation_folder`) has two tables
at most. `[usual]` holds until a person chooses otherwise; `[fixed]` always. Both take
`lock_after_minutes` and `second_place`; `[usual]` also `theme` and `text_percent`. `[fixed]`
also takes `remember_passphrase = false`, which forbids remembering it on the computer.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FILE_NAME = "defaults.toml"
USUAL = {"theme": str, "text_percent": int, "lock_after_minutes": int, "second_place": str}
FIXED = {"lock_after_minutes": int, "second_place": str, "remember_passphrase": bool}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the file says, by the name of the setting; wrong lines are left out and logged."""

    usual: Mapping[str, str | int] = field(default_factory=dict)
    fixed: Mapping[str, str | int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def is_fixed(self, name: str) -> bool:
        """Tell whether the organisation decides about a setting."""
        return name in self.fixed

    def allows(self, name: str) -> bool:
        """Tell whether a person may choose something that an organisation can forbid."""
        return self.fixed.get(name) is not False

    def kept(self, name: str, chosen: str) -> str:
        """Give what holds as text: what is fixed, else what was chosen, else what is usual."""
        if name in self.fixed:
            return str(self.fixed[name])
        return chosen or str(self.usual.get(name, ""))


def read_defaults(folder: Path) -> Defaults:
    """Read the organisation's file; a missing or broken one is as if it said nothing."""
    path = folder / FILE_NAME
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Defaults()
    except (OSError, ValueError) as error:
        found = Defaults(problems=(f"{FILE_NAME} cannot be read: {error}",))
    else:
        problems: list[str] = []
        usual = _taken(tables, "usual", USUAL, problems)
        fixed = _taken(tables, "fixed", FIXED, problems)
        found = Defaults(usual, fixed, tuple(problems))
    for problem in found.problems:
        log.warning("%s", problem)
    return found


def _taken(
    tables: Mapping[str, object], name: str, known: Mapping[str, type], problems: list[str]
) -> dict[str, str | int]:
    table = tables.get(name, {})
    if not isinstance(table, dict):
        problems.append(f"{FILE_NAME}: [{name}] is not a table")
        return {}
    taken: dict[str, str | int] = {}
    for key, value in table.items():
        if key not in known:
            problems.append(f"{FILE_NAME}: {key} cannot be set in [{name}]")
        elif isinstance(value, str | int) and type(value) is known[key]:
            taken[key] = value
        else:
            problems.append(f"{FILE_NAME}: {key} in [{name}] is of the wrong kind")
    return taken
