"""Order the roles of several people involved with one child: who of them holds the case."""

from __future__ import annotations

from functools import lru_cache

from caseload_app.domain.importing.joining import NOT_A_HOLDER

_HOLDER_WORDS = ("ALLOCATED", "SOCIAL WORKER", "CASE WORKER", "CASEWORKER", "KEY WORKER", "LEAD")
_HOLDER_CODES = frozenset({"CW", "CSW", "LCW", "SW", "ALLWKR", "REL.ALLWORK", "REL.ALLWORKCF"})
_ADVISER_WORDS = ("PERSONAL ADVIS",)
_ADVISER_CODES = frozenset({"PA", "PAL"})
_NEVER_WORDS = ("REVIEWING", "IRO", "CHAIR", "SUPERVISOR", "MANAGER", "SECOND", "GUARDIAN")
_NEVER_CODES = frozenset({"SEC", "CPC"})


@lru_cache(maxsize=1024)
def role_rank(role: str) -> int:
    """Order a role: the allocated worker first, another lead, an adviser, then anybody else.

    Reviewing officers, managers and the like never hold a case, nor do the key agencies whose
    codes begin with KA.
    """
    text = " ".join(role.upper().split())
    if not text:
        return 0
    if text in _NEVER_CODES or text.startswith("KA") or any(word in text for word in _NEVER_WORDS):
        return NOT_A_HOLDER
    if text in _ADVISER_CODES or any(word in text for word in _ADVISER_WORDS):
        return 2
    if text in _HOLDER_CODES or any(word in text for word in _HOLDER_WORDS):
        return 0 if "ALLOCATED" in text or text in _HOLDER_CODES else 1
    return 3
