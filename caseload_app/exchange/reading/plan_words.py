"""Understand what people write for a child's plan or case status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from caseload_app.domain.records import PLAN_PRECEDENCE, Plan
from caseload_app.exchange.reading.headings import normal_heading
from caseload_app.exchange.reading.import_words import cell_words


@dataclass(frozen=True, slots=True)
class PlanWords:
    """The plans a text names, the one that counts first; and whether it says open or closed."""

    plans: tuple[Plan, ...] = ()
    is_closed: bool = False
    is_open: bool = False

    @property
    def counted(self) -> Plan | None:
        return self.plans[0] if self.plans else None


@lru_cache(maxsize=4096)
def read_plan(text: str) -> PlanWords | None:
    """Read a plan in any usual spelling, two plans joined included; None where it fits none."""
    words = normal_heading(_without_letter(text)).split()
    if not words:
        return PlanWords()
    found: set[str] = set()
    rest = words
    while rest:
        name, used = _longest_name(rest)
        if name is None and rest[0] not in cell_words("plan")["fillers"]:
            # A remark after a plan, such as "CP (at home)", does not make it unreadable.
            if not found:
                return None
            break
        if name is not None:
            found.add(name)
        rest = rest[used:]
    if not found:
        return None
    plans = tuple(plan for plan in PLAN_PRECEDENCE if plan.value in found)
    return PlanWords(plans, "closed" in found, "open" in found and "closed" not in found)


def _without_letter(text: str) -> str:
    """Leave out the letter before a code, as in `a) Looked after child`."""
    letter, bracket, rest = text.partition(")")
    return rest if bracket and len(letter.strip()) == 1 else text


def _longest_name(words: list[str]) -> tuple[str | None, int]:
    """Find the longest run of words at the start that names a plan, and how long it is."""
    names = cell_words("plan")
    for length in range(min(5, len(words)), 0, -1):
        run = " ".join(words[:length])
        for name, spellings in names.items():
            if name != "fillers" and run in spellings:
                return name, length
    return None, 1
